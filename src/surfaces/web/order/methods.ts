import type { PaymentMethod } from "../../../business/payments/index.ts";
import type { WebGround } from "../ground.ts";

/** The ways to pay that a browser can take: on the provider's page, or by a slip. */
export function methodsOf(
  ground: Pick<WebGround, "payments">,
): readonly (PaymentMethod & { readonly provider: string })[] {
  return ground.payments.flatMap((provider) =>
    provider.methods
      .filter(({ kind }) => kind === "redirect" || kind === "slip")
      .map((method) => ({ ...method, provider: provider.name })),
  );
}
