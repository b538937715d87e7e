import { describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { buildTown } from "../../../tests/town.ts";
import { addHours, addSeconds, instant, JST, localDate } from "../../foundation/clock/index.ts";
import { balances, checkLedger } from "../ledger/index.ts";
import { AGENT_OWES, fakeFile, printedBatch } from "../../../tests/pins.ts";
import {
  activatePins,
  closeExpired,
  exportBatch,
  isSoldAsPin,
  lyingAt,
  makeBatch,
  pinBySerial,
  serialText,
  showBatches,
  unusedBalance,
  voidPins,
  type BatchWish,
} from "./index.ts";

const db = await testDatabase();
const act = db.act();
await buildTown(act);
const START = act.clock.now();

const wish: BatchWish = {
  ...{ sellerCode: "town", faceYen: 1980, pinCount: 3, arrangement: "own_issue" },
};
const sellerId = (await showBatchOf((await printedBatch(act)).batch.code)).batch.sellerId;
const BOOK = `seller:${sellerId}`;

describe("making a batch", () => {
  test.each([
    [{ sellerCode: "nobody" }, "seller_unknown", "seller"],
    [{ faceYen: 0 }, "value_unreadable", "value"],
    [{ faceYen: 19.8 }, "value_unreadable", "value"],
    [{ faceYen: 100_001 }, "value_unreadable", "value"],
    [{ pinCount: 0 }, "count_unreadable", "count"],
    [{ pinCount: 50_001 }, "count_unreadable", "count"],
    [{ pinCount: Number.NaN }, "count_unreadable", "count"],
    [{ termDays: 181 }, "term_unreadable", "days"],
    [{ termDays: 0 }, "term_unreadable", "days"],
    [{ arrangement: "gift" }, "arrangement_unknown", "arrangement"],
    [{ arrangement: "toString" }, "arrangement_unknown", "arrangement"],
    [{ commissionPerMille: 501 }, "commission_unreadable", "commission"],
    [{ commissionPerMille: -1 }, "commission_unreadable", "commission"],
    [{ commissionPerMille: 50 }, "commission_unwanted", "commission"],
    [{ planCodes: ["week", "gone"] }, "plan_unknown", "plans"],
    [{ planCodes: ["week", "day"] }, "no_plan_at_that_price", "value"],
    [{ faceYen: 1981 }, "no_plan_at_that_price", "value"],
  ])("refuses %o by the name of its field", async (more, refusal, field) => {
    const before = (await showBatches(act)).length;
    expect(await makeBatch(act, { ...wish, ...more })).toMatchObject({ refusal, field });
    expect((await showBatches(act)).length).toBe(before);
  });

  test("makes numbered PINs without digits, and an event", async () => {
    const made = await makeBatch(act, { ...wish, planCodes: ["week", "other"] });
    if (!made.ok) throw new Error(made.refusal);
    expect(made.value).toMatchObject({ termDays: 180, planCodes: ["week", "other"] });
    const { counts } = await showBatchOf(made.value.code);
    expect(counts).toMatchObject({ created: 3, exported: 0, active: 0 });
    expect(await eventsOf(made.value.batchId)).toEqual(["pin_batch.made"]);
    expect(await hashesOf(made.value.batchId)).toBe(0);
  });

  test("takes a price that is planned: cards are printed ahead of it", async () => {
    await run(
      "insert into plan_prices select plan_id, $1, 2222 from plans where code = 'queue'",
      addHours(act.clock.now(), 24),
    );
    expect((await makeBatch(act, { ...wish, faceYen: 2222 })).ok).toBe(true);
  });
});

describe("exporting a batch", () => {
  test("writes the digits into its file and only their hashes here, once", async () => {
    const made = await makeBatch(act, wish);
    if (!made.ok) throw new Error(made.refusal);
    const { code, batchId } = made.value;
    const [file, second] = [fakeFile(), fakeFile()];
    expect(await exportBatch(act, code, file)).toMatchObject({
      ok: true,
      value: { pinCount: 3, wasCutOff: false },
    });
    expect(file.rows!.map(({ serial }) => serial)).toEqual(
      [1, 2, 3].map((serial) => serialText(code, serial)),
    );
    expect(await hashesOf(batchId)).toBe(3);
    for (const { digits } of file.rows!) expect(await isAnywhere(digits)).toBe(false);
    expect(await exportBatch(act, code, second)).toMatchObject({
      refusal: "batch_exported",
      facts: { at: act.clock.now() },
    });
    expect(second.rows).toBeUndefined();
    expect(await eventsOf(batchId)).toEqual(["pin_batch.made", "pin_batch.exported"]);
  });

  test("by ten at once makes one file; what the others put aside is worth nothing", async () => {
    const made = await makeBatch(act, { ...wish, pinCount: 20 });
    if (!made.ok) throw new Error(made.refusal);
    const files = Array.from({ length: 10 }, fakeFile);
    const answers = await Promise.all(
      files.map(async (file) => exportBatch(act, made.value.code, file)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const written = files.filter(({ rows }) => rows !== undefined);
    expect(written).toHaveLength(1);
    const { digits } = written[0]!.rows![0]!;
    expect(await standsAs(digits)).toBe("exported");
    for (const file of files.filter(({ rows }) => rows === undefined)) {
      for (const rows of file.asides.values()) {
        for (const row of rows) expect(await standsAs(row.digits)).toBeUndefined();
      }
    }
  });

  test("dying before the hashes are written leaves nothing, and the next makes other digits", async () => {
    const made = await makeBatch(act, wish);
    if (!made.ok) throw new Error(made.refusal);
    const file = fakeFile();
    await expect(
      exportBatch(dyingAt("pins.export_put_aside"), made.value.code, file),
    ).rejects.toThrow("died");
    const [worthless] = [...file.asides.values()];
    expect(file.rows).toBeUndefined();
    expect(await standsAs(worthless![0]!.digits)).toBeUndefined();
    expect((await exportBatch(act, made.value.code, file)).ok).toBe(true);
    expect(file.rows![0]!.digits).not.toBe(worthless![0]!.digits);
    expect(await standsAs(file.rows![0]!.digits)).toBe("exported");
    expect(file.asides.size).toBe(0);
  });

  test("dying after they are written loses nothing: the next only names the file", async () => {
    const made = await makeBatch(act, wish);
    if (!made.ok) throw new Error(made.refusal);
    const file = fakeFile();
    await expect(
      exportBatch(dyingAt("pins.export_recorded"), made.value.code, file),
    ).rejects.toThrow("died");
    const [aside] = [...file.asides.values()];
    expect(await exportBatch(act, made.value.code, fakeFile())).toMatchObject({
      refusal: "batch_exported",
    });
    expect(await exportBatch(act, made.value.code, file)).toMatchObject({
      ok: true,
      value: { pinCount: 3, wasCutOff: true },
    });
    expect(file.rows).toEqual(aside);
    expect(await standsAs(file.rows![0]!.digits)).toBe("exported");
  });

  test("makes other digits when some are another PIN's already", async () => {
    const { digits } = await printedBatch(act);
    const taken = act.secrets.blind("pin", digits[0]!);
    let clashes = 2;
    const clashing = {
      ...act,
      secrets: {
        ...act.secrets,
        blind: (kind: string, text: string) =>
          kind === "pin" && clashes-- > 0 ? taken : act.secrets.blind(kind, text),
      },
    };
    const made = await makeBatch(act, { ...wish, pinCount: 1 });
    if (!made.ok) throw new Error(made.refusal);
    const file = fakeFile();
    expect((await exportBatch(clashing, made.value.code, file)).ok).toBe(true);
    expect(await standsAs(file.rows![0]!.digits)).toBe("exported");
    expect(await standsAs(digits[0]!)).toBe("exported");
  });

  test("refuses what is not there, and never writes over a file", async () => {
    expect(await exportBatch(act, "NOBODY", fakeFile())).toMatchObject({
      refusal: "batch_unknown",
    });
    const made = await makeBatch(act, wish);
    if (!made.ok) throw new Error(made.refusal);
    const file = fakeFile();
    file.rows = [];
    expect(await exportBatch(act, made.value.code, file)).toMatchObject({
      refusal: "file_exists",
    });
    expect(await hashesOf(made.value.batchId)).toBe(0);
  });

  test("leaves out what was voided before", async () => {
    const made = await makeBatch(act, wish);
    if (!made.ok) throw new Error(made.refusal);
    const { code } = made.value;
    await voidPins(act, { batchCode: code, serials: [2], reason: "damaged" });
    const file = fakeFile();
    expect(await exportBatch(act, code, file)).toMatchObject({ value: { pinCount: 2 } });
    expect(file.rows!.map(({ serial }) => serial)).toEqual([
      serialText(code, 1),
      serialText(code, 3),
    ]);
    const all = { batchCode: code, serials: [1, 3], reason: "lost" } as const;
    expect((await voidPins(act, all)).ok).toBe(true);
    const empty = await makeBatch(act, wish);
    if (!empty.ok) throw new Error(empty.refusal);
    await voidPins(act, { ...all, batchCode: empty.value.code, serials: [1, 2, 3] });
    expect(await exportBatch(act, empty.value.code, fakeFile())).toMatchObject({
      refusal: "nothing_to_export",
    });
  });
});

describe("selling", () => {
  test("fixes the end of each PIN and books what is owed to its holder, without tax", async () => {
    const before = await liability();
    const { batch } = await printedBatch(act, { termDays: 30 });
    const sold = await activatePins(act, {
      ...{ batchCode: batch.code, serials: [1, 2, 2, 1], take: lyingAt(AGENT_OWES) },
    });
    expect(sold).toMatchObject({
      ok: true,
      value: {
        expiresAt: instant("2026-12-22T00:00:00+09:00"),
        serials: [serialText(batch.code, 1), serialText(batch.code, 2)],
        sale: { pinCount: 2, totalYen: 3960 },
      },
    });
    expect((await liability()) - before).toBe(3960);
    const taxed = (await balances(act)).filter(({ account }) => account === "output_tax");
    expect(taxed).toEqual([]);
    expect((await showBatchOf(batch.code)).counts).toMatchObject({ active: 2, exported: 3 });
  });

  test.each([
    [{ batchCode: "NOBODY" }, "batch_unknown", "batch"],
    [{ serials: [] }, "serials_missing", "serials"],
    [{ serials: [1, 6] }, "serial_unknown", "serials"],
    [{ serials: [-1, 0.5] }, "serial_unknown", "serials"],
  ])("refuses %o", async (more, refusal, field) => {
    const { batch } = await printedBatch(act);
    const answer = await activatePins(act, {
      ...{ batchCode: batch.code, serials: [1], take: lyingAt(AGENT_OWES) },
      ...more,
    });
    expect(answer).toMatchObject({ refusal, field });
    expect((await showBatchOf(batch.code)).counts.active).toBe(0);
  });

  test("refuses all of them when one is sold, voided or never printed", async () => {
    const { batch } = await printedBatch(act, { sold: 2 });
    const sell = async (serials: readonly number[]) =>
      activatePins(act, { batchCode: batch.code, serials, take: lyingAt(AGENT_OWES) });
    expect(await sell([3, 2, 4])).toMatchObject({
      refusal: "pin_unsellable",
      facts: { serial: serialText(batch.code, 2), state: "active" },
    });
    expect((await showBatchOf(batch.code)).counts.active).toBe(2);
    const made = await makeBatch(act, wish);
    if (!made.ok) throw new Error(made.refusal);
    expect(
      await activatePins(act, {
        ...{ batchCode: made.value.code, serials: [1], take: lyingAt(AGENT_OWES) },
      }),
    ).toMatchObject({ refusal: "batch_not_exported" });
  });

  test("of overlapping ranges by 20 tills at once sells and books each PIN once", async () => {
    const before = await liability();
    const { batch } = await printedBatch(act, { pinCount: 60 });
    const range = (from: number) => Array.from({ length: 6 }, (_, i) => from + i);
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, i) =>
        activatePins(act, {
          ...{ batchCode: batch.code, serials: range(1 + 2 * i), take: lyingAt(AGENT_OWES) },
        }),
      ),
    );
    const count = answers.reduce((sum, one) => sum + (one.ok ? one.value.sale.pinCount : 0), 0);
    expect(count).toBeGreaterThan(0);
    expect((await showBatchOf(batch.code)).counts.active).toBe(count);
    expect((await liability()) - before).toBe(count * 1980);
    expect(await checkLedger(act)).toEqual([]);
  });

  test("bears a whole batch", async () => {
    const { batch } = await printedBatch(act, { pinCount: 20_000, sold: 20_000 });
    expect((await showBatchOf(batch.code)).counts.active).toBe(20_000);
  });
});

