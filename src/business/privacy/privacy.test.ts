import { describe, expect, test } from "vitest";
import { armFor } from "../../../tests/auto-renewals.ts";
import { testDatabase } from "../../../tests/database.ts";
import { answering, orderOn, workOn } from "../../../tests/orders.ts";
import { buildTown } from "../../../tests/town.ts";
import {
  currentCustomer,
  giveCode,
  register,
  saveLine,
  type Accounts,
} from "../customers/index.ts";
import { readAuto } from "../auto-renewals/index.ts";
import { forgetCasesOf, openCase } from "../cases/index.ts";
import {
  confirmReminders,
  askReminders,
  erasePerson,
  linkAddress,
  recentMessages,
  showReminders,
  writeMessage,
} from "../notices/index.ts";
import { addAlarmReader } from "../kiosks/index.ts";
import { addressReceipt, receiptsOf } from "../receipts/index.ts";
import {
  contactNeed,
  readOrder,
  wantRefund,
  CONTACT_KEPT_DAYS,
  type Renewal,
} from "../renewals/index.ts";
import { addHours } from "../../foundation/clock/index.ts";
import { sayInChat, wantTranscript } from "../support/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import {
  askMine,
  eraseMine,
  foreseeErasure,
  gatherMine,
  mineFile,
  openMineToken,
  RETENTION,
  retentionReports,
  runRetention,
} from "./index.ts";

const BY = { address: "192.0.2.9", device: "transcript" };

const db = await testDatabase();
const act = db.act();
const town = await buildTown(act);
const outside = answering(act);
const letter = { subject: "s", text: "told in confidence", html: "<p>", enclosures: [] };

let lastMail = "";
const url = "http://127.0.0.1:3000";
const accounts: Accounts = {
  publicUrl: url,
  links: { register: () => url, forgot: () => url, reset: () => url, security: () => url },
  mails: {
    async write(_act, { paragraphs }) {
      lastMail = paragraphs.join("\n");
    },
  },
  orders: { claim: async () => 0, list: async () => [] },
};

/** An account, and the headers of the browser in which it is open. */
async function registered(email: string) {
  const headers = new Headers({ "user-agent": "Chrome/140.0", host: "127.0.0.1:3000" });
  const caller = { address: newId(), headers };
  const begun = await register(act, accounts, caller, { email, password: "correct horse battery" });
  if (!begun.ok) throw new Error(begun.refusal);
  const code = /^\d{6}$/mu.exec(lastMail)?.[0] ?? "";
  const opened = await giveCode(act, accounts, caller, { token: begun.value.token, code });
  if (!opened.ok) throw new Error(opened.refusal);
  headers.set("cookie", opened.value.cookies.map((one) => one.split(";")[0]).join("; "));
  return { customer: opened.value.customer, headers };
}

/** Somebody with an account, a saved line, an order that is over, one that runs, and reminders. */
async function somebody() {
  const email = `${newId()}@example.com`;
  const { customer, headers } = await registered(email);
  const line = await town.line();
  const saved = { lineId: line.lineId, proof: "renewal_code", nickname: "Mum’s tablet" };
  await saveLine(act, customer.customerId, saved);
  const over = await orderOn(act, line, outside, { contactEmail: email });
  const [receipt] = await receiptsOf(act, over);
  await addressReceipt(act, { ...over, ordinal: 1, kind: receipt!.content.kind }, "王 小明");
  await state(over, "completed");
  const runs = await orderOn(act, await town.line(), outside, { contactEmail: email });
  let token = "";
  const by = { address: newId(), device: newId() };
  const wish = { lineId: line.lineId, proof: "renewal_code", email, by } as const;
  await askReminders(act, wish, (sealed) => {
    token = sealed;
    return letter;
  });
  await confirmReminders(act, token);
  await db.database.run({
    text: `update messages set state = 'sent', settled_at = written_at, due_at = null
      where cause like 'reminders.asked:%'`,
    values: [],
  });
  const told = { cause: `renewal.active:${over.renewalId}`, lineId: line.lineId };
  await writeMessage(act, { ...told, recipient: email, language: "ja", letter });
  return { email, headers, customer, line, over, runs };
}

