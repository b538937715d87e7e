import { expect, test } from "vitest";
import { got, pairingOf, testCounter } from "../../../tests/counter.ts";
import { fakeReader } from "../../../tests/fake-reader.ts";
import { testKiosks, WELL, wishAt, type Machine } from "../../../tests/kiosk.ts";
import { answering } from "../../../tests/orders.ts";
import { printedBatch } from "../../../tests/pins.ts";
import type { TownLine } from "../../../tests/town.ts";
import type { Jar } from "../../../tests/web.ts";
import { setPolicy } from "../../business/identity/index.ts";
import { SILENT_SECONDS } from "../../business/kiosks/index.ts";
import { lineById } from "../../business/lines/index.ts";
import { pinProvider } from "../../business/pins/index.ts";
import { makeHandOver, recentRenewals, workRenewal } from "../../business/renewals/index.ts";
import { revokeDevice } from "../../business/staff/index.ts";
import { addHours, addMinutes, addSeconds } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { LANGUAGES } from "../../foundation/language/index.ts";
import { kioskApp } from "./index.ts";

const counter = await testCounter((clock, act) => {
  const outside = answering(act);
  return {
    payments: [outside.provider("sandbox"), fakeReader(clock)],
    house: [pinProvider()],
    carriers: [outside.carrier("sandbox")],
  };
});
const { act, clock, ground, outside, town } = counter;
const kiosks = testKiosks(ground, act);
const machine = await kiosks.machine({ reader: "tmr_1" });
/** What a machine is let in by, before it has a token. */
const OPEN = ["/pair", "/page"];
const CARD = "sandbox:card";
const READER = "readers:card_reader";

const routes = kioskApp(ground)
  .routes.filter(({ method }) => method !== "ALL")
  .map(({ method, path }) => ({ method, path: path.replace("/kiosk/api", "") }));

test("a code pairs one machine, whose browser keeps a cookie that no page can read", async () => {
  const code = await kiosks.code({ name: "North exit" });
  const jar: Jar = new Map();
  const paired = await kiosks.send("/pair", { code, keep: "cookie" }, { jar });
  expect(paired.body).toEqual({ name: "North exit" });
  const cookie = paired.headers.getSetCookie()[0]!;
  for (const word of ["HttpOnly", "SameSite=Strict", "Path=/kiosk"]) expect(cookie).toContain(word);
  const there = await kiosks.send("/machine", undefined, { method: "GET", jar });
  expect(there.body).toMatchObject({ name: "North exit", standing: "silent", takes: [] });
  const again = await kiosks.send("/pair", { code, keep: "token" });
  expect(again).toMatchObject({ status: 422, body: { error: { field: "code" } } });
  const ours = { jar, headers: { origin: "http://tsunagu.test" } };
  expect((await kiosks.send("/heartbeat", WELL, ours)).status).toBe(200);
  const elsewhere = { jar, headers: { origin: "https://evil.example" } };
  expect((await kiosks.send("/heartbeat", WELL, elsewhere)).status).toBe(403);
});

test("a code of a counter fits no kiosk, and stays good", async () => {
  const code = await pairingOf(act, await counter.till());
  const refusal = await kiosks.send("/pair", { code, keep: "token" });
  expect(refusal.body.error?.name).toBe("pairing_code_unknown");
  const jar: Jar = new Map();
  await counter.post("/counter/pair", { code }, jar);
  expect(jar.has("counter_device")).toBe(true);
});

test("the browser of a machine is let in by its program, for a minute", async () => {
  const own = await kiosks.machine({ name: "Two halves" });
  const { key } = (await own.ask("/page-key", {})).body;
  const jar: Jar = new Map();
  const opened = await kiosks.send("/page", { key }, { jar });
  expect(opened.body).toEqual({ name: "Two halves" });
  const seen = await kiosks.send("/machine", undefined, { method: "GET", jar });
  expect(seen.body).toMatchObject({ name: "Two halves", standing: "ready" });
  clock.moveTo(addSeconds(clock.now(), 60));
  for (const late of [key, "forged"]) {
    expect((await kiosks.send("/page", { key: late })).status).toBe(422);
  }
  await machine.ask("/heartbeat", WELL);
});

