import type { Act } from "../../foundation/act/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";

interface SignTables {
  signs: { code: string; device_id: string; made_at: Instant; opened: number };
  sign_orders: { renewal_id: string; code: string; ordered_at: Instant };
}

export interface SignRow {
  readonly code: string;
  readonly deviceId: string;
  /** How often it was opened. */
  readonly opened: number;
  /** How many orders came of it. */
  readonly ordered: number;
}

export async function signByCode(act: Act, code: string): Promise<SignRow | undefined> {
  return one(act, "code", code);
}

export async function signByDevice(act: Act, deviceId: string): Promise<SignRow | undefined> {
  return one(act, "device_id", deviceId);
}

async function one(
  act: Act,
  column: "code" | "device_id",
  value: string,
): Promise<SignRow | undefined> {
  const row = await tables(act)
    .selectFrom("signs")
    .selectAll()
    .where(column, "=", value)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { count } = await tables(act)
    .selectFrom("sign_orders")
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("code", "=", row.code)
    .executeTakeFirstOrThrow();
  const { code, device_id: deviceId, opened } = row;
  return { code, deviceId, opened, ordered: Number(count) };
}

/** A second sign of a device undoes its statement. */
export function insertSign(act: Act, sign: Pick<SignRow, "code" | "deviceId">): Part {
  const { code, deviceId } = sign;
  const values = { code, device_id: deviceId, made_at: act.clock.now(), opened: 0 };
  return part(tables(act).insertInto("signs").values(values));
}

export function countOpened(act: Act, code: string): Part {
  return part(
    tables(act)
      .updateTable("signs")
      .set(({ eb }) => ({ opened: eb("opened", "+", 1) }))
      .where("code", "=", code),
  );
}

export async function isOrderCounted(act: Act, renewalId: string): Promise<boolean> {
  const row = await tables(act)
    .selectFrom("sign_orders")
    .select("code")
    .where("renewal_id", "=", renewalId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Of one that is counted already nothing changes. */
export function insertOrder(
  act: Act,
  { code, renewalId }: { readonly code: string; readonly renewalId: string },
): Part {
  return part(
    tables(act)
      .insertInto("sign_orders")
      .values({ renewal_id: renewalId, code, ordered_at: act.clock.now() })
      .onConflict((conflict) => conflict.doNothing()),
    { expects: "any" },
  );
}

function tables(act: Act) {
  return act.database.tables<SignTables>();
}
