import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { onLine, writeHouse } from "../../foundation/act/index.ts";
import { openDatabase } from "../../foundation/database/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import {
  balances,
  checkLedger,
  insertTransfers,
  reverseTransfer,
  transfersFor,
  type LineNews,
} from "./index.ts";

const db = await testDatabase();
const act = db.act();
const sellerId = newId<"seller">();

await keepOnlyKeysOf("renewals", "payment_attempts", "refunds", "refund_claims");

const PINS = "pins_not_booked";

let ids: ReturnType<typeof newIds>;

beforeEach(async () => {
  for (const table of ["refund_claims", "refunds", "payment_attempts", "renewals"]) {
    await run(`delete from ${table}`, []);
  }
  ids = newIds();
});

test("a payment, its supply and a finished refund of another order leave nothing to find", async () => {
  await addRenewal("completed");
  await addAttempt("succeeded");
  await bookAll("payment_confirmed", "plan_supplied");
  ids = { ...ids, renewalId: newId(), attemptId: newId(), refundId: newId() };
  await addRenewal("refunded");
  await addAttempt("succeeded");
  await addRefund("done");
  await bookAll("payment_confirmed", "refund_decided", "refund_done");
  expect(await checkOurs()).toEqual([]);
});

test("balances show each account of each book on the side it grows on", async () => {
  await bookAll("payment_confirmed", "plan_supplied");
  expect(await balances(act, { lineId: ids.lineId })).toEqual([
    { account: "deferred_revenue", book: `seller:${sellerId}`, balanceYen: 0 },
    { account: "output_tax", book: `seller:${sellerId}`, balanceYen: 180 },
    { account: "receivable", book: "provider:sandbox", balanceYen: 1980 },
    { account: "revenue", book: `seller:${sellerId}`, balanceYen: 1800 },
  ]);
  expect(await balances(act, { renewalId: newId() })).toEqual([]);
});

test("balances are those of one account before a moment, if wanted", async () => {
  await bookAll("payment_confirmed");
  const of = { lineId: ids.lineId, account: "output_tax" } as const;
  const [tax] = await balances(act, of);
  expect(tax).toMatchObject({ account: "output_tax", balanceYen: 180 });
  expect(await balances(act, { ...of, before: act.clock.now() })).toEqual([]);
});

test("PINs that are sold and owed to nobody in the books are found, and the other way round", async () => {
  const [batchId, pinId] = [newId(), newId()];
  await keepOnlyKeysOf("pin_batches", "pins");
  await run("insert into pin_batches (batch_id, seller_id, face_yen) values ($1, $2, 1980)", [
    batchId,
    sellerId,
  ]);
  await run(
    "insert into pins (pin_id, batch_id, state, expires_at) values ($1, $2, 'active', $3)",
    [pinId, batchId, act.clock.now()],
  );
  const found = async () => (await checkLedger(act)).filter(({ finding }) => PINS === finding);
  expect(await found()).toEqual([
    { finding: PINS, thing: `seller:${sellerId}`, foundYen: 0, wantedYen: 1980 },
  ]);
  const sold = transfersFor({
    ...{ what: "pins_sold", sellerId, saleId: newId<"pin_sale">(), totalYen: yen(1980) },
    money: { account: "receivable", book: "agent:hana" },
    at: act.clock.now(),
  });
  await writeHouse(act, { name: "pins.sold" }, insertTransfers(act, sold));
  expect(await found()).toEqual([]);
  await run("update pins set state = 'voided' where pin_id = $1", [pinId]);
  expect(await found()).toMatchObject([{ foundYen: 1980, wantedYen: 0 }]);
  await run("update pins set state = 'active' where pin_id = $1", [pinId]);
});

test("the same happening is booked once: a repeat undoes its whole statement", async () => {
  await bookAll("payment_confirmed");
  await expect(bookAll("payment_confirmed")).rejects.toMatchObject({
    code: "23505",
    constraint: "transfers_line_id_cause_id_cause_key",
  });
  const { rows } = await db.database.run({
    text: "select count(*) as count from events where line_id = $1",
    values: [ids.lineId],
  });
  expect(rows).toEqual([{ count: 1 }]);
});

