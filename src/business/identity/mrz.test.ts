import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instant } from "../../foundation/clock/index.ts";
import { judgeDocument, readTypedDocument } from "./judge-document.ts";
import { documentsAsked, type IdentityPolicy } from "./policy.ts";
import { looksLikeMrz, readMrz } from "./read-mrz.ts";

const NOW = instant("2026-11-22T03:00:00Z");

// The specimens of ICAO 9303 parts 4 to 6, their expiry moved where a living one is wanted.
const TD3 =
  "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
const TD2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6";
const TD1 =
  "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";

describe("a machine-readable zone", () => {
  test.each([
    ["TD1", TD1, "identity_card", "D23145890"],
    ["TD2", TD2, "identity_card", "D23145890"],
    ["TD3", TD3, "passport", "L898902C3"],
  ])("of %s gives kind, issuer, number and expiry", (_, text, kind, number) => {
    expect(readMrz(text, NOW)).toEqual({
      ok: true,
      value: { kind, issuer: "UTO", number, expiresOn: "2012-04-15", name: "ERIKSSON ANNA MARIA" },
    });
  });

  test("is read as a reader types it: with line ends of any kind, small letters, wide letters", () => {
    const typed = TD3.toLowerCase().replace("\n", "\r\n  ");
    expect(readMrz(`${typed}\r\n`, NOW)).toMatchObject({ ok: true });
    const wide = [...TD3].map((c) =>
      c === "\n" ? c : String.fromCodePoint(c.codePointAt(0)! + 0xfee0),
    );
    expect(readMrz(wide.join(""), NOW)).toMatchObject({ ok: true });
  });

  test("with an unreadable character says which one", () => {
    const text = TD3.replace("L898902C3", "L89890?C3");
    expect(readMrz(text, NOW)).toEqual({
      ok: false,
      refusal: "mrz_unreadable",
      field: "document",
      facts: { line: 2, character: 7, saw: "?" },
    });
  });

  test("with any one digit of the number, birth or expiry misread is never taken", () => {
    const places = [...Array(9).keys(), 13, 14, 15, 16, 17, 18, 21, 22, 23, 24, 25, 26];
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const [first, second] = TD3.split("\n") as [string, string];
        const digit = second[at]!;
        fc.pre(/\d/.test(digit));
        const other = String((Number(digit) + by) % 10);
        const text = `${first}\n${second.slice(0, at)}${other}${second.slice(at + 1)}`;
        expect(readMrz(text, NOW)).toMatchObject({ ok: false, refusal: "mrz_check_wrong" });
      }),
    );
  });

  test("is told from whatever else is scanned at a counter, and nothing typed breaks it", () => {
    expect(looksLikeMrz(TD1) && looksLikeMrz(TD2) && looksLikeMrz(TD3)).toBe(true);
    for (const other of ["DEM0-0001-TKYS", "8981100000000000001", "LPA:1$a.example$X", ""]) {
      expect(looksLikeMrz(other)).toBe(false);
    }
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[A-Z0-9<]{30,44}\n[A-Z0-9<]{30,44}$/)),
        (text) => {
          expect(typeof readMrz(text, NOW).ok).toBe("boolean");
        },
      ),
    );
  });

  test.each([
    ["120415", "2012-04-15"],
    ["460101", "2046-01-01"],
    ["470101", "1947-01-01"],
    ["991231", "1999-12-31"],
  ])("reads the year of %s as it can be true today", (yymmdd, expiresOn) => {
    const digits = yymmdd + checkDigit(yymmdd);
    const line = `L898902C36UTO7408122F${digits}ZE184226B<<<<<1`;
    const composite = checkDigit(line.slice(0, 10) + line.slice(13, 20) + line.slice(21, 43));
    const text = `${TD3.split("\n")[0]}\n${line}${composite}`;
    expect(readMrz(text, NOW)).toMatchObject({ value: { expiresOn } });
  });
});

// ICAO 9303 part 3: weights 7, 3, 1; letters from 10; the filler counts nothing.
function checkDigit(text: string): string {
  const value = (c: string) => (c === "<" ? 0 : Number.parseInt(c, 36));
  const sum = [...text].reduce((total, c, i) => total + value(c) * [7, 3, 1][i % 3]!, 0);
  return String(sum % 10);
}

describe("a document", () => {
  const judging = { now: NOW, accepts: ["passport"] } as const;
  const passport = {
    kind: "passport",
    issuer: "TWN",
    number: "123456789",
    expiresOn: "2030-01-31",
  } as const;

  test("is good on its last day in Japan, and not on the next", () => {
    const late = { ...passport, expiresOn: "2026-11-22" };
    expect(judgeDocument(late, judging)).toBeUndefined();
    const justAfter = instant("2026-11-22T15:00:00Z");
    expect(judgeDocument(late, { ...judging, now: justAfter })).toMatchObject({
      refusal: "document_expired",
      facts: { expiresOn: "2026-11-22" },
    });
  });

  test.each([
    [{ kind: "residence_card" }, "document_other_kind", "kind"],
    [{ number: "12" }, "document_number_unreadable", "number"],
    [{ number: "12345<" }, "document_number_unreadable", "number"],
    [{ issuer: "" }, "document_issuer_unreadable", "issuer"],
    [{ expiresOn: "2026-02-30" }, "document_date_unreadable", "expires"],
    [{ expiresOn: "soon" }, "document_date_unreadable", "expires"],
  ] as const)("that is %o is refused as %s", (more, refusal, field) => {
    expect(judgeDocument({ ...passport, ...more }, judging)).toMatchObject({ refusal, field });
  });

  test("of another person than the line was registered with is refused", () => {
    const other = { ...judging, isRegistered: false };
    expect(judgeDocument(passport, other)).toMatchObject({ refusal: "document_other_person" });
    expect(judgeDocument(passport, { ...judging, isRegistered: true })).toBeUndefined();
  });

  test("is read as a clerk types it", () => {
    const typed = {
      kind: "passport",
      issuer: " twn",
      number: "１２3-456 789",
      expires: "2030/01/31",
    } as const;
    expect(readTypedDocument(typed)).toEqual(passport);
    expect(readTypedDocument({ ...typed, expires: "2030年01月31日" })).toEqual(passport);
  });
});

describe("when a document is asked for", () => {
  const policies: readonly IdentityPolicy[] = [
    { fromDate: "2020-01-01", when: "never", channels: [], accepts: [], source: "before" },
    {
      ...{ fromDate: "2026-04-01", when: "new_contract", channels: ["counter", "kiosk"] },
      ...{ accepts: ["passport", "residence_card"], source: "contract" },
    } as IdentityPolicy,
    {
      ...{ fromDate: "2026-11-23", when: "always", channels: ["counter"], sellerId: "strict" },
      ...{ accepts: ["passport"], source: "seller" },
    } as IdentityPolicy,
  ];
  const sale = { sellerId: "s", channel: "counter", isNewContract: true, at: NOW };

  test.each([
    [{}, 2],
    [{ isNewContract: false }, 0],
    [{ channel: "web" }, 0],
    [{ at: instant("2026-03-31T14:59:59Z") }, 0],
    [{ at: instant("2026-03-31T15:00:00Z") }, 2],
    [{ sellerId: "strict", isNewContract: false }, 0],
    [{ sellerId: "strict", isNewContract: false, at: instant("2026-11-22T15:00:00Z") }, 1],
  ])("follows the policy in force on that day: %o", (more, count) => {
    expect(documentsAsked(policies, { ...sale, ...more })).toHaveLength(count);
  });

  test("is never where there is no policy", () => {
    expect(documentsAsked([], sale)).toEqual([]);
  });
});