async function report(on: Renewal, email: string, closed: boolean): Promise<string> {
  const opened = await openCase(act, on, {
    ...{ cause: "other", text: `secret ${newId()}`, email, language: "ja", channel: "web" },
    once: newId(),
  });
  if (!opened.ok) throw new Error(opened.refusal);
  if (closed) {
    const text = "update cases set state = 'closed', closed_at = opened_at where case_id = $1";
    await db.database.run({ text, values: [opened.value.caseId] });
  }
  return opened.value.number;
}

/** A chat that ended and was to be sent to the address. */
async function chatted(email: string): Promise<void> {
  const said = await sayInChat(act, {
    ...{ about: { kind: "visit" }, visitorId: newId(), text: "whispered", once: newId() },
    ...{ language: "ja", address: "192.0.2.1" },
  });
  if (!said.ok) throw new Error(said.refusal);
  const { chatId } = said.value;
  await wantTranscript(act, { chatId, by: BY, email });
  const text = "update chats set state = 'closed', closed_at = opened_at where chat_id = $1";
  await db.database.run({ text, values: [chatId] });
}

async function state(of: Renewal, to: string): Promise<void> {
  const text = "update renewals set state = $2, due_at = null where renewal_id = $1";
  await db.database.run({ text, values: [of.renewalId, to] });
}

