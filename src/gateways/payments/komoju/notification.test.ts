import fc from "fast-check";
import { expect, it } from "vitest";
import { newId } from "../../../foundation/ids/index.ts";
import { readNotification, signatureOf } from "./notification.ts";

const SECRETS = ["present", "before"];
const lineId = newId<"line">();
const attemptId = newId<"attempt">();

it("agrees with a signature computed by hand", () => {
  // openssl: printf '{"id":"evt_1"}' | openssl dgst -sha256 -hmac present
  const hex = "02a2994ebc745f8a6942d484ae2121995d151583e643bcf0882ae15fa9098179";
  expect(signatureOf('{"id":"evt_1"}', "present")).toBe(hex);
});

it("takes what either secret signs, and nothing else", () => {
  const body = bodyOf({});
  const valid = { kind: "valid", notificationId: "evt_1", lineId, attemptId };
  for (const secret of SECRETS) expect(read(body, signatureOf(body, secret))).toEqual(valid);
  for (const signature of [
    "",
    "0",
    signatureOf(body, "guessed"),
    signatureOf(`${body} `, "present"),
  ]) {
    expect(read(body, signature)).toEqual({ kind: "forged" });
  }
  expect(read(body, signatureOf(body, "present").toUpperCase())).toEqual({ kind: "forged" });
  expect(readNotification({ body: Buffer.from(body), headers: {} }, SECRETS)).toEqual({
    kind: "forged",
  });
});

it("is the same notification under whatever delivery id it is repeated", () => {
  const body = bodyOf({});
  const deliver = (id: string) => read(body, signatureOf(body, "present"), { "x-komoju-id": id });
  expect(deliver("one")).toEqual(deliver("two"));
});

it("leaves alone what is signed and not about an attempt of ours", () => {
  const bodies = [
    '{"id":"evt_1","type":"ping","data":null}',
    '{"id":"evt_1","type":"settlement.created","data":{"resource":"settlement","id":"s1"}}',
    bodyOf({ external_order_num: "WC-1042" }),
    bodyOf({ external_order_num: null }),
  ];
  for (const body of bodies) {
    const notification = read(body, signatureOf(body, "present"));
    expect(notification).toEqual({ kind: "irrelevant", notificationId: "evt_1" });
  }
});

it("says which payment to ask about when the line is not named", () => {
  for (const metadata of [{}, null, { line_id: "x" }, { line_id: 7 }]) {
    const body = bodyOf({ metadata });
    expect(read(body, signatureOf(body, "present"))).toEqual({
      kind: "unplaced",
      notificationId: "evt_1",
      reference: "payments/p1",
    });
  }
});

it("throws at no body, signed or not", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc.json().map((json) => Buffer.from(json)),
      ),
      (body) => {
        const headers = { "x-komoju-signature": signatureOf(body, "present") };
        expect(readNotification({ body, headers }, SECRETS).kind).not.toBe("forged");
        expect(readNotification({ body, headers: {} }, SECRETS).kind).toBe("forged");
      },
    ),
  );
});

function bodyOf(own: object): string {
  const payment = { resource: "payment", id: "p1", external_order_num: attemptId };
  const data = { ...payment, metadata: { line_id: lineId }, ...own };
  return JSON.stringify({ id: "evt_1", type: "payment.captured", data });
}

function read(body: string, signature: string, more: Record<string, string> = {}) {
  const headers = { "x-komoju-signature": signature, ...more };
  return readNotification({ body: Buffer.from(body), headers }, SECRETS);
}
