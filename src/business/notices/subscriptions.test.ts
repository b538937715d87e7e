import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { answering, handOut, orderOn, workOn } from "../../../tests/orders.ts";
import { buildTown } from "../../../tests/town.ts";
import { addDays, addHours, atHour, JST, localDate } from "../../foundation/clock/index.ts";
import {
  bankTransferDone,
  cancelRenewal,
  chooseClaimWay,
  readOrder,
  type Renewal,
} from "../renewals/index.ts";
import type { LetterFacts, LetterName } from "./index.ts";
import { noticeSubscriptions, recentMessages } from "./index.ts";

const db = await testDatabase();
const act = db.act({ language: "ko" });
const town = await buildTown(act);

let written: { name: LetterName; facts: LetterFacts }[];
const subscriptions = noticeSubscriptions((name, facts) => {
  written.push({ name, facts });
  return { subject: name, text: name, html: name, enclosures: [] };
});

beforeEach(async () => {
  await db.database.run({ text: "delete from messages", values: [] });
  await handOut(act, []);
  written = [];
});

test("a fulfilled order is confirmed once, in its language, with its receipt", async () => {
  const renewal = await orderOn(act, await town.line(), answering(act));
  await handOut(act, subscriptions);
  expect(written.map(({ name }) => name)).toEqual(["active"]);
  expect(written[0]!.facts.receipt?.content.orderNumber).toBe(renewal.number);
  expect(await recentMessages(act, 9)).toMatchObject([
    { recipient: "wang@example.com", language: "ko", lineId: renewal.lineId, state: "waiting" },
  ]);
});

test("handed out again after a crash, it is still told once", async () => {
  const line = await town.line();
  await orderOn(act, line, answering(act));
  await handOut(act, subscriptions);
  await db.database.run({
    text: "update events set is_pending = true where line_id = $1",
    values: [line.lineId],
  });
  await handOut(act, subscriptions);
  expect(await recentMessages(act, 9)).toHaveLength(1);
});

test("a plan that waits its turn is confirmed as waiting, and told when it starts", async () => {
  const line = await town.line();
  await town.bucket(line);
  const outside = answering(act);
  const renewal = await orderOn(act, line, outside, { planCode: "queue" });
  await handOut(act, subscriptions);
  expect(written.map(({ name }) => name)).toEqual(["queued"]);
  await db.database.run({
    text: `insert into events select line_id, seq + 1, gen_random_uuid(), 'renewal.active', actor_kind,
        actor_id, thing_id, before, after, at, request_id, true
      from events where thing_id = $1 order by seq desc limit 1`,
    values: [renewal.renewalId],
  });
  await handOut(act, subscriptions);
  expect(written.map(({ name }) => name)).toEqual(["queued", "started"]);
});

test("a plan sold before the operator moved in is told as started, no more", async () => {
  const renewal = await orderOn(act, await town.line(), answering(act));
  await db.database.run({
    text: "update renewals set channel = 'import' where line_id = $1",
    values: [renewal.lineId],
  });
  await handOut(act, subscriptions);
  expect(written.map(({ name }) => name)).toEqual(["started"]);
});

test("a plan that the carrier refuses is told as a refund, and again when it is done", async () => {
  const outside = answering(act, { granted: "refused" });
  const renewal = await orderOn(act, await town.line(), outside);
  await workOn(act, outside, renewal);
  await handOut(act, subscriptions);
  expect(written.map(({ name }) => name)).toEqual(["refunding", "refunded"]);
  expect(written[1]!.facts.receipt?.content.kind).toBe("return");
});

test("money that cannot go back its way asks the reader for another", async () => {
  const outside = answering(act, { granted: "refused", refunded: "refused" });
  await orderOn(act, await town.line(), outside);
  await handOut(act, subscriptions);
  expect(written.map(({ name }) => name)).toEqual(["refunding", "claim_opened"]);
  const { facts } = written[1]!;
  expect(facts.refundId).toBe(facts.order.claims[0]!.refundId);
});

