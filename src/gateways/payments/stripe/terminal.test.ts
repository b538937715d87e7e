import { expect, test } from "vitest";
import { addSeconds, instant } from "../../../foundation/clock/index.ts";
import { secondsOf } from "./moments.ts";
import { intentShape, readerShape, type Reader } from "./objects.ts";
import { readingAtReader } from "./terminal.ts";

const MADE = instant("2026-11-22T03:00:00Z");
const SOON = addSeconds(MADE, 5);
const LATER = addSeconds(MADE, 61);

const unpaid = intentShape.parse({
  id: "pi_1",
  object: "payment_intent",
  created: secondsOf(MADE),
  status: "requires_payment_method",
  currency: "jpy",
  amount_received: 0,
  metadata: { reader: "tmr_1" },
  latest_charge: null,
});

type Action = NonNullable<Reader["action"]>;

function reader(status: Action["status"], own: Partial<Action> = {}, intentId = "pi_1"): Reader {
  const process_payment_intent = { payment_intent: intentId };
  const action = { type: "process_payment_intent", status, process_payment_intent, ...own };
  return readerShape.parse({ id: "tmr_1", label: "Counter 1", status: "online", action });
}

const waiting = { kind: "pending", providerReference: "pi_1" };
const failed = (failure: string) => ({ kind: "failed", failure, isFinal: true });

test("an amount on the reader waits for a card, however long", () => {
  const next = { kind: "reader", reader: "tmr_1" };
  const shown = readingAtReader(unpaid, reader("in_progress"), LATER);
  expect(shown).toEqual({ ...waiting, next });
  // The card was taken; the intent itself will say so in a moment.
  expect(readingAtReader(unpaid, reader("succeeded"), LATER)).toMatchObject(waiting);
});

test("a card that the bank declines, and a customer who cancels, end the attempt", () => {
  const declined = { api_error: { type: "card_error", code: "card_declined" } };
  expect(readingAtReader(unpaid, reader("failed", declined), SOON)).toEqual(failed("declined"));
  // Readers of older software name no error, but the intent does.
  const last_payment_error = { type: "card_error", code: "card_declined" };
  const told = { ...unpaid, last_payment_error };
  expect(readingAtReader(told, reader("failed"), SOON)).toEqual(failed("declined"));
  const cancelled = { failure_code: "customer_canceled", api_error: null };
  expect(readingAtReader(unpaid, reader("failed", cancelled), SOON)).toEqual(failed("abandoned"));
});

test("what no reader shows may be on its way for a minute, and is abandoned then", () => {
  const idle = readerShape.parse({ ...reader("failed"), action: null });
  const others = reader("in_progress", {}, "pi_of_the_next_customer");
  for (const at of [idle, others, undefined]) {
    expect(readingAtReader(unpaid, at, SOON)).toEqual(waiting);
    expect(readingAtReader(unpaid, at, LATER)).toEqual(failed("abandoned"));
  }
});