test("whoever holds no token of a kiosk can do nothing, at any address", async () => {
  const revoked = await kiosks.machine({ name: "Old" });
  const { rows } = await act.database.run({
    text: "select device_id from devices where name = 'Old'",
    values: [],
  });
  await revokeDevice(act, (rows as { device_id: string }[])[0]!.device_id);
  const till = await counter.till();
  const jar: Jar = new Map();
  await counter.post("/counter/pair", { code: await pairingOf(act, till) }, jar);
  const strangers = [undefined, "x", revoked.token, jar.get("counter_device")];
  expect(routes.length).toBeGreaterThan(8);
  for (const { method, path } of routes.filter(({ path }) => !OPEN.includes(path))) {
    for (const token of strangers) {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
      const answer = await kiosks.send(path, {}, { method, headers });
      expect([path, answer.status]).toEqual([path, 401]);
      expect(answer.body.error?.name).toBe("device_unknown");
    }
  }
});

test("nothing bad is more than a refusal, with a name, a field and a sentence in each language", async () => {
  const before = await eventsSoFar();
  const odd = ["", "{", "[]", "null", "1", { line: 1 }, { typed: "x".repeat(600) }, "\u0000"];
  const junk = [...odd, { typed: "\u0000", line: "../", order: "x y", code: "\u{d800}" }];
  const good = { authorization: `Bearer ${machine.token}` };
  for (const { path } of routes.filter(
    (one) => one.method === "POST" && one.path !== "/page-key",
  )) {
    const messages = new Set<string>();
    for (const language of LANGUAGES) {
      const headers = { ...good, "accept-language": language };
      const answer = await kiosks.send(path, {}, { headers });
      expect([path, answer.status, answer.body.error?.name]).toEqual([
        path,
        422,
        "field_unreadable",
      ]);
      expect(answer.body.error?.field).toMatch(/^\w+$/);
      messages.add(answer.body.error!.message);
    }
    expect(messages.size).toBe(LANGUAGES.length);
    for (const body of junk) {
      const { status, body: said } = await kiosks.send(path, body, { headers: good });
      expect([path, body, [400, 422].includes(status)]).toEqual([path, body, true]);
      expect(said.error?.message).toMatch(/\w/);
    }
    const large = { headers: { ...good, "content-length": "70000" } };
    expect((await kiosks.send(path, "x".repeat(70_000), large)).status).toBe(413);
    expect(
      (await kiosks.send(path, {}, { headers: { ...good, "content-type": "text/plain" } })).status,
    ).toBe(400);
    expect((await kiosks.send(path, {}, { method: "PUT", headers: good })).status).toBe(405);
  }
  expect((await kiosks.send("/nowhere", {}, { headers: good })).status).toBe(404);
  expect(await eventsSoFar()).toBe(before);
});

test("a machine that is silent or stopped sells nothing, and still shows what it sold", async () => {
  const shut = await kiosks.machine();
  const wish = await wishAt(shut, (await town.line()).renewalCode);
  const { order } = (await shut.ask("/orders", wish)).body;
  await shut.ask("/heartbeat", { ...WELL, service: "out" });
  const refusedNow = await shut.ask("/orders", { ...wish, once: newId() });
  expect(refusedNow).toMatchObject({ status: 409, body: { error: { name: "kiosk_shut" } } });
  expect((await shut.ask("/orders/pay", { order, way: CARD })).body.error?.name).toBe("kiosk_shut");
  expect((await shut.ask("/orders/state", { order })).body).toMatchObject({
    state: "draft",
    ways: [],
  });
  await shut.ask("/heartbeat", WELL);
  clock.moveTo(addSeconds(clock.now(), SILENT_SECONDS));
  expect((await shut.ask("/orders", wish)).body.error?.facts).toEqual({ standing: "silent" });
  expect((await shut.ask("/orders/cancel", { order })).body).toMatchObject({ state: "cancelled" });
  await machine.ask("/heartbeat", WELL);
});

