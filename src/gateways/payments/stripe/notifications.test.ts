import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addSeconds, epochMs, instant, type Instant } from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { readNotification } from "./notifications.ts";

const NOW = instant("2026-11-22T03:00:00Z");
const SECRET = "whsec_present";
const attemptId = newId<"attempt">();
const lineId = newId<"line">();
const metadata = { attempt_id: attemptId, line_id: lineId, order_number: "K7Q2-MX4D" };

// By hand, as docs.stripe.com/webhooks/signatures has it.
function signed(body: string, at: Instant = NOW, secret = SECRET): string {
  const seconds = Math.floor(epochMs(at) / 1000);
  const v1 = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return `t=${seconds},v1=${v1},v0=${"0".repeat(64)}`;
}

function read(body: string, header = signed(body), secrets: readonly string[] = [SECRET]) {
  return readNotification(
    { body: Buffer.from(body), headers: { "stripe-signature": header }, now: NOW },
    secrets,
  );
}

function event(type: string, object: object): string {
  return JSON.stringify({ id: "evt_1", object: "event", type, data: { object } });
}

describe("what is signed", () => {
  test.each([
    ["checkout.session.completed", { metadata, payment_intent: "pi_1" }],
    ["payment_intent.succeeded", { id: "pi_1", metadata }],
    ["charge.refunded", { metadata, payment_intent: "pi_1" }],
    ["refund.failed", { metadata: { ...metadata, refund_id: newId() }, payment_intent: "pi_1" }],
  ])("names its attempt: %s", async (type, object) => {
    const notification = { kind: "valid", notificationId: "evt_1", lineId, attemptId };
    expect(await read(event(type, object))).toEqual(notification);
  });

  test.each([
    ["charge.dispute.created", { metadata: {}, charge: "ch_1", payment_intent: "pi_9" }],
    ["charge.dispute.closed", { metadata: {}, payment_intent: { id: "pi_9" } }],
    ["refund.created", { metadata: { ticket: "7" }, payment_intent: "pi_9" }],
    [
      "terminal.reader.action_failed",
      { action: { process_payment_intent: { payment_intent: "pi_9" } }, metadata: {} },
    ],
  ])("leads to its attempt by the intent: %s", async (type, object) => {
    const notification = { kind: "unplaced", notificationId: "evt_1", reference: "pi_9" };
    expect(await read(event(type, object))).toEqual(notification);
  });

  test.each([
    ["payout.paid", { id: "po_1" }],
    ["customer.created", { metadata, payment_intent: "pi_1" }],
    ["charge.dispute.created", { metadata: {}, payment_intent: null }],
    ["terminal.reader.action_succeeded", { action: null }],
  ])("is left alone when it is no news of a payment: %s", async (type, object) => {
    const notification = { kind: "irrelevant", notificationId: "evt_1" };
    expect(await read(event(type, object))).toEqual(notification);
  });

  test("is left alone when its ids are not of our making", async () => {
    const foreign = { attempt_id: "1", line_id: lineId };
    const body = event("payment_intent.succeeded", { metadata: foreign });
    expect(await read(body)).toMatchObject({ kind: "irrelevant" });
  });
});

describe("what is not", () => {
  const body = event("payment_intent.succeeded", { metadata });

  test("is forged, whatever the header says", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (header) => {
        expect(await read(body, header)).toEqual({ kind: "forged" });
      }),
    );
  });

  test("is forged with one byte changed, or with no body", async () => {
    expect(await read(`${body} `, signed(body))).toEqual({ kind: "forged" });
    expect(await read("", signed(body))).toEqual({ kind: "forged" });
  });

  test("is forged by a secret that we have not", async () => {
    expect(await read(body, signed(body), ["whsec_other"])).toEqual({ kind: "forged" });
    expect(await read(body, signed(body), [])).toEqual({ kind: "forged" });
    expect(await read(body, signed(body), ["whsec_other", SECRET])).toMatchObject({
      kind: "valid",
    });
  });

  test.each([
    [-301, "forged"],
    [-300, "valid"],
    [300, "valid"],
    [301, "forged"],
  ])("signed %i seconds from now is %s", async (seconds, kind) => {
    expect(await read(body, signed(body, addSeconds(NOW, seconds)))).toMatchObject({ kind });
  });

  test("is forged when its time is written so that the past looks like now", async () => {
    const old = signed(body, addSeconds(NOW, -900));
    expect(await read(body, `t=${epochMs(NOW) / 1000},${old}`)).toEqual({ kind: "forged" });
    expect(await read(body, `${old},t=${epochMs(NOW) / 1000}`)).toEqual({ kind: "forged" });
  });
});
