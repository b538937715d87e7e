import type { Look } from "./look.ts";

/** What somebody says is wrong, chosen from a list. */
export const SYMPTOMS = ["no_data", "slow", "paying", "refund", "setup"] as const;
export type Symptom = (typeof SYMPTOMS)[number];

/** How it stands with a line and an order, as far as an answer differs by it. */
export const SITUATIONS = [
  "unknown",
  "unpaid",
  "connecting",
  "late",
  "over",
  "refunding",
  "refund_waits",
  "refunded",
  "waiting_turn",
  "paid_but_offline",
  "line_suspended",
  "line_gone",
  "nothing_bought",
  "first_use",
  "connected",
  "in_use",
  "slow_until_reset",
  "used_up",
  "ended",
] as const;
export type Situation = (typeof SITUATIONS)[number];

const OF_ORDER = {
  unpaid: "unpaid",
  working: "connecting",
  late: "late",
  over: "over",
  refunding: "refunding",
  refund_waits: "refund_waits",
  refunded: "refunded",
} as const satisfies Readonly<Record<string, Situation>>;

/** Every look is exactly one situation. What only the order can say comes before what the line says. */
export function situationOf({ order, line, bucket }: Look): Situation {
  const ofOrder = (OF_ORDER as Readonly<Record<string, Situation>>)[order?.state ?? ""];
  if (ofOrder !== undefined) return ofOrder;
  if (line === undefined) return "unknown";
  if (line.state === "suspended") return "line_suspended";
  if (line.state === "recycled") return "line_gone";
  if (line.isPaidButOffline) return "paid_but_offline";
  if (order?.state === "waiting_turn") return "waiting_turn";
  if (bucket?.state === "awaiting_first_use") return "first_use";
  switch (line.state) {
    case "unstarted":
      return "nothing_bought";
    case "active":
      return bucket?.isUsed === true ? "in_use" : "connected";
    case "depleted":
      return bucket?.isDaily === true ? "slow_until_reset" : "used_up";
    case "grace":
    case "expired":
      return "ended";
  }
}

/** What is most likely asked about, where nobody has said what is wrong. */
export function likelySymptom(situation: Situation): Symptom {
  switch (situation) {
    case "unpaid":
    case "over":
      return "paying";
    case "refunding":
    case "refund_waits":
    case "refunded":
      return "refund";
    case "slow_until_reset":
      return "slow";
    default:
      return "no_data";
  }
}
