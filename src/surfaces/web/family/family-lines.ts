import type { Context } from "hono";
import { isOwned } from "../../../business/esims/index.ts";
import { savedLines } from "../../../business/customers/index.ts";
import { maskNumber, maySee, type LineId } from "../../../business/lines/index.ts";
import {
  askQuotes,
  readStanding,
  type QuotedPlan,
  type Standing,
} from "../../../business/renewals/index.ts";
import { customerOf } from "../account/index.ts";
import type { WebGround } from "../ground.ts";
import { actOf } from "../view.ts";
import { rememberLine, visitOf, type VisitedLine } from "../visit.ts";

export interface FamilyLine {
  readonly visited: VisitedLine;
  /** What its customer calls it, else its number with most of it hidden. */
  readonly name: string;
  /** Absent where the proof shows nothing of it. */
  readonly standing?: Standing;
  /** Best first; none where the line takes no plan now. */
  readonly plans: readonly QuotedPlan[];
}

/** Opens the lines that the customer keeps, as far as a visit holds them. */
export async function openKeptLines(c: Context, ground: WebGround): Promise<void> {
  const customer = await customerOf(c, ground);
  if (customer === undefined) return;
  const saved = await savedLines(actOf(c, ground), customer.customerId);
  const opened = visitOf(c, ground).lines;
  const room = VISITED_MAX - opened.length;
  const others = saved.filter(({ lineId }) => !opened.some((one) => one.lineId === lineId));
  for (const { lineId, proof } of others.slice(0, Math.max(0, room))) {
    rememberLine(c, ground, { lineId: lineId as LineId, proof });
  }
}

// One more would push the oldest out of the visit.
const VISITED_MAX = 6;

/** Every line of this visit that may be renewed, in an order that stays. */
export async function familyLines(c: Context, ground: WebGround): Promise<readonly FamilyLine[]> {
  const act = actOf(c, ground);
  const names = await namesOf(c, ground);
  const lines = await Promise.all(
    visitOf(c, ground).lines.map(async (visited): Promise<readonly FamilyLine[]> => {
      if (!maySee(visited.proof, "renew") || !(await isOwned(act, visited.lineId))) return [];
      const [quotes, standing] = await Promise.all([
        askQuotes(act, { lineId: visited.lineId }),
        readStanding(act, visited),
      ]);
      if (!quotes.ok) return [];
      const { line, plans } = quotes.value;
      const name = names.get(visited.lineId) ?? maskNumber(line.msisdn ?? line.iccid);
      return [{ visited, name, plans, ...(standing === undefined ? {} : { standing }) }];
    }),
  );
  return lines.flat().toSorted((a, b) => (a.visited.lineId < b.visited.lineId ? -1 : 1));
}

/** What the customer calls the lines that are kept on the account. */
export async function namesOf(c: Context, ground: WebGround): Promise<ReadonlyMap<string, string>> {
  const customer = await customerOf(c, ground);
  if (customer === undefined) return new Map();
  const saved = await savedLines(actOf(c, ground), customer.customerId);
  return new Map(
    saved.flatMap(({ lineId, nickname }) =>
      nickname === undefined ? [] : [[lineId, nickname] as const],
    ),
  );
}
