import { afterEach, describe, expect, it } from "vitest";
import { faultsOf, got, hiddenOf, testCounter } from "../../../../tests/counter.ts";
import { fakeReader, type FakeReader } from "../../../../tests/fake-reader.ts";
import { carrierOf, handOut } from "../../../../tests/orders.ts";
import { printedBatch } from "../../../../tests/pins.ts";
import type { TownLine } from "../../../../tests/town.ts";
import { balances, checkLedger } from "../../../business/ledger/index.ts";
import { noticeSubscriptions, recentMessages } from "../../../business/notices/index.ts";
import { pinProvider } from "../../../business/pins/index.ts";
import { findReceipt, tillNumberSubscriptions } from "../../../business/receipts/index.ts";
import {
  placeRenewal,
  readOrder,
  recentRenewals,
  workRenewal,
  type Order,
} from "../../../business/renewals/index.ts";
import { latestSession, movementsOf, tillMoney } from "../../../business/tills/index.ts";
import { addMinutes, instant } from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";

let reader!: FakeReader;
const counter = await testCounter((clock) => {
  reader = fakeReader(clock);
  return {
    payments: [reader],
    house: [pinProvider(), tillMoney()],
    carriers: [carrierOf()],
    isNews: (event) => event === "renewal.active" || event === "contact.named",
  };
});
const { act, get, post, town, outside } = counter;
const till = await counter.till();
const jar = await counter.at(till, await counter.person("clerk"), "reader-1");
const { digits } = await printedBatch(act, { pinCount: 4, sold: 2 });

const sellUrl = (line: TownLine) => `/counter/lines/${line.lineId}/sell`;
const formOf = async (line: TownLine, plan = "week") =>
  hiddenOf(await (await get(`${sellUrl(line)}?plan=${plan}`, jar)).text());
const ordersOf = async (line: TownLine) =>
  recentRenewals(act, line.lineId, instant("2020-01-01T00:00:00Z"));
const sell = async (line: TownLine, tender: Readonly<Record<string, string>>) =>
  post(sellUrl(line), { ...(await formOf(line)), ...tender }, jar);
const orderOf = async (line: TownLine): Promise<Order> => {
  const [renewal] = await ordersOf(line);
  return (await readOrder(act, renewal!))!;
};
const urlOf = ({ renewal }: Order) => `/counter/orders/${renewal.number}`;
const pageOf = async (order: Order) => (await get(urlOf(order), jar)).text();
const stop = async (order: Order) => {
  const page = await pageOf(order);
  return post(`${urlOf(order)}/stop`, hiddenOf(page), jar);
};
/** What the worker does a minute later. */
const work = async (line: TownLine): Promise<Order> => {
  counter.clock.moveTo(addMinutes(act.clock.now(), 1));
  await workRenewal(act, outside, (await orderOf(line)).renewal);
  return orderOf(line);
};
const cashSales = async () => {
  const session = (await latestSession(act, till.tillId))!;
  return (await movementsOf(act, session)).filter(({ kind }) => kind === "sale").length;
};

afterEach(booksAgree);

async function booksAgree(): Promise<void> {
  reader.trouble = "none";
  expect(await checkLedger(act)).toEqual([]);
}

