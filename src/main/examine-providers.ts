import type { PaymentProvider } from "../business/payments/index.ts";
import type { Config } from "../foundation/config/index.ts";
import { callOut } from "../foundation/http/index.ts";
import type { Finding } from "./doctor.ts";
import { gatewaysFor } from "./gateways.ts";
import { isLoopback } from "./place.ts";

const ANSWER_MS_MAX = 5000;

/** Whether each payment provider takes our keys, and can tell us its news. */
export async function examineProviders(
  config: Config,
  payments: readonly PaymentProvider[] = gatewaysFor(config).payments,
): Promise<readonly Finding[]> {
  const providers = payments.filter(({ examine }) => examine !== undefined);
  if (providers.length === 0 && !config.isDemo) {
    const line = "none is set: nobody can pay. docs/running tells how to switch one on";
    return [{ what: "payment providers", state: "wrong", line }];
  }
  const found = await Promise.all(
    providers.map(async (provider) => [
      ...(await provider.examine!({ webhookUrl: webhookUrlOf(config, provider) })),
      await examineDoor(config, provider),
    ]),
  );
  return found.flat();
}

function webhookUrlOf({ publicUrl }: Config, { name }: PaymentProvider): string {
  return `${publicUrl}/webhooks/payments/${name}`;
}

/** Our own door for notifications, knocked at by the address that the provider is given. */
async function examineDoor(config: Config, provider: PaymentProvider): Promise<Finding> {
  const what = `${provider.name} webhook`;
  const url = webhookUrlOf(config, provider);
  if (isLoopback(new URL(url).hostname)) {
    const line = `${url} is this machine only: set PUBLIC_URL to an address it can reach`;
    return { what, state: "wrong", line };
  }
  const answer = await callOut({ method: "GET", url, timeoutMs: ANSWER_MS_MAX });
  // The door takes POST alone, and says so to whoever merely looks.
  if (answer.kind === "answered" && answer.status === 405) {
    return { what, state: "ok", line: `${url} is ours and answers` };
  }
  const said = answer.kind === "answered" ? `answers ${answer.status}` : "does not answer";
  return {
    what,
    state: "wrong",
    line: `${url} ${said}: does the program run, the proxy lead here?`,
  };
}
