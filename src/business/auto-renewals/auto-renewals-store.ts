import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Claim } from "../../foundation/work/index.ts";
import { readAutoRow, autoRow, type AutoRow } from "./auto-row.ts";
import type { AutoRenewal } from "./auto-renewal.ts";

interface AutoTables {
  auto_renewals: AutoRow & { due_at: Instant | null; claimed_until: Instant | null };
}

export async function autoRenewalOf(act: Act, lineId: string): Promise<AutoRenewal | undefined> {
  const row = await tables(act)
    .selectFrom("auto_renewals")
    .selectAll()
    .where("line_id", "=", lineId)
    .executeTakeFirst();
  return row === undefined ? undefined : readAutoRow(act, row);
}

/** Those of these lines, ended ones too. */
export async function autoRenewalsOn(
  act: Act,
  lineIds: readonly string[],
): Promise<readonly AutoRenewal[]> {
  if (lineIds.length === 0) return [];
  const rows = await tables(act)
    .selectFrom("auto_renewals")
    .selectAll()
    .where("line_id", "in", [...lineIds])
    .execute();
  return rows.map((row) => readAutoRow(act, row));
}

/** Writes a consent in place of an earlier one of the line, and has it looked at. */
export function putAutoRenewal(act: Act, auto: AutoRenewal): Part {
  const row = { ...autoRow(act, auto), due_at: act.clock.now(), claimed_until: null };
  const { line_id: _, ...rest } = row;
  return part(
    tables(act)
      .insertInto("auto_renewals")
      .values(row)
      .onConflict((conflict) => conflict.column("line_id").doUpdateSet(rest)),
  );
}

/** Ends a consent, guarded by the moment at which it was given. */
export function stopAutoRenewal(
  act: Act,
  { lineId, consentedAt }: AutoRenewal,
  because: NonNullable<AutoRenewal["stoppedBecause"]>,
): Part {
  const now = act.clock.now();
  return part(
    tables(act)
      .updateTable("auto_renewals")
      .set({
        state: "off",
        stopped_at: now,
        stopped_because: because,
        due_at: now,
        claimed_until: null,
      })
      .where("line_id", "=", lineId)
      .where("consented_at", "=", consentedAt)
      .where("state", "=", "armed"),
  );
}

/** Leases lines of which something may be due, those due longest first. */
export async function claimDueAutoRenewals(act: Act, claim: Claim): Promise<readonly string[]> {
  const { rows } = await act.database.run({
    text: `update auto_renewals set claimed_until = $3
      where line_id in (
        select line_id from auto_renewals
        where due_at <= $1 and (claimed_until is null or claimed_until <= $1)
        order by due_at limit $2 for update skip locked)
      returning line_id as "lineId"`,
    values: [claim.now, claim.limit, claim.leaseUntil],
    isFrequent: true,
  });
  return (rows as readonly { readonly lineId: string }[]).map(({ lineId }) => lineId);
}

/** Lets a line rest until its next moment, unless something happened on it meanwhile. */
export async function restAutoRenewal(
  act: Act,
  lineId: string,
  until: Instant | undefined,
): Promise<void> {
  await act.database.run({
    text: `update auto_renewals set due_at = $2, claimed_until = null
      where line_id = $1 and claimed_until is not null`,
    values: [lineId, until ?? null],
    isFrequent: true,
  });
}

/** Something happened on a line, or to the method that pays for it. */
export async function wakeAutoRenewal(act: Act, lineId: string): Promise<void> {
  await act.database.run({
    text: "update auto_renewals set due_at = $2, claimed_until = null where line_id = $1",
    values: [lineId, act.clock.now()],
    isFrequent: true,
  });
}

/** Those that are paid for with a method. */
export async function autoRenewalsWith(
  act: Act,
  savedMethodId: string,
): Promise<readonly AutoRenewal[]> {
  const rows = await tables(act)
    .selectFrom("auto_renewals")
    .selectAll()
    .where("saved_method_id", "=", savedMethodId)
    .where("state", "=", "armed")
    .execute();
  return rows.map((row) => readAutoRow(act, row));
}

/** Those that a customer has agreed to, ended ones too. */
export async function autoRenewalsOf(
  act: Act,
  customerId: string,
): Promise<readonly AutoRenewal[]> {
  const rows = await tables(act)
    .selectFrom("auto_renewals")
    .selectAll()
    .where("customer_id", "=", customerId)
    .orderBy("consented_at")
    .execute();
  return rows.map((row) => readAutoRow(act, row));
}

/** Only of what is off: whoever is to be charged must be told. */
export function eraseAutoContact(act: Act, { lineId, consentedAt }: AutoRenewal): Part {
  return part(
    tables(act)
      .updateTable("auto_renewals")
      .set({ contact_sealed: null })
      .where("line_id", "=", lineId)
      .where("consented_at", "=", consentedAt)
      .where("state", "=", "off"),
  );
}

export async function countOldAutoContacts(act: Act, before: Instant): Promise<number> {
  const { count } = await tables(act)
    .selectFrom("auto_renewals")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("stopped_at", "<", before)
    .where("contact_sealed", "is not", null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export function eraseOldAutoContacts(act: Act, before: Instant): Part {
  return part(
    tables(act)
      .updateTable("auto_renewals")
      .set({ contact_sealed: null })
      .where("stopped_at", "<", before)
      .where("contact_sealed", "is not", null),
    { expects: "any" },
  );
}

function tables(act: Act) {
  return act.database.tables<AutoTables>();
}