test("a claim that is paid is told with the refund it completes, another on its own", async () => {
  const outside = answering(act, { granted: "refused", refunded: "refused" });
  const refunded = await orderOn(act, await town.line(), outside);
  await payByBank(refunded);
  await workOn(act, outside, refunded);
  await handOut(act, subscriptions);
  expect(written.map(({ name }) => name)).toEqual(["refunding", "claim_opened", "refunded"]);
  written.length = 0;
  const provider = outside.provider("sandbox");
  const reading = { kind: "pending", providerReference: "pay_1" } as const;
  const slow = { ...outside, provider: () => ({ ...provider, read: async () => reading }) };
  const late = await orderOn(act, await town.line(), slow);
  await cancelRenewal(act, late);
  const paid = { ...provider, cancel: provider.read as typeof provider.cancel };
  await workOn(act, { ...outside, provider: () => paid }, late);
  await payByBank(late);
  await handOut(act, subscriptions);
  expect(written.map(({ name }) => name)).toEqual(["came_late", "claim_opened", "claim_paid"]);
});

async function payByBank(renewal: Renewal): Promise<void> {
  const [claim] = (await readOrder(act, renewal))!.claims;
  const account = { bank: "0001", branch: "140", kind: "ordinary", number: "7", holder: "ワン" };
  const key = { ...renewal, refundId: claim!.refundId };
  await chooseClaimWay(act, answering(act), { ...key, way: { kind: "bank", account } });
  await bankTransferDone(act, { voucher: claim!.number, reference: "T-1" });
}

test("a slip is sent when it is made, and called off when its time is over", async () => {
  const outside = answering(act, { paid: "pending" });
  const renewal = await orderOn(act, await town.line(), outside, { payKind: "slip" });
  await handOut(act, subscriptions);
  expect(written.map(({ name }) => name)).toEqual(["slip"]);
  expect(written[0]!.facts.order.openAttempt?.next?.kind).toBe("slip");
  act.clock.moveTo(addHours(act.clock.now(), 80));
  await workOn(act, outside, renewal);
  await workOn(act, outside, renewal);
  await handOut(act, subscriptions);
  expect(written.map(({ name }) => name)).toEqual(["slip", "slip_expired"]);
});

test("a slip that is still to be paid is remembered, and not when the word of it comes late", async () => {
  const outside = answering(act, { paid: "pending" });
  const tomorrow = addDays(localDate(act.clock.now(), JST), 1);
  act.clock.moveTo(atHour(tomorrow, 12, JST));
  const renewal = await orderOn(act, await town.line(), outside, { payKind: "slip" });
  const late = await orderOn(act, await town.line(), outside, { payKind: "slip" });
  await handOut(act, subscriptions);
  act.clock.moveTo(addHours(act.clock.now(), 50));
  for (const one of [renewal, late]) await workOn(act, outside, one);
  await cancelRenewal(act, late);
  await handOut(act, subscriptions);
  expect(written.map(({ name }) => name)).toEqual(["slip", "slip", "slip_reminder"]);
  expect(written.at(-1)!.facts.order.renewal.renewalId).toBe(renewal.renewalId);
});

test("a slip whose numbers came late is sent once they are known", async () => {
  const outside = answering(act, { begun: "unknown", paid: "pending" });
  await orderOn(act, await town.line(), outside, { payKind: "slip" });
  await handOut(act, subscriptions);
  const messages = await recentMessages(act, 9);
  expect(messages.map(({ subject }) => subject)).toEqual(["slip"]);
  expect(written.at(-1)!.facts.order.slip?.chains).toHaveLength(1);
});

test("an order that nobody paid by card is no news", async () => {
  const outside = answering(act, { paid: "pending" });
  const renewal = await orderOn(act, await town.line(), outside);
  act.clock.moveTo(addHours(act.clock.now(), 2));
  await workOn(act, outside, renewal);
  await workOn(act, outside, renewal);
  await handOut(act, subscriptions);
  expect(written).toEqual([]);
});

test("who left no address is told nothing", async () => {
  await orderOn(act, await town.line(), answering(act), { contactEmail: "" });
  await handOut(act, subscriptions);
  expect(written).toEqual([]);
});
