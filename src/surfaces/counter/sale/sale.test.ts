import { describe, expect, it } from "vitest";
import { faultsOf, got, hiddenOf, testCounter } from "../../../../tests/counter.ts";
import { armFor } from "../../../../tests/auto-renewals.ts";
import type { TownLine } from "../../../../tests/town.ts";
import { lineById } from "../../../business/lines/index.ts";
import { setPolicy } from "../../../business/identity/index.ts";
import { balances, checkLedger } from "../../../business/ledger/index.ts";
import { makeHandOver, recentRenewals, showOrderNumber } from "../../../business/renewals/index.ts";
import { latestSession, movementsOf } from "../../../business/tills/index.ts";
import { addHours, instant } from "../../../foundation/clock/index.ts";

let cutAt = "";
const counter = await testCounter(() => ({
  failpoint(name) {
    if (name === cutAt) throw new Error("the network dropped");
  },
}));
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

it("shows what renews by itself, and stops it in the name of whoever did", async () => {
  const line = await town.line();
  const at = `/counter/lines/${line.lineId}`;
  expect(await (await get(at, jar)).text()).not.toContain("Automatic renewal");
  expect((await post(`${at}/auto/stop`, {}, jar)).status).toBe(404);
  await armFor(act, line);
  const page = await (await get(at, jar)).text();
  for (const part of ["Automatic renewal: On", "6 h before the end", "Stop it for the customer"])
    expect(page).toContain(part);
  expect((await post(`${at}/auto/stop`, {}, jar)).headers.get("location")).toBe(at);
  const after = await (await get(at, jar)).text();
  expect(after).toContain("our staff stopped it for you");
  expect(after).not.toContain("Stop it for the customer");
  const { rows } = await act.database.run({
    text: "select actor_kind, actor_id, after from events where line_id = $1 and name = $2",
    values: [line.lineId, "auto_renewal.stopped"],
  });
  expect(rows).toMatchObject([{ actor_kind: "staff", after: { because: "by_staff" } }]);
});

