import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { instant } from "../../foundation/clock/index.ts";
import { importLines, lineByClaim, newRenewalCode } from "./index.ts";
import { registerSeller, tableOf, valueOf } from "./lines.fixture.ts";

const db = await testDatabase();
const act = db.act();
await registerSeller(act);

const HEADER = "iccid,msisdn,eid,lpa,renewal_code,seller,network,carrier,status,recycles_at";
let serial = 100;

function nextIccid(): string {
  serial += 1;
  return `8981040000${String(serial).padStart(9, "0")}`;
}

function row(cells: {
  iccid?: string;
  msisdn?: string;
  eid?: string;
  lpa?: string;
  code?: string;
  status?: string;
  recycles?: string;
}): string {
  const { iccid = nextIccid(), msisdn = "", eid = "", lpa = "", code = "" } = cells;
  const { status = "", recycles = "" } = cells;
  return [iccid, msisdn, eid, lpa, code, "hana,north,sandbox", status, recycles].join(",");
}

const byCard = async (iccid: string) => lineByClaim(act, { kind: "iccid", value: iccid });

async function countOf(table: "lines" | "line_claims" | "events"): Promise<number> {
  const { rows } = await db.database.run({
    text: `select count(*)::int as count from ${table}`,
    values: [],
  });
  return (rows as { count: number }[])[0]!.count;
}

