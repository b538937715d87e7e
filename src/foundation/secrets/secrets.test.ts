import { createPublicKey, verify } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addSeconds, instant } from "../clock/index.ts";
import { isSignedBy, newMasterSecret, openSecrets } from "./index.ts";

const master = newMasterSecret();
const secrets = openSecrets(master);
const other = openSecrets(newMasterSecret());
const texts = fc.string({ unit: "binary", maxLength: 200 });
const NOW = instant("2026-11-22T03:00:00Z");
const LATER = addSeconds(NOW, 600);
const NOT_OURS = /not a sealed value|unable to authenticate/u;

test("a short master secret is refused", () => {
  expect(() => openSecrets(Buffer.alloc(31))).toThrow(RangeError);
});

describe("a sealed column", () => {
  test("opens to what was sealed, also after a restart", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(openSecrets(master).unseal(secrets.seal(text))).toBe(text);
      }),
    );
  });

  test("is equal for equal texts alone, so that it can be searched for", () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(secrets.seal(a).equals(secrets.seal(b))).toBe(a === b);
      }),
    );
  });

  test("cannot be changed, cut or opened with another key", () => {
    fc.assert(
      fc.property(texts, fc.nat(), (text, place) => {
        const sealed = secrets.seal(text);
        const changed = Buffer.from(sealed);
        changed[place % sealed.length]! ^= 1;
        expect(() => secrets.unseal(changed)).toThrow(NOT_OURS);
        expect(() => secrets.unseal(sealed.subarray(0, -1))).toThrow(NOT_OURS);
        expect(() => other.unseal(sealed)).toThrow(NOT_OURS);
      }),
    );
  });
});

test("a blind hash tells kinds and houses apart, and equal values together", () => {
  expect(secrets.blind("iccid", "1").equals(openSecrets(master).blind("iccid", "1"))).toBe(true);
  const different = [
    secrets.blind("iccid", "1"),
    secrets.blind("iccid", "2"),
    secrets.blind("msisdn", "1"),
    other.blind("iccid", "1"),
  ].map((hash) => hash.toString("hex"));
  expect(new Set(different).size).toBe(4);
});

describe("a token", () => {
  const purpose = "visit";
  const token = secrets.sealToken({ lineId: "l1" }, { purpose, expiresAt: LATER });

  test("opens for its purpose until its time, and is safe in a URL", () => {
    expect(token).toMatch(/^[\w-]+$/u);
    expect(secrets.openToken(token, { purpose, now: NOW })).toEqual({ lineId: "l1" });
    expect(secrets.openToken(token, { purpose, now: LATER })).toBeUndefined();
    expect(secrets.openToken(token, { purpose: "other", now: NOW })).toBeUndefined();
    expect(other.openToken(token, { purpose, now: NOW })).toBeUndefined();
  });

  test("is another one each time", () => {
    expect(secrets.sealToken({ lineId: "l1" }, { purpose, expiresAt: LATER })).not.toBe(token);
  });

  test("that is forged, cut or endless opens to nothing and throws nothing", () => {
    const open = (text: string) => secrets.openToken(text, { purpose, now: NOW });
    expect(open(token.slice(0, -2))).toBeUndefined();
    expect(open("A".repeat(100_000))).toBeUndefined();
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(open(text)).toBeUndefined();
      }),
    );
  });
});

test("a signature holds for its text and its purpose", () => {
  const signature = secrets.sign("csrf", "text");
  expect(secrets.verify("csrf", "text", signature)).toBe(true);
  expect(secrets.verify("csrf", "texts", signature)).toBe(false);
  expect(secrets.verify("other", "text", signature)).toBe(false);
  expect(other.verify("csrf", "text", signature)).toBe(false);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(secrets.verify("csrf", "text", text)).toBe(false);
    }),
  );
});

test("what the signer signs, anyone can check with the public key alone", () => {
  const signature = secrets.signer.sign("receipt");
  const key = createPublicKey(secrets.signer.publicKeyPem);
  expect(verify(null, Buffer.from("receipt"), key, signature)).toBe(true);
  expect(isSignedBy(secrets.signer.publicKeyPem, "receipt", signature)).toBe(true);
  expect(isSignedBy(secrets.signer.publicKeyPem, "receipts", signature)).toBe(false);
  expect(openSecrets(master).signer.keyId).toBe(secrets.signer.keyId);
  expect(other.signer.keyId).not.toBe(secrets.signer.keyId);
});

test("each number has a signer of its own, the same at every start", () => {
  const signers = [1, 2, 3].map((signerNumber) => openSecrets(master, { signerNumber }).signer);
  expect(new Set(signers.map(({ keyId }) => keyId)).size).toBe(3);
  expect(signers[0]!.keyId).toBe(secrets.signer.keyId);
  const again = openSecrets(master, { signerNumber: 2 }).signer;
  expect(isSignedBy(signers[1]!.publicKeyPem, "receipt", again.sign("receipt"))).toBe(true);
  expect(isSignedBy(signers[0]!.publicKeyPem, "receipt", again.sign("receipt"))).toBe(false);
});
