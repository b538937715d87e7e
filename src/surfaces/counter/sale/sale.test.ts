import { describe, expect, it } from "vitest";
import { faultsOf, got, hiddenOf, PASSCODE, testCounter } from "../../../../tests/counter.ts";
import type { TownLine } from "../../../../tests/town.ts";
import { setPolicy } from "../../../business/identity/index.ts";
import { balances, checkLedger } from "../../../business/ledger/index.ts";
import { makeHandOver, recentRenewals, showOrderNumber } from "../../../business/renewals/index.ts";
import { latestSession, movementsOf } from "../../../business/tills/index.ts";
import { addHours, instant } from "../../../foundation/clock/index.ts";

const counter = await testCounter();
const { act, get, post, town } = counter;
const till = await counter.till();
const clerk = await counter.person("clerk");
const jar = await counter.at(till, clerk);

const sellUrl = (line: TownLine) => `/counter/lines/${line.lineId}/sell`;
const formOf = async (line: TownLine, plan = "week", as = jar) =>
  hiddenOf(await (await get(`${sellUrl(line)}?plan=${plan}`, as)).text());
const ordersOf = async (line: TownLine) =>
  recentRenewals(act, line.lineId, instant("2020-01-01T00:00:00Z"));
const salesOf = async () => {
  const session = (await latestSession(act, till.tillId))!;
  return (await movementsOf(act, session)).filter(({ kind }) => kind === "sale");
};

describe("the one input", () => {
  const find = async (typed: string) => post("/counter/find", { typed }, jar);
  const foundAt = async (typed: string) => (await find(typed)).headers.get("location");

  it("takes a code, a link, an ICCID, an order and a hand-over card", async () => {
    const line = await town.line();
    const at = `/counter/lines/${line.lineId}`;
    expect(await foundAt(line.renewalCode)).toBe(at);
    expect(await foundAt(`http://tsunagu.test/r/${line.renewalCode}`)).toBe(at);
    expect(await foundAt(line.iccid)).toBe(at);
    const wish = { lineId: line.lineId, planCode: "week", language: "en", proof: "staff" } as const;
    const { token } = got(await makeHandOver(act, wish));
    expect(await foundAt(`http://tsunagu.test/h/${token}`)).toBe(`${at}/sell?plan=week`);
    await post(sellUrl(line), { ...(await formOf(line)), quick: "1980" }, jar);
    const [order] = await ordersOf(line);
    expect(await foundAt(showOrderNumber(order!.number))).toBe(`/counter/orders/${order!.number}`);
  });

  it("names everything else at its field, and never repeats a document", async () => {
    for (const typed of [
      "",
      "hello",
      "4901234567894",
      "8981100000000000000",
      "http://x.example/a",
    ]) {
      const response = await find(typed);
      expect([typed, response.status, await faultsOf(response)]).toEqual([typed, 422, ["typed"]]);
    }
    const zone = await (await find("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<")).text();
    expect(zone).not.toContain("ERIKSSON");
    const over = await find("http://tsunagu.test/h/abc");
    expect(over.status).toBe(422);
  });
});

describe("a line", () => {
  it("shows what can be sold, and one number chooses it", async () => {
    const line = await town.line();
    const page = await (await get(`/counter/lines/${line.lineId}`, jar)).text();
    expect(page).toContain("¥1,980");
    const chosen = await get(`${sellUrl(line)}?plan=1`, jar);
    expect(chosen.headers.get("location")).toMatch(/\/sell\?plan=(day|week|other|queue)$/);
    const none = await get(`${sellUrl(line)}?plan=77`, jar);
    expect([none.status, await faultsOf(none)]).toEqual([422, ["plan"]]);
  });

  it("that is none answers 404", async () => {
    for (const id of ["x", "00000000-0000-7000-8000-000000000000"]) {
      expect((await get(`/counter/lines/${id}`, jar)).status).toBe(404);
      expect((await get(`/counter/lines/${id}/sell?plan=week`, jar)).status).toBe(404);
      expect((await post(`/counter/lines/${id}/sell`, { plan: "week" }, jar)).status).toBeLessThan(
        500,
      );
    }
  });
});

