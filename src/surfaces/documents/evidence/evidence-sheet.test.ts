import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database.ts";
import { answering, orderOn, workOn } from "../../../../tests/orders.ts";
import { buildTown, type TownLine } from "../../../../tests/town.ts";
import { openCase } from "../../../business/cases/index.ts";
import { gatherEvidence, type Evidence } from "../../../business/evidence/index.ts";
import { writeMessage } from "../../../business/notices/index.ts";
import { showOrderNumber, wantRefund, type Renewal } from "../../../business/renewals/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { recordPdf } from "../pdf/record-pdf.ts";
import { evidenceSheet } from "./evidence-sheet.ts";

const db = await testDatabase();
const act = db.act();
const town = await buildTown(act);
let line: TownLine;
let order: Renewal;
let evidence: Evidence;

beforeAll(async () => {
  line = await town.line();
  const outside = answering(act);
  order = await orderOn(act, line, outside, { planCode: "queue" });
  await orderOn(act, await town.line(), outside);
  const letter = { subject: "s", text: "secret words", html: "<p>", enclosures: [] };
  const mail = {
    lineId: line.lineId,
    recipient: "wang@example.com",
    language: "en",
    letter,
  } as const;
  await writeMessage(act, { cause: `renewal.active:${order.renewalId}`, ...mail });
  await writeMessage(act, { cause: `renewal.active:${newId()}`, ...mail });
  const once = newId();
  await openCase(act, order, {
    ...{ cause: "money_back", text: "没有网络", email: "wang@example.com", language: "zh-Hans" },
    ...{ channel: "web", once },
  });
  await wantRefund(act, outside, { ...order, because: "our_fault" });
  await workOn(act, outside, order);
  evidence = (await gatherEvidence(act, order))!;
});

test("an order that is none has no record", async () => {
  expect(await gatherEvidence(act, { ...order, renewalId: newId<"renewal">() })).toBeUndefined();
});

test("holds each step in order, of this order and nothing of another", () => {
  const names = evidence.events.map(({ name }) => name);
  for (const name of ["renewal.placed", "renewal.paid", "case.opened", "renewal.refunded"]) {
    expect(names).toContain(name);
  }
  const seqs = evidence.events.map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
  expect(evidence.messages).toMatchObject([{ state: "waiting", channel: "email" }]);
  expect(evidence.cases).toHaveLength(1);
  expect(evidence.isCut).toBe(false);
});

test.each(LANGUAGES)(
  "in %s it says what was agreed, paid, connected and given back",
  (language) => {
    const text = JSON.stringify(evidenceSheet(evidence, language));
    const { attempts, refunds } = evidence.order;
    for (const words of [
      showOrderNumber(order.number),
      attempts[0]!.providerReference!,
      evidence.activations[0]!.reference,
      ...evidence.receipts.map(({ content }) => content.number),
      "没有网络",
      "our_fault",
      "renewal.paid",
    ]) {
      expect(text).toContain(words);
    }
    expect(refunds).toMatchObject([{ state: "done" }]);
    for (const secret of ["wang@example.com", "secret words", line.iccid, line.lineId]) {
      expect(text).not.toContain(secret);
    }
    expect(text).not.toContain("undefined");
  },
);

test("the same record is the same bytes, on as many sheets as it takes", async () => {
  const long = { ...evidence, events: Array(8).fill(evidence.events).flat() };
  const sheet = evidenceSheet(long, "ja");
  const [one, other] = [
    await recordPdf(sheet, evidence.gatheredAt),
    await recordPdf(sheet, evidence.gatheredAt),
  ];
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  const pdf = Buffer.from(one).toString("latin1");
  expect(pdf.match(/\/Type \/Page\b/gu)!.length).toBeGreaterThan(2);
  expect(pdf).toContain("/Lang (ja)");
});
