import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { answering, orderOn, workOn } from "../../../tests/orders.ts";
import { buildTown } from "../../../tests/town.ts";
import {
  chooseClaimWay,
  readOrder,
  showVoucherNumber,
  wantRefund,
} from "../../business/renewals/index.ts";
import { addHours } from "../../foundation/clock/index.ts";
import { listRefunds, refundPaid, refundReturned, showRefund, takeRefund } from "./index.ts";

const db = await testDatabase();
const act = db.act();
const outside = answering(act, { refunded: "refused" });
let old: string;
let young: string;

beforeAll(async () => {
  const town = await buildTown(act);
  await act.database.run({
    text: `update plans set terms = terms || '{"refundRule": {"kind": "pro_rata"}}'`,
    values: [],
  });
  const claimed = async () => {
    const renewal = await orderOn(act, await town.line(), outside);
    await wantRefund(act, outside, renewal);
    await workOn(act, outside, renewal);
    const [claim] = (await readOrder(act, renewal))!.claims;
    const account = { bank: "0001", branch: "140", kind: "current", number: "77", holder: "ワン" };
    await chooseClaimWay(act, outside, {
      ...renewal,
      refundId: claim!.refundId,
      way: { kind: "bank", account },
    });
    return showVoucherNumber(claim!.number);
  };
  old = await claimed();
  act.clock.moveTo(addHours(act.clock.now(), 24 * 31));
  young = await claimed();
});

test("unpaid refunds are listed by age, with a sum that the books share", async () => {
  const text = await listRefunds(act);
  const [head, ...rows] = text.split("\n");
  expect(head).toMatch(/^voucher +opened +age +state +amount$/);
  expect(rows[0]).toMatch(
    new RegExp(`^${old} +2\\d{3}-\\d\\d-\\d\\d +31 d +way_chosen \\(bank\\) +¥1,697$`),
  );
  expect(rows[1]).toContain(young);
  expect(text).toContain("2 unpaid, ¥3,394; on their way back by themselves ¥0");
  expect(text).toContain("the books owe the same, ¥3,394");
});

test("only those that have waited longer, and still the whole sum", async () => {
  const text = await listRefunds(act, { olderThanDays: 30 });
  expect(text).toContain(old);
  expect(text).not.toContain(young);
  expect(text).toContain("2 unpaid, ¥3,394");
});

test("a voucher shows where the money is to go, and can be paid once", async () => {
  expect(await showRefund(act, old)).toMatchObject({ value: expect.stringMatching(/bank +0001/) });
  expect(await takeRefund(act, old.toLowerCase())).toMatchObject({
    ok: true,
    value: expect.stringMatching(/account +current 0000077\nholder +ワン/),
  });
  expect(await refundPaid(act, { voucher: old, reference: "T-1" })).toMatchObject({ ok: true });
  expect(await refundPaid(act, { voucher: old, reference: "T-1" })).toMatchObject({
    refusal: "claim_is_paid",
  });
  const shown = await showRefund(act, old);
  expect(shown).toMatchObject({
    value: expect.stringMatching(/paid +bank_transfer\nreference +T-1/),
  });
  expect(shown).not.toMatchObject({ value: expect.stringContaining("0000077") });
  expect(await listRefunds(act)).toContain("the books owe the same, ¥1,697");
});

test("a transfer that came back waits for its payer again", async () => {
  const back = { voucher: young, why: "account closed" };
  expect(await refundReturned(act, back)).toMatchObject({ refusal: "claim_not_being_paid" });
  await takeRefund(act, young);
  expect(await refundReturned(act, back)).toMatchObject({ ok: true });
  expect(await showRefund(act, young)).toMatchObject({
    value: expect.stringMatching(/state +open[\s\S]*last failure +bank_returned/),
  });
  expect(await takeRefund(act, young)).toMatchObject({ refusal: "claim_wants_other_way" });
});

test.each(["", "no such voucher", "'; drop table refunds"])("%j is no voucher", async (voucher) => {
  expect(await showRefund(act, voucher)).toMatchObject({ refusal: "claim_unknown" });
  expect(await takeRefund(act, voucher)).toMatchObject({ refusal: "claim_unknown" });
});
