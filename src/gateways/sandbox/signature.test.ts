import fc from "fast-check";
import { expect, it } from "vitest";
import { addSeconds, instant } from "../../foundation/clock/index.ts";
import { isSigned, signBody } from "./signature.ts";

const now = instant("2026-11-22T03:00:00Z");

it("agrees with a signature computed by hand", () => {
  // openssl: printf '1795316400.{"id":"evt_1"}' | openssl dgst -sha256 -hmac secret
  const v1 = "49eaf70958812f89ff286761d8d8bec7af791171f9f94acebc1773879db70adb";
  expect(signBody('{"id":"evt_1"}', ["secret"], now)).toBe(`t=1795316400,v1=${v1}`);
});

it("takes its own signature of any body with any secret, and not of another body", () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), (body, secret) => {
      const header = signBody(body, ["other", secret], now);
      const signed = { header, secrets: [secret], now };
      expect(isSigned({ ...signed, body: Buffer.from(body) })).toBe(true);
      expect(isSigned({ ...signed, body: Buffer.from(`${body} `) })).toBe(false);
    }),
  );
});

it("keeps to the tolerance of 300 seconds on both sides, to the second", () => {
  const isTakenAfter = (seconds: number) =>
    isSigned({
      body: Buffer.from("{}"),
      header: signBody("{}", ["secret"], now),
      secrets: ["secret"],
      now: addSeconds(now, seconds),
    });
  expect([-301, -300, 0, 300, 301].map(isTakenAfter)).toEqual([false, true, true, true, false]);
});

it("refuses every header that is no signature, without throwing", () => {
  fc.assert(
    fc.property(fc.option(fc.string(), { nil: undefined }), (header) => {
      expect(isSigned({ body: Buffer.from("{}"), header, secrets: ["secret"], now })).toBe(false);
    }),
  );
  const v1 = signBody("{}", ["secret"], now).split(",")[1]!;
  for (const header of [v1, `t=,${v1}`, `t=x,${v1}`, v1.replace("v1", "v0"), "t=1795316400,v1="]) {
    expect(isSigned({ body: Buffer.from("{}"), header, secrets: ["secret"], now })).toBe(false);
  }
});