describe("voiding", () => {
  test("an unsold PIN books nothing; an undone sale gives back to where it was paid", async () => {
    const before = await balances(act);
    const { batch } = await printedBatch(act, { sold: 3 });
    const { code: batchCode } = batch;
    expect(await voidPins(act, { batchCode, serials: [4], reason: "damaged" })).toMatchObject({
      value: { pinCount: 1, undoneYen: 0 },
    });
    expect(
      await voidPins(act, { batchCode, serials: [1, 2, 3], reason: "sale_undone" }),
    ).toMatchObject({ value: { pinCount: 3, undoneYen: 5940 } });
    expect(await balances(act)).toEqual(before);
    expect((await showBatchOf(batchCode)).counts).toMatchObject({ voided: 4, exported: 1 });
    expect(await eventsOf(batch.batchId)).toContain("pins.voided");
  });

  test("says which PIN is in the way, and touches none", async () => {
    const { batch } = await printedBatch(act, { sold: 1, termDays: 1 });
    const { code: batchCode } = batch;
    const attempt = async (serials: readonly number[], reason: "lost" | "sale_undone") =>
      voidPins(act, { batchCode, serials, reason });
    expect(await attempt([2, 1], "lost")).toMatchObject({
      refusal: "pin_is_sold",
      facts: { serial: serialText(batchCode, 1) },
    });
    expect(await attempt([2], "sale_undone")).toMatchObject({ refusal: "pin_is_unsold" });
    expect(await attempt([], "lost")).toMatchObject({ refusal: "serials_missing" });
    expect(await attempt([9], "lost")).toMatchObject({ refusal: "serial_unknown" });
    expect(await voidPins(act, { batchCode: "X", serials: [1], reason: "lost" })).toMatchObject({
      refusal: "batch_unknown",
    });
    act.clock.moveTo(addHours(START, 48));
    expect(await attempt([1], "sale_undone")).toMatchObject({
      refusal: "pin_not_voidable",
      facts: { state: "expired" },
    });
    act.clock.moveTo(START);
    expect((await showBatchOf(batchCode)).counts).toMatchObject({ active: 1, voided: 0 });
  });

  test("undoes at most a hundred sales at once", async () => {
    const { batch } = await printedBatch(act, { pinCount: 101, sold: 101 });
    const serials = Array.from({ length: 101 }, (_, i) => i + 1);
    const all = { batchCode: batch.code, serials, reason: "sale_undone" } as const;
    expect(await voidPins(act, all)).toMatchObject({ refusal: "too_many_at_once" });
    expect((await voidPins(act, { ...all, serials: serials.slice(1) })).ok).toBe(true);
    expect(await checkLedger(act)).toEqual([]);
  });

  test("and selling the same PINs at once sells or voids each of them", async () => {
    const { batch } = await printedBatch(act, { pinCount: 10 });
    const { code: batchCode } = batch;
    await Promise.all(
      Array.from({ length: 10 }, async (_, i) =>
        i % 2 === 0
          ? activatePins(act, { batchCode, serials: [i + 1, 5], take: lyingAt(AGENT_OWES) })
          : voidPins(act, { batchCode, serials: [i + 1, 5], reason: "lost" }),
      ),
    );
    const { counts } = await showBatchOf(batchCode);
    expect(counts.active + counts.voided + counts.exported).toBe(10);
    expect(await checkLedger(act)).toEqual([]);
  });
});