describe("a card on the reader", () => {
  it("is waited for on the order's page, pays once, and has the till's number", async () => {
    const line = await town.line();
    const sold = await sell(line, { way: "card" });
    const order = await orderOf(line);
    expect([sold.status, sold.headers.get("location")]).toEqual([303, urlOf(order)]);
    const waiting = await pageOf(order);
    expect(waiting).toContain("hold, insert or swipe the card");
    expect(waiting).toContain('http-equiv="refresh"');
    expect(waiting).not.toContain('name="handed"');
    const before = reader.books.charges;
    reader.hold();
    // The page that looks again has the reader asked, although no webhook came.
    await pageOf(order);
    expect((await work(line)).renewal).toMatchObject({ state: "active", tillId: till.tillId });
    expect(reader.books.charges).toBe(before + 1);
    expect(await pageOf(order)).not.toContain("swipe the card");
  });

  it("is one amount, however often the form is sent at once or after a lost answer", async () => {
    const line = await town.line();
    const form = { ...(await formOf(line)), way: "card" };
    const answers = await Promise.all([1, 2, 3].map(async () => post(sellUrl(line), form, jar)));
    const again = await post(sellUrl(line), form, jar);
    const at = [...answers, again].map((one) => one.headers.get("location"));
    const order = await orderOf(line);
    expect(new Set(at)).toEqual(new Set([urlOf(order)]));
    expect(order.attempts).toHaveLength(1);
    reader.hold();
    expect((await work(line)).renewal.state).toBe("active");
  });

  it("that was declined leaves the order for another card or cash", async () => {
    const line = await town.line();
    await sell(line, { way: "card" });
    reader.hold("declines");
    const order = await work(line);
    const page = await pageOf(order);
    expect(page).toContain("The card was declined. Nothing was charged.");
    expect((await post(`${urlOf(order)}/pay`, { way: "card" }, jar)).status).toBe(303);
    reader.hold("declines");
    await work(line);
    expect((await post(`${urlOf(order)}/pay`, { quick: "1980" }, jar)).status).toBe(303);
    expect((await work(line)).renewal.state).toBe("active");
    expect(await ordersOf(line)).toHaveLength(1);
  });

  it("is taken off by the clerk, and not when it was paid a moment before", async () => {
    const line = await town.line();
    await sell(line, { way: "card" });
    expect((await stop(await orderOf(line))).status).toBe(303);
    const order = await orderOf(line);
    expect(order.attempts).toMatchObject([{ state: "cancelled" }]);
    expect(await pageOf(order)).toContain("Cancelled. Nothing was charged.");
    await post(`${urlOf(order)}/pay`, { way: "card" }, jar);
    const form = hiddenOf(await pageOf(order));
    reader.hold();
    await post(`${urlOf(order)}/stop`, form, jar);
    expect((await orderOf(line)).renewal.state).toBe("paid");
    // Sent once more, it ends nothing that is there.
    expect((await post(`${urlOf(order)}/stop`, form, jar)).status).toBe(303);
    expect((await work(line)).renewal.state).toBe("active");
  });

  it("cannot be taken while the reader is out of reach: nothing was charged", async () => {
    const line = await town.line();
    reader.trouble = "offline";
    await sell(line, { way: "card" });
    const order = await orderOf(line);
    expect(order.renewal.state).toBe("payment_failed");
    expect(await pageOf(order)).toContain("The reader is busy or out of reach");
    expect(await pageOf(order)).toContain('name="handed"');
  });

  it("whose answer is lost is certain of nothing: no other money is taken until it is known", async () => {
    const line = await town.line();
    reader.trouble = "silent";
    await sell(line, { way: "card" });
    const order = await orderOf(line);
    expect(await pageOf(order)).toContain("Take no cash and no other card");
    const sales = await cashSales();
    const cash = await post(`${urlOf(order)}/pay`, { quick: "1980" }, jar);
    expect([cash.status, await cashSales()]).toEqual([409, sales]);
    const stopped = await stop(order);
    expect(stopped.headers.get("location")).toBe(`${urlOf(order)}?said=not_stopped`);
    const told = await (await get(`${urlOf(order)}?said=not_stopped`, jar)).text();
    expect(told).toContain("It could not be taken off the reader");
    const before = reader.books.charges;
    reader.hold();
    reader.trouble = "none";
    expect((await work(line)).renewal.state).toBe("active");
    expect(reader.books.charges).toBe(before + 1);
  });

  it("is not offered where no reader stands, and refused all the same when it is sent", async () => {
    const line = await town.line();
    const there = await counter.at(till, await counter.person("clerk"));
    const page = await (await get(`${sellUrl(line)}?plan=week`, there)).text();
    expect(page).not.toContain('value="card"');
    const sent = await post(sellUrl(line), { ...hiddenOf(page), way: "card" }, there);
    expect([sent.status, await faultsOf(sent)]).toEqual([422, ["handed"]]);
  });
});

describe("a recharge PIN", () => {
  it("pays by Enter in its own field; a second time it is used", async () => {
    const line = await town.line();
    expect((await sell(line, { pin: digits[0]! })).status).toBe(303);
    expect((await work(line)).renewal.state).toBe("active");
    const other = await town.line();
    const used = await sell(other, { pin: digits[0]! });
    expect([used.status, await faultsOf(used)]).toEqual([422, ["pin"]]);
    expect((await orderOf(other)).renewal.state).toBe("draft");
    // The same order, with one that is good.
    const { number } = (await orderOf(other)).renewal;
    const paid = await post(`/counter/orders/${number}/pay`, { pin: digits[1]!, way: "pin" }, jar);
    expect(paid.status).toBe(303);
    expect((await work(other)).renewal.state).toBe("active");
  });

  it("is refused at its field: none, too short, mistyped, not sold, or beside cash", async () => {
    const line = await town.line();
    const form = await formOf(line);
    const mistyped = digits[3]!.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    for (const typed of [
      { way: "pin" },
      { pin: "1234" },
      { pin: mistyped },
      { pin: digits[3]! },
      { pin: digits[3]!, handed: "2000" },
    ]) {
      const response = await post(sellUrl(line), { ...form, ...typed }, jar);
      expect([typed, response.status, await faultsOf(response)]).toEqual([typed, 422, ["pin"]]);
    }
    expect((await orderOf(line)).renewal.state).toBe("draft");
  });
});

