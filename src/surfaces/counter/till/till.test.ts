import { describe, expect, it } from "vitest";
import { testCounter } from "../../../../tests/counter.ts";
import { balances } from "../../../business/ledger/index.ts";
import { latestSession } from "../../../business/tills/index.ts";

const counter = await testCounter();
const { act, get, post } = counter;
const till = await counter.till({});
const clerk = await counter.at(till, await counter.person("clerk"));
const manager = await counter.at(till, await counter.person("manager"));

const faultsOf = async (response: Response) =>
  [...(await response.text()).matchAll(/href="#f-([\w-]+)"/g)].map((match) => match[1]!);
const state = async () => (await latestSession(act, till.tillId))?.state;

describe("a till", () => {
  it("is opened by its float; a slip of the finger is named at its coin", async () => {
    const bad = await post("/counter/till", { 500: "many" }, clerk);
    expect([bad.status, await faultsOf(bad)]).toEqual([422, ["500"]]);
    const absurd = await post("/counter/till", { 10000: "9999" }, clerk);
    expect([absurd.status, await faultsOf(absurd)]).toEqual([422, ["10000"]]);
    expect(await state()).toBeUndefined();
    const opened = await post("/counter/till", { 1000: "１0", 100: "20" }, clerk);
    expect(opened.status).toBe(303);
    expect(await state()).toBe("open");
    expect((await post("/counter/till", { 1000: "1" }, clerk)).status).toBe(409);
  });

  it("moves and is read by a manager alone", async () => {
    const wish = { kind: "pay_in", amount: "3,000", reason: "change" };
    expect((await post("/counter/till/move", wish, clerk)).status).toBe(403);
    expect((await get("/counter/till/report", clerk)).status).toBe(403);
    for (const [change, field] of [
      [{ amount: "" }, "amount"],
      [{ amount: "-1" }, "amount"],
      [{ reason: " " }, "reason"],
      [{ kind: "bank_drop", amount: "999999" }, "amount"],
    ] as const) {
      const response = await post("/counter/till/move", { ...wish, ...change }, manager);
      expect([response.status, await faultsOf(response)]).toEqual([422, [field]]);
    }
    expect((await post("/counter/till/move", wish, manager)).status).toBe(303);
    const report = await (await get("/counter/till/report", manager)).text();
    expect(report).toContain("¥15,000");
  });

  it("is counted blind, and the Z report tells the difference for good", async () => {
    const blind = await (await get("/counter/till/count", clerk)).text();
    expect(blind).not.toContain("15,000");
    const bad = await post("/counter/till/count", { 1: "x" }, clerk);
    expect([bad.status, await faultsOf(bad)]).toEqual([422, ["1"]]);
    const closed = await post(
      "/counter/till/count",
      { 1000: "14", 500: "1", note: "short" },
      clerk,
    );
    const report = await (await get(closed.headers.get("location")!, clerk)).text();
    expect(report).toMatch(/Z report 1/);
    expect(report).toMatch(/-¥500|¥-500|−¥500/);
    // Another clerk, who counted nothing, has no business with it.
    const other = await counter.at(till, await counter.person("clerk"));
    const z = closed.headers.get("location")!;
    expect([(await get(z, other)).status, (await get(z, manager)).status]).toEqual([403, 200]);
    expect(await (await get("/counter/till", other)).text()).not.toContain(z);
    expect(await state()).toBe("closed");
    const books = await balances(act);
    const cash = books.find(
      ({ account, book }) => account === "cash" && book === `till:${till.tillId}`,
    );
    expect(cash?.balanceYen ?? 0).toBe(0);
    expect((await post("/counter/till/count", { 1000: "1" }, clerk)).status).toBe(303);
  });
});