describe("what expires", () => {
  test("is worth nothing by the clock, is booked a day later, once, and stays out of the balance", async () => {
    const { batch } = await printedBatch(act, { sold: 2, termDays: 30 });
    const text = serialText(batch.code, 1);
    const { expiresAt } = (await pinBySerial(act, text))!.pin;
    act.clock.moveTo(expiresAt!);
    expect((await showBatchOf(batch.code)).counts).toMatchObject({ expired: 2, active: 0 });
    const unused = async () =>
      (await unusedBalance(act, localDate(act.clock.now(), JST))).find(
        ({ seller }) => seller.sellerId === sellerId,
      )!.unusedYen;
    const unusedBefore = await unused();
    expect(await closeExpired(act)).not.toContainEqual(
      expect.objectContaining({ batchCode: batch.code }),
    );
    act.clock.moveTo(addHours(expiresAt!, 24));
    const before = await liability();
    const closings = await Promise.all(Array.from({ length: 5 }, async () => closeExpired(act)));
    const own = closings.flat().filter(({ batchCode }) => batchCode === batch.code);
    expect(own).toEqual([{ batchCode: batch.code, pinCount: 2, totalYen: 3960 }]);
    const all = closings.flat().reduce((sum, { totalYen }) => sum + totalYen, 0);
    expect(before - (await liability())).toBe(all);
    expect(await unused()).toBe(unusedBefore);
    expect((await pinBySerial(act, text))!.pin.state).toBe("expired");
    expect(await checkLedger(act)).toEqual([]);
    act.clock.moveTo(START);
  });

  test("counted in the unused balance of each day until its end", async () => {
    const sellerOn = async (date: string) =>
      (await unusedBalance(act, date)).find(({ seller }) => seller.sellerId === sellerId)!
        .unusedYen;
    const [dayBefore, day] = ["2029-03-30", "2029-03-31"];
    act.clock.moveTo(instant("2029-03-31T23:59:59+09:00"));
    await closeExpired(act);
    const before = await sellerOn(day);
    await printedBatch(act, { sold: 3, termDays: 180 });
    act.clock.moveTo(addSeconds(instant("2029-04-01T00:00:00+09:00"), 0));
    await printedBatch(act, { sold: 1 });
    expect((await sellerOn(day)) - before).toBe(5940);
    expect(await sellerOn(dayBefore)).toBe(before);
    expect((await sellerOn("2029-04-01")) - before).toBe(7920);
    // Sold on 31 March: good on its 180th day, 26 September, and not on the next.
    expect((await sellerOn("2029-09-25")) - before).toBe(7920);
    act.clock.moveTo(START);
  });
});

