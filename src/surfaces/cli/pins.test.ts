import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, it, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { buildTown } from "../../../tests/town.ts";
import { balances, checkLedger } from "../../business/ledger/index.ts";
import { BATCH_PINS_MAX, readPinDigits } from "../../business/pins/index.ts";
import { addHours } from "../../foundation/clock/index.ts";
import { PIN_REFUSALS } from "./pin-refusals.ts";
import { readMoney, readSerials } from "./read-pin-words.ts";
import { makeAgent } from "../../business/agents/index.ts";
import {
  closePins,
  exportPins,
  listPins,
  listUnused,
  makePins,
  pinRefusal,
  sellPins,
  takeOutPins,
  type MakeWords,
} from "./index.ts";

const db = await testDatabase();
const act = db.act();
const START = act.clock.now();
await buildTown(act);
await makeAgent(act, {
  ...{ code: "HANA", name: "Hana", legalName: "花 株式会社", address: "東京都" },
  ...{ contact: {}, creditLimitYen: 1_000_000 },
});
const folder = await mkdtemp(path.join(tmpdir(), "tsunagu-pins-"));
afterAll(async () => rm(folder, { recursive: true, force: true }));
let files = 0;
const newFile = () => path.join(folder, `pins-${(files += 1)}.csv`);
beforeEach(() => act.clock.moveTo(START));

const WORDS: MakeWords = {
  ...{ seller: "town", value: "1980", count: "5", arrangement: "consignment" },
};

describe("the commands of recharge PINs", () => {
  it("take a batch from its making to the day when it has expired", async () => {
    const code = await made({ ...WORDS, value: "1,980円", commission: "7.5%", days: "30" });
    const file = newFile();
    const told = await exportPins(act, { batch: code.toLowerCase(), file });
    expect(told).toMatchObject({ ok: true });
    const text = readFileSync(file, "utf8");
    const [head, ...rows] = text.trimEnd().split("\r\n");
    expect(head).toBe("serial_number,pin,value_yen,days_from_sale");
    expect(rows).toHaveLength(5);
    for (const [i, row] of rows.entries()) {
      const [serial, pin, value, days] = row.split(",");
      expect([serial, value, days]).toEqual([`${code}-00000${i + 1}`, "1980", "30"]);
      expect(pin).toMatch(/^\d{4}(?:-\d{4}){3}$/);
      expect(readPinDigits(pin!).ok).toBe(true);
      expect(JSON.stringify(told)).not.toContain(pin!.slice(0, 4));
    }
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await sellPins(act, { batch: code, serials: "1-3", money: "agent:hana" })).toEqual({
      ok: true,
      value: "3 PINs sold for ¥5,940, owed by agent hana; good until 2026-12-21\n",
    });
    expect(
      await takeOutPins(act, { batch: code, serials: "3", reason: "sale_undone" }),
    ).toMatchObject({ value: "1 PIN voided; give ¥1,980 back to the buyers\n" });
    expect(await takeOutPins(act, { batch: code, serials: "4", reason: "damaged" })).toMatchObject({
      value: "1 PIN voided\n",
    });
    const listed = (await listPins(act)).split("\n").find((line) => line.startsWith(code))!;
    expect(listed.split(/ {2,}/)).toEqual([
      ...[code, "town", "2026-11-22", "¥1,980", "30", "consignment 7.5%"],
      ...["0", "1", "2", "0", "2", "0"],
    ]);
    expect(await listUnused(act, "2026-11-22")).toMatchObject({
      value: expect.stringMatching(/town +¥3,960 +Tsunagu KK\n/),
    });
    expect(await closePins(act)).toBe("nothing has expired that is not booked\n");
    act.clock.moveTo(addHours(START, 24 * 31));
    expect(await closePins(act)).toMatch(new RegExp(`${code} +2 +¥3,960`));
    expect(await checkLedger(act)).toEqual([]);
    expect((await balances(act, { account: "breakage" }))[0]?.balanceYen).toBe(3960);
  });

  it("write the digits once, and never over a file", async () => {
    const code = await made(WORDS);
    const [file, other] = [newFile(), newFile()];
    writeFileSync(other, "somebody's");
    expect(await exportPins(act, { batch: code, file: other })).toMatchObject({
      refusal: "file_exists",
    });
    expect(readFileSync(other, "utf8")).toBe("somebody's");
    await exportPins(act, { batch: code, file });
    const first = readFileSync(file, "utf8");
    for (const again of [file, newFile()]) {
      const refusal = await exportPins(act, { batch: code, file: again });
      expect(refusal).toMatchObject({ refusal: "batch_exported" });
      if (!refusal.ok) expect(pinRefusal(refusal)).toContain("its digits stand in that file alone");
    }
    expect(readFileSync(file, "utf8")).toBe(first);
    expect(asides()).toEqual([]);
  });

  it("leave the digits aside when they die, and make the file whole when called again", async () => {
    const code = await made(WORDS);
    const file = newFile();
    for (const name of ["pins.export_put_aside", "pins.export_put_aside"]) {
      await expect(exportPins(dyingAt(name), { batch: code, file })).rejects.toThrow("died");
    }
    expect(existsSync(file)).toBe(false);
    expect(asides()).toHaveLength(2);
    await expect(
      exportPins(dyingAt("pins.export_recorded"), { batch: code, file }),
    ).rejects.toThrow("died");
    expect(asides()).toHaveLength(3);
    for (const name of asides()) {
      expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600);
    }
    expect(await exportPins(act, { batch: code, file })).toMatchObject({
      value: expect.stringMatching(/^an export that was cut off is whole again: 5 PINs/),
    });
    expect(asides()).toEqual([]);
    const [, row] = readFileSync(file, "utf8").split("\r\n");
    const digits = row!.split(",")[1]!.replaceAll("-", "");
    const { rows } = await act.database.run({
      text: "select state from pins where digits_hash = $1",
      values: [act.secrets.blind("pin", digits)],
    });
    expect(rows).toEqual([{ state: "exported" }]);
  });

  it("fail without a trace where nothing can be written", async () => {
    const code = await made(WORDS);
    const nowhere = path.join(folder, "no-such-folder", "pins.csv");
    await expect(exportPins(act, { batch: code, file: nowhere })).rejects.toMatchObject({
      code: "ENOENT",
    });
    expect((await exportPins(act, { batch: code, file: newFile() })).ok).toBe(true);
  });
});

