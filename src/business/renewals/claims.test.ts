import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { answering, orderOn, workOn } from "../../../tests/orders.ts";
import { buildTown } from "../../../tests/town.ts";
import type { Act } from "../../foundation/act/index.ts";
import { addHours } from "../../foundation/clock/index.ts";
import { done, refused } from "../../foundation/outcome/index.ts";
import { checkDocument, checksOf } from "../identity/index.ts";
import { balances, checkLedger } from "../ledger/index.ts";
import {
  unpaidClaims,
  type PayoutRequest,
  type RefundClaim,
  type RefundReading,
} from "../payments/index.ts";
import { findReceipt } from "../receipts/index.ts";
import {
  bankTransferCameBack,
  bankTransferDone,
  beginBankTransfer,
  chooseClaimWay,
  findOrder,
  payClaimAtCounter,
  payoutWaysOf,
  readOrder,
  wantRefund,
  workRenewal,
  type HandOut,
  type Outside,
  type Renewal,
  type TypedWay,
} from "./index.ts";

const TILL = "0193f3c1-0000-7000-8000-000000000001";
const db = await testDatabase();
const act = db.act();
const town = await buildTown(act);
await act.database.run({
  text: `update plans set terms = terms || '{"refundRule": {"kind": "pro_rata"}}'`,
  values: [],
});

/** What the provider of payouts answers next, and what it was asked to pay. */
let answers: RefundReading[];
let asked: PayoutRequest[];
beforeEach(() => {
  answers = [];
  asked = [];
});

const PAID: RefundReading = { kind: "done", providerReference: "po_1" };
const PAYPAL: TypedWay = { kind: "payout", provider: "sandbox", email: "Mei@Example.com" };
const ACCOUNT = {
  bank: "みずほ銀行",
  branch: "140",
  kind: "ordinary",
  number: "1234567",
  holder: "ワン シャオミン",
} as const;
const BANK: TypedWay = { kind: "bank", account: ACCOUNT };
const outside = withPayouts(answering(act, { refunded: "refused" }));

test("a refund that its provider refuses becomes a claim with a voucher, once", async () => {
  const { renewal, claim } = await claimed();
  expect(claim).toMatchObject({ state: "open", amountYen: 1697 });
  await workOn(act, outside, renewal);
  await workOn(act, outside, renewal);
  const order = await orderOf(renewal);
  expect(order.renewal.state).toBe("refunding");
  expect(order.refunds).toMatchObject([{ state: "refused" }]);
  expect(order.claims).toHaveLength(1);
  expect(await namesOf(renewal, "claim.opened")).toHaveLength(1);
});

test("a slip takes nothing back, so nobody is asked", async () => {
  let calls = 0;
  const provider = answering(act).provider("sandbox");
  const slips: Outside = {
    ...outside,
    payments: [{ ...provider, methods: [{ method: "konbini", kind: "slip", refunds: "claim" }] }],
    provider: () => ({
      ...provider,
      async refund(request) {
        calls += 1;
        return provider.refund(request);
      },
    }),
  };
  const renewal = await orderOn(act, await town.line(), slips, { payKind: "slip" });
  await wantRefund(act, slips, renewal);
  await workOn(act, slips, renewal);
  expect((await orderOf(renewal)).claims).toMatchObject([{ state: "open" }]);
  expect(calls).toBe(0);
});

test("is found by its voucher and the order's e-mail, and by nobody else", async () => {
  const { renewal, claim } = await claimed();
  const wish = { number: claim.number.toLowerCase(), address: "192.0.2.9", device: "a" };
  expect(await findOrder(act, { ...wish, email: "WANG@example.com" })).toMatchObject({
    ok: true,
    value: { renewalId: renewal.renewalId, number: renewal.number },
  });
  expect(await findOrder(act, { ...wish, email: "eve@example.com" })).toMatchObject({
    refusal: "no_such_order",
  });
});

