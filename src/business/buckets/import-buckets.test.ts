import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { instant } from "../../foundation/clock/index.ts";
import { readTable, type Table } from "../../foundation/tables/index.ts";
import { importPlans, importSellers, importTaxRates, planByCode } from "../catalogue/index.ts";
import { importLines, lineByClaim } from "../lines/index.ts";
import { bucketsOfLine, importBuckets, type Bucket } from "./index.ts";

const db = await testDatabase();
const act = db.act({ at: "2026-11-22T03:00:00Z" });

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

const CARDS = Array.from({ length: 6 }, (_, i) => `898104000000000000${i}`);

beforeAll(async () => {
  await valueOf(importTaxRates(act, tableOf("category,rate,from", "standard,10,2019-10-01")));
  const seller = "code,name_ja,legal_name,address,phone,email,責任者,issuer_status";
  await valueOf(importSellers(act, tableOf(seller, "hana,花,花社,東京,03,a@b.jp,花田,exempt")));
  const plans = "code,seller,name_ja,network,price,allowance,duration,clock,on_active,on_expired";
  const rest = "extend,start_now";
  await valueOf(
    importPlans(
      act,
      tableOf(
        plans,
        `five,hana,五,north,1000,5GB,10d,jst_calendar,${rest}`,
        `daily,hana,日,north,1000,1GB/day,10d,jst_calendar,${rest}`,
        "queue,hana,列,north,1000,3GB,5d,jst_calendar,queue_on_expiry_or_depletion,start_now",
      ),
    ),
  );
  const lines = CARDS.map((iccid, i) => `${iccid},0701234567${i},hana,north,sandbox`);
  await valueOf(importLines(act, tableOf("iccid,msisdn,seller,network,carrier", ...lines)));
});

async function bucketsOn(iccid: string): Promise<readonly Bucket[]> {
  const line = await lineByClaim(act, { kind: "iccid", value: iccid });
  return bucketsOfLine(act, line!.lineId);
}

