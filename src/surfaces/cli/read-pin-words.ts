import { BATCH_PINS_MAX, type SaleMoney } from "../../business/pins/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";

/** `1-50,60`: serial numbers of one batch. */
export function readSerials(typed: string): Outcome<readonly number[], "serials_unreadable"> {
  const parts = typed
    .normalize("NFKC")
    .replaceAll(/[~～–—]/gu, "-")
    .split(/[,、\s]+/u)
    .filter((part) => part !== "");
  const ranges = parts.map(readRange);
  if (parts.length === 0 || ranges.includes(undefined)) return refused("serials_unreadable");
  const known = ranges.filter((range) => range !== undefined);
  const count = known.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  if (count > BATCH_PINS_MAX) return refused("serials_unreadable");
  return done(
    known.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i)),
  );
}

function readRange(part: string): { readonly from: number; readonly to: number } | undefined {
  const match = /^(\d{1,6})(?:-(\d{1,6}))?$/u.exec(part);
  if (match === null) return undefined;
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  return from >= 1 && from <= to ? { from, to } : undefined;
}

/** Where money lies; an agent is known by its code yet. */
export type TypedPlace = SaleMoney | { readonly agentCode: string };

/** `agent:HANA` and `provider:paypal` owe it, `bank` has it. Cash is a till's: it counts it itself. */
export function readMoney(typed: string): TypedPlace | undefined {
  if (typed === "bank") return { account: "bank", book: "house" };
  const match = /^(agent|provider):([A-Za-z0-9][\w.-]{0,63})$/u.exec(typed);
  if (match === null) return undefined;
  if (match[1] === "agent") return { agentCode: match[2]! };
  return { account: "receivable", book: `provider:${match[2]!}` };
}