describe("an order of the web that is paid at the counter", () => {
  it.each([{ quick: "1980" }, { way: "card" }])("has the till's number (%j)", async (tender) => {
    const line = await town.line();
    const wish = {
      lineId: line.lineId,
      planCode: "week",
      payKind: "redirect",
      channel: "web",
    } as const;
    const placed = got(await placeRenewal(act, { ...wish, accepted: [], onceKey: newId() }));
    await post(`/counter/orders/${placed.number}/pay`, tender, jar);
    if ("way" in tender) reader.hold();
    expect((await work(line)).renewal.state).toBe("active");
    await handOut(
      act,
      tillNumberSubscriptions(["renewal.active"], async () => "T-1"),
    );
    expect((await findReceipt(act, placed))?.content.till).toMatchObject({ id: "T-1" });
  });
});

describe("papers", () => {
  it("are marked from the second copy on, and two clicks are one copy", async () => {
    const line = await town.line();
    await sell(line, { quick: "1980" });
    const { renewal } = await work(line);
    await handOut(
      act,
      tillNumberSubscriptions(["renewal.active"], async () => "T-1"),
    );
    const at = `/counter/orders/${renewal.number}`;
    const formIn = (page: string) =>
      hiddenOf(page.slice(page.indexOf(`action="${at}/receipt"`)).split("</form>")[0]!);
    const first = formIn(await (await get(at, jar)).text());
    for (let click = 0; click < 2; click += 1) {
      const copy = await post(`${at}/receipt`, first, jar);
      expect(copy.headers.get("location")).toBe(`${at}/receipt.pdf?kind=receipt`);
      expect((await findReceipt(act, renewal))!.reissues).toBe(0);
    }
    const pdf = await get(`${at}/receipt.pdf?kind=receipt`, jar);
    expect([pdf.status, pdf.headers.get("content-type")]).toEqual([200, "application/pdf"]);
    const page = await (await get(at, jar)).text();
    expect(page).toContain("another copy, marked 再発行");
    for (let click = 0; click < 2; click += 1) await post(`${at}/receipt`, formIn(page), jar);
    expect(await findReceipt(act, renewal)).toMatchObject({ reissues: 1 });
    expect(page).toContain(`http://tsunagu.test/verify/`);
    expect(page).toContain(`/${renewal.language}/orders/${renewal.number}`);
  });

  it("go by e-mail to the address that the customer names, in the own language", async () => {
    const line = await town.line();
    await sell(line, { quick: "1980" });
    const { renewal } = await work(line);
    const at = `/counter/orders/${renewal.number}`;
    const bad = await post(`${at}/mail`, { email: "mei@", language: "ko" }, jar);
    expect([bad.status, await faultsOf(bad)]).toEqual([422, ["email"]]);
    const sent = await post(`${at}/mail`, { email: "Mei@example.com", language: "ko" }, jar);
    expect(sent.headers.get("location")).toBe(`${at}?said=mailed`);
    const letter = { text: "", html: "", enclosures: [] };
    await handOut(
      act,
      noticeSubscriptions((subject) => ({ ...letter, subject })),
    );
    expect(await recentMessages(act, 1)).toMatchObject([
      { recipient: "mei@example.com", language: "ko", subject: "active" },
    ]);
    // Placed elsewhere, an order is opened by the address that it was placed with.
    const wish = {
      lineId: (await town.line()).lineId,
      planCode: "week",
      payKind: "redirect",
    } as const;
    const own = { channel: "web", contactEmail: "wang@example.com", accepted: [] } as const;
    const placed = got(await placeRenewal(act, { ...wish, ...own, onceKey: newId() }));
    const other = await post(
      `/counter/orders/${placed.number}/mail`,
      { email: "x@example.com" },
      jar,
    );
    expect([other.status, await faultsOf(other)]).toEqual([422, ["email"]]);
  });
});

it("keeps the cash of every sale in the till that took it", async () => {
  const books = await balances(act);
  const cash = books.find(({ account }) => account === "cash");
  expect(cash?.balanceYen).toBe(10_000 + 2000 + 2000 + 200 + 1980 * (await cashSales()));
});