describe("what is typed wrong", () => {
  test.each([
    [{ seller: "nobody" }, "--seller"],
    [{ value: "free" }, "--value"],
    [{ value: "-1" }, "--value"],
    [{ value: "1e9" }, "--value"],
    [{ value: "1981" }, "--value"],
    [{ count: "" }, "--count"],
    [{ count: "many" }, "--count"],
    [{ count: "1000000" }, "--count"],
    [{ days: "181" }, "--days"],
    [{ days: "forever" }, "--days"],
    [{ arrangement: "gift" }, "--arrangement"],
    [{ commission: "5" }, "--commission"],
    [{ commission: "99%" }, "--commission"],
    [{ commission: "5%", arrangement: "own_issue" }, "--commission"],
    [{ plans: "week,gone" }, "--plans"],
    [{ plans: "week,day" }, "--value"],
  ])("%o is told by its name", async (more, name) => {
    const answer = await makePins(act, { ...WORDS, ...more });
    expect(answer.ok).toBe(false);
    if (!answer.ok) expect(pinRefusal(answer)).toContain(name);
  });

  test("serial numbers, money, reason, batch and date as well", async () => {
    const code = await made(WORDS);
    const said = async (told: Promise<Parameters<typeof pinRefusal>[0] | { ok: true }>) => {
      const answer = await told;
      return "refusal" in answer ? pinRefusal(answer) : "done";
    };
    const sell = async (serials: string, money = "agent:hana", batch = code) =>
      said(sellPins(act, { batch, serials, money }) as never);
    expect(await sell("1-")).toContain("1-50");
    expect(await sell("1", "cash")).toContain("--money");
    expect(await sell("1", "till:7")).toContain("--money");
    expect(await sell("1", "agent:nobody")).toContain("no agent has this code");
    expect(await sell("1", "agent:hana", "NOBODY")).toContain("no such batch");
    expect(await sell("1")).toContain("never exported");
    expect(await sell("6")).toContain("no serial number 6");
    const out = async (reason: string) =>
      said(takeOutPins(act, { batch: code, serials: "1", reason }) as never);
    expect(await out("bored")).toContain("--reason");
    expect(await out("sale_undone")).toContain("no sale to undo");
    expect(await said(listUnused(act, "31 March") as never)).toContain("2027-03-31");
  });

  test("each refusal has its words", () => {
    for (const [name, words] of Object.entries(PIN_REFUSALS)) {
      const text = words({
        max: 1,
        serial: "A",
        state: "active",
        plan: "p",
        at: "t",
        exportId: "e",
        why: "till_closed",
        leftYen: 1,
      });
      expect([name, /[a-z]/.test(text), text.includes("undefined")]).toEqual([name, true, false]);
    }
  });
});

test("serial numbers are read as ranges, in any width", () => {
  expect(readSerials("1-3,7")).toEqual({ ok: true, value: [1, 2, 3, 7] });
  expect(readSerials("１～２、５")).toEqual({ ok: true, value: [1, 2, 5] });
  expect(readSerials(`1-${BATCH_PINS_MAX}`).ok).toBe(true);
  for (const typed of ["", ",", "0", "3-1", "a", "1.5", "-1", "1-2-3", "1-999999,1-999999"]) {
    expect([typed, readSerials(typed).ok]).toEqual([typed, false]);
  }
});

test("money lies with an agent, a provider or the bank", () => {
  expect(readMoney("agent:Hana_1")).toEqual({ agentCode: "Hana_1" });
  expect(readMoney("provider:one")).toEqual({ account: "receivable", book: "provider:one" });
  expect(readMoney("bank")).toEqual({ account: "bank", book: "house" });
  for (const typed of ["", "till:1", "agent:", "agent:a b", "seller:x", "constructor"]) {
    expect(readMoney(typed)).toBeUndefined();
  }
});

async function made(words: MakeWords): Promise<string> {
  const answer = await makePins(act, words);
  if (!answer.ok) throw new Error(pinRefusal(answer));
  return /^batch (\w{6})/.exec(answer.value)![1]!;
}

function asides(): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith(".part"));
}

function dyingAt(name: string): typeof act {
  return {
    ...act,
    failpoint: (reached: string) => {
      if (reached === name) throw new Error("died");
    },
  };
}