test("the program can neither change nor remove what is booked", async () => {
  await expect(run("update transfers set amount_yen = 1", [])).rejects.toThrow("permission denied");
  await expect(run("delete from transfers", [])).rejects.toThrow("permission denied");
});

test("a succeeded attempt without transfers is found", async () => {
  await addRenewal("awaiting_payment");
  await addAttempt("succeeded");
  expect(await checkOurs()).toEqual([
    { finding: "attempt_not_booked", thing: ids.attemptId, foundYen: 0, wantedYen: 1980 },
  ]);
});

test("late money of a cancelled order is complete once it is booked", async () => {
  await addRenewal("cancelled");
  await addAttempt("succeeded");
  await addRefund("wanted");
  await bookAll("late_money", "late_refund_decided");
  expect(await checkOurs()).toEqual([]);
});

test("money of a wrong amount may stand unallocated for a frozen attempt", async () => {
  await addRenewal("payment_failed");
  await addAttempt("frozen");
  await bookAll("late_money");
  expect(await checkOurs()).toEqual([]);
  await run("update payment_attempts set received_yen = 1981 where attempt_id = $1", [
    ids.attemptId,
  ]);
  expect(await checkOurs()).toMatchObject([{ finding: "attempt_not_booked", wantedYen: 1981 }]);
});

test("an exchanged plan hands its money to the plan that replaces it", async () => {
  await addRenewal("cancelled");
  await addAttempt("succeeded");
  await bookAll("payment_confirmed", "replaced");
  const replaced = ids.renewalId;
  ids = { ...ids, renewalId: newId() };
  await addRenewal("active");
  await bookAll("replacement_paid");
  expect(await checkOurs(replaced)).toEqual([]);
});

test("a booked payment without a succeeded attempt is found, and so is its renewal", async () => {
  await addRenewal("awaiting_payment");
  await addAttempt("pending");
  await bookAll("payment_confirmed");
  expect((await checkOurs()).map(({ finding }) => finding)).toEqual([
    "attempt_not_booked",
    "renewal_not_ended",
  ]);
});

test("a paid order whose money was not booked does not hold", async () => {
  await addRenewal("active");
  expect(await checkOurs()).toEqual([
    {
      finding: "renewal_does_not_hold",
      thing: `${ids.renewalId} active`,
      foundYen: 0,
      wantedYen: 1980,
    },
  ]);
});

test("an order of which a part was refunded is complete when the rest is earned", async () => {
  await addRenewal("refunded");
  await addAttempt("succeeded");
  await addRefund("done", 990);
  await bookAll("payment_confirmed");
  const [whole, part] = [ids, { ...ids, totalYen: yen(990), taxYen: yen(90) }];
  ids = part;
  await bookAll("refund_decided", "refund_done");
  expect(await checkOurs()).toEqual([
    {
      finding: "renewal_not_ended",
      thing: `${ids.renewalId} refunded`,
      foundYen: 990,
      wantedYen: 0,
    },
  ]);
  ids = { ...whole, totalYen: yen(900), taxYen: yen(0) };
  await bookAll("plan_supplied");
  expect(await checkOurs()).toEqual([]);
});

test("an order called refunded that is still owed is found", async () => {
  await addRenewal("refunded");
  await addAttempt("succeeded");
  await addRefund("sent");
  await bookAll("payment_confirmed", "refund_decided");
  expect(await checkOurs()).toEqual([
    {
      finding: "renewal_not_ended",
      thing: `${ids.renewalId} refunded, still owed`,
      foundYen: 1980,
      wantedYen: 0,
    },
  ]);
});

test("a refunded order is complete while a second payment for it is still on its way back", async () => {
  await addRenewal("refunded");
  await addAttempt("succeeded");
  await addRefund("done");
  await bookAll("payment_confirmed", "refund_decided", "refund_done");
  ids = { ...ids, attemptId: newId(), refundId: newId() };
  await addAttempt("succeeded");
  await addRefund("wanted");
  await bookAll("late_money", "late_refund_decided");
  expect(await checkOurs()).toEqual([]);
});

