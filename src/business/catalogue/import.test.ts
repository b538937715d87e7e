import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { instant } from "../../foundation/clock/index.ts";
import { readTable, type Table } from "../../foundation/tables/index.ts";
import {
  exchangeRates,
  importExchangeRates,
  importPlans,
  importSellers,
  importTaxRates,
  issuerStatusAt,
  planByCode,
  plansForLine,
  pricesOf,
  sellerOf,
  taxRateAt,
} from "./index.ts";

const db = await testDatabase();

function tableOf(...lines: readonly string[]): Table {
  const table = readTable(new TextEncoder().encode(lines.join("\r\n")));
  if (!table.ok) throw new Error(table.refusal);
  return table.value;
}

async function reportOf<T>(outcome: Promise<{ ok: true; value: T } | { ok: false }>): Promise<T> {
  const settled = await outcome;
  if (!settled.ok) throw new Error(JSON.stringify(settled));
  return settled.value;
}

const SELLERS = tableOf(
  "コード,name_ja,name_en,販売業者,住所,電話番号,メール,責任者,インボイス区分,登録番号,登録日",
  "hana,花モバイル,Hana Mobile,花モバイル株式会社,東京都,03-0000-0000,a@example.jp,花田,登録,Ｔ７００００１２０５０００２,2023-10-01",
  "kaze,風シム,Kaze SIM,風田太郎,大阪府,06-0000-0000,b@example.jp,風田,免税,,2020/4/1",
);

const PLAN_HEADER =
  "code,seller,name_ja,name_en,network,price,allowance,duration,clock,on_active,on_expired";
const PLAN = "hana-5,hana,花 5GB,Hana 5GB,north,1200,5GB,10d,jst_calendar,extend,start_now";

async function moveIn(): Promise<void> {
  const act = db.act();
  await reportOf(importTaxRates(act, tableOf("税区分,税率,適用開始日", "standard,10%,2019-10-01")));
  await reportOf(importSellers(act, SELLERS));
}

await moveIn();

describe("sellers", () => {
  it("come with their dated issuer status, and are known again by code", async () => {
    const act = db.act();
    const again = await reportOf(importSellers(act, SELLERS));
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 2, problems: [] });
    await reportOf(importPlans(act, tableOf(PLAN_HEADER, PLAN)));
    const plan = await planByCode(act, "hana-5");
    const seller = await sellerOf(act, plan!.sellerId);
    expect(seller).toMatchObject({ code: "hana", taxRounding: "floor" });
    expect(seller.names).toMatchObject({ ja: "花モバイル", ko: "Hana Mobile" });
    expect(await issuerStatusAt(act, seller.sellerId)).toEqual({
      fromDate: "2023-10-01",
      status: "registered",
      registrationNumber: "T7000012050002",
    });
    const before = instant("2023-09-30T14:59:59Z");
    expect(await issuerStatusAt(act, seller.sellerId, before)).toBeUndefined();
  });

  it("are warned of a check digit that does not fit, and refused a number they cannot have", async () => {
    const header = "code,name_ja,legal_name,address,phone,email,責任者,issuer_status,登録番号";
    const rest = "x,x,x,x,x,x";
    const report = await reportOf(
      importSellers(
        db.act(),
        tableOf(
          header,
          `odd,${rest},registered,T1234567890123`,
          `none,${rest},registered,`,
          `bad,${rest},registered,T123`,
          `exempt,${rest},免税,T7000012050002`,
          `lost,${rest},unknown,`,
        ),
      ),
    );
    expect(report.isWritten).toBe(false);
    expect(
      report.warnings.filter((w) => w.problem === "registration_number_check").map((w) => w.row),
    ).toEqual([2]);
    expect(report.problems.map(({ row, column, problem }) => [row, column, problem])).toEqual([
      [3, "登録番号", "missing"],
      [4, "登録番号", "registration_number_unreadable"],
      [5, "登録番号", "registration_number_unwanted"],
      [6, "issuer_status", "not_one_of"],
    ]);
  });
});

