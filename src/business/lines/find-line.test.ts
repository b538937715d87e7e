import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import {
  findLine,
  importLines,
  lineByClaim,
  newRenewalCode,
  showRenewalCode,
  type FindLineRequest,
} from "./index.ts";
import { registerSeller, tableOf, valueOf } from "./lines.fixture.ts";

const db = await testDatabase();
const act = db.act();
await registerSeller(act);

const ICCID = "8981040000000000019";
const UNKNOWN_ICCID = "8981040000000000027";
const EID = "89049032007108882600137544319616";
const LPA = "LPA:1$rsp.example.jp$A1B2C3D4E5F6G7H8";
const CODE = newRenewalCode();

await valueOf(
  importLines(
    act,
    tableOf(
      "iccid,msisdn,eid,lpa,renewal_code,seller,network,carrier",
      `${ICCID},070-1234-5678,${EID},${LPA},${CODE},hana,north,sandbox`,
    ),
  ),
);
const LINE_ID = (await lineByClaim(act, { kind: "iccid", value: ICCID }))!.lineId;

/** A visitor nobody has seen before, so that no limit of another test is his. */
function find(request: Partial<FindLineRequest> & { typed: string }) {
  return findLine(act, { address: newId(), device: newId(), ...request });
}

const known = (proof: string) => ({ ok: true, value: { kind: "known", lineId: LINE_ID, proof } });

describe("a line", () => {
  it("is found by its renewal code and by the link on its pack", async () => {
    const link = `https://renew.example.jp/r/${CODE}`;
    for (const typed of [CODE, showRenewalCode(CODE).toLowerCase(), link]) {
      expect(await find({ typed })).toEqual(known("renewal_code"));
    }
  });

  it("is found by a number together with what only the holder has", async () => {
    const lastOf = { iccid: "0019", msisdn: "５６７８" };
    for (const [typed, second] of [
      [ICCID, lastOf.msisdn],
      ["8981-0400-0000-0000-019F", "5678"],
      ["07012345678", lastOf.iccid],
      ["+81 70 1234 5678", "00-19"],
      [EID, lastOf.iccid],
      [LPA, lastOf.iccid],
    ] as const) {
      expect(await find({ typed, second })).toEqual(known("number_and_digits"));
    }
    expect(await find({ typed: ICCID, second: showRenewalCode(CODE) })).toEqual(
      known("renewal_code"),
    );
  });

  it("is asked for the same second thing whether or not the number is ours", async () => {
    const unknown: Record<string, string> = {
      [ICCID]: UNKNOWN_ICCID,
      "07012345678": "07012345679",
      [EID]: "89049032007108882600137544319617",
      "LPA:1$rsp.example.jp$SHORT": "LPA:1$rsp.example.jp$OTHER",
    };
    for (const [ours, foreign] of Object.entries(unknown)) {
      const [a, b] = [await find({ typed: ours }), await find({ typed: foreign })];
      if (!a.ok || !b.ok || a.value.kind !== "needs_second" || b.value.kind !== "needs_second") {
        throw new Error("not asked");
      }
      expect({ ...a.value, warnings: [] }).toEqual({ ...b.value, warnings: [] });
    }
  });

  it("is refused alike for a wrong second thing and for a number that is not ours", async () => {
    const refused = { ok: false, refusal: "no_match", field: "second" };
    for (const second of ["0000", "567", "56789", newRenewalCode(), "none", "abcd"]) {
      expect(await find({ typed: ICCID, second })).toEqual(refused);
      expect(await find({ typed: UNKNOWN_ICCID, second })).toEqual(refused);
    }
  });

  it("without a phone number opens by its renewal code alone", async () => {
    const [iccid, code] = ["8981040000000000035", newRenewalCode()];
    const header = "iccid,renewal_code,seller,network,carrier";
    await valueOf(importLines(act, tableOf(header, `${iccid},${code},hana,north,sandbox`)));
    expect(await find({ typed: iccid, second: "none" })).toMatchObject({ refusal: "no_match" });
    expect(await find({ typed: iccid, second: code })).toMatchObject({ value: { kind: "known" } });
  });

  it("is explained when what was typed cannot be one of ours", async () => {
    const cases: readonly (readonly [string, object])[] = [
      ["LPA:1$rsp.example.jp$ZZZZZZZZZZZZZZZZ", { refusal: "lpa_not_ours", field: "typed" }],
      ["4901234567894", { refusal: "product_barcode", field: "typed" }],
      ["https://renew.example.jp/h/token", { refusal: "hand_over_card", field: "typed" }],
      ["ABCD-EFGH-JKMN", { refusal: "renewal_code_mistyped", field: "typed" }],
      [newRenewalCode(), { refusal: "no_match", field: "typed" }],
      [
        "8.98E+18",
        { refusal: "unreadable", field: "typed", facts: { reason: "spreadsheet_damage" } },
      ],
      ["？", { refusal: "unreadable", field: "typed" }],
    ];
    for (const [typed, answer] of cases) expect(await find({ typed })).toMatchObject(answer);
  });

  it("of another brand has its probable issuer named, from the number alone", async () => {
    expect(await find({ typed: "89852245280000942210" })).toMatchObject({
      value: { kind: "needs_second", issuer: { region: "HK" } },
    });
  });
});

describe("guessing", () => {
  it("at one number ends after twelve tries a day, from wherever they come", async () => {
    const typed = "8981040000000000043";
    for (let i = 0; i < 12; i++) {
      expect(await find({ typed, second: "1234" })).toMatchObject({ refusal: "no_match" });
    }
    const refused = await find({ typed, second: "1234" });
    expect(refused).toMatchObject({ refusal: "too_many_tries" });
    expect(refused.ok ? 0 : refused.facts?.["retryAfterSeconds"]).toBeGreaterThan(0);
    const tomorrow = db.act({ at: "2026-11-24T03:00:00Z" });
    const again = { typed, second: "1234", address: newId(), device: newId() };
    expect(await findLine(tomorrow, again)).toMatchObject({ refusal: "no_match" });
  });

  it.each([
    ["device", 60],
    ["address", 300],
  ] as const)("from one %s ends after %i tries", async (who, tries) => {
    const one = newId();
    const guess = async () => find({ typed: newRenewalCode(), [who]: one });
    for (let i = 0; i < tries; i++) expect(await guess()).toMatchObject({ refusal: "no_match" });
    expect(await guess()).toMatchObject({ refusal: "too_many_tries" });
  });

  it("leaves no number and no address in the shared store", async () => {
    const typed = "8981040000000000050";
    await findLine(act, { typed, address: "203.0.113.77", device: "device-77" });
    const { rows } = await db.database.run({ text: "select key from rate_counts", values: [] });
    const keys = (rows as { key: string }[]).map((row) => row.key).join();
    expect(keys).toContain("find:address:");
    for (const secret of [typed, "203.0.113.77", "device-77"]) expect(keys).not.toContain(secret);
  });

  it("is counted in windows of the clock", async () => {
    const device = newId();
    const at = db.act({ at: "2026-11-22T03:00:00Z" });
    const guess = async () => findLine(at, { typed: newRenewalCode(), address: newId(), device });
    for (let i = 0; i < 61; i++) await guess();
    expect(await guess()).toMatchObject({ refusal: "too_many_tries" });
    at.clock.moveTo(instant("2026-11-22T03:10:00Z"));
    expect(await guess()).toMatchObject({ refusal: "no_match" });
  });
});
