import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Claim } from "../../foundation/work/index.ts";
import type { RenewalKey } from "../renewals/index.ts";
import type { Case, CaseState } from "./case.ts";
import type { CaseKey } from "./contact-store.ts";
import { limitOf } from "./time-limits.ts";

interface CaseTables {
  cases: CaseRow;
  case_numbers: { number: string; line_id: string; case_id: string };
}

interface CaseRow {
  line_id: string;
  case_id: string;
  renewal_id: string;
  number: string;
  cause: string;
  text_sealed: Buffer | null;
  contact_sealed: Buffer | null;
  language: string;
  channel: string;
  agent_id: string | null;
  seen: unknown;
  state: string;
  answer_sealed: Buffer | null;
  opened_at: Instant;
  answered_at: Instant | null;
  answered_by: string | null;
  closed_at: Instant | null;
  answer_by: Instant | null;
  close_by: Instant | null;
  escalated_at: Instant | null;
  due_at: Instant | null;
}

/** Writes a new case, and its number as taken. */
export function insertCase(act: Act, one: Case): readonly Part[] {
  const { number, lineId, caseId } = one;
  return [
    part(tables(act).insertInto("cases").values(caseRow(act, one))),
    part(
      tables(act).insertInto("case_numbers").values({ number, line_id: lineId, case_id: caseId }),
    ),
  ];
}

/** Moves a case on, from the state it was read in. */
export function updateCase(act: Act, before: Case, after: Case): Part {
  const row = caseRow(act, after);
  const { state, answer_sealed, answered_at, answered_by, closed_at, escalated_at, due_at } = row;
  return part(
    tables(act)
      .updateTable("cases")
      .set({ state, answer_sealed, answered_at, answered_by, closed_at, escalated_at, due_at })
      .where("line_id", "=", before.lineId)
      .where("case_id", "=", before.caseId)
      .where("state", "=", before.state),
  );
}

/** Of one order, oldest first. */
export async function casesOf(act: Act, key: RenewalKey): Promise<readonly Case[]> {
  const rows = await tables(act)
    .selectFrom("cases")
    .selectAll()
    .where("line_id", "=", key.lineId)
    .where("renewal_id", "=", key.renewalId)
    .orderBy("opened_at")
    .orderBy("case_id")
    .execute();
  return rows.map((row) => readCase(act, row));
}

export async function caseOf(
  act: Act,
  key: { readonly lineId: string; readonly caseId: string },
): Promise<Case | undefined> {
  const row = await tables(act)
    .selectFrom("cases")
    .selectAll()
    .where("line_id", "=", key.lineId)
    .where("case_id", "=", key.caseId)
    .executeTakeFirst();
  return row === undefined ? undefined : readCase(act, row);
}

export async function caseOfNumber(act: Act, number: string): Promise<Case | undefined> {
  const row = await tables(act)
    .selectFrom("case_numbers as n")
    .innerJoin("cases as c", (join) =>
      join.onRef("c.line_id", "=", "n.line_id").onRef("c.case_id", "=", "n.case_id"),
    )
    .selectAll("c")
    .where("n.number", "=", number)
    .executeTakeFirst();
  return row === undefined ? undefined : readCase(act, row);
}

/** Whose cases: those of one shop, of the house's own (`agentId: null`), or of all. */
export interface CasesWanted {
  readonly states: readonly CaseState[];
  readonly agentId?: string | null;
  readonly limit: number;
}

/** Leases cases whose time is over to one worker. */
export async function claimDueCases(act: Act, claim: Claim): Promise<readonly CaseKey[]> {
  const { rows } = await act.database.run({
    text: `update cases set due_at = $3 where (line_id, case_id) in (
        select line_id, case_id from cases where due_at <= $1
        order by due_at limit $2 for update skip locked)
      returning line_id as "lineId", case_id as "caseId"`,
    values: [claim.now, claim.limit, claim.leaseUntil],
    isFrequent: true,
  });
  return rows as CaseKey[];
}

/** Those whose time is over first, then those that have waited longest. */
export async function casesIn(act: Act, wanted: CasesWanted): Promise<readonly Case[]> {
  const { states, agentId, limit } = wanted;
  const rows = await tables(act)
    .selectFrom("cases")
    .selectAll()
    .where("state", "in", [...states])
    .$if(agentId === null, (query) => query.where("agent_id", "is", null))
    .$if(typeof agentId === "string", (query) => query.where("agent_id", "=", agentId!))
    .orderBy("escalated_at", (order) => order.asc().nullsLast())
    .orderBy("opened_at")
    .orderBy("case_id")
    .limit(limit)
    .execute();
  return rows.map((row) => readCase(act, row));
}

export async function hasErasable(act: Act, closedBefore: Instant): Promise<boolean> {
  const row = await tables(act)
    .selectFrom("cases")
    .select("case_id")
    .where("closed_at", "<", closedBefore)
    .where((eb) => eb.or([eb("text_sealed", "is not", null), eb("contact_sealed", "is not", null)]))
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets what was said and by whom; that there was a case, and of which cause, stays. */
export function eraseWords(act: Act, closedBefore: Instant): Part {
  return part(
    tables(act)
      .updateTable("cases")
      .set({ text_sealed: null, contact_sealed: null, answer_sealed: null })
      .where("closed_at", "<", closedBefore),
    { expects: "any" },
  );
}

function tables(act: Act) {
  return act.database.tables<CaseTables>();
}

function caseRow(act: Act, one: Case): CaseRow {
  const sealed = (text: string | undefined) => (text === undefined ? null : act.secrets.seal(text));
  return {
    line_id: one.lineId,
    case_id: one.caseId,
    renewal_id: one.renewalId,
    number: one.number,
    cause: one.cause,
    text_sealed: sealed(one.text),
    contact_sealed: sealed(one.contactEmail),
    language: one.language,
    channel: one.channel,
    agent_id: one.agentId ?? null,
    seen: JSON.stringify(one.seen),
    state: one.state,
    answer_sealed: sealed(one.answer),
    opened_at: one.openedAt,
    answered_at: one.answeredAt ?? null,
    answered_by: one.answeredBy ?? null,
    closed_at: one.closedAt ?? null,
    answer_by: one.limits?.answerBy ?? null,
    close_by: one.limits?.closeBy ?? null,
    escalated_at: one.escalatedAt ?? null,
    due_at: limitOf(one) ?? null,
  };
}

function readCase(act: Act, row: CaseRow): Case {
  const { unseal } = act.secrets;
  const known = <K extends string, T>(key: K, value: T | null) =>
    value === null ? {} : ({ [key]: value } as Record<K, T>);
  const opened = <K extends string>(key: K, sealed: Buffer | null) =>
    known(key, sealed === null ? null : unseal(sealed));
  return {
    lineId: row.line_id,
    caseId: row.case_id,
    renewalId: row.renewal_id,
    number: row.number,
    cause: row.cause,
    language: row.language,
    channel: row.channel,
    seen: row.seen,
    state: row.state,
    openedAt: row.opened_at,
    ...opened("text", row.text_sealed),
    ...opened("contactEmail", row.contact_sealed),
    ...opened("answer", row.answer_sealed),
    ...known("agentId", row.agent_id),
    ...known("answeredAt", row.answered_at),
    ...known("answeredBy", row.answered_by),
    ...known("closedAt", row.closed_at),
    ...known("escalatedAt", row.escalated_at),
    ...(row.answer_by === null || row.close_by === null
      ? {}
      : { limits: { answerBy: row.answer_by, closeBy: row.close_by } }),
  } as Case;
}
