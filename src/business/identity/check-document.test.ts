import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { addMinutes } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { readTable } from "../../foundation/tables/index.ts";
import {
  checkDocument,
  checksOf,
  documentsFor,
  freshCheck,
  importPolicies,
  setPolicy,
  type ShownDocument,
} from "./index.ts";

const db = await testDatabase();
const act = db.act({ actor: { kind: "staff", id: "4711" } });
const PASSPORT: ShownDocument = {
  kind: "passport",
  issuer: "TWN",
  number: "312456789",
  expiresOn: "2030-01-31",
};
const wish = (lineId: string, document: Partial<ShownDocument> = {}) => ({
  lineId,
  document: { ...PASSPORT, ...document },
  accepts: ["passport"] as const,
  isToRegister: true,
});

describe("checking a document", () => {
  it("keeps kind, issuer, last four, result, who and when, and nothing else of it", async () => {
    const lineId = newId();
    expect(await checkDocument(act, wish(lineId, { name: "CHEN MEI" }))).toMatchObject({
      ok: true,
      value: {
        kind: "passport",
        issuer: "TWN",
        lastFour: "6789",
        result: "accepted",
        byId: "4711",
      },
    });
    const { rows } = await act.database.run({
      text: `select c::text as row from identity_checks as c where line_id = $1
        union all select d::text from line_documents as d where line_id = $1
        union all select e::text from events as e where line_id = $1`,
      values: [lineId],
    });
    const written = JSON.stringify(rows);
    expect(rows.length).toBe(3);
    for (const secret of ["312456789", "CHEN", "2030-01-31"]) expect(written).not.toContain(secret);
  });

  it("notices another document than the line was registered with, and keeps the refusal", async () => {
    const lineId = newId();
    await checkDocument(act, wish(lineId));
    expect(await checkDocument(act, wish(lineId))).toMatchObject({ ok: true });
    const other = await checkDocument(act, wish(lineId, { number: "999999999" }));
    expect(other).toMatchObject({ refusal: "document_other_person" });
    expect((await checksOf(act, lineId)).map(({ result }) => result).toSorted()).toEqual([
      "accepted",
      "accepted",
      "document_other_person",
    ]);
  });

  it("keeps nothing of what was only mistyped", async () => {
    const lineId = newId();
    for (const more of [{ number: "?" }, { issuer: "" }, { expiresOn: "soon" }]) {
      expect(await checkDocument(act, wish(lineId, more))).toMatchObject({ ok: false });
    }
    expect(await checksOf(act, lineId)).toEqual([]);
  });

  it("registers one document when two are shown at the same moment", async () => {
    const lineId = newId();
    const both = await Promise.all([
      checkDocument(act, wish(lineId)),
      checkDocument(act, wish(lineId, { number: "999999999" })),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("serves for half an hour, and only when it was accepted", async () => {
    const lineId = newId();
    const accepts = ["passport"] as const;
    await checkDocument(act, wish(lineId, { expiresOn: "2020-01-01" }));
    expect(await freshCheck(act, { lineId, accepts })).toBeUndefined();
    await checkDocument(act, wish(lineId));
    expect(await freshCheck(act, { lineId, accepts })).toMatchObject({ lastFour: "6789" });
    expect(await freshCheck(act, { lineId, accepts: ["residence_card"] })).toBeUndefined();
    act.clock.moveTo(addMinutes(act.clock.now(), 31));
    expect(await freshCheck(act, { lineId, accepts })).toBeUndefined();
  });
});

it("asks by the policy that was set, one for each day", async () => {
  const policy = {
    fromDate: "2026-11-01",
    when: "always",
    channels: ["counter"],
    accepts: ["passport"],
    source: "house rule",
  } as const;
  const sale = { sellerId: newId(), channel: "counter", isNewContract: false, at: act.clock.now() };
  expect(await documentsFor(act, sale)).toEqual([]);
  expect(await setPolicy(act, policy)).toMatchObject({ ok: true });
  expect(await setPolicy(act, policy)).toMatchObject({ refusal: "policy_dated_already" });
  expect(await documentsFor(act, sale)).toEqual(["passport"]);
});

describe("the file of policies", () => {
  const HEAD = "from_date,seller,when,channels,accepts,source";
  const take = async (...rows: readonly string[]) => {
    const table = readTable(Buffer.from([HEAD, ...rows].join("\n")));
    if (!table.ok) throw new Error(table.refusal);
    const findSeller = (code: string) => (code === "hana" ? newId() : undefined);
    const report = await importPolicies(act, table.value, { findSeller });
    if (!report.ok) throw new Error(report.refusal);
    return report.value;
  };

  it("is taken in by date, and the same again changes nothing", async () => {
    const row = "2026-10-01,,new_contract,counter kiosk,passport residence_card,house rule";
    expect(await take(row)).toMatchObject({ created: 1, isWritten: true });
    expect(await take(row)).toMatchObject({ created: 0, unchanged: 1 });
  });

  it("is refused as a whole, each bad cell by name; what was in force stays", async () => {
    const report = await take(
      "soon,,always,counter,passport,x",
      "2026-10-02,nobody,always,counter,passport,x",
      "2026-10-03,,sometimes,counter,passport,x",
      "2026-10-04,,always,moon,passport,x",
      "2026-10-05,,always,counter,library_card,x",
      "2026-10-06,,always,counter,passport,",
      "2026-10-01,,always,counter,passport,another",
    );
    expect(report.isWritten).toBe(false);
    expect(report.problems.map(({ column, problem }) => [column, problem])).toEqual([
      ["from_date", "not_a_date"],
      ["seller", "seller_unknown"],
      ["when", "not_one_of"],
      ["channels", "not_one_of"],
      ["accepts", "not_one_of"],
      ["source", "missing"],
      ["from_date", "policy_dated_already"],
    ]);
  });
});