describe("plans", () => {
  it("are priced from the moment that the file names, and keep their past prices", async () => {
    const act = db.act({ at: "2026-11-22T03:00:00Z" });
    await reportOf(importPlans(act, tableOf(PLAN_HEADER, PLAN.replaceAll("hana-5", "dated"))));
    const dearer = PLAN.replaceAll("hana-5", "dated").replace("1200", '"１，５００円"');
    const table = tableOf(`${PLAN_HEADER},価格適用開始`, `${dearer},2026/12/01 00:00`);
    const report = await reportOf(importPlans(act, table));
    expect(report).toMatchObject({ updated: 1, problems: [] });
    expect((await planByCode(act, "dated"))?.totalYen).toBe(1200);
    const december = instant("2026-11-30T15:00:00Z");
    expect((await planByCode(act, "dated", december))?.totalYen).toBe(1500);
    const plan = await planByCode(act, "dated");
    expect(await pricesOf(act, plan!.planId)).toHaveLength(2);
    expect(await reportOf(importPlans(act, table))).toMatchObject({ unchanged: 1 });
  });

  it("fit lines of their network while they are on sale", async () => {
    const act = db.act();
    const row = PLAN.replace("north", "south");
    await reportOf(
      importPlans(
        act,
        tableOf(
          `${PLAN_HEADER},on_sale_from,販売終了`,
          row.replaceAll("hana-5", "always") + ",,",
          row.replaceAll("hana-5", "over") + ",,2026-11-21",
          row.replaceAll("hana-5", "last-day") + ",,2026-11-22",
          row.replaceAll("hana-5", "soon") + ",2026-11-23,",
        ),
      ),
    );
    const plans = await plansForLine(act, { network: "south" });
    expect(plans.map((plan) => plan.code)).toEqual(["always", "last-day"]);
    expect(plans[0]?.terms).toEqual({
      allowance: { kind: "capped", bytes: 5e9, throttleKbps: 0 },
      duration: { unit: "days", count: 10 },
      clock: { kind: "jst_calendar" },
      renewalTable: {
        unstarted: { mode: "start_now", carries: "nothing" },
        active: { mode: "extend", carries: "data" },
        depleted: { mode: "extend", carries: "data" },
        grace: { mode: "start_now", carries: "nothing" },
        expired: { mode: "start_now", carries: "nothing" },
      },
      startTrigger: { kind: "payment" },
      refundRule: { kind: "until_credited" },
      graceDays: 0,
      needsSameAllowance: false,
      promiseSeconds: 600,
    });
    expect(await taxRateAt(act, "standard")).toBe(100);
  });

  it("are all refused for one bad row, unless bad rows are to be skipped", async () => {
    const act = db.act();
    const table = tableOf(
      PLAN_HEADER,
      PLAN.replaceAll("hana-5", "good"),
      PLAN.replaceAll("hana-5", "dear").replace("1200", "free"),
      PLAN.replaceAll("hana-5", "odd").replace("extend", "prolong"),
      PLAN.replaceAll("hana-5", "alien").replace(",hana,", ",nobody,"),
      PLAN.replaceAll("hana-5", "good"),
      PLAN.replaceAll("hana-5", "wide") + ",surplus",
      "empty,,,,,,,,,,",
    );
    const refused = await reportOf(importPlans(act, table));
    expect(refused).toMatchObject({ isWritten: false, created: 0, rows: 7, skipped: 6 });
    expect(
      refused.problems.slice(0, 5).map(({ row, column, problem }) => [row, column, problem]),
    ).toEqual([
      [3, "price", "not_a_number"],
      [4, "on_active", "rule_unreadable"],
      [5, "seller", "seller_unknown"],
      [6, "code", "twice_in_file"],
      [7, undefined, "cells_surplus"],
    ]);
    expect(await planByCode(act, "good")).toBeUndefined();
    const skipped = await reportOf(importPlans(act, table, { skipBad: true }));
    expect(skipped).toMatchObject({ isWritten: true, created: 1, skipped: 6 });
    expect(await planByCode(act, "good")).toBeDefined();
  });

  it("are refused as a table when needed columns are missing", async () => {
    const outcome = await importPlans(db.act(), tableOf("code,price", "a,1"));
    expect(outcome).toMatchObject({ ok: false, refusal: "columns_missing" });
  });
});

describe("exchange rates", () => {
  it("give the latest of each currency that has come into force", async () => {
    const act = db.act();
    const first = tableOf("通貨,レート,日付", "usd,152.35,2026-11-20", "KRW,0.1095,2026-11-20");
    await reportOf(importExchangeRates(act, first));
    const second = tableOf(
      "currency,rate,date,source",
      "USD,153,2026-11-21,feed",
      "EUR,160,2026-12-01,feed",
    );
    await reportOf(importExchangeRates(act, second));
    expect(await exchangeRates(act)).toEqual([
      {
        currency: "KRW",
        yenPerUnitMicros: 109_500,
        asOf: instant("2026-11-19T15:00:00Z"),
        source: "operator",
      },
      {
        currency: "USD",
        yenPerUnitMicros: 153_000_000,
        asOf: instant("2026-11-20T15:00:00Z"),
        source: "feed",
      },
    ]);
    expect(await reportOf(importExchangeRates(act, second))).toMatchObject({ unchanged: 2 });
  });
});