test("a line is found by code, link, number and hand-over card, and echoed masked alone", async () => {
  const line = await town.line();
  await town.bucket(line);
  const known = (await lineById(act, line.lineId))!;
  const card = got(
    await makeHandOver(act, {
      ...{ lineId: line.lineId, planCode: "other", language: "ko", proof: "renewal_code" },
      trip: { leavesAt: addHours(clock.now(), 100), use: "normal" },
    }),
  );
  const found = [
    await machine.ask("/find", { typed: `${line.renewalCode}\r\n` }),
    await machine.ask("/find", { typed: `https://any.example/ja/r/${line.renewalCode}` }),
    await machine.ask("/find", { typed: line.iccid, second: known.msisdn!.slice(-4) }),
    await machine.ask("/find", { typed: known.msisdn, second: line.renewalCode }),
    await machine.ask("/find", { typed: `http://tsunagu.test/ko/h/${card.token}` }),
    await machine.ask("/find", { typed: card.token }),
  ];
  for (const { body } of found) expect(body).toMatchObject({ kind: "line" });
  expect(found[4]!.body).toMatchObject({ plan: "other", language: "ko", trip: { use: "normal" } });
  for (const { body } of found) {
    const shown = await machine.ask("/line", { line: body.line });
    const quotes = await machine.ask("/quotes", { line: body.line });
    expect(shown.body).toMatchObject({ state: "active", echo: `•••• ${known.msisdn!.slice(-4)}` });
    expect(quotes.body.plans!.length).toBeGreaterThan(2);
    const all = JSON.stringify([body, shown.body, quotes.body]);
    for (const secret of [line.iccid, known.msisdn!, line.renewalCode, line.lineId]) {
      expect(all.includes(secret)).toBe(false);
    }
  }
});

test("a number alone says nothing, known or not, and guessing ends soon", async () => {
  const guessed = await kiosks.machine();
  const line = await town.line();
  const stranger = "8981100000000000012";
  const [ours, theirs] = [
    await guessed.ask("/find", { typed: line.iccid }),
    await guessed.ask("/find", { typed: stranger }),
  ];
  expect(ours.body).toMatchObject({ kind: "needs_second", digitsOf: "msisdn" });
  expect(Object.keys(theirs.body)).toEqual(Object.keys(ours.body));
  for (const typed of [line.iccid, stranger]) {
    const wrong = await guessed.ask("/find", { typed, second: "0000" });
    expect(wrong).toMatchObject({ status: 422, body: { error: { name: "no_match" } } });
  }
  for (const [typed, name] of [
    ["4901234567894", "product_barcode"],
    ["AAAAAAAAAAAB", "renewal_code_mistyped"],
    ["hello", "unreadable"],
    ["https://tsunagu.test/h/forged", "hand_over_over"],
  ]) {
    expect((await guessed.ask("/find", { typed })).body.error).toMatchObject({
      name,
      field: "typed",
    });
  }
  let tries = 0;
  let last = await guessed.ask("/find", { typed: "hello" });
  while (last.status !== 429 && tries < 100) {
    tries += 1;
    last = await guessed.ask("/find", { typed: `no ${tries}` });
  }
  expect(last.status).toBe(429);
  expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await machine.ask("/find", { typed: line.renewalCode })).status).toBe(200);
});

