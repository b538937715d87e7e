import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import { leaseDue, type Claim } from "../../foundation/work/index.ts";
import type { SavedMethodId } from "../payments/index.ts";
import type { SavedMethod, SavedMethodState } from "./saved-method.ts";

interface MethodRow {
  saved_method_id: string;
  customer_id: string;
  provider: string;
  method: string;
  state: SavedMethodState;
  reference: string | null;
  token_sealed: Buffer | null;
  brand: string | null;
  last_four: string | null;
  good_through: string | null;
  asked_at: Instant;
  saved_at: Instant | null;
  ended_at: Instant | null;
  due_at: Instant | null;
}

export function insertSavedMethod(act: Act, method: SavedMethod): Part {
  return part(tables(act).insertInto("saved_methods").values(rowOf(act, method)));
}

/** Moves a method on, from the state it was read in. */
export function updateSavedMethod(act: Act, before: SavedMethod, after: SavedMethod): Part {
  return part(
    tables(act)
      .updateTable("saved_methods")
      .set(rowOf(act, after))
      .where("saved_method_id", "=", before.savedMethodId)
      .where("state", "=", before.state),
  );
}

export async function savedMethodOf(
  act: Act,
  savedMethodId: string,
): Promise<SavedMethod | undefined> {
  const row = await tables(act)
    .selectFrom("saved_methods")
    .selectAll()
    .where("saved_method_id", "=", savedMethodId)
    .executeTakeFirst();
  return row === undefined ? undefined : readMethod(act, row);
}

/** Sealed alike, the same token is found by it. */
export async function savedMethodByToken(
  act: Act,
  { provider, token }: { readonly provider: string; readonly token: string },
): Promise<SavedMethod | undefined> {
  const row = await tables(act)
    .selectFrom("saved_methods")
    .selectAll()
    .where("provider", "=", provider)
    .where("token_sealed", "=", act.secrets.seal(token))
    .executeTakeFirst();
  return row === undefined ? undefined : readMethod(act, row);
}

export async function savedMethodsByIds(
  act: Act,
  ids: readonly string[],
): Promise<readonly SavedMethod[]> {
  const rows = await tables(act)
    .selectFrom("saved_methods")
    .selectAll()
    .where("saved_method_id", "in", [...ids])
    .execute();
  return rows.map((row) => readMethod(act, row));
}

/** Those that a customer can use or have forgotten, the newest first. */
export async function savedMethodsOf(
  act: Act,
  customerId: string,
): Promise<readonly SavedMethod[]> {
  const rows = await tables(act)
    .selectFrom("saved_methods")
    .selectAll()
    .where("customer_id", "=", customerId)
    .where("state", "=", "saved")
    .orderBy("saved_at", "desc")
    .execute();
  return rows.map((row) => readMethod(act, row));
}

export async function claimDueMethods(act: Act, claim: Claim): Promise<readonly SavedMethodId[]> {
  const table = { table: "saved_methods", key: "saved_method_id" };
  return (await leaseDue(act.database, table, claim)) as readonly SavedMethodId[];
}

function rowOf(act: Act, one: SavedMethod): MethodRow {
  return {
    saved_method_id: one.savedMethodId,
    customer_id: one.customerId,
    provider: one.provider,
    method: one.method,
    state: one.state,
    reference: one.reference ?? null,
    token_sealed: one.token === undefined ? null : act.secrets.seal(one.token),
    brand: one.face.brand ?? null,
    last_four: one.face.lastFour ?? null,
    good_through: one.face.goodThrough ?? null,
    asked_at: one.askedAt,
    saved_at: one.savedAt ?? null,
    ended_at: one.endedAt ?? null,
    due_at: one.dueAt ?? null,
  };
}

function readMethod(act: Act, row: MethodRow): SavedMethod {
  const known = <K extends string, T>(key: K, value: T | null) =>
    value === null ? {} : ({ [key]: value } as Record<K, T>);
  return {
    savedMethodId: row.saved_method_id as SavedMethodId,
    customerId: row.customer_id,
    provider: row.provider,
    method: row.method,
    state: row.state,
    face: {
      ...known("brand", row.brand),
      ...known("lastFour", row.last_four),
      ...known("goodThrough", row.good_through),
    },
    askedAt: row.asked_at,
    ...known("reference", row.reference),
    ...known("token", row.token_sealed === null ? null : act.secrets.unseal(row.token_sealed)),
    ...known("savedAt", row.saved_at),
    ...known("endedAt", row.ended_at),
    ...known("dueAt", row.due_at),
  };
}

function tables(act: Act) {
  return act.database.tables<{ saved_methods: MethodRow }>();
}