describe("what is kept of somebody", () => {
  test("is handed out whole, with lines masked, and nothing of anybody else", async () => {
    const one = await somebody();
    const other = await somebody();
    await report(one.over, one.email, true);
    await chatted(one.email);
    const text = JSON.stringify(
      await mineFile(act, await gatherMine(act, { kind: "mailbox", email: one.email })),
    );
    for (const part of [
      ...[one.email, one.over.number, one.runs.number, "Mum’s tablet", "王 小明", "secret "],
      "whispered",
      ...["told in confidence", "Chrome/140.0", '"consent":"asked"'],
    ]) {
      expect([part, text.includes(part)]).toEqual([part, true]);
    }
    for (const part of [other.email, other.over.number, one.line.iccid, one.line.lineId]) {
      expect([part, text.includes(part)]).toEqual([part, false]);
    }
    const nobody = await mineFile(
      act,
      await gatherMine(act, { kind: "mailbox", email: "nobody@example.com" }),
    );
    expect(nobody).toMatchObject({ account: null, orders: [], cases: [] });
  });

  test("is erased as far as nobody must be reached any more, and the books stay", async () => {
    const one = await somebody();
    const other = await somebody();
    const closed = await report(one.over, one.email, true);
    const open = await report(one.over, one.email, false);
    await chatted(one.email);
    const foreseen = foreseeErasure(
      await gatherMine(act, { kind: "mailbox", email: one.email }),
      contactNeed,
    );
    const erased = await eraseMine(act, { kind: "mailbox", email: one.email });
    expect(erased).toEqual(foreseen);
    expect(erased).toEqual({
      keptOrders: [{ number: one.runs.number, because: "order_runs" }],
      keptCases: [open],
    });
    const left = await gatherMine(act, { kind: "mailbox", email: one.email });
    expect(left.account).toBeUndefined();
    expect(left.chats).toEqual([]);
    expect(left.orders.map(({ order }) => order.renewal.number)).toEqual([one.runs.number]);
    expect(left.reminders).toMatchObject({ addresses: [], lines: [] });
    expect(left.reminders.messages.map((message) => message.state)).toEqual(["waiting"]);
    expect(left.cases.map(({ number }) => number)).toEqual([open]);
    expect(await currentCustomer(act, accounts, one.headers)).toBeUndefined();
    expect(await currentCustomer(act, accounts, other.headers)).toBeDefined();
    const kept = (await readOrder(act, one.over))!;
    expect(kept.renewal.contactEmail).toBeUndefined();
    const [receipt] = await receiptsOf(act, one.over);
    expect(receipt).toMatchObject({ content: { totalYen: 1980 } });
    expect(receipt!.addressee).toBeUndefined();
    expect((await gatherMine(act, { kind: "mailbox", email: other.email })).orders).toHaveLength(2);
    const { rows } = await db.database.run({
      text: "select e::text as row from events e union all select h::text from house_events h",
      values: [],
    });
    const log = JSON.stringify(rows);
    for (const secret of [one.email, "王 小明", "secret "]) expect(log).not.toContain(secret);
    expect(log).toContain("case.words_erased");
    expect(closed).not.toBe(open);
  });

  test("renews nothing by itself any more, and keeps no card and no address for it", async () => {
    const { email, customer, line } = await somebody();
    await armFor(act, line, customer.customerId);
    const text = JSON.stringify(
      await mineFile(act, await gatherMine(act, { kind: "mailbox", email })),
    );
    for (const part of ['"trigger":{"kind":"time"', '"brand":"visa"']) expect(text).toContain(part);
    await eraseMine(act, { kind: "mailbox", email });
    const { auto, method } = (await readAuto(act, line.lineId))!;
    expect(auto).toMatchObject({ state: "off" });
    expect(auto.contactEmail).toBeUndefined();
    expect(method).toMatchObject({ state: "forgetting" });
  });

  test("is erased in the end when it was interrupted, and asked again it is done", async () => {
    const one = await somebody();
    // As far as the pieces before the account go: each is a statement of its own.
    await forgetCasesOf(act, one.email);
    await erasePerson(act, { email: one.email });
    expect((await gatherMine(act, { kind: "mailbox", email: one.email })).account).toBeDefined();
    for (let i = 0; i < 2; i++) await eraseMine(act, { kind: "mailbox", email: one.email });
    expect((await gatherMine(act, { kind: "mailbox", email: one.email })).account).toBeUndefined();
  });

  test("a question's answer goes to nobody any more", async () => {
    const email = `${newId()}@example.com`;
    const text = `insert into questions (question_id, number, topic, language, text_sealed,
        contact_sealed, score, state, asked_at)
      values ($1, 'AAAA2222', 'guide:what', 'ja', $2, $3, 0, 'waiting', $4)`;
    const { seal } = act.secrets;
    await db.database.run({
      text,
      values: [newId(), seal("電波は？"), seal(email), act.clock.now()],
    });
    expect(await mineFile(act, await gatherMine(act, { kind: "mailbox", email }))).toMatchObject({
      questions: [{ number: "AAAA2222", text: "電波は？" }],
    });
    await eraseMine(act, { kind: "mailbox", email });
    expect((await gatherMine(act, { kind: "mailbox", email })).questions).toEqual([]);
  });

  test("keeps the address while money is owed to somebody", async () => {
    const email = `${newId()}@example.com`;
    await db.database.run({
      text: `update plans set terms = terms || '{"refundRule": {"kind": "pro_rata"}}'`,
      values: [],
    });
    const refusing = answering(act, { refunded: "refused" });
    const order = await orderOn(act, await town.line(), refusing, { contactEmail: email });
    await wantRefund(act, refusing, order);
    await workOn(act, refusing, order);
    await state(order, "refunded");
    expect(await eraseMine(act, { kind: "mailbox", email })).toMatchObject({
      keptOrders: [{ because: "money_owed" }],
    });
    expect((await readOrder(act, order))!.renewal.contactEmail).toBe(email);
  });
});

test("an order that is over keeps its address while its money may still move", () => {
  const over = { renewal: { state: "payment_expired" }, claims: [], disputes: [] };
  const need = (attempts: readonly string[], refunds: readonly string[]) =>
    contactNeed({
      ...over,
      attempts: attempts.map((state) => ({ state })),
      refunds: refunds.map((state) => ({ state })),
    } as unknown as Parameters<typeof contactNeed>[0]);
  expect(need(["failed", "expired"], ["done", "refused"])).toBeUndefined();
  for (const state of ["sent", "pending", "unknown"]) expect(need([state], [])).toBe("order_runs");
  for (const state of ["wanted", "sent", "unknown"]) {
    expect(need(["succeeded"], [state])).toBe("money_owed");
  }
});

