import type { PaymentMethod } from "../../../business/payments/index.ts";
import { PIN } from "../../../business/pins/index.ts";
import type { Device } from "../../../business/staff/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import type { CounterGround } from "../ground.ts";
import { tillStateOf } from "../till/index.ts";

/** How an order can be paid at this device. */
export interface CounterWays {
  /** Cash: only into an open till. */
  readonly till: "open" | "closed" | "none";
  readonly hasReader: boolean;
  readonly takesPins: boolean;
}

export async function waysAt(
  act: Act,
  ground: Pick<CounterGround, "payments" | "house">,
  device: Device,
): Promise<CounterWays> {
  return {
    till: await tillStateOf(act, device),
    hasReader: device.reader !== undefined && readerWay(ground) !== undefined,
    takesPins: ground.house.some(({ name }) => name === PIN),
  };
}

/** Who takes cards on readers, and by which method; undefined when nobody does. */
export function readerWay({
  payments,
}: Pick<CounterGround, "payments">):
  | { readonly provider: string; readonly method: PaymentMethod }
  | undefined {
  for (const { name, methods } of payments) {
    const method = methods.find(({ kind }) => kind === "terminal");
    if (method !== undefined) return { provider: name, method };
  }
  return undefined;
}
