import type { Yen } from "../../foundation/money/index.ts";
import type { Attempt } from "../payments/index.ts";
import type { Outside } from "./outside.ts";

/** `origin`: it goes back the way it came. `claim`: its payer says how to have it. */
export type RefundWay = "origin" | "claim";

/** Which way an amount of an attempt goes back, as far as it is known before it is tried. */
export function refundWayOf(outside: Outside, attempt: Attempt, amountYen: Yen): RefundWay {
  const house = outside.house(attempt.provider);
  const provider = outside.payments.find(({ name }) => name === attempt.provider);
  const methods = house?.methods ?? provider?.methods ?? [];
  const method = methods.find((one) => one.method === attempt.method);
  if (method?.refunds === "claim") return "claim";
  if (house !== undefined) return "origin";
  const isPart =
    attempt.shareOf !== undefined || amountYen < (attempt.receivedYen ?? attempt.amountYen);
  const canRefund = provider?.can.refund === true && (!isPart || provider.can.refundPart);
  return canRefund ? "origin" : "claim";
}