describe("buckets", () => {
  it("take from their plan what the file does not say", async () => {
    const [card = ""] = CARDS;
    const table = tableOf("iccid,plan,開始日時,残量", `${card},five,2026/11/20 10:00,1.5GB`);
    await valueOf(importBuckets(act, table));
    const [bucket] = await bucketsOn(card);
    const plan = await planByCode(act, "five");
    expect(bucket).toMatchObject({
      state: "active",
      planId: plan?.planId,
      terms: plan?.terms,
      startsAt: instant("2026-11-20T01:00:00Z"),
      endsAt: instant("2026-11-29T15:00:00Z"),
      dataTotalBytes: 5e9,
      dataUsedBytes: 3.5e9,
      heldBy: "carrier",
    });
  });

  it("are in the state that follows from the file and the moment", async () => {
    const card = CARDS[1]!;
    const header = "電話番号,plan,starts_at,有効期限,data_used,queue_order,first_use_by";
    await valueOf(
      importBuckets(
        act,
        tableOf(
          header,
          "070-1234-5671,five,2026-10-01 09:00,2026-10-10,5GB,,",
          "070-1234-5671,five,2026-11-20 09:00,2026-11-29,5GB,,",
          "070-1234-5671,daily,2026-11-21 09:00,,200MB,,",
          "070-1234-5671,queue,,,,1,",
          "070-1234-5671,queue,,,,2,",
          "070-1234-5671,five,,,,,2027-05-20",
        ),
      ),
    );
    const buckets = await bucketsOn(card);
    const states = buckets.map(({ state, queueOrder }) => `${state} ${queueOrder ?? ""}`.trim());
    expect(states.toSorted()).toEqual([
      "active",
      "awaiting_first_use",
      "depleted",
      "expired",
      "queued 1",
      "queued 2",
    ]);
    const queued = buckets.find((bucket) => bucket.queueOrder === 1);
    expect(queued).toMatchObject({ queueOn: "expiry_or_depletion", heldBy: "us" });
    expect(queued?.startsAt).toBeUndefined();
    const waiting = buckets.find((bucket) => bucket.state === "awaiting_first_use");
    expect(waiting?.firstUseBy).toBe(instant("2027-05-20T15:00:00Z"));
  });

  it("come again without a change, and later with one", async () => {
    const card = CARDS[2]!;
    const header = "iccid,plan,starts_at,data_used,measured_at,reference,state";
    const first = tableOf(
      header,
      `${card},five,2026-11-20 09:00,1GB,2026-11-22 11:00,ref-1,`,
      `${card},queue,,,,ref-2,予約中`,
    );
    await valueOf(importBuckets(act, first));
    expect(await valueOf(importBuckets(act, first))).toMatchObject({ unchanged: 2, updated: 0 });
    const before = await bucketsOn(card);
    const later = tableOf(
      header,
      `${card},five,2026-11-20 09:00,5GB,2026-11-22 12:00,ref-1,`,
      `${card},queue,2026-11-22 12:00,,,ref-2,active`,
    );
    expect(await valueOf(importBuckets(act, later))).toMatchObject({ updated: 2, created: 0 });
    const after = await bucketsOn(card);
    expect(after.map((bucket) => bucket.bucketId)).toEqual(before.map((b) => b.bucketId));
    expect(after.map((bucket) => bucket.state)).toEqual(["depleted", "active"]);
    expect(after[1]?.queueOrder).toBeUndefined();
    expect(await valueOf(importBuckets(act, later))).toMatchObject({ unchanged: 2 });
  });

  it("are refused row by row with column and reason, and none is written", async () => {
    const card = CARDS[3]!;
    const header = "iccid,plan,starts_at,valid_until,data_used,data_left,queue_order,state";
    const report = await valueOf(
      importBuckets(
        act,
        tableOf(
          header,
          `8.98E+18,five,2026-11-20,,,,,`,
          `,five,2026-11-20,,,,,`,
          `8981040000000009999,five,2026-11-20,,,,,`,
          `${card},six,2026-11-20,,,,,`,
          `${card},five,soon,,,,,`,
          `${card},five,2026-11-20,2026-11-19,,,,`,
          `${card},five,2026-11-20,,1GB,4GB,,`,
          `${card},five,2026-11-20,,much,,,`,
          `${card},queue,,,,,1,`,
          `${card},five,,,,,1,`,
          `${card},five,2026-11-20,,,,,sleeping`,
          `${card},five,,,,,,active`,
        ),
      ),
    );
    expect(report.problems.map(({ row, column, problem }) => [row, column, problem])).toEqual([
      [2, "iccid", "spreadsheet_damage"],
      [3, "iccid", "line_missing"],
      [4, "iccid", "line_unknown"],
      [5, "plan", "plan_unknown"],
      [6, "starts_at", "not_a_date"],
      [7, "valid_until", "end_before_start"],
      [8, "data_left", "used_and_left"],
      [9, "data_used", "not_a_volume"],
      [11, "queue_order", "queue_place_taken"],
      [12, "state", "not_one_of"],
      [13, "starts_at", "missing"],
    ]);
    expect(report.isWritten).toBe(false);
    expect(await bucketsOn(card)).toEqual([]);
  });

  it("are one event each, in the order of their line", async () => {
    const card = CARDS[4]!;
    await valueOf(
      importBuckets(
        act,
        tableOf("iccid,plan,starts_at,queue_order", `${card},five,2026-11-20,`, `${card},queue,,1`),
      ),
    );
    const line = await lineByClaim(act, { kind: "iccid", value: card });
    const { rows } = await db.database.run({
      text: "select seq, name from events where line_id = $1 order by seq",
      values: [line?.lineId],
    });
    expect(rows).toEqual([
      { seq: 1, name: "line.imported" },
      { seq: 2, name: "bucket.imported" },
      { seq: 3, name: "bucket.imported" },
    ]);
  });
});
