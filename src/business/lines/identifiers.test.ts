import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  iccidWarnings,
  newRenewalCode,
  passesLuhn,
  passesMod97,
  readEid,
  readIccid,
  readLpa,
  readMsisdn,
  showMsisdn,
  readRenewalCode,
  showRenewalCode,
} from "./identifiers.ts";

const digits = (min: number, max = min) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: min, maxLength: max })
    .map((list) => list.join(""));

const fullWidth = (text: string) =>
  text.replaceAll(/[0-9]/g, (digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0));

/** The same digits as people and machines write them. */
const dressed = (text: string) =>
  fc.constantFrom(
    text,
    fullWidth(text),
    ` ${text.match(/.{1,4}/g)?.join(" ")}　`,
    text.match(/.{1,5}/g)?.join("-") ?? "",
    `\u200B${text}\u00A0`,
    text.match(/.{1,4}/g)?.join("‐") ?? "",
  );

describe("an ICCID", () => {
  it("reads the same however it is written", () => {
    fc.assert(
      fc.property(
        digits(18, 22).chain((iccid) => fc.tuple(fc.constant(iccid), dressed(iccid))),
        fc.constantFrom("", "F", "f", "Ｆ"),
        ([iccid, typed], padding) => {
          expect(readIccid(typed + padding)).toBe(iccid);
        },
      ),
    );
  });

  it("is nothing of another length or with letters in it", () => {
    for (const typed of ["", "F", "8".repeat(17), "8".repeat(23), "89811000A0000000001"]) {
      expect(readIccid(typed)).toBeUndefined();
    }
  });

  it("is warned of, never refused, for its check digit and prefix", () => {
    // Real numbers, with and without a fitting check digit.
    expect(iccidWarnings("89852245280000942210")).toEqual([]);
    expect(iccidWarnings("8943108170005579276")).toEqual([]);
    expect(iccidWarnings("8910300000040030312")).toEqual(["iccid_check_digit"]);
    expect(iccidWarnings("1234567890123456789")).toEqual(["iccid_check_digit", "iccid_prefix"]);
  });

  it("shows any single wrong digit in its check digit", () => {
    fc.assert(
      fc.property(digits(18), fc.nat(18), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
        const last = [..."0123456789"].find((digit) => passesLuhn(body + digit))!;
        const good = body + last;
        const wrong = String((Number(good[at]) + by) % 10);
        expect(passesLuhn(good.slice(0, at) + wrong + good.slice(at + 1))).toBe(false);
      }),
    );
  });
});

describe("a phone number", () => {
  it("of Japan reads to E.164 however it is written", () => {
    fc.assert(
      fc.property(fc.constantFrom("70", "80", "90", "20"), digits(8), (area, rest) => {
        const e164 = `+81${area}${rest}`;
        const [middle, last] = [rest.slice(0, 4), rest.slice(4)];
        for (const typed of [
          `0${area}${rest}`,
          `0${area}-${middle}-${last}`,
          fullWidth(`0${area}`) + `（${middle}）${last}`,
          `+81 ${area} ${middle} ${last}`,
          `+81 (0)${area}-${middle}-${last}`,
          `81${area}${rest}`,
          `0081${area}${rest}`,
          `tel:+81-${area}-${middle}-${last}`,
        ]) {
          expect(readMsisdn(typed)).toBe(e164);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("may be fourteen digits of a machine, or foreign", () => {
    expect(readMsisdn("0200 12345 67890")).toBe("+812001234567890");
    expect(readMsisdn("+852 6123 4567")).toBe("+85261234567");
  });

  it("are shown as people write them, and read again from that", () => {
    for (const [msisdn, shown] of [
      ["+817000009001", "070-0000-9001"],
      ["+81312345678", "03-1234-5678"],
      ["+85261234567", "+852 6123 4567"],
      ["+812001234567890", "+812001234567890"],
    ] as const) {
      expect(showMsisdn(msisdn)).toBe(shown);
      expect(readMsisdn(shown)).toBe(msisdn);
    }
  });

  it("is nothing when it is too short, or the barcode of a product", () => {
    for (const typed of ["", "12345", "4901234567894", "090-1234-567", "+81 00 0000 0000"]) {
      expect(readMsisdn(typed)).toBeUndefined();
    }
  });
});

describe("an EID", () => {
  it("is thirty-two digits, one modulo 97", () => {
    const eid = "89049032007108882600137544319616";
    expect(readEid("8904 9032 0071 0888 2600 1375 4431 9616")).toBe(eid);
    expect(readEid(fullWidth(eid))).toBe(eid);
    expect(readEid(eid.slice(1))).toBeUndefined();
    expect(passesMod97(eid)).toBe(true);
    expect(passesMod97("89034011560010000000000000000121")).toBe(true);
    expect(passesMod97("89034011560010000000000000000122")).toBe(false);
  });
});

describe("a renewal code", () => {
  it("is read back however a person writes it", () => {
    for (let i = 0; i < 50; i++) {
      const code = newRenewalCode();
      const shown = showRenewalCode(code);
      expect(shown).toMatch(/^\w{4}-\w{4}-\w{4}$/);
      for (const typed of [code, shown, shown.toLowerCase(), shown.replaceAll("-", " ")]) {
        expect(readRenewalCode(typed)).toBe(code);
      }
      expect(readRenewalCode(shown.replaceAll("0", "o").replaceAll("1", "l"))).toBe(code);
    }
  });

  it("is never a phone number, a card number or a product's barcode", () => {
    for (let i = 0; i < 200; i++) {
      const code = newRenewalCode();
      expect(readMsisdn(code)).toBeUndefined();
      expect(code).toMatch(/[A-Z]/);
    }
  });
});

describe("an LPA activation code", () => {
  const value = "LPA:1$RSP.EXAMPLE.JP$K2-94A".replace("RSP.EXAMPLE.JP", "rsp.example.jp");

  it("reads in each of its forms, and inside install links", () => {
    for (const typed of [
      "LPA:1$rsp.example.jp$K2-94A",
      "lpa:1$RSP.example.jp$k2-94a",
      "1$rsp.example.jp$K2-94A",
      "ＬＰＡ：1＄rsp.example.jp＄K2-94A",
      " LPA:1$rsp.example.jp$K2-94A\n",
      "https://esimsetup.apple.com/esim_qrcode_provisioning?carddata=LPA:1$rsp.example.jp$K2-94A",
      "https://esimsetup.android.com/esim_qrcode_provisioning?carddata=LPA%3A1%24rsp.example.jp%24K2-94A",
    ]) {
      expect(readLpa(typed)?.value).toBe(value);
    }
    expect(readLpa("LPA:1$rsp.example.jp$K2-94A$1.3.6.1$1")).toEqual({
      host: "rsp.example.jp",
      matchingId: "K2-94A",
      oid: "1.3.6.1",
      needsConfirmationCode: true,
      value,
    });
    expect(readLpa("LPA:1$rsp.example.jp$K2-94A$$1")?.needsConfirmationCode).toBe(true);
  });

  it("is nothing in another format, or with a host that is none", () => {
    for (const typed of [
      "LPA:2$rsp.example.jp$K2",
      "LPA:1$localhost$K2",
      "LPA:1$rsp.example.jp",
      "LPA:1$rsp.example.jp$K2 94$1$2$3",
      "https://example.com/?carddata=LPA:1$rsp.example.jp$K2-94A",
    ]) {
      expect(readLpa(typed)).toBeUndefined();
    }
  });
});
