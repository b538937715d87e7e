import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { instant } from "../../foundation/clock/index.ts";
import { readTable, type Table } from "../../foundation/tables/index.ts";
import { bucketsOfLine, importBuckets } from "../buckets/index.ts";
import { importPlans, importSellers, importTaxRates } from "../catalogue/index.ts";
import { importLines, lineByClaim } from "../lines/index.ts";
import { areaOf, forgetAreas, hourlyUsage, importUsage, usedWindows } from "./index.ts";

const db = await testDatabase();
const act = db.act({ at: "2026-11-22T03:00:00Z" });
const CARD = "8981040000000000019";

function tableOf(...lines: readonly string[]): Table {
  const table = readTable(new TextEncoder().encode(lines.join("\n")));
  if (!table.ok) throw new Error(table.refusal);
  return table.value;
}

async function valueOf<T>(outcome: Promise<{ ok: true; value: T } | { ok: false }>): Promise<T> {
  const settled = await outcome;
  if (!settled.ok) throw new Error(JSON.stringify(settled));
  return settled.value;
}

beforeAll(async () => {
  await valueOf(importTaxRates(act, tableOf("category,rate,from", "standard,10,2019-10-01")));
  const seller = "code,name_ja,legal_name,address,phone,email,責任者,issuer_status";
  await valueOf(importSellers(act, tableOf(seller, "hana,花,花社,東京,03,a@b.jp,花田,exempt")));
  const plans = "code,seller,name_ja,network,price,allowance,duration,clock,on_active,on_expired";
  const daily = "daily,hana,日,north,1000,1GB/day,10d,jst_calendar,extend,start_now";
  await valueOf(importPlans(act, tableOf(plans, daily)));
  const line = `${CARD},hana,north,sandbox`;
  await valueOf(importLines(act, tableOf("iccid,seller,network,carrier", line)));
  const bucket = tableOf("iccid,plan,starts_at", `${CARD},daily,2026-11-20 10:30`);
  await valueOf(importBuckets(act, bucket));
});

async function lineId(): Promise<string> {
  return (await lineByClaim(act, { kind: "iccid", value: CARD }))!.lineId;
}

describe("usage", () => {
  it("goes to the bucket that ran in its hour, and into its daily windows", async () => {
    const table = tableOf(
      "iccid,日時,使用量",
      `${CARD},2026-11-20 10:00,10MB`,
      `${CARD},2026-11-20 23:00,200MB`,
      `${CARD},2026-11-21 08:15,30MB`,
      `${CARD},2026-11-21 08:45,5MB`,
    );
    for (const _time of ["first", "again"]) await valueOf(importUsage(act, table));
    const [bucket] = await bucketsOfLine(act, await lineId());
    const span = { from: instant("2026-11-01T00:00:00Z"), until: act.clock.now() };
    expect(await hourlyUsage(act, await lineId(), span)).toEqual([
      { bucketId: bucket?.bucketId, hour: instant("2026-11-20T01:00:00Z"), usedBytes: 10e6 },
      { bucketId: bucket?.bucketId, hour: instant("2026-11-20T14:00:00Z"), usedBytes: 200e6 },
      { bucketId: bucket?.bucketId, hour: instant("2026-11-20T23:00:00Z"), usedBytes: 35e6 },
    ]);
    const windows = await usedWindows(act, await lineId(), span.from);
    expect(windows.map((window) => window.usedBytes)).toEqual([210e6, 35e6]);
  });

  it("goes to the bucket that its reference names, also beside a younger one", async () => {
    const header = "iccid,plan,starts_at,reference";
    const card = "8981040000000000035";
    await valueOf(
      importLines(act, tableOf("iccid,seller,network,carrier", `${card},hana,north,sandbox`)),
    );
    const older = `${card},daily,2026-11-19 09:00,older`;
    const younger = `${card},daily,2026-11-20 09:00,younger`;
    await valueOf(importBuckets(act, tableOf(header, older, younger)));
    const hours = [`${card},2026-11-21 09:00,older,1MB`, `${card},2026-11-21 09:00,,2MB`];
    await valueOf(importUsage(act, tableOf("iccid,hour,reference,used", ...hours)));
    const line = await lineByClaim(act, { kind: "iccid", value: card });
    const buckets = await bucketsOfLine(act, line!.lineId);
    const span = { from: instant("2026-11-01T00:00:00Z"), until: act.clock.now() };
    const used = await hourlyUsage(act, line!.lineId, span);
    const named = used.map(({ bucketId, usedBytes }) => [
      buckets.find((bucket) => bucket.bucketId === bucketId)?.carrierReference,
      usedBytes,
    ]);
    expect(named.toSorted()).toEqual([
      ["older", 1e6],
      ["younger", 2e6],
    ]);
  });

  it("is refused row by row where it cannot have been", async () => {
    const report = await valueOf(
      importUsage(
        act,
        tableOf(
          "iccid,hour,used",
          `${CARD},2026-11-20 09:00,1MB`,
          `${CARD},2026-11-23 09:00,1MB`,
          `${CARD},2026-11-21 09:00,much`,
          "8981040000000000027,2026-11-21 09:00,1MB",
          "8.98E+18,2026-11-21 09:00,1MB",
        ),
      ),
    );
    expect(report.problems.map(({ row, column, problem }) => [row, column, problem])).toEqual([
      [2, "hour", "no_bucket_then"],
      [3, "hour", "in_the_future"],
      [4, "used", "not_a_volume"],
      [5, "iccid", "line_unknown"],
      [6, "iccid", "spreadsheet_damage"],
    ]);
  });
});

describe("the area of a line", () => {
  it("is its prefecture, the latest, for a day, and no event", async () => {
    const table = tableOf(
      "iccid,日時,使用量,都道府県コード",
      `${CARD},2026-11-22 09:00,1MB,261009`,
      `${CARD},2026-11-22 11:00,1MB,27`,
      `${CARD},2026-11-22 10:00,1MB,13101`,
      `${CARD},2026-11-20 11:00,1MB,47`,
    );
    const events = async () => {
      const counts =
        "select (select count(*) from events) + (select count(*) from house_events) as all";
      const { rows } = await db.database.run({ text: counts, values: [] });
      return (rows[0] as { all: string }).all;
    };
    const before = await events();
    await valueOf(importUsage(act, table));
    expect(await areaOf(act, await lineId())).toBe(27);
    expect(await events()).toBe(before);
    await valueOf(
      importUsage(act, tableOf("iccid,日時,使用量,area", `${CARD},2026-11-22 08:00,1MB,1`)),
    );
    expect(await areaOf(act, await lineId())).toBe(27);
    const later = db.act({ at: "2026-11-23T02:00:00Z" });
    expect(await areaOf(later, await lineId())).toBeUndefined();
    await forgetAreas(later);
    const { rows } = await db.database.run({ text: "select 1 from line_areas", values: [] });
    expect(rows).toEqual([]);
  });

  it("is refused when it is no code of Japan", async () => {
    for (const cell of ["0", "48", "99101", "Tokyo", "131", "-1"]) {
      const table = tableOf("iccid,日時,使用量,area", `${CARD},2026-11-22 08:00,1MB,${cell}`);
      const report = await valueOf(importUsage(act, table));
      expect([cell, report.isWritten]).toEqual([cell, false]);
    }
  });
});