describe("paid out by a provider", () => {
  test("the refund is done, the books owe nothing, and the return is documented", async () => {
    const { renewal, claim } = await claimed(PAYPAL);
    answers = [PAID];
    await workOn(act, outside, renewal);
    const order = await orderOf(renewal);
    expect(order.renewal.state).toBe("refunded");
    expect(order.refunds).toMatchObject([{ state: "done", providerReference: "po_1" }]);
    expect(order.claims).toMatchObject([{ state: "paid", paidBy: "paypal" }]);
    expect(order.claims[0]).not.toHaveProperty("way");
    expect(asked).toMatchObject([
      { amountYen: claim.amountYen, email: "mei@example.com", lineId: renewal.lineId },
    ]);
    expect(await booksOf(renewal)).toMatchObject({
      "refunds_payable seller": 0,
      "receivable provider:sandbox": 1980 - claim.amountYen,
    });
    const receipt = await findReceipt(act, { ...renewal, kind: "return" });
    expect(receipt?.content).toMatchObject({ totalYen: 1697, paymentMethod: "paypal" });
  });

  test.each([
    [["unknown", "done"], 1],
    [["pending", "pending", "done"], 1],
    [["never_seen", "done"], 2],
  ] as const)("%j ends paid, under one id", async (kinds, calls) => {
    const { renewal } = await claimed(PAYPAL);
    answers = kinds.map((kind) => ({ kind, providerReference: "po_1" }) as RefundReading);
    for (const _ of kinds) await workOn(act, outside, renewal);
    expect((await orderOf(renewal)).renewal.state).toBe("refunded");
    expect(asked).toHaveLength(calls);
    expect(new Set(asked.map(({ payoutId }) => payoutId)).size).toBe(1);
  });

  test("a payout that fails or is returned opens the claim again, and another is another", async () => {
    const { renewal } = await claimed(PAYPAL);
    answers = [
      { kind: "pending", providerReference: "po_1" },
      { kind: "refused", failure: "receiver_unknown" },
    ];
    await workOn(act, outside, renewal);
    await workOn(act, outside, renewal);
    expect((await orderOf(renewal)).claims).toMatchObject([
      { state: "open", failure: "receiver_unknown" },
    ]);
    await choose(renewal, { ...PAYPAL, email: "right@example.com" });
    answers = [PAID];
    await workOn(act, outside, renewal);
    expect((await orderOf(renewal)).renewal.state).toBe("refunded");
    expect(asked.map(({ email }) => email)).toEqual(["mei@example.com", "right@example.com"]);
    expect(new Set(asked.map(({ payoutId }) => payoutId)).size).toBe(2);
  });

  test("while money may be on its way, nothing can be changed or paid", async () => {
    const { renewal, claim } = await claimed(PAYPAL);
    answers = [{ kind: "unknown" }];
    await workOn(act, outside, renewal);
    const busy = { ok: false, refusal: "claim_being_paid" };
    expect(await choose(renewal, BANK)).toMatchObject(busy);
    expect(await payCash(claim)).toMatchObject(busy);
    expect(await bankTransferDone(act, { voucher: claim.number, reference: "x" })).toMatchObject({
      refusal: "claim_wants_other_way",
    });
    answers = [PAID];
    await workOn(act, outside, renewal);
    expect(await choose(renewal, BANK)).toMatchObject({ refusal: "claim_is_paid" });
    expect(await payCash(claim)).toMatchObject({ refusal: "claim_is_paid" });
  });
});

describe("paid in cash at a counter", () => {
  test.each([undefined, PAYPAL, BANK, { kind: "counter" } as const])(
    "by its voucher and a document, whatever was chosen before: %j",
    async (way) => {
      const { renewal, claim } = await claimed(way);
      expect(await payCash(claim)).toMatchObject({ ok: true });
      await workOn(act, outside, renewal);
      const order = await orderOf(renewal);
      expect(order.renewal.state).toBe("refunded");
      expect(order.claims).toMatchObject([{ state: "paid", paidBy: "cash" }]);
      expect(asked).toEqual([]);
      expect(await booksOf(renewal)).toMatchObject({ [`cash till:${TILL}`]: -claim.amountYen });
      const [paid] = await namesOf(renewal, "claim.paid");
      expect(paid).toMatchObject({ actor_id: "clerk-1" });
      const [check] = await checksOf(act, renewal.lineId);
      expect((paid as { check_id: string }).check_id).toBe(check!.checkId);
    },
  );

  test("never without a document that was checked a moment ago", async () => {
    const { claim } = await claimed();
    const wish = { voucher: claim.number, handOut: fromTill };
    expect(await payClaimAtCounter(act, wish)).toMatchObject({ refusal: "document_not_checked" });
    expect(await payClaimAtCounter(act, { ...wish, voucher: "no such" })).toMatchObject({
      refusal: "claim_unknown",
    });
  });

  test("a till that cannot hand it out refuses, and the claim stays", async () => {
    const { renewal, claim } = await claimed();
    const closed: HandOut = async () => refused("till_closed");
    expect(await payCash(claim, closed)).toMatchObject({
      refusal: "cash_refused",
      facts: { why: "till_closed" },
    });
    expect((await orderOf(renewal)).claims).toMatchObject([{ state: "open" }]);
  });
});

