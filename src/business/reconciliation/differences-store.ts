import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import { newId, type Id } from "../../foundation/ids/index.ts";
import { BY_ITSELF, type Difference, type FoundDifference } from "./difference.ts";

interface DifferenceTables {
  differences: DifferenceRow;
}

interface DifferenceRow {
  difference_id: string;
  provider: string;
  kind: string;
  subject: string;
  row_id: string | null;
  about_line_id: string | null;
  attempt_id: string | null;
  refund_id: string | null;
  here_yen: number | null;
  there_yen: number | null;
  state: "open" | "solved";
  found_at: Instant;
  solved_at: Instant | null;
  solved_by: string | null;
  why: string | null;
}

export function newDifference(act: Act, provider: string, found: FoundDifference): Difference {
  const foundAt = act.clock.now();
  return { ...found, differenceId: newId(), provider, state: "open", foundAt };
}

export function insertDifference(act: Act, one: Difference): Part {
  return part(
    tables(act)
      .insertInto("differences")
      .values({
        difference_id: one.differenceId,
        provider: one.provider,
        kind: one.kind,
        subject: one.subject,
        row_id: one.rowId ?? null,
        about_line_id: one.lineId ?? null,
        attempt_id: one.attemptId ?? null,
        refund_id: one.refundId ?? null,
        here_yen: one.hereYen ?? null,
        there_yen: one.thereYen ?? null,
        state: one.state,
        found_at: one.foundAt,
        solved_at: null,
        solved_by: null,
        why: null,
      }),
  );
}

/** One that had solved itself and is there again. */
export function reopenDifference(act: Act, { differenceId }: Difference): Part {
  return part(
    tables(act)
      .updateTable("differences")
      .set({
        state: "open",
        found_at: act.clock.now(),
        solved_at: null,
        solved_by: null,
        why: null,
      })
      .where("difference_id", "=", differenceId)
      .where("state", "=", "solved"),
  );
}

/** Somebody says why it may stand; guarded, so that two do not both. */
export function solveDifferencePart(act: Act, { differenceId }: Difference, why: string): Part {
  return part(
    tables(act)
      .updateTable("differences")
      .set({ state: "solved", solved_at: act.clock.now(), solved_by: act.actor.id, why })
      .where("difference_id", "=", differenceId)
      .where("state", "=", "open"),
  );
}

/** What came to agree is solved by itself: all that is open about these subjects. */
export function solveByItself(act: Act, provider: string, subjects: readonly string[]): Part {
  return {
    text: `update differences set state = 'solved', solved_at = $3, solved_by = '${BY_ITSELF}',
        why = 'both sides agree now'
      where provider = $1 and subject = any($2::text[]) and state = 'open'`,
    values: [provider, subjects, act.clock.now()],
    expects: "any",
  };
}

/** The same of one subject whose difference became one of another kind. */
export function solveOtherKinds(act: Act, provider: string, found: FoundDifference): Part {
  return {
    text: `update differences set state = 'solved', solved_at = $4, solved_by = '${BY_ITSELF}',
        why = 'it became ' || $3
      where provider = $1 and subject = $2 and kind <> $3 and state = 'open'`,
    values: [provider, found.subject, found.kind, act.clock.now()],
    expects: "any",
  };
}

export async function differencesAbout(
  act: Act,
  provider: string,
  subjects: readonly string[],
): Promise<readonly Difference[]> {
  if (subjects.length === 0) return [];
  const rows = await tables(act)
    .selectFrom("differences")
    .selectAll()
    .where("provider", "=", provider)
    .where("subject", "in", [...subjects])
    .execute();
  return rows.map(readDifference);
}

export async function differenceOf(act: Act, id: string): Promise<Difference | undefined> {
  const row = await tables(act)
    .selectFrom("differences")
    .selectAll()
    .where("difference_id", "=", id)
    .executeTakeFirst();
  return row === undefined ? undefined : readDifference(row);
}

export interface DifferenceFilter {
  readonly provider?: string | undefined;
  /** Without it, the open ones. */
  readonly state?: Difference["state"] | undefined;
}

/** Oldest first. */
export async function listDifferences(
  act: Act,
  { provider, state = "open" }: DifferenceFilter = {},
): Promise<readonly Difference[]> {
  let query = tables(act).selectFrom("differences").selectAll().where("state", "=", state);
  if (provider !== undefined) query = query.where("provider", "=", provider);
  const rows = await query.orderBy("found_at").orderBy("difference_id").limit(1000).execute();
  return rows.map(readDifference);
}

function readDifference(row: DifferenceRow): Difference {
  return {
    differenceId: row.difference_id as Id<"difference">,
    provider: row.provider,
    kind: row.kind as Difference["kind"],
    subject: row.subject,
    state: row.state,
    foundAt: row.found_at,
    ...(row.row_id === null ? {} : { rowId: row.row_id }),
    ...(row.about_line_id === null ? {} : { lineId: row.about_line_id }),
    ...(row.attempt_id === null ? {} : { attemptId: row.attempt_id }),
    ...(row.refund_id === null ? {} : { refundId: row.refund_id }),
    ...(row.here_yen === null ? {} : { hereYen: row.here_yen }),
    ...(row.there_yen === null ? {} : { thereYen: row.there_yen }),
    ...(row.solved_at === null ? {} : { solvedAt: row.solved_at }),
    ...(row.solved_by === null ? {} : { solvedBy: row.solved_by }),
    ...(row.why === null ? {} : { why: row.why }),
  };
}

function tables(act: Act) {
  return act.database.tables<DifferenceTables>();
}
