import type { Receipt } from "../../business/receipts/index.ts";

/** Which of an order's documents an address means: the receipt of the sale, else `part` from 1. */
export type WhichReceipt = Readonly<Partial<Record<"kind" | "part", string>>>;

export function whichOf({ content, ordinal }: Receipt): WhichReceipt {
  if (content.kind === "receipt") return {};
  return ordinal === 1 ? { kind: "return" } : { kind: "return", part: String(ordinal) };
}