describe("paid by bank transfer", () => {
  test("staff lock it, transfer, and say under which reference", async () => {
    const { renewal, claim } = await claimed(BANK);
    expect(await beginBankTransfer(act, claim.number)).toMatchObject({
      ok: true,
      value: { way: { kind: "bank", account: ACCOUNT } },
    });
    expect(await choose(renewal, PAYPAL)).toMatchObject({ refusal: "claim_being_paid" });
    expect(await beginBankTransfer(act, claim.number)).toMatchObject({ ok: true });
    await bankTransferDone(act, { voucher: claim.number, reference: "20261122-7" });
    await workOn(act, outside, renewal);
    const order = await orderOf(renewal);
    expect(order.renewal.state).toBe("refunded");
    expect(order.claims).toMatchObject([{ paidBy: "bank_transfer", paidReference: "20261122-7" }]);
    expect(await booksOf(renewal)).toMatchObject({ "bank house": -claim.amountYen });
  });

  test("a transfer that comes back opens the claim again", async () => {
    const { renewal, claim } = await claimed(BANK);
    const back = { voucher: claim.number, why: "no such account" };
    expect(await bankTransferCameBack(act, back)).toMatchObject({
      refusal: "claim_not_being_paid",
    });
    await beginBankTransfer(act, claim.number);
    expect(await bankTransferCameBack(act, back)).toMatchObject({ ok: true });
    const [now] = (await orderOf(renewal)).claims;
    expect(now).toMatchObject({ state: "open", failure: "bank_returned" });
    expect(now).not.toHaveProperty("way");
  });

  test.each([
    [{ number: "12x" }, "account_number_unreadable"],
    [{ holder: "王小明" }, "holder_not_kana"],
  ])("an account that cannot be read is refused: %j", async (wrong, refusal) => {
    const { renewal } = await claimed();
    const way: TypedWay = { kind: "bank", account: { ...ACCOUNT, ...wrong } };
    expect(await choose(renewal, way)).toMatchObject({ refusal });
  });
});

test("whoever is asked for by several ways at once pays once", async () => {
  const { renewal, claim } = await claimed(BANK);
  answers = Array.from({ length: 40 }, () => PAID);
  const work = async () => workRenewal(act, outside, renewal);
  await Promise.allSettled([
    choose(renewal, PAYPAL),
    payCash(claim),
    work(),
    beginBankTransfer(act, claim.number),
    bankTransferDone(act, { voucher: claim.number, reference: "one" }),
    choose(renewal, PAYPAL),
    work(),
    payCash(claim),
    bankTransferDone(act, { voucher: claim.number, reference: "two" }),
  ]);
  await workOn(act, outside, renewal);
  await workOn(act, outside, renewal);
  const order = await orderOf(renewal);
  expect(order.renewal.state).toBe("refunded");
  expect(await namesOf(renewal, "claim.paid")).toHaveLength(1);
  const books = await booksOf(renewal);
  expect(books["refunds_payable seller"]).toBe(0);
  const cash = books[`cash till:${TILL}`] ?? 0;
  const bank = books["bank house"] ?? 0;
  const sent = 1980 - (books["receivable provider:sandbox"] ?? 0);
  expect(sent - cash - bank).toBe(claim.amountYen);
});

test("dying anywhere around a payout, the same one is asked about or sent again", async () => {
  for (const place of ["payout.after_sent", "payout.after_call"]) {
    const { renewal } = await claimed(PAYPAL);
    answers = [PAID, PAID];
    asked = [];
    const dying: Act = {
      ...act,
      failpoint: (name) => {
        if (name === place) throw new Error(`died at ${name}`);
      },
    };
    await expect(workRenewal(dying, outside, renewal)).rejects.toThrow("died");
    await workOn(act, outside, renewal);
    expect((await orderOf(renewal)).claims).toMatchObject([{ state: "paid" }]);
    expect(new Set(asked.map(({ payoutId }) => payoutId)).size).toBeLessThan(2);
  }
});