test("an active order whose whole price was refunded is found", async () => {
  await addRenewal("active");
  await addAttempt("succeeded");
  await addRefund("wanted");
  await bookAll("payment_confirmed", "refund_decided");
  expect((await checkOurs()).map(({ finding }) => finding)).toEqual(["renewal_does_not_hold"]);
});

test("a refund that was done and never decided, in rows or books, is found", async () => {
  await addRenewal("active");
  await addAttempt("succeeded");
  await bookAll("payment_confirmed", "refund_done");
  expect((await checkOurs()).map(({ finding, thing }) => `${finding} ${thing}`)).toEqual([
    `negative_liability refunds_payable of renewal ${ids.renewalId}`,
    `refund_not_booked ${ids.refundId} done`,
  ]);
});

test("a completed order with revenue left to recognise is found", async () => {
  await addRenewal("completed");
  await addAttempt("succeeded");
  await bookAll("payment_confirmed");
  expect(await checkOurs()).toEqual([
    {
      finding: "revenue_not_recognised",
      thing: `${ids.renewalId} completed`,
      foundYen: 1800,
      wantedYen: 0,
    },
  ]);
});

test("revenue of a plan that nobody supplied yet is found", async () => {
  await addRenewal("activating");
  await addAttempt("succeeded");
  await bookAll("payment_confirmed", "plan_used");
  expect(await checkOurs()).toEqual([
    {
      finding: "revenue_too_early",
      thing: `${ids.renewalId} activating`,
      foundYen: 1800,
      wantedYen: 0,
    },
  ]);
});

test("what was reversed counts as not booked, and what was restored counts again", async () => {
  await addRenewal("active");
  await addAttempt("succeeded");
  await bookAll("payment_confirmed");
  expect(await checkOurs()).toEqual([]);
  await reverse("payment_confirmed.net");
  expect(await checkOurs()).toEqual([
    { finding: "attempt_not_booked", thing: ids.attemptId, foundYen: 180, wantedYen: 1980 },
    {
      finding: "renewal_does_not_hold",
      thing: `${ids.renewalId} active`,
      foundYen: 180,
      wantedYen: 1980,
    },
  ]);
  await reverse("reversal");
  expect(await checkOurs()).toEqual([]);
});

test("a refused refund without a claim, and a claim that says otherwise, are found", async () => {
  await addRenewal("refunding");
  await addAttempt("succeeded");
  await addRefund("refused");
  await bookAll("payment_confirmed", "refund_decided");
  const found = async () => (await checkOurs()).map(({ finding, thing }) => [finding, thing]);
  expect(await found()).toEqual([["claim_does_not_hold", `${ids.refundId} without claim`]]);
  await addClaim("open");
  expect(await found()).toEqual([]);
  await run("update refund_claims set state = 'paid', paid_by = 'cash' where refund_id = $1", [
    ids.refundId,
  ]);
  expect(await found()).toEqual([["claim_does_not_hold", `${ids.refundId} paid`]]);
});

test("refunds that the books do not owe are found by their sum", async () => {
  const sums = async () =>
    (await checkLedger(act)).find(({ finding }) => finding === "refunds_not_owed");
  const before = await sums();
  await addRenewal("refunding");
  await addAttempt("succeeded");
  await addRefund("wanted");
  await bookAll("payment_confirmed", "refund_decided");
  expect(await sums()).toEqual(
    before && {
      ...before,
      foundYen: before.foundYen + 1980,
      wantedYen: before.wantedYen + 1980,
    },
  );
  await addRefund("wanted", 500, newId());
  const { foundYen, wantedYen } = (await sums())!;
  expect(wantedYen - foundYen).toBe(500 + (before?.wantedYen ?? 0) - (before?.foundYen ?? 0));
});

