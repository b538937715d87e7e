import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Claim } from "../../foundation/work/index.ts";
import { columnsOf, type RenewalChange } from "./renewal-change.ts";
import { readRenewal, renewalRow, type RenewalRow } from "./renewal-row.ts";
import { STEPS, type Renewal, type RenewalState, type StepName } from "./renewal.ts";

export type { RenewalChange } from "./renewal-change.ts";

interface RenewalTables {
  renewals: RenewalRow;
  order_numbers: { number: string; line_id: string; renewal_id: string };
}

export interface RenewalKey {
  readonly lineId: string;
  readonly renewalId: string;
}

export function insertRenewal(act: Act, renewal: Renewal, inputs: unknown): readonly Part[] {
  const row = { ...renewalRow(act, renewal), quote_inputs: JSON.stringify(inputs) };
  return [
    part(tables(act).insertInto("renewals").values(row)),
    part(
      tables(act).insertInto("order_numbers").values({
        number: renewal.number,
        line_id: renewal.lineId,
        renewal_id: renewal.renewalId,
      }),
    ),
  ];
}

/** Takes a legal step; one that the table of steps does not know is a bug and throws. */
export function stepRenewal(
  act: Act,
  before: Renewal,
  step: StepName,
  change: RenewalChange = {},
): Part {
  const legal = STEPS[step].from as readonly RenewalState[];
  if (!legal.includes(before.state)) throw new Error(`${step} is no step from ${before.state}`);
  return changeRenewal(act, before, { ...change, state: STEPS[step].to });
}

/**
 * Changes columns without a step; guarded by the state it was read in, and by the moment it was
 * due at, so that no news of a webhook is written over.
 */
export function changeRenewal(
  act: Act,
  before: Renewal,
  change: RenewalChange & { readonly state?: RenewalState },
): Part {
  return part(
    tables(act)
      .updateTable("renewals")
      .set({ ...columnsOf(change), claimed_until: null })
      .where("line_id", "=", before.lineId)
      .where("renewal_id", "=", before.renewalId)
      .where("state", "=", before.state)
      .where("due_at", "is not distinct from", before.dueAt ?? null),
  );
}

/** To whom letters about an order go, and in which language; the reader's, too, of its papers. */
export function changeContact(
  act: Act,
  before: Renewal,
  { contactEmail, language }: Required<Pick<Renewal, "contactEmail" | "language">>,
): Part {
  return part(
    tables(act)
      .updateTable("renewals")
      .set({ contact_sealed: act.secrets.seal(contactEmail), language })
      .where("line_id", "=", before.lineId)
      .where("renewal_id", "=", before.renewalId),
  );
}

export async function renewalOf(act: Act, key: RenewalKey): Promise<Renewal | undefined> {
  const row = await tables(act)
    .selectFrom("renewals")
    .selectAll()
    .where("line_id", "=", key.lineId)
    .where("renewal_id", "=", key.renewalId)
    .executeTakeFirst();
  return row === undefined ? undefined : readRenewal(act, row);
}

/** The latest renewals of a line, newest first. */
export async function recentRenewals(
  act: Act,
  lineId: string,
  since: Instant,
): Promise<readonly Renewal[]> {
  const rows = await tables(act)
    .selectFrom("renewals")
    .selectAll()
    .where("line_id", "=", lineId)
    .where("placed_at", ">=", since)
    .orderBy("placed_at", "desc")
    .limit(50)
    .execute();
  return rows.map((row) => readRenewal(act, row));
}

/** The renewals that a checkout pays for beside the one it was opened with, in their order. */
export async function renewalsJoinedTo(
  act: Act,
  { lineId, renewalId }: RenewalKey,
): Promise<readonly Renewal[]> {
  const rows = await tables(act)
    .selectFrom("renewals")
    .selectAll()
    .where("joined_line_id", "=", lineId)
    .where("joined_renewal_id", "=", renewalId)
    .orderBy("placed_at")
    .orderBy("renewal_id")
    .execute();
  return rows.map((row) => readRenewal(act, row));
}

/**
 * Every order that stands, or may yet stand, on the receipt of this one: itself, those that joined
 * it, and what took the place of one. In one reading, so that none is missed while it is replaced.
 */
export async function renewalsOnReceipt(
  act: Act,
  { lineId, renewalId }: RenewalKey,
): Promise<readonly Renewal[]> {
  const rows = await tables(act)
    .selectFrom("renewals")
    .selectAll()
    .where(({ and, eb, or }) =>
      or([
        and([eb("joined_line_id", "=", lineId), eb("joined_renewal_id", "=", renewalId)]),
        and([eb("receipt_line_id", "=", lineId), eb("receipt_renewal_id", "=", renewalId)]),
      ]),
    )
    .orderBy("placed_at")
    .orderBy("renewal_id")
    .execute();
  return rows.map((row) => readRenewal(act, row));
}

export async function keyOfNumber(act: Act, number: string): Promise<RenewalKey | undefined> {
  const row = await tables(act)
    .selectFrom("order_numbers")
    .select(["line_id", "renewal_id"])
    .where("number", "=", number)
    .executeTakeFirst();
  return row === undefined ? undefined : { lineId: row.line_id, renewalId: row.renewal_id };
}