test("unpaid claims are listed by age, and are what the books still owe", async () => {
  const before = act.clock.now();
  act.clock.moveTo(addHours(before, 24 * 40));
  const { claim } = await claimed();
  const old = await unpaidClaims(act, { openedBefore: addHours(act.clock.now(), -24), limit: 500 });
  expect(old.map(({ number }) => number)).not.toContain(claim.number);
  const all = await unpaidClaims(act, { limit: 500 });
  expect(all.at(-1)?.number).toBe(claim.number);
  const owed = (await balances(act)).filter(({ account }) => account === "refunds_payable");
  const sum = (yens: readonly number[]) => yens.reduce((total, one) => total + one, 0);
  expect(sum(all.map(({ amountYen }) => amountYen))).toBe(
    sum(owed.map(({ balanceYen }) => balanceYen)),
  );
});

test("what a payer chose stands in no event and not readable in the row", async () => {
  const { renewal } = await claimed(BANK);
  const { rows } = await act.database.run({
    text: `select (select json_agg(e) from events as e where line_id = $1)::text
        || (select json_agg(c) from refund_claims as c where line_id = $1)::text as all`,
    values: [renewal.lineId],
  });
  const text = JSON.stringify(rows);
  for (const secret of [ACCOUNT.holder, ACCOUNT.number, ACCOUNT.bank]) {
    expect(text).not.toContain(secret);
    expect(text).not.toContain(Buffer.from(secret).toString("hex"));
  }
});

test("the ways of payout are those of the providers that have one", () => {
  expect(payoutWaysOf(outside)).toEqual([{ provider: "sandbox", way: "paypal" }]);
  expect(payoutWaysOf(answering(act))).toEqual([]);
});

test("the books hold", async () => {
  expect(await checkLedger(act)).toEqual([]);
});

/** An order whose refund could not go back its way, and how its payer wants to have it. */
async function claimed(
  way?: TypedWay,
): Promise<{ readonly renewal: Renewal; readonly claim: RefundClaim }> {
  const renewal = await orderOn(act, await town.line(), outside);
  await wantRefund(act, outside, renewal);
  await workOn(act, outside, renewal);
  const [claim] = (await orderOf(renewal)).claims;
  if (way !== undefined) expect(await choose(renewal, way)).toMatchObject({ ok: true });
  return { renewal, claim: claim! };
}

async function choose(renewal: Renewal, way: TypedWay) {
  const [claim] = (await orderOf(renewal)).claims;
  return chooseClaimWay(act, outside, { ...renewal, refundId: claim!.refundId, way });
}

async function payCash({ number, lineId }: RefundClaim, handOut: HandOut = fromTill) {
  const clerk: Act = { ...act, actor: { kind: "staff", id: "clerk-1" } };
  const document = { kind: "passport", issuer: "CHN", number: "E12345678" } as const;
  const accepts = ["passport"] as const;
  await checkDocument(clerk, { lineId, document, accepts, isToRegister: false });
  return payClaimAtCounter(clerk, { voucher: number, handOut });
}

const fromTill: HandOut = async () =>
  done({ parts: [], money: { account: "cash", book: `till:${TILL}` } });

function withPayouts(of: Outside): Outside {
  const next = (): RefundReading => answers.shift() ?? { kind: "unknown" };
  const provider = {
    ...of.provider("sandbox"),
    payouts: {
      way: "paypal",
      async payOut(request: PayoutRequest) {
        asked.push(request);
        return next();
      },
      readPayout: async () => next(),
    },
  };
  return { ...of, payments: [provider], provider: () => provider };
}

async function orderOf(renewal: Renewal) {
  return (await readOrder(act, renewal))!;
}

async function booksOf({ renewalId }: Renewal): Promise<Readonly<Record<string, number>>> {
  const all = await balances(act, { renewalId });
  return Object.fromEntries(
    all.map(({ account, book, balanceYen }) => [
      `${account} ${book.startsWith("seller:") ? "seller" : book}`,
      balanceYen,
    ]),
  );
}

async function namesOf({ lineId }: Renewal, name: string): Promise<readonly object[]> {
  const { rows } = await act.database.run({
    text: `select actor_id, after ->> 'checkId' as check_id from events
      where line_id = $1 and name = $2 order by seq`,
    values: [lineId, name],
  });
  return rows as object[];
}
