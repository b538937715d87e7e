import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { importFile, type ImportWish } from "./index.ts";

const db = await testDatabase();
const act = db.act();
const folder = mkdtempSync(path.join(tmpdir(), "import-"));
afterAll(() => rmSync(folder, { recursive: true }));

function take(what: ImportWish["what"], content: string | Uint8Array, more: object = {}) {
  const file = path.join(folder, `${what}.csv`);
  writeFileSync(file, content);
  return importFile(act, { what, file, skipBad: false, ...more });
}

/** What a whole operator brings, in the order of moving in. */
async function moveIn(): Promise<void> {
  const files: readonly (readonly [ImportWish["what"], string])[] = [
    ["taxes", "category,rate,from\nstandard,10,2019-10-01"],
    [
      "sellers",
      "code,name_ja,name_en,legal_name,address,phone,email,責任者,issuer_status\nhana,花,Hana,花社,東京,03,a@b.jp,花田,exempt",
    ],
    [
      "plans",
      "code,seller,name_ja,network,price,allowance,duration,clock,on_active,on_expired\nfive,hana,五,north,1000,5GB,10d,jst_calendar,extend,start_now",
    ],
    ["rates", "currency,rate\nUSD,150"],
  ];
  for (const [what, content] of files) {
    expect(await take(what, content)).toMatchObject({ isComplete: true });
  }
}
await moveIn();

const LINE = "8981040000000000019";

describe("importing a file", () => {
  it("takes what every room reads, one after the other", async () => {
    const lines = `iccid,seller,network,carrier\n${LINE},hana,north,sandbox`;
    expect(await take("lines", lines)).toMatchObject({ isComplete: true });
    const buckets = `iccid,plan,starts_at\n${LINE},five,2026-11-20`;
    expect(await take("buckets", buckets)).toMatchObject({ isComplete: true });
    const usage = `iccid,hour,used\n${LINE},2026-11-21 10:00,5MB`;
    expect(await take("usage", usage)).toMatchObject({ isComplete: true });
    const customers = `email,iccid\na@example.jp,${LINE}`;
    expect(await take("customers", customers)).toMatchObject({ isComplete: true });
  });

  it("has plans that wait with us taken over, once, and says so", async () => {
    const csv = `iccid,plan,queue_order\n${LINE},five,1`;
    const answer = await take("buckets", csv);
    expect(answer.text).toContain("1 waiting plan taken over");
    const orders = "select state, channel from renewals";
    expect((await db.database.run({ text: orders, values: [] })).rows).toEqual([
      { state: "queued", channel: "import" },
    ]);
    expect((await take("buckets", csv)).text).not.toContain("taken over");
  });

  it("names every bad row, its column and the reason, in English", async () => {
    const csv = `iccid,seller,network,carrier\n8.98E+18,hana,north,sandbox\n${LINE},nobody,north,sandbox`;
    const answer = await take("lines", csv);
    expect(answer.isComplete).toBe(false);
    expect(answer.text).toContain('row 2, iccid, "8.98E+18": the spreadsheet turned the digits');
    expect(answer.text).toContain('row 3, seller, "nobody": no such seller');
    expect(answer.text).toContain("2 rows: 0 new, 0 changed, 0 as they were, 2 bad");
    expect(answer.text).toContain("nothing was written");
  });

  it("answers in Japanese to a table with Japanese headers, Shift_JIS included", async () => {
    // "番号(iccid)" in Shift_JIS.
    const header = Buffer.from([
      0x94,
      0xd4,
      0x8d,
      0x86,
      ...Buffer.from("(iccid),seller,network,carrier\n"),
    ]);
    const csv = Buffer.concat([header, Buffer.from("12,hana,north,sandbox\n")]);
    const answer = await take("lines", csv);
    expect(answer.text).toContain("2行目 番号(iccid) 「12」: ICCIDとして読めません");
  });

  it("fills columns that the file lacks", async () => {
    const set = { seller: "hana", network: "north", carrier: "sandbox" };
    const answer = await take("lines", "iccid\n8981040000000000027", { set });
    expect(answer).toMatchObject({ isComplete: true });
  });

  it("writes codes that it made beside the file, for its owner only", async () => {
    const csv = "iccid,seller,network,carrier\n8981040000000000035,hana,north,sandbox";
    const answer = await take("lines", csv);
    const file = path.join(folder, "lines.csv.codes.csv");
    expect(answer.text).toContain(file);
    expect(readFileSync(file, "utf8")).toMatch(
      /^iccid,renewal_code\r\n="8981040000000000035",\w{12}\r\n$/,
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("says in one line why a file cannot be read at all", async () => {
    expect(await take("plans", "")).toMatchObject({ text: "the file has no rows\n" });
    expect(await take("plans", "a,b\n1,2")).toMatchObject({
      text: expect.stringContaining("columns are missing: code, seller"),
    });
    const missing = await importFile(act, { what: "plans", file: "/nowhere", skipBad: false });
    expect(missing).toEqual({ isComplete: false, text: "the file cannot be opened: ENOENT\n" });
  });

  it("tells a whole odd column once", async () => {
    const rows = [43, 51, 69].map((end) => `89810400000000000${end},hana,north,sandbox`);
    const answer = await take("lines", ["iccid,seller,network,carrier", ...rows].join("\n"));
    expect(answer.text.match(/check digit/g)).toHaveLength(1);
    expect(answer.text).toContain("iccid, 3 rows (first: row 2)");
  });
});