/** The order numbers of renewals, by renewal. */
export async function orderNumbersOf(
  act: Act,
  keys: readonly RenewalKey[],
): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await tables(act)
    .selectFrom("renewals")
    .select(["renewal_id", "number"])
    .where("line_id", "in", [...new Set(keys.map(({ lineId }) => lineId))])
    .where("renewal_id", "in", [...new Set(keys.map(({ renewalId }) => renewalId))])
    .execute();
  return new Map(rows.map((row) => [row.renewal_id, row.number]));
}

/** The first renewal that a checkout was opened for. */
export async function renewalOfCheckout(
  act: Act,
  key: { lineId: string; checkoutId: string },
): Promise<RenewalKey | undefined> {
  const row = await tables(act)
    .selectFrom("renewals")
    .select(["line_id", "renewal_id"])
    .where("line_id", "=", key.lineId)
    .where("checkout_id", "=", key.checkoutId)
    .orderBy("placed_at")
    .executeTakeFirst();
  return row === undefined ? undefined : { lineId: row.line_id, renewalId: row.renewal_id };
}

export async function renewalOfBucket(
  act: Act,
  key: { lineId: string; bucketId: string },
): Promise<string | undefined> {
  const row = await tables(act)
    .selectFrom("renewals")
    .select("renewal_id")
    .where("line_id", "=", key.lineId)
    .where("bucket_id", "=", key.bucketId)
    .executeTakeFirst();
  return row?.renewal_id;
}

/** Leases due renewals to this worker. A measure of scheduling, so it writes no event. */
export async function claimDueRenewals(act: Act, claim: Claim): Promise<readonly RenewalKey[]> {
  const { rows } = await act.database.run({
    text: `update renewals set claimed_until = $3
      where (line_id, renewal_id) in (
        select line_id, renewal_id from renewals
        where due_at <= $1 and (claimed_until is null or claimed_until <= $1)
        order by due_at limit $2 for update skip locked)
      returning line_id as "lineId", renewal_id as "renewalId"`,
    values: [claim.now, claim.limit, claim.leaseUntil],
    isFrequent: true,
  });
  return rows as RenewalKey[];
}

/** Brings a renewal forward: somebody outside has news about it. */
export async function wakeRenewal(
  act: Act,
  key: { lineId: string; checkoutId: string },
): Promise<void> {
  await act.database.run({
    text: `update renewals set due_at = $3, retry_at = null, claimed_until = null
      where line_id = $1 and checkout_id = $2`,
    values: [key.lineId, key.checkoutId, act.clock.now()],
    isFrequent: true,
  });
}

export async function wakeOne(act: Act, key: RenewalKey): Promise<void> {
  await act.database.run({
    text: `update renewals set due_at = $3, retry_at = null, claimed_until = null
      where line_id = $1 and renewal_id = $2`,
    values: [key.lineId, key.renewalId, act.clock.now()],
    isFrequent: true,
  });
}

/** The same within a statement that moves buckets of these renewals. */
export function wakeRenewals(act: Act, lineId: string, renewalIds: readonly string[]): Part {
  return part(
    tables(act)
      .updateTable("renewals")
      .set({ due_at: act.clock.now(), retry_at: null, claimed_until: null })
      .where("line_id", "=", lineId)
      .where("renewal_id", "in", [...renewalIds]),
    { expects: "any" },
  );
}

/** Puts a renewal to rest until its next moment, if nothing else moved it meanwhile. */
export async function restRenewal(
  act: Act,
  renewal: Renewal,
  until: Instant | undefined,
): Promise<void> {
  await act.database.run({
    text: `update renewals set due_at = $4, claimed_until = null
      where line_id = $1 and renewal_id = $2 and state = $3
        and due_at is not distinct from $5 and retry_at is not distinct from $6`,
    values: [
      renewal.lineId,
      renewal.renewalId,
      renewal.state,
      until ?? null,
      renewal.dueAt ?? null,
      renewal.retryAt ?? null,
    ],
    isFrequent: true,
  });
}

/** Renewals that a customer placed, or placed with a contact that turned out to be theirs. */
export async function renewalsOfCustomer(
  act: Act,
  customerId: string,
): Promise<readonly Renewal[]> {
  const rows = await tables(act)
    .selectFrom("renewals")
    .selectAll()
    .where("customer_id", "=", customerId)
    .orderBy("placed_at", "desc")
    .limit(200)
    .execute();
  return rows.map((row) => readRenewal(act, row));
}

export async function unclaimedRenewals(act: Act, email: string): Promise<readonly Renewal[]> {
  const rows = await tables(act)
    .selectFrom("renewals")
    .selectAll()
    .where("contact_sealed", "=", act.secrets.seal(email.toLowerCase()))
    .where("customer_id", "is", null)
    .limit(500)
    .execute();
  return rows.map((row) => readRenewal(act, row));
}

export function giveToCustomer(act: Act, renewal: Renewal, customerId: string): Part {
  return part(
    tables(act)
      .updateTable("renewals")
      .set({ customer_id: customerId })
      .where("line_id", "=", renewal.lineId)
      .where("renewal_id", "=", renewal.renewalId)
      .where("customer_id", "is", null),
  );
}

function tables(act: Act) {
  return act.database.tables<RenewalTables>();
}