test("a seller's PINs are offered from the first export on", async () => {
  const other = await testDatabase();
  const there = other.act();
  await buildTown(there);
  const { rows } = await there.database.run({ text: "select seller_id from sellers", values: [] });
  const id = (rows as { seller_id: string }[])[0]!.seller_id;
  expect(await isSoldAsPin(there, id)).toBe(false);
  const made = await makeBatch(there, wish);
  if (!made.ok) throw new Error(made.refusal);
  expect(await isSoldAsPin(there, id)).toBe(false);
  await exportBatch(there, made.value.code, fakeFile());
  expect(await isSoldAsPin(there, id)).toBe(true);
});

async function showBatchOf(code: string) {
  return (await showBatches(act)).find(({ batch }) => batch.code === code)!;
}

async function liability(): Promise<number> {
  const all = await balances(act, { account: "pin_liability" });
  return all.find(({ book }) => book === BOOK)?.balanceYen ?? 0;
}

async function eventsOf(thing: string): Promise<readonly string[]> {
  const rows = await run("select name from house_events where thing = $1 order by at, name", thing);
  return rows.map(({ name }) => String(name)).toSorted((a, b) => order(a) - order(b));
}

const order = (name: string) => ["pin_batch.made", "pin_batch.exported"].indexOf(name);

async function hashesOf(batchId: string): Promise<number> {
  const [row] = await run(
    "select count(digits_hash)::int as count from pins where batch_id = $1",
    batchId,
  );
  return Number(row!["count"]);
}

async function standsAs(digits: string): Promise<unknown> {
  const hash = act.secrets.blind("pin", digits);
  const [row] = await run("select state from pins where digits_hash = $1", hash);
  return row?.["state"];
}

/** Whether a text stands in any row of any table. */
async function isAnywhere(text: string): Promise<boolean> {
  const tables = await run(
    "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and has_table_privilege(oid, 'select')",
  );
  for (const { name } of tables) {
    const found = await run(`select from ${String(name)} as t where strpos(t::text, $1) > 0`, text);
    if (found.length > 0) return true;
  }
  return false;
}

function dyingAt(name: string) {
  return {
    ...act,
    failpoint: (reached: string) => {
      if (reached === name) throw new Error("died");
    },
  };
}

async function run(text: string, ...values: unknown[]): Promise<Record<string, unknown>[]> {
  const { rows } = await act.database.run({ text, values });
  return rows as Record<string, unknown>[];
}
