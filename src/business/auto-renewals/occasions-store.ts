import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import { yen } from "../../foundation/money/index.ts";
import {
  OCCASION_STEPS,
  type AutoRenewal,
  type MissCause,
  type Occasion,
  type OccasionId,
  type OccasionState,
  type OccasionStep,
} from "./auto-renewal.ts";
import type { LineId } from "../lines/index.ts";

interface OccasionRow {
  line_id: string;
  occasion_id: string;
  armed_at: Instant;
  cause: string;
  state: OccasionState;
  total_yen: number;
  announced_at: Instant;
  charge_at: Instant;
  tries: number;
  charged_at: Instant | null;
  renewal_id: string | null;
  because: MissCause | null;
  settled_at: Instant | null;
}

export function insertOccasion(act: Act, occasion: Occasion): Part {
  return part(tables(act).insertInto("auto_occasions").values(rowOf(occasion)));
}

/** Takes a legal step; one that the table of steps does not know is a bug and throws. */
export function stepOccasion(
  act: Act,
  before: Occasion,
  step: OccasionStep,
  change: Partial<Omit<Occasion, "renewalId">> & { readonly renewalId?: string | null } = {},
): Part {
  const legal = OCCASION_STEPS[step].from as readonly OccasionState[];
  if (!legal.includes(before.state)) throw new Error(`${step} is no step from ${before.state}`);
  const { renewalId = before.renewalId, ...rest } = change;
  const after: Occasion = { ...before, ...rest, state: OCCASION_STEPS[step].to };
  const { state, charge_at, tries, charged_at, because, settled_at } = rowOf(after);
  return part(
    tables(act)
      .updateTable("auto_occasions")
      .set({
        state,
        charge_at,
        tries,
        charged_at,
        because,
        settled_at,
        renewal_id: renewalId ?? null,
      })
      .where("line_id", "=", before.lineId)
      .where("occasion_id", "=", before.occasionId)
      .where("state", "=", before.state)
      .where("tries", "=", before.tries),
  );
}

/** Names the order that was placed for the present try. */
export function nameOrder(act: Act, occasion: Occasion, renewalId: string): Part {
  return part(
    tables(act)
      .updateTable("auto_occasions")
      .set({ renewal_id: renewalId })
      .where("line_id", "=", occasion.lineId)
      .where("occasion_id", "=", occasion.occasionId)
      .where("state", "=", "charging")
      .where("tries", "=", occasion.tries)
      .where("renewal_id", "is", null),
  );
}

/** All of a consent, and whatever of its line was announced since then; newest first. */
export async function occasionsWith(
  act: Act,
  { lineId, consentedAt }: Pick<AutoRenewal, "lineId" | "consentedAt">,
  since: Instant,
): Promise<readonly Occasion[]> {
  const rows = await tables(act)
    .selectFrom("auto_occasions")
    .selectAll()
    .where("line_id", "=", lineId)
    .where((where) =>
      where.or([
        where("armed_at", "=", consentedAt),
        where("announced_at", ">=", since),
        where("settled_at", "is", null),
      ]),
    )
    .orderBy("announced_at", "desc")
    .orderBy("occasion_id", "desc")
    .execute();
  return rows.map(readOccasion);
}

/** Newest first. */
export async function occasionsOf(
  act: Act,
  lineId: string,
  limit: number,
): Promise<readonly Occasion[]> {
  const rows = await tables(act)
    .selectFrom("auto_occasions")
    .selectAll()
    .where("line_id", "=", lineId)
    .orderBy("announced_at", "desc")
    .orderBy("occasion_id", "desc")
    .limit(limit)
    .execute();
  return rows.map(readOccasion);
}

/** Of these lines, those announced since a moment, newest first. */
export async function occasionsSince(
  act: Act,
  lineIds: readonly string[],
  since: Instant,
): Promise<readonly Occasion[]> {
  const rows = await tables(act)
    .selectFrom("auto_occasions")
    .selectAll()
    .where("line_id", "in", [...lineIds])
    .where("announced_at", ">=", since)
    .orderBy("announced_at", "desc")
    .orderBy("occasion_id", "desc")
    .execute();
  return rows.map(readOccasion);
}

function rowOf(one: Occasion): OccasionRow {
  return {
    line_id: one.lineId,
    occasion_id: one.occasionId,
    armed_at: one.armedAt,
    cause: one.cause,
    state: one.state,
    total_yen: one.totalYen,
    announced_at: one.announcedAt,
    charge_at: one.chargeAt,
    tries: one.tries,
    charged_at: one.chargedAt ?? null,
    renewal_id: one.renewalId ?? null,
    because: one.because ?? null,
    settled_at: one.settledAt ?? null,
  };
}

function readOccasion(row: OccasionRow): Occasion {
  return {
    lineId: row.line_id as LineId,
    occasionId: row.occasion_id as OccasionId,
    cause: row.cause,
    armedAt: row.armed_at,
    state: row.state,
    totalYen: yen(row.total_yen),
    announcedAt: row.announced_at,
    chargeAt: row.charge_at,
    tries: row.tries,
    ...(row.charged_at === null ? {} : { chargedAt: row.charged_at }),
    ...(row.renewal_id === null ? {} : { renewalId: row.renewal_id }),
    ...(row.because === null ? {} : { because: row.because }),
    ...(row.settled_at === null ? {} : { settledAt: row.settled_at }),
  };
}

function tables(act: Act) {
  return act.database.tables<{ auto_occasions: OccasionRow }>();
}
