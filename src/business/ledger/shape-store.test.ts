import { afterAll, afterEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { openDatabase } from "../../foundation/database/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { bookId, checkLedger } from "./index.ts";

const db = await testDatabase();
const act = db.act();
const owner = openDatabase({ url: db.ownerUrl });

const SELLER = `seller:${newId()}`;
const BOOKED = {
  debit: "receivable provider:sandbox",
  credit: `unallocated_money provider:sandbox`,
  amountYen: 100,
  cause: "late_money.total",
};

afterAll(async () => owner.close());
afterEach(async () => asOwner("delete from transfers"));

test("a transfer as it is booked is sound", async () => {
  await plant({});
  expect(await found()).toEqual([]);
  await plant({
    cause: "fee_kept.total",
    debit: "provider_fees provider:sandbox",
    credit: "receivable provider:sandbox",
  });
  await plant({ cause: "late_money.total", debit: "cash till:1" });
  expect(await found()).toEqual([]);
});

test.each([
  ["of a cause that nobody books", { cause: "gift.total" }],
  ["between other accounts than its happening", { credit: `revenue ${SELLER}` }],
  ["in a book of another kind", { credit: `unallocated_money ${SELLER}` }],
  ["of money in no place for money", { debit: `revenue ${SELLER}` }],
])("a transfer %s is found", async (_title, wrong) => {
  const transferId = await plant(wrong);
  expect(await found()).toEqual([
    `transfer_of_no_booking ${transferId} ${"cause" in wrong ? wrong.cause : BOOKED.cause}`,
  ]);
});

test("a reversal of another amount, of other accounts or of nothing is found", async () => {
  const lineId = newId();
  const origin = await plant({ lineId });
  const back = {
    lineId,
    cause: "reversal",
    causeId: origin,
    debit: BOOKED.credit,
    credit: BOOKED.debit,
  };
  const whole = await plant(back);
  expect(await found()).toEqual([]);
  await asOwner("delete from transfers where transfer_id = $1", [whole]);
  const bent = await plant({ ...back, amountYen: 99 });
  expect(await found()).toEqual([`reversal_does_not_fit ${bent}`]);
  await asOwner("delete from transfers where transfer_id = $1", [bent]);
  const wrongWay = await plant({ ...back, debit: BOOKED.debit, credit: BOOKED.credit });
  const orphan = await plant({ ...back, causeId: newId() });
  expect(await found()).toEqual(
    [`reversal_does_not_fit ${wrongWay}`, `reversal_does_not_fit ${orphan}`].toSorted(),
  );
});

test("an account that the chart does not know is found, and leaves the books not zero", async () => {
  await asOwner("alter table transfers drop constraint transfers_debit_account_fkey");
  const transferId = await plant({ debit: "ghost provider:sandbox" });
  expect(await found()).toEqual([
    "account_not_in_chart ghost unknown",
    "books_not_zero all accounts",
    `transfer_of_no_booking ${transferId} late_money.total`,
  ]);
});

test("an account of another kind than in the chart is found", async () => {
  await plant({});
  await asOwner("update accounts set kind = 'income' where account = 'receivable'");
  expect(await found()).toEqual(["account_not_in_chart receivable income"]);
  await asOwner("update accounts set kind = 'asset' where account = 'receivable'");
});

test.each([
  ["grant update on transfers to tsunagu_app", "tsunagu_app may update them"],
  ["grant update (amount_yen) on transfers to tsunagu_app", "tsunagu_app may update them"],
  ["grant delete on transfers to tsunagu_app", "tsunagu_app may delete them"],
  ["create rule r as on insert to transfers do also notify x", "the rule r"],
  [
    "alter table transfers drop constraint transfers_amount_yen_check",
    "without amounts above zero",
  ],
  [
    "alter table transfers drop constraint transfers_line_id_cause_id_cause_key",
    "without one booking per cause",
  ],
])("books that could be changed are found: %s", async (change, thing) => {
  const before = await found();
  await asOwner(change);
  expect((await found()).filter((line) => !before.includes(line))).toEqual([
    `transfers_not_append_only ${thing}`,
  ]);
  if (change.startsWith("grant")) {
    await asOwner("revoke all on transfers from tsunagu_app");
    await asOwner("grant select, insert on transfers to tsunagu_app");
  }
});

interface Planted {
  readonly lineId?: string;
  readonly debit?: string;
  readonly credit?: string;
  readonly amountYen?: number;
  readonly cause?: string;
  readonly causeId?: string;
}

async function plant(wish: Planted): Promise<string> {
  const { debit, credit, amountYen, cause } = { ...BOOKED, ...wish };
  const transferId = newId();
  await asOwner(
    `insert into transfers (line_id, transfer_id, debit_account, debit_book, credit_account,
        credit_book, amount_yen, cause, cause_id, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      wish.lineId ?? bookId("provider:sandbox"),
      transferId,
      ...debit.split(" "),
      ...credit.split(" "),
      ...[amountYen, cause, wish.causeId ?? newId(), act.clock.now()],
    ],
  );
  return transferId;
}

// Payments and renewals are nothing to these checks, which look at transfers alone.
const OF_SHAPE = /^(?:books_|account_|transfer|reversal_)/u;

async function found(): Promise<readonly string[]> {
  const all = (await checkLedger(act)).map(({ finding, thing }) => `${finding} ${thing}`);
  return all.filter((line) => OF_SHAPE.test(line)).toSorted();
}

async function asOwner(text: string, values: readonly unknown[] = []): Promise<void> {
  await owner.run({ text, values });
}