describe("lines", () => {
  it("come as a spreadsheet writes them, and are found by each of their numbers", async () => {
    const table = tableOf(
      "ＳＩＭカード番号\t電話番号\tEID\tアクティベーションコード\t販売者\tネットワーク\tキャリア\t状態",
      "8981 0400 0000 0000 019F\t070-1234-5678\t\t\thana\tnorth\tsandbox\t利用中",
      '="8981040000000000027"\t8012345678\t89049032007108882600137544319616\tLPA:1$rsp.example.jp$ab-12\thana\tnorth\tsandbox\t解約済',
    );
    const report = await valueOf(importLines(act, table));
    expect(report).toMatchObject({ isWritten: true, created: 2, problems: [] });
    expect(report.codesMade).toHaveLength(2);
    const sim = await byCard("8981040000000000019");
    expect(sim).toMatchObject({
      form: "sim",
      status: "in_service",
      network: "north",
      carrier: "sandbox",
      msisdn: "+817012345678",
      renewalCode: report.codesMade[0]?.renewalCode,
    });
    const esim = await lineByClaim(act, { kind: "lpa", value: "LPA:1$rsp.example.jp$AB-12" });
    expect(esim).toMatchObject({ form: "esim", status: "recycled", msisdn: "+818012345678" });
    const byEid = { kind: "eid", value: "89049032007108882600137544319616" } as const;
    expect((await lineByClaim(act, byEid))?.lineId).toBe(esim?.lineId);
  });

  it("are sealed where they are stored", async () => {
    const iccid = nextIccid();
    await valueOf(importLines(act, tableOf(HEADER, row({ iccid, msisdn: "09011112222" }))));
    const { rows } = await db.database.run({
      text: "select l::text || c::text as text from lines l join line_claims c using (line_id)",
      values: [],
    });
    const stored = (rows as { text: string }[]).map((one) => one.text).join();
    expect(stored).not.toContain(iccid);
    expect(stored).not.toContain("9011112222");
    expect(stored).not.toContain(Buffer.from(iccid).toString("hex"));
  });

  it("come a second time without a change, and without an event", async () => {
    const lpa = "LPA:1$rsp.example.jp$TWICE";
    const table = tableOf(HEADER, row({ msisdn: "09033334444", lpa }), row({}));
    await valueOf(importLines(act, table));
    const before = await Promise.all([countOf("lines"), countOf("line_claims"), countOf("events")]);
    const again = await valueOf(importLines(act, table));
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 2, codesMade: [] });
    const after = await Promise.all([countOf("lines"), countOf("line_claims"), countOf("events")]);
    expect(after).toEqual(before);
  });

  it("keep what a later file does not say, and take what it says", async () => {
    const iccid = nextIccid();
    const first = row({ iccid, msisdn: "09055556666", status: "suspended" });
    await valueOf(importLines(act, tableOf(HEADER, first)));
    const before = await byCard(iccid);
    const later = tableOf(
      "iccid,seller,network,carrier,番号回収日時",
      `${iccid},hana,south,sandbox,2027-01-01`,
    );
    expect(await valueOf(importLines(act, later))).toMatchObject({ updated: 1 });
    expect(await byCard(iccid)).toEqual({
      ...before,
      network: "south",
      recyclesAt: instant("2026-12-31T15:00:00Z"),
    });
    const msisdn = { kind: "msisdn", value: "+819055556666" } as const;
    expect((await lineByClaim(act, msisdn))?.lineId).toBe(before?.lineId);
  });

  it("outlive their card: a known renewal code with a new ICCID replaces it", async () => {
    const [old, fresh, code] = [nextIccid(), nextIccid(), newRenewalCode()];
    await valueOf(
      importLines(act, tableOf(HEADER, row({ iccid: old, code, msisdn: "09077770001" }))),
    );
    const before = await byCard(old);
    const replaced = row({ iccid: fresh, code, msisdn: "09077770001" });
    expect(await valueOf(importLines(act, tableOf(HEADER, replaced)))).toMatchObject({
      updated: 1,
    });
    expect(await byCard(fresh)).toEqual({ ...before, iccid: fresh });
    expect((await byCard(old))?.lineId).toBe(before?.lineId);
  });

  it("are no longer found by a number or a code that was replaced", async () => {
    const [iccid, code] = [nextIccid(), newRenewalCode()];
    const [oldMsisdn, newMsisdn] = ["09077770002", "09077770003"];
    await valueOf(importLines(act, tableOf(HEADER, row({ iccid, code, msisdn: oldMsisdn }))));
    const lineId = (await byCard(iccid))?.lineId;
    const newCode = newRenewalCode();
    await valueOf(
      importLines(act, tableOf(HEADER, row({ iccid, code: newCode, msisdn: newMsisdn }))),
    );
    const by = async (kind: "msisdn" | "renewal_code", value: string) =>
      (await lineByClaim(act, { kind, value }))?.lineId;
    expect(await by("renewal_code", code)).toBeUndefined();
    expect(await by("renewal_code", newCode)).toBe(lineId);
    expect(await by("msisdn", "+819077770002")).toBeUndefined();
    expect(await by("msisdn", "+819077770003")).toBe(lineId);
    const other = nextIccid();
    await valueOf(importLines(act, tableOf(HEADER, row({ iccid: other, msisdn: oldMsisdn }))));
    expect(await by("msisdn", "+819077770002")).toBe((await byCard(other))?.lineId);
  });

  it("are refused row by row with column and reason, and nothing is written", async () => {
    const taken = "09088880000";
    const [cardA, cardB, code] = [nextIccid(), nextIccid(), newRenewalCode()];
    const good = tableOf(HEADER, row({ iccid: cardA, msisdn: taken }), row({ iccid: cardB, code }));
    await valueOf(importLines(act, good));
    const before = await countOf("lines");
    const fresh = nextIccid();
    const report = await valueOf(
      importLines(
        act,
        tableOf(
          HEADER,
          row({ iccid: "8.98104E+18" }),
          row({ iccid: "1234" }),
          row({ msisdn: "12" }),
          row({ eid: "8904" }),
          row({ lpa: "QR" }),
          row({ code: "ABCD-EFGH-JKMN" }),
          row({ status: "lost" }),
          row({ recycles: "31/12/2026" }),
          row({ iccid: fresh }),
          row({ iccid: fresh }),
          row({ msisdn: taken }),
          row({ iccid: cardA, code }),
          row({}).replace("hana", "nobody"),
          row({}).replace("north", ""),
        ),
      ),
    );
    expect(report.problems.map(({ row: at, column, problem }) => [at, column, problem])).toEqual([
      [2, "iccid", "spreadsheet_damage"],
      [3, "iccid", "iccid_unreadable"],
      [4, "msisdn", "msisdn_unreadable"],
      [5, "eid", "eid_unreadable"],
      [6, "lpa", "lpa_unreadable"],
      [7, "renewal_code", "renewal_code_unreadable"],
      [8, "status", "not_one_of"],
      [9, "recycles_at", "not_a_date"],
      [11, "iccid", "twice_in_file"],
      [12, "msisdn", "belongs_to_other_line"],
      [13, "renewal_code", "points_at_two_lines"],
      [14, "seller", "seller_unknown"],
      [15, "network", "missing"],
    ]);
    expect(report).toMatchObject({ isWritten: false, created: 0, skipped: 13, rows: 14 });
    expect(await countOf("lines")).toBe(before);
  });

  it("are written without the bad rows when these are to be skipped", async () => {
    const iccid = nextIccid();
    const table = tableOf(HEADER, row({ iccid }), row({ iccid: "bad" }));
    const report = await valueOf(importLines(act, table, { skipBad: true }));
    expect(report).toMatchObject({ isWritten: true, created: 1, skipped: 1 });
    expect(await byCard(iccid)).toBeDefined();
  });

  it("leave one event each, with the number of the line's next one", async () => {
    const iccid = nextIccid();
    await valueOf(importLines(act, tableOf(HEADER, row({ iccid }))));
    await valueOf(importLines(act, tableOf(HEADER, row({ iccid, status: "suspended" }))));
    const line = await byCard(iccid);
    const { rows } = await db.database.run({
      text: "select seq, name, after from events where line_id = $1 order by seq",
      values: [line?.lineId],
    });
    expect(rows).toEqual([
      { seq: 1, name: "line.imported", after: { status: "in_service" } },
      { seq: 2, name: "line.changed", after: { status: "suspended", changed: ["status"] } },
    ]);
  });

  it("come in thousands: several chunks in one import", async () => {
    const rows = Array.from({ length: 4500 }, () => row({}));
    const report = await valueOf(importLines(act, tableOf(HEADER, ...rows)));
    expect(report).toMatchObject({ created: 4500 });
    expect(new Set(report.codesMade.map((one) => one.renewalCode)).size).toBe(4500);
  });
});
