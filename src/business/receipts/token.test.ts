import { createPublicKey, verify } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { TEST_SECRETS } from "../../../tests/database.ts";
import { instant } from "../../foundation/clock/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { newMasterSecret, openSecrets } from "../../foundation/secrets/index.ts";
import { composeReceipt } from "./compose-receipt.ts";
import type { ReceiptContent } from "./receipt.ts";
import { digestOf, readToken, statementOf, tokenOf } from "./token.ts";

const { signer } = TEST_SECRETS;
const names = { "zh-Hans": "一周", "zh-Hant": "一週", ja: "7日間", en: "7 days", ko: "7일" };
const content = composeReceipt({
  kind: "receipt",
  orderNumber: "7K2M9QXA4T",
  at: instant("2026-11-22T03:00:00Z"),
  seller: { names, legalName: "株式会社つなぐ", address: "東京都", phone: "03-0000-0000" },
  issuer: { status: "registered", registrationNumber: "T7000012050002" },
  taxRounding: "floor",
  items: [{ names, totalYen: yen(1980), ratePerMille: 100 }],
  paymentMethod: "card",
});
// Made before there was a second format.
const FIRST_FORMAT =
  "WyJ0c3VuYWd1LXJlY2VpcHQtMSIsInJlY2VpcHQiLCI3SzJNOVFYQTRULVIiLCIyMDI2LTExLTIyIiwi5qCq5byP5Lya56S-44Gk44Gq44GQIFQ3MDAwMDEyMDUwMDAyIiwxOTgwLDE4MCwiVmIzT0xOSU9KYXlKR2xIcWhEckRiZyJd.33J_v6Za.LpcveiOrxzfl6hCzobBxtoh3hoHCfvYFnPSB0iVlb_eFgsJHqIfIwWKyzMJavzcgkRn_8XBTpTD-_u4OkAh-Dw";
const token = tokenOf(content, signer.keyId, signer.sign(statementOf(content)));

test("our token says what was signed", () => {
  expect(readToken([signer], token)).toEqual({
    kind: "receipt",
    number: "7K2M9QXA4T-R",
    date: "2026-11-22",
    seller: "株式会社つなぐ T7000012050002",
    totalYen: 1980,
    taxYen: 180,
    digest: digestOf(content),
  });
});

test("a token of the first format still says what was signed", () => {
  const old = { ...content, format: 1 } as const;
  expect(tokenOf(old, signer.keyId, signer.sign(statementOf(old)))).toBe(FIRST_FORMAT);
  expect(readToken([signer], FIRST_FORMAT)).toEqual({
    ...readToken([signer], token),
    digest: "Vb3OLNIOJayJGlHqhDrDbg",
  });
});

test("a till's number is signed and read back", () => {
  const atTill = { ...content, till: { id: "T3", serial: 42 } };
  const signed = tokenOf(atTill, signer.keyId, signer.sign(statementOf(atTill)));
  expect(readToken([signer], signed)).toMatchObject({ till: { id: "T3", serial: 42 } });
  expect(digestOf(atTill)).not.toBe(digestOf(content));
  expect(signed.length).toBeLessThan(360);
});

test("the published key alone is enough to check a token offline", () => {
  const [statement, , signature] = token.split(".");
  const key = createPublicKey(signer.publicKeyPem);
  const text = Buffer.from(statement!, "base64url");
  expect(verify(null, text, key, Buffer.from(signature!, "base64url"))).toBe(true);
});

test("content read back from the store, its keys in another order, has the same statement", () => {
  const shuffled = JSON.parse(
    JSON.stringify(Object.fromEntries(Object.entries(content).toReversed())),
  ) as ReceiptContent;
  expect(Object.keys(shuffled)).not.toEqual(Object.keys(content));
  expect(statementOf(shuffled)).toBe(statementOf(content));
});

test("any other fact on the paper gives another digest", () => {
  const dearer = { ...content.items[0]!, endsAt: instant("2026-12-01T00:00:00Z") };
  expect(digestOf({ ...content, items: [dearer] })).not.toBe(digestOf(content));
  expect(digestOf({ ...content, paymentMethod: "cash" })).not.toBe(digestOf(content));
});

test("a token signed with another master secret is not ours", () => {
  const other = openSecrets(newMasterSecret()).signer;
  const forged = tokenOf(content, other.keyId, other.sign(statementOf(content)));
  const disguised = tokenOf(content, signer.keyId, other.sign(statementOf(content)));
  expect(readToken([signer], forged)).toBeUndefined();
  expect(readToken([signer], disguised)).toBeUndefined();
});

test("no changed character leaves a token that says something else", () => {
  fc.assert(
    fc.property(
      fc.nat(token.length - 1),
      fc.constantFrom(..."ABCxyz019-_.~%"),
      (position, letter) => {
        const changed = token.slice(0, position) + letter + token.slice(position + 1);
        // The last letter of base64url carries spare bits, so some spellings are equal.
        const allowed = [undefined, readToken([signer], token)];
        expect(allowed).toContainEqual(readToken([signer], changed));
      },
    ),
    { numRuns: 300 },
  );
});

test("whatever is typed instead of a token is answered, not thrown at", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readToken([signer], text)).toBeUndefined();
    }),
  );
  for (const text of ["", "..", `${token}.x`, "A".repeat(5000), `.${signer.keyId}.`]) {
    expect(readToken([signer], text)).toBeUndefined();
  }
});

test("the QR code's token stays short enough to scan from paper", () => {
  expect(token.length).toBeLessThan(340);
});