describe("the one input", () => {
  const find = async (typed: string) => post("/counter/find", { typed }, jar);
  const foundAt = async (typed: string) => (await find(typed)).headers.get("location");

  it("takes a code, a link, an ICCID, an order and a hand-over card", async () => {
    const line = await town.line();
    const at = `/counter/lines/${line.lineId}`;
    expect(await foundAt(line.renewalCode)).toBe(at);
    expect(await foundAt(`http://tsunagu.test/r/${line.renewalCode}`)).toBe(at);
    expect(await foundAt(line.iccid)).toBe(at);
    expect(await foundAt(line.iccid.replace(/.{4}/g, "$& "))).toBe(at);
    await post(sellUrl(line), { ...(await formOf(line)), quick: "1980" }, jar);
    const [order] = await ordersOf(line);
    expect(await foundAt(showOrderNumber(order!.number))).toBe(`/counter/orders/${order!.number}`);
  });

  it("takes a phone number as people write it, and an EID", async () => {
    const line = await town.line();
    const at = `/counter/lines/${line.lineId}`;
    const eid = "89049032007108882600137544319616";
    await act.database.run({
      text: "insert into line_claims values ($1, 'eid', $2, $3, true)",
      values: [act.secrets.blind("line eid", eid), line.lineId, act.clock.now()],
    });
    const { msisdn } = (await lineById(act, line.lineId))!;
    for (const typed of [msisdn!, msisdn!.replace("+81", "0"), eid, eid.replace(/.{4}/g, "$& ")]) {
      expect([typed, await foundAt(typed)]).toEqual([typed, at]);
    }
  });

  it("takes a hand-over card, and sells for the trip and in the language that it tells", async () => {
    const line = await town.line();
    const trip = { leavesAt: addHours(act.clock.now(), 24 * 20), use: "normal" } as const;
    const wish = { lineId: line.lineId, planCode: "week", language: "zh-Hans", trip } as const;
    const { token } = got(await makeHandOver(act, { ...wish, proof: "staff" }));
    const at = await foundAt(`http://tsunagu.test/h/${token}`);
    expect(at).toBe(`${sellUrl(line)}?plan=week&card=${token}`);
    const page = await (await get(at!, jar)).text();
    expect(page).toContain("简体中文");
    // Of the trip, which no plan of a week covers.
    expect(page).toContain("Tell the customer");
    await post(sellUrl(line), { ...hiddenOf(page), quick: "1980" }, jar);
    expect((await ordersOf(line))[0]).toMatchObject({ state: "paid", language: "zh-Hans", trip });
  });

  it("leads a card that asks for advice to all plans, by the trip that it tells", async () => {
    const line = await town.line();
    const trip = { leavesAt: addHours(act.clock.now(), 24 * 20), use: "normal" } as const;
    const wish = { lineId: line.lineId, language: "ko", wish: "advice", trip } as const;
    const { token } = got(
      await makeHandOver(act, { ...wish, planCode: "week", proof: "renewal_code" }),
    );
    const at = await foundAt(token);
    expect(at).toBe(`/counter/lines/${line.lineId}?card=${token}`);
    const page = await (await get(at!, jar)).text();
    expect(page).toContain("asks for advice");
    expect(page).toContain('href="/ko/phrases"');
    const [, second] = [...page.matchAll(/sell\?plan=(\w+)&amp;card=/g)].map(([, code]) => code);
    const chosen = await get(`${sellUrl(line)}?plan=2&card=${token}`, jar);
    expect(chosen.headers.get("location")).toBe(`${sellUrl(line)}?plan=${second}&card=${token}`);
    // Of another line it says nothing.
    const other = await town.line();
    const elsewhere = await get(`/counter/lines/${other.lineId}?card=${token}`, jar);
    expect(await elsewhere.text()).not.toContain("asks for advice");
  });

  it("tells of the first order when a card is scanned again after its sale", async () => {
    const line = await town.line();
    const wish = { lineId: line.lineId, planCode: "week", language: "zh-Hans" } as const;
    const { token } = got(await makeHandOver(act, { ...wish, proof: "renewal_code" }));
    const at = (await foundAt(token))!;
    const scan = async () => hiddenOf(await (await get(at, jar)).text());
    await post(sellUrl(line), { ...(await scan()), quick: "1980" }, jar);
    const again = await post(sellUrl(line), { ...(await scan()), quick: "1980" }, jar);
    const [first, ...others] = await ordersOf(line);
    expect([again.status, others]).toEqual([409, []]);
    expect(await again.text()).toContain(`/counter/orders/${first!.number}`);
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

describe("a visit", () => {
  const trail = async (line: TownLine) => {
    const { rows } = await act.database.run({
      text: "select name, actor_id, after from events where line_id = $1 and name ^@ 'line.' order by seq",
      values: [line.lineId],
    });
    return rows;
  };

  it("leaves a trail of who read the line, and ends without a sale too", async () => {
    const line = await town.line();
    await get(`/counter/lines/${line.lineId}`, jar);
    await get(`${sellUrl(line)}?plan=week`, jar);
    for (const because of ["too_dear", "", "rubbish"]) {
      const ended = await post(`/counter/lines/${line.lineId}/advised`, { because }, jar);
      expect(ended.headers.get("location")).toBe("/counter?said=advised");
    }
    const actor_id = clerk.staff.staffId;
    expect(await trail(line)).toEqual([
      { name: "line.read", actor_id, after: { page: "line" } },
      { name: "line.read", actor_id, after: { page: "sale" } },
      { name: "line.advised", actor_id, after: { isSold: false, because: "too_dear" } },
      { name: "line.advised", actor_id, after: { isSold: false } },
      { name: "line.advised", actor_id, after: { isSold: false } },
    ]);
    expect(await (await get("/counter?said=advised", jar)).text()).toContain("advised, not sold");
    expect((await post("/counter/lines/x/advised", {}, jar)).status).toBe(404);
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

  it.each(["payment.before_taking", "payment.after_taking"])(
    "whose answer is lost at %s tells what is certain, and the same form ends it",
    async (failpoint) => {
      const line = await town.line();
      const form = { ...(await formOf(line)), handed: "2000" };
      const before = (await salesOf()).length;
      cutAt = failpoint;
      const cut = await post(sellUrl(line), form, jar);
      cutAt = "";
      expect([cut.status, cut.headers.get("retry-after")]).toEqual([503, "5"]);
      expect(await cut.text()).toContain("nothing is sold twice and no cash is booked twice");
      expect((await post(sellUrl(line), form, jar)).status).toBe(303);
      expect(await ordersOf(line)).toMatchObject([{ state: "paid" }]);
      expect((await salesOf()).length).toBe(before + 1);
    },
  );

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
