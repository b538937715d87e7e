import { afterEach, describe, expect, it } from "vitest";
import { faultsOf, got, hiddenOf, PASSCODE, testCounter } from "../../../../tests/counter.ts";
import { carrierOf, handOut } from "../../../../tests/orders.ts";
import type { TownLine } from "../../../../tests/town.ts";
import { setPolicy } from "../../../business/identity/index.ts";
import { openCheckout } from "../../../business/checkouts/index.ts";
import { balances, checkLedger } from "../../../business/ledger/index.ts";
import { receiptsOf, tillNumberSubscriptions } from "../../../business/receipts/index.ts";
import {
  readOrder,
  recentRenewals,
  showOrderNumber,
  workRenewal,
  type Order,
} from "../../../business/renewals/index.ts";
import { latestSession, movementsOf } from "../../../business/tills/index.ts";
import { addHours, addMinutes, instant } from "../../../foundation/clock/index.ts";

const NEWS = ["renewal.active", "renewal.queued", "renewal.refunded"];
const counter = await testCounter(() => ({
  carriers: [carrierOf()],
  isNews: (event) => NEWS.includes(event),
}));
const { act, get, post, town, outside } = counter;
const till = await counter.till();
const clerk = await counter.person("clerk");
const jar = await counter.at(till, clerk);
const manager = await counter.person("manager");

const sellUrl = (line: TownLine) => `/counter/lines/${line.lineId}/sell`;
const hiddenAt = async (url: string) => hiddenOf(await (await get(url, jar)).text());
const formOf = async (line: TownLine, plan = "week", as = jar) =>
  hiddenOf(await (await get(`${sellUrl(line)}?plan=${plan}`, as)).text());
const ordersOf = async ({ lineId }: { readonly lineId: TownLine["lineId"] }) =>
  recentRenewals(act, lineId, instant("2020-01-01T00:00:00Z"));
const urlOf = ({ renewal }: Order) => `/counter/orders/${renewal.number}`;
/** What the worker does a minute later, and what follows from it. */
const work = async (key: Parameters<typeof readOrder>[1]): Promise<Order> => {
  counter.clock.moveTo(addMinutes(act.clock.now(), 1));
  await workRenewal(act, outside, key);
  await handOut(
    act,
    tillNumberSubscriptions(NEWS, async () => "T-1"),
  );
  return (await readOrder(act, key))!;
};
/** Sold for cash behind a plan that runs: it waits, and could still be another one. */
async function soldAhead(): Promise<Order> {
  const line = await town.line();
  await town.bucket(line);
  await post(
    sellUrl(line),
    { ...(await hiddenAt(`${sellUrl(line)}?plan=queue`)), quick: "2980" },
    jar,
  );
  return work((await ordersOf(line))[0]!);
}

afterEach(booksAgree);

async function booksAgree(): Promise<void> {
  expect(await checkLedger(act)).toEqual([]);
}