test("mails about machines are shown to whoever reads them, and end with the rest", async () => {
  const proven = { kind: "mailbox", email: "tanaka@example.com" } as const;
  await addAlarmReader(act, { address: proven.email, language: "ja" });
  expect(await mineFile(act, await gatherMine(act, proven))).toMatchObject({
    machineAlarms: [{ language: "ja" }],
  });
  await eraseMine(act, proven);
  expect((await gatherMine(act, proven)).alarms).toEqual([]);
});

describe("the way in", () => {
  test("is a mail, alike for known and unknown, good for an hour and for its address alone", async () => {
    const by = { address: newId(), device: newId() };
    let token = "";
    const ask = async (email: string) =>
      askMine(act, { email, by }, (sealed) => {
        token = sealed;
        return letter;
      });
    expect(await ask("Wang@Example.com")).toEqual({ ok: true, value: null });
    expect(openMineToken(act, token)).toEqual({ kind: "mailbox", email: "wang@example.com" });
    expect((await recentMessages(act, 1))[0]).toMatchObject({ recipient: "wang@example.com" });
    const later = db.act({ at: addHours(act.clock.now(), 2) });
    expect(openMineToken(later, token)).toBeUndefined();
    expect(openMineToken(act, `x${token}`)).toBeUndefined();
    for (const email of ["", "wang@"]) {
      expect(await ask(email)).toMatchObject({ refusal: "contact_unreadable", field: "email" });
    }
    for (let i = 0; i < 4; i++) await ask("wang@example.com");
    expect(await ask("wang@example.com")).toMatchObject({ refusal: "too_many_tries" });
  });
});

describe("the schedule", () => {
  test("forgets whom nothing was told for long, and nobody else", async () => {
    const [silent, told] = [newId(), newId()];
    const shown = async (address: string) => {
      const { lineId } = await town.line();
      const target = { kind: "line", lineId, proof: "renewal_code", language: "ja" } as const;
      return linkAddress(act, target, { channel: "telegram", address });
    };
    const people = [await shown(silent), await shown(told)];
    const wake = "update line_readers set due_at = $2 where person_id = $1";
    await db.database.run({ text: wake, values: [people[0], null] });
    const later = db.act({ at: addHours(act.clock.now(), (CONTACT_KEPT_DAYS + 1) * 24) });
    await db.database.run({ text: wake, values: [people[1], later.clock.now()] });
    await runRetention(act);
    expect(
      (await gatherMine(act, { kind: "person", personId: people[0]! })).reminders.person,
    ).toBeDefined();
    await runRetention(later);
    const left = await Promise.all(people.map(async (id) => showReminders(act, id)));
    expect(left.map((one) => one === undefined)).toEqual([true, false]);
    await erasePerson(act, { personId: people[1]! });
  });

  test("leaves nothing that is past its time, touches nothing else, and reports", async () => {
    const one = await somebody();
    await report(one.over, one.email, true);
    await chatted(one.email);
    const before = await runRetention(act);
    expect(before.rows.map(({ overdue }) => overdue)).toEqual(RETENTION.map(() => 0));
    const later = db.act({ at: addHours(act.clock.now(), (CONTACT_KEPT_DAYS + 1) * 24) });
    const { rows } = await runRetention(later);
    expect(rows.every(({ left }) => left === 0)).toBe(true);
    const overdue = new Map(rows.map((row) => [row.what, row.overdue]));
    for (const what of ["messages", "cases", "chats", "contacts", "receipts"] as const) {
      expect([what, overdue.get(what)! > 0]).toEqual([what, true]);
    }
    expect((await readOrder(later, one.over))!.renewal.contactEmail).toBeUndefined();
    expect((await readOrder(later, one.runs))!.renewal.contactEmail).toBe(one.email);
    const reports = await retentionReports(later, 5);
    expect(reports[0]!.rows).toEqual(rows);
    expect((await runRetention(later)).rows.every((row) => row.overdue === 0)).toBe(true);
  });
});