function newIds() {
  return {
    lineId: newId<"line">(),
    renewalId: newId<"renewal">(),
    attemptId: newId<"attempt">(),
    refundId: newId<"refund">(),
    useId: newId<"use">(),
    provider: "sandbox",
    sellerId,
    totalYen: yen(1980),
    taxYen: yen(180),
    at: act.clock.now(),
  };
}

// Books cannot be emptied, so each test looks only at findings about its own things.
async function checkOurs(...others: string[]) {
  const ours = [...others, ids.renewalId, ids.attemptId, ids.refundId];
  return (await checkLedger(act)).filter(({ thing }) => ours.some((id) => thing.includes(id)));
}

async function bookAll(...happenings: Happening[]): Promise<void> {
  for (const what of happenings) {
    await onLine(act, ids.lineId, async (turn) =>
      turn.write({ name: `money.${what}` }, insertTransfers(act, transfersFor(newsOf(what)))),
    );
  }
}

type Happening = Exclude<LineNews["what"], `dispute_${string}` | "checkout_paid">;

// What is supplied is told without its tax.
function newsOf(what: Happening): LineNews {
  const isSupply = what === "plan_supplied" || what === "plan_used";
  return { ...ids, ...(isSupply ? { totalYen: yen(ids.totalYen - ids.taxYen) } : {}), what };
}

async function reverse(cause: string): Promise<void> {
  const { rows } = await db.database.run({
    text: "select transfer_id as id from transfers where line_id = $1 and cause = $2",
    values: [ids.lineId, cause],
  });
  const [found] = rows as { id: string }[];
  expect(await reverseTransfer(act, { transferId: found!.id, why: "test" })).toMatchObject({
    ok: true,
  });
}

async function addRenewal(state: string): Promise<void> {
  await run(
    "insert into renewals (line_id, renewal_id, state, total_yen) values ($1, $2, $3, 1980)",
    [ids.lineId, ids.renewalId, state],
  );
}

async function addAttempt(state: string): Promise<void> {
  await run(
    `insert into payment_attempts
        (line_id, attempt_id, state, amount_yen, received_yen, frozen_because)
      values ($1, $2, $3, 1980, $4, $5)`,
    [ids.lineId, ids.attemptId, state, ...(state === "frozen" ? [1980, "amount"] : [null, null])],
  );
}

async function addRefund(
  state: string,
  amountYen = 1980,
  refundId: string = ids.refundId,
): Promise<void> {
  await run(
    `insert into refunds (line_id, refund_id, attempt_id, state, amount_yen)
      values ($1, $2, $3, $4, $5)`,
    [ids.lineId, refundId, ids.attemptId, state, amountYen],
  );
}

async function addClaim(state: string): Promise<void> {
  await run(
    "insert into refund_claims (line_id, refund_id, state, amount_yen) values ($1, $2, $3, 1980)",
    [ids.lineId, ids.refundId, state],
  );
}

// The audit reads few columns of other rooms' tables; the rest of a row is nothing to it.
async function keepOnlyKeysOf(...tables: string[]): Promise<void> {
  const owner = openDatabase({ url: db.ownerUrl });
  const { rows } = await owner.run({
    text: `select 'alter table ' || c.oid::regclass || ' alter ' || quote_ident(a.attname)
        || ' drop not null' as change
      from pg_class as c join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0
      where c.relname = any($1) and a.attnotnull and a.attname not in
        (select p.attname from pg_index as i join pg_attribute as p on p.attrelid = c.oid
          and p.attnum = any(i.indkey) where i.indrelid = c.oid and i.indisprimary)
      union all
      select 'alter table ' || conrelid::regclass || ' drop constraint ' || quote_ident(conname)
      from pg_constraint where conrelid::regclass::text = any($1) and contype = 'f'`,
    values: [tables],
  });
  for (const { change } of rows as { change: string }[])
    await owner.run({ text: change, values: [] });
  await owner.close();
}

async function run(text: string, values: readonly unknown[]): Promise<void> {
  await db.database.run({ text, values });
}