describe("an exchange", () => {
  it("for less needs a second person, is one for two clicks, and pays the rest out by voucher", async () => {
    const before = await soldAhead();
    const at = `${urlOf(before)}/exchange`;
    expect(await (await get(urlOf(before), jar)).text()).toContain(at);
    const list = await (await get(at, jar)).text();
    expect(list).toContain("¥1,000 comes back");
    const none = await get(`${at}?plan=nowhere`, jar);
    expect([none.status, await faultsOf(none)]).toEqual([422, ["plan"]]);
    const form = await hiddenAt(`${at}?plan=week`);
    const alone = await post(at, form, jar);
    expect([alone.status, await faultsOf(alone)]).toEqual([422, ["passcode"]]);
    const told = { ...form, ...(await counter.keysOf(manager)) };
    expect((await post(at, { ...told, back: "0" }, jar)).status).toBe(409);
    const [one, two] = [await post(at, told, jar), await post(at, form, jar)];
    expect(one.headers.get("location")).toBe(two.headers.get("location"));
    const after = (await ordersOf(before.renewal)).find(
      ({ replacesId }) => replacesId !== undefined,
    );
    expect(after).toMatchObject({ replacesId: before.renewal.renewalId, tillId: till.tillId });
    expect((await work(after!)).renewal.state).toBe("active");
    const ended = await work(before.renewal);
    expect(ended.claims).toMatchObject([{ amountYen: 1000, state: "open" }]);
    expect(await (await get(urlOf(ended), jar)).text()).toContain(
      `/counter/orders/${after!.number}`,
    );
    expect(await (await get(`/counter/orders/${after!.number}`, jar)).text()).toContain(
      urlOf(ended),
    );
    const papers = (await receiptsOf(act, before.renewal)).map(({ content }) => content);
    expect(papers).toMatchObject([
      { kind: "receipt", till: { id: "T-1" } },
      { kind: "return", till: { id: "T-1" } },
    ]);
  });

  it("for the same price needs nobody else; one that began has no such page", async () => {
    const before = await soldAhead();
    const first = await hiddenAt(`${urlOf(before)}/exchange?plan=week`);
    await post(`${urlOf(before)}/exchange`, { ...first, ...(await counter.keysOf(manager)) }, jar);
    const exchangedFor = async ({ lineId, renewalId }: Order["renewal"]) =>
      (await ordersOf({ lineId })).find(({ replacesId }) => replacesId === renewalId);
    const week = await exchangedFor(before.renewal);
    const at = `/counter/orders/${week!.number}/exchange`;
    // A dearer one is sold for itself, and this one refunded: each page names the other.
    const dearer = `${sellUrl({ lineId: week!.lineId } as TownLine)}?plan=queue&instead=${week!.number}`;
    expect(await (await get(at, jar)).text()).toContain(dearer.replace("&", "&amp;"));
    const sent = await post(at, await hiddenAt(`${at}?plan=other`), jar);
    const other = await exchangedFor(week!);
    expect(sent.headers.get("location")).toBe(`/counter/orders/${other!.number}`);
    await work(other!);
    expect((await get(`/counter/orders/${other!.number}/exchange`, jar)).status).toBe(404);
  });
});

it("a plan is sold in place of an order: each of the two pages names the other, also once it is refunded", async () => {
  const own = await counter.at(await counter.till(), clerk);
  const line = await town.line();
  await town.bucket(line);
  await post(sellUrl(line), { ...(await formOf(line, "queue", own)), quick: "2980" }, own);
  const first = await work((await ordersOf(line))[0]!);
  const { number } = first.renewal;
  const url = `${sellUrl(line)}?plan=week&instead=${number}`;
  const form = { ...hiddenOf(await (await get(url, own)).text()), quick: "1980" };
  expect(form).toMatchObject({ instead: number });
  // Refused once, it is still the same sale in its place; nobody asks whether it is meant twice.
  const short = await post(sellUrl(line), { ...form, quick: "", handed: "1" }, own);
  expect([short.status, hiddenOf(await short.text())]).toMatchObject([422, { instead: number }]);
  const sold = await post(sellUrl(line), form, own);
  const [second] = await ordersOf(line);
  expect(second).toMatchObject({ insteadOf: first.renewal.renewalId, totalYen: 1980 });
  expect(second!.replacesId).toBeUndefined();
  const page = await (await get(sold.headers.get("location")!, own)).text();
  const shown = `In place of order ${showOrderNumber(number)}, which`;
  expect(page).toContain(`${shown} is still to be refunded`);
  expect(page).toContain(urlOf(first));
  expect(await (await get(urlOf(first), own)).text()).toContain(
    `/counter/orders/${second!.number}`,
  );
  const refund = `${urlOf(first)}/refund`;
  const wish = { ...(await hiddenAt(refund)), ...(await counter.keysOf(manager)) };
  await post(refund, { ...wish, cause: "wrong_plan" }, own);
  const after = await (await get(sold.headers.get("location")!, jar)).text();
  expect(after).toContain(`${shown} was refunded`);
  // A number of another line, or of nothing, ties nothing.
  const other = await town.line();
  await town.bucket(other);
  const stray = { ...(await formOf(other, "week", own)), quick: "1980", instead: number };
  await post(sellUrl(other), stray, own);
  expect((await ordersOf(other))[0]!.insteadOf).toBeUndefined();
});