describe("a sale", () => {
  it("takes the cash, orders the plan and shows the change", async () => {
    const line = await town.line();
    const sold = await post(sellUrl(line), { ...(await formOf(line)), handed: "１０,０００" }, jar);
    const [order] = await ordersOf(line);
    expect([sold.status, sold.headers.get("location")]).toEqual([
      303,
      `/counter/orders/${order!.number}`,
    ]);
    expect(order).toMatchObject({
      state: "paid",
      channel: "counter",
      clerkId: clerk.staff.staffId,
    });
    const page = await (await get(`/counter/orders/${order!.number}`, jar)).text();
    expect(page).toContain("¥8,020");
    expect(page).toContain('http-equiv="refresh"');
    expect(await checkLedger(act)).toEqual([]);
    const books = await balances(act);
    expect(books.some(({ book }) => book === `till:${till.tillId}`)).toBe(true);
  });

  it("refuses bad amounts at their field, and has placed nothing", async () => {
    const line = await town.line();
    const form = await formOf(line);
    for (const handed of ["", "0", "-5", "1979", "abc", "999999", "1e9", "2000.5"]) {
      const response = await post(sellUrl(line), { ...form, handed }, jar);
      expect([handed, response.status, await faultsOf(response)]).toEqual([
        handed,
        422,
        ["handed"],
      ]);
    }
    expect(await ordersOf(line)).toEqual([]);
  });

  it("sent again after a lost answer is the same sale, and books no cash twice", async () => {
    const line = await town.line();
    const form = { ...(await formOf(line)), handed: "2000" };
    const before = (await salesOf()).length;
    const answers = await Promise.all([1, 2, 3].map(async () => post(sellUrl(line), form, jar)));
    const again = await post(sellUrl(line), form, jar);
    const at = [...answers, again].map((one) => one.headers.get("location"));
    expect(new Set(at).size).toBe(1);
    expect(await ordersOf(line)).toHaveLength(1);
    expect((await salesOf()).length).toBe(before + 1);
  });

  it("cannot be made while the till is closed, and says so", async () => {
    const line = await town.line();
    const closed = await counter.till({});
    const there = await counter.at(closed, await counter.person("clerk"));
    const form = await formOf(line, "week", there);
    const response = await post(sellUrl(line), { ...form, handed: "2000" }, there);
    expect(response.status).toBe(422);
    expect(await response.text()).toContain("The till is closed");
    const [order] = await ordersOf(line);
    expect(order?.state ?? "draft").toBe("draft");
    // What was placed for it can be paid at another till, once.
    const paid = await post(`/counter/orders/${order!.number}/pay`, { quick: "1980" }, jar);
    expect(paid.status).toBe(303);
    expect((await ordersOf(line))[0]!.state).toBe("paid");
  });

  it("of an operator, who sells nowhere, is refused", async () => {
    const line = await town.line();
    const there = await counter.at(till, await counter.person("operator"));
    const form = await formOf(line, "week", there);
    expect((await post(sellUrl(line), { ...form, handed: "2000" }, there)).status).toBe(403);
    expect(await ordersOf(line)).toEqual([]);
  });
});

describe("two clerks who sell to one line at once", () => {
  it("make one sale; the other is told of it, and may mean a second one", async () => {
    const line = await town.line();
    const otherTill = await counter.till();
    const other = await counter.at(otherTill, await counter.person("clerk"));
    const [mine, theirs] = [await formOf(line), await formOf(line, "week", other)];
    const answers = await Promise.all([
      post(sellUrl(line), { ...mine, handed: "2000" }, jar),
      post(sellUrl(line), { ...theirs, handed: "2000" }, other),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    const [order, ...more] = await ordersOf(line);
    expect(more).toEqual([]);
    const told = await answers.find(({ status }) => status === 409)!.text();
    expect(told).toContain(`/counter/orders/${order!.number}`);
    expect(told).toContain(`name="beside" value="${order!.number}"`);
    expect(await checkLedger(act)).toEqual([]);
  });
});

describe("a sale that asks for a document", () => {
  const ZONE =
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F3204153ZE184226B<<<<<16";

  it("takes nothing before one was checked, names every fault, and shows none of it again", async () => {
    got(
      await setPolicy(act, {
        fromDate: "2026-01-01" as never,
        when: "always",
        channels: ["counter"],
        accepts: ["passport"],
        source: "test",
      }),
    );
    const line = await town.line();
    const form = { ...(await formOf(line)), handed: "2000" };
    const typed = { kind: "passport", issuer: "UTO", number: "L898902C3", expires: "2032-04-15" };
    for (const [document, field] of [
      [{}, "document"],
      [{ document: "rubbish" }, "document"],
      [{ document: ZONE.replace("L898902C36", "L898902C35") }, "document"],
      [{ ...typed, number: "!" }, "number"],
      [{ ...typed, issuer: "12" }, "issuer"],
      [{ ...typed, expires: "soon" }, "expires"],
      [{ ...typed, expires: "2020-01-01" }, "expires"],
    ] as const) {
      const response = await post(sellUrl(line), { ...form, ...document }, jar);
      expect([document, response.status]).toEqual([document, 422]);
      const page = await response.text();
      expect(page).toContain(`href="#f-${field}"`);
      expect(page).not.toContain("ERIKSSON");
    }
    expect(await ordersOf(line)).toEqual([]);
    expect((await post(sellUrl(line), { ...form, document: ZONE }, jar)).status).toBe(303);
    expect((await ordersOf(line))[0]!.state).toBe("paid");
  });
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
    const typed = { issuer: "UTO", number: "L898902C3", expires: "2032-04-15" };
    await post(sellUrl(line), { ...(await formOf(line)), ...typed, quick: "1980" }, jar);
    const { number, renewalId } = (await ordersOf(line))[0]!;
    const at = `/counter/orders/${number}/refund`;
    // Nobody gives back what may be granted at any moment; past the promise it is the payer's choice.
    expect((await get(at, jar)).status).toBe(404);
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