test("an order is placed once, paid on a phone, and its proof can be opened", async () => {
  const line = await town.line();
  const wish = await wishAt(machine, line.renewalCode);
  const placed = await Promise.all([1, 2, 3].map(async () => machine.ask("/orders", wish)));
  const orders = await recentRenewals(act, line.lineId, addHours(clock.now(), -1));
  expect(orders).toHaveLength(1);
  expect(orders[0]).toMatchObject({ channel: "kiosk" });
  expect(placed.map(({ body }) => body["view"])).toEqual(
    placed.map(() => expect.objectContaining({ number: orders[0]!.number, state: "draft" })),
  );
  const { order } = placed[0]!.body;
  const begun = await machine.ask("/orders/pay", { order, way: CARD });
  expect(begun.body).toMatchObject({
    payment: { kind: "redirect", next: { kind: "redirect", url: "http://pay.test/" } },
  });
  clock.moveTo(addMinutes(clock.now(), 1));
  await machine.ask("/heartbeat", WELL);
  await workRenewal(act, outside, orders[0]!);
  const paid = await machine.ask("/orders/state", { order });
  expect(paid.body).toMatchObject({ state: "active", may: { pay: false, cancel: false } });
  expect(paid.body["proofUrl"]).toMatch(/^http:\/\/tsunagu\.test\/en\/verify\//);
  expect((await machine.ask("/orders/cancel", { order })).body.error?.name).toBe("too_late");
});

test("a sum on the reader is taken off before its order is cancelled", async () => {
  const { order, number } = await placedAt(machine);
  const shown = await machine.ask("/orders/pay", { order, way: READER });
  expect(shown.body).toMatchObject({ payment: { kind: "terminal", next: { kind: "reader" } } });
  expect((await machine.ask("/orders/pay", { order, way: CARD })).body.error).toMatchObject({
    name: "order_not_payable",
  });
  const cancelled = await machine.ask("/orders/cancel", { order });
  expect(cancelled.body).toMatchObject({ number, state: "cancelled" });
  const without = await kiosks.machine();
  const other = await placedAt(without);
  const refusal = await without.ask("/orders/pay", { order: other.order, way: READER });
  expect(refusal).toMatchObject({ status: 422, body: { error: { name: "way_unknown" } } });
});

test("a PIN pays at once, and a wrong one says how many tries are left", async () => {
  const { digits } = await printedBatch(act, { pinCount: 2, sold: 1 });
  const { order } = await placedAt(machine);
  const way = "pin:pin";
  const wrong = await machine.ask("/orders/pay", { order, way, pin: digits[1] });
  expect(wrong).toMatchObject({
    status: 422,
    body: { error: { name: "pin_not_valid", field: "pin", facts: { triesLeft: 4 } } },
  });
  const paid = await machine.ask("/orders/pay", { order, way, pin: digits[0] });
  expect(paid.body).toMatchObject({ may: { pay: false } });
  expect(paid.body["paidAt"]).toBeDefined();
});

test("keys of a line and an order are of use at their own machine alone, and for a while", async () => {
  const other = await kiosks.machine();
  const wish = await wishAt(machine, (await town.line()).renewalCode);
  const { order } = (await machine.ask("/orders", wish)).body;
  expect((await other.ask("/orders", wish)).body.error?.name).toBe("line_over");
  expect((await other.ask("/orders/state", { order })).body.error?.name).toBe("order_unknown");
  clock.moveTo(addMinutes(clock.now(), 16));
  await machine.ask("/heartbeat", WELL);
  expect((await machine.ask("/line", wish)).body.error?.name).toBe("line_over");
});

test("a first order stops the next: its number is told, its state only where it was placed", async () => {
  const line = await town.line();
  const first = await placedAt(machine, line);
  const here = await machine.ask("/orders", await wishAt(machine, line.renewalCode));
  expect(here).toMatchObject({ status: 409, body: { error: { name: "order_under_way" } } });
  expect(here.body.error?.facts).toMatchObject({ number: first.number, state: "draft" });
  const goOn = await machine.ask("/orders/state", { order: here.body.error?.facts?.["order"] });
  expect(goOn.body).toMatchObject({ number: first.number });
  clock.moveTo(addSeconds(clock.now(), 1));
  const other = await kiosks.machine();
  const wish = await wishAt(other, line.renewalCode);
  const there = await other.ask("/orders", wish);
  expect(there.body.error?.facts).toEqual({ number: first.number });
  const meant = await other.ask("/orders", { ...wish, once: newId(), beside: first.number });
  expect(meant.status).toBe(200);
  const late = await machine.ask("/orders/pay", { order: first.order, way: CARD });
  expect(late.body.error).toMatchObject({ name: "order_superseded" });
});

test("where the policy wants a document, a counter sells", async () => {
  const wish = await wishAt(machine, (await town.line()).renewalCode);
  const policy = { fromDate: "2026-01-01", when: "always", channels: ["kiosk"] } as const;
  await setPolicy(act, { ...policy, accepts: ["passport"], source: "test" } as never);
  const refusal = await machine.ask("/orders", wish);
  expect(refusal).toMatchObject({ status: 409, body: { error: { name: "document_needed" } } });
});

async function placedAt(at: Machine, line?: TownLine) {
  const wish = await wishAt(at, (line ?? (await town.line())).renewalCode);
  const { body } = await at.ask("/orders", wish);
  return { order: String(body.order), number: (body["view"] as { number: string }).number };
}

async function eventsSoFar(): Promise<number> {
  const { rows } = await act.database.run({
    text: `select (select count(*) from events)::int + (select count(*) from house_events)::int as count`,
    values: [],
  });
  return (rows as { count: number }[])[0]!.count;
}