describe("a voucher", () => {
  it("is paid in cash once, against a document, from a till that is open and holds it", async () => {
    const before = await soldAhead();
    const at = `${urlOf(before)}/refund`;
    const keys = await counter.keysOf(manager);
    await post(at, { ...(await hiddenAt(at)), ...keys, cause: "changed_mind" }, jar);
    const refunding = await work(before.renewal);
    const [claim] = refunding.claims;
    const url = `/counter/vouchers/${claim!.number}`;
    const document = {
      kind: "passport",
      issuer: "UTO",
      number: "L898902C3",
      expires: "2039-01-31",
    };
    for (const [wrong, fields] of [
      [{}, ["document"]],
      [{ ...document, expires: "2020-01-01" }, ["expires"]],
      [{ ...document, number: "?" }, ["number"]],
    ] as const) {
      const response = await post(url, wrong, jar);
      expect([response.status, await faultsOf(response)]).toEqual([422, fields]);
    }
    const closed = await counter.at(await counter.till({}), await counter.person("clerk"));
    expect((await post(url, document, closed)).status).toBe(409);
    const operator = await counter.at(till, await counter.person("operator"));
    expect((await post(url, document, operator)).status).toBe(403);
    const paid = await Promise.all([1, 2].map(async () => post(url, document, jar)));
    expect(paid.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(
      (await post("/counter/find", { typed: claim!.number }, jar)).headers.get("location"),
    ).toBe(url);
    const session = (await latestSession(act, till.tillId))!;
    const out = (await movementsOf(act, session)).filter(({ kind }) => kind === "refund");
    expect(out).toMatchObject([{ amountYen: -2980 }]);
    expect((await work(before.renewal)).renewal.state).toBe("refunded");
    const papers = (await receiptsOf(act, before.renewal)).map(({ content }) => content);
    expect(papers).toMatchObject([
      { kind: "receipt", till: { id: "T-1" } },
      { kind: "return", paymentMethod: "cash", till: { id: "T-1" } },
    ]);
    const cash = (await balances(act)).find(
      ({ account, book }) => account === "cash" && book === `till:${till.tillId}`,
    );
    expect(cash?.balanceYen).toBe(14_200 + 2980 * 2);
  });
});

it("that is not paid is cancelled, once, and takes no money after", async () => {
  const line = await town.line();
  const closed = await counter.at(await counter.till({}), await counter.person("clerk"));
  const form = hiddenOf(await (await get(`${sellUrl(line)}?plan=week`, closed)).text());
  await post(sellUrl(line), { ...form, handed: "2000" }, closed);
  const [order] = await ordersOf(line);
  const at = `/counter/orders/${order!.number}`;
  for (let click = 0; click < 2; click += 1)
    expect((await post(`${at}/cancel`, {}, jar)).status).toBe(303);
  expect((await ordersOf(line))[0]!.state).toBe("cancelled");
  expect((await post(`${at}/pay`, { quick: "1980" }, jar)).status).toBe(409);
});

describe("an order", () => {
  it("of no such number answers 404, as does a voucher", async () => {
    expect((await get("/counter/orders/ABCDEFGH23", jar)).status).toBe(404);
    expect((await get("/counter/vouchers/ABCDEFGH234", jar)).status).toBe(404);
  });
});

describe("a refund", () => {
  it("needs a cause and a second person who may agree, and leaves a trail", async () => {
    const line = await town.line();
    await post(sellUrl(line), { ...(await formOf(line)), quick: "1980" }, jar);
    const { number, renewalId } = (await ordersOf(line))[0]!;
    const at = `/counter/orders/${number}/refund`;
    counter.clock.moveTo(addHours(act.clock.now(), 1));
    const there = await counter.at(till, clerk);
    const manager = await counter.person("manager");
    const page = await (await get(at, there)).text();
    const form = { ...hiddenOf(page), cause: "wrong_plan" };
    const own = { number: clerk.staff.number, passcode: PASSCODE };
    for (const [keys, field] of [
      [{ ...own, cause: "" }, "cause"],
      [own, "number"],
      [{ ...own, passcode: "99999991" }, "passcode"],
      [{ number: manager.staff.number, passcode: PASSCODE }, "code"],
    ] as const) {
      const response = await post(at, { ...form, ...keys }, there);
      expect([field, response.status, await faultsOf(response)]).toEqual([field, 422, [field]]);
    }
    const keys = await counter.keysOf(manager);
    expect((await post(at, { ...form, ...keys }, there)).status).toBe(303);
    expect((await ordersOf(line))[0]!.state).toBe("refunding");
    const { rows } = await act.database.run({
      text: "select after from events where name = 'renewal.refund_begun' and thing_id = $1",
      values: [renewalId],
    });
    expect(rows).toMatchObject([
      { after: { cause: "wrong_plan", secondId: manager.staff.staffId } },
    ]);
    expect(await checkLedger(act)).toEqual([]);
  });
});

describe("a sale after the contract's end", () => {
  it("asks for a document by the policy of the day, and refuses another person's", async () => {
    const policy = {
      fromDate: "2026-11-10",
      when: "new_contract",
      channels: ["counter"],
      accepts: ["passport"],
      source: "test",
    } as const;
    got(await setPolicy(act, { ...policy, fromDate: policy.fromDate as never }));
    const line = await town.line();
    const here = await counter.at(till, clerk);
    const over = {
      startsAt: addHours(act.clock.now(), -3000),
      endsAt: addHours(act.clock.now(), -2500),
    };
    await town.bucket(line, { ...over, state: "expired" });
    const form = { ...(await formOf(line, "week", here)), quick: "1980" };
    const first = { kind: "passport", issuer: "UTO", number: "AB123456", expires: "2039-01-31" };
    expect((await post(sellUrl(line), form, here)).status).toBe(422);
    expect((await post(sellUrl(line), { ...form, ...first }, here)).status).toBe(303);
    counter.clock.moveTo(addHours(act.clock.now(), 1));
    const there = await counter.at(till, clerk);
    const next = { ...(await formOf(line, "week", there)), quick: "1980" };
    const other = await post(sellUrl(line), { ...next, ...first, number: "ZZ999999" }, there);
    const page = await other.text();
    expect([other.status, page.includes("registered with another document")]).toEqual([422, true]);
    expect(page).not.toContain("ZZ999999");
    const renewable = await town.line();
    await town.bucket(renewable);
    const plain = await post(
      sellUrl(renewable),
      { ...(await formOf(renewable, "week", there)), quick: "1980" },
      there,
    );
    expect(plain.status).toBe(303);
  });
});

it("says of an order that is paid for with others that nothing is taken for it here", async () => {
  const lines = [await town.line(), await town.line()];
  const opened = await openCheckout(act, {
    items: lines.map(({ lineId }) => ({ lineId, planCode: "week", accepted: [] })),
    ...{ contactEmail: "mei@example.com", payKind: "redirect", onceKey: "family" },
  });
  if (!opened.ok) throw new Error(opened.refusal);
  const [joined] = await ordersOf(lines[1]!);
  const own = await counter.at(await counter.till(), clerk);
  const page = await (await get(`/counter/orders/${joined!.number}`, own)).text();
  expect(page).toContain(`/counter/orders/${opened.value.number}`);
  expect(page).not.toContain(`/counter/orders/${joined!.number}/pay`);
});
