import type { Bank } from "./bank.ts";
import { invalid, unexpectedState, type Refusal } from "./faults.ts";
import { payByCard } from "./intents.ts";
import { newReader, type Failure, type Intent, type Reader } from "./things.ts";

export const LOCATION = "tml_SandboxCounter";
export const READERS = ["tmr_SandboxCounter1", "tmr_SandboxCounter2"] as const;

/** The readers that stand on our counters from the first day. */
export function placeReaders(bank: Bank): void {
  for (const [i, id] of READERS.entries()) {
    if (bank.shelf.get(id) !== undefined) continue;
    bank.shelf.put(newReader({ id, label: `Counter ${i + 1}`, location: LOCATION }));
  }
}

/** What may be wrong with a reader; `deaf` says nothing in time and shows the amount all the same. */
export const TROUBLES = ["none", "deaf", "timeout"] as const;

export function showOn(bank: Bank, before: Reader, intentId: string): Reader | Refusal {
  const intent = bank.find<Intent>("payment_intent", intentId);
  const trouble = bank.shelf.lever<(typeof TROUBLES)[number]>(`reader ${before.id}`);
  if (before.status === "offline") throw readerFault("terminal_reader_offline", "is offline");
  if (before.action?.status === "in_progress") {
    throw readerFault("terminal_reader_busy", "is busy with another payment");
  }
  if (intent.status !== "requires_payment_method") {
    throw unexpectedState(`It has a status of ${intent.status}.`);
  }
  if (!intent.payment_method_types.includes("card_present")) {
    throw invalid("The PaymentIntent must allow card_present.", { param: "payment_intent" });
  }
  if (trouble === "timeout") throw TIMEOUT();
  const action = inProgress(intentId);
  const reader: Reader = { ...before, action };
  bank.shelf.put(reader);
  return trouble === "deaf" ? TIMEOUT() : reader;
}

const TIMEOUT = () => readerFault("terminal_reader_timeout", "did not answer in time");

function inProgress(intentId: string): NonNullable<Reader["action"]> {
  return {
    type: "process_payment_intent",
    status: "in_progress",
    process_payment_intent: { payment_intent: intentId },
    failure_code: null,
    failure_message: null,
    api_error: null,
  };
}

function readerFault(code: string, how: string) {
  return invalid(`The reader ${how}.`, { code });
}

/** Takes the amount off the display. */
export function clear(bank: Bank, before: Reader): Reader {
  const reader: Reader = { ...before, action: null };
  bank.shelf.put(reader);
  return reader;
}

/** A card is held to the reader. */
export function present(bank: Bank, before: Reader, number: string): Reader {
  const { action } = before;
  if (action?.status !== "in_progress") throw unexpectedState("The reader waits for no card.");
  const intent = bank.find<Intent>("payment_intent", action.process_payment_intent.payment_intent);
  if (intent.status === "canceled") return end(bank, before, { code: "canceled", error: null });
  const after = payByCard(bank, intent, number);
  if (after.status === "succeeded") {
    const reader: Reader = { ...before, action: { ...action, status: "succeeded" } };
    bank.shelf.put(reader);
    bank.tell("terminal.reader.action_succeeded", reader);
    return reader;
  }
  const error = after.last_payment_error;
  return end(bank, before, { code: error?.code ?? "declined", error });
}

/** The customer presses cancel on the reader. */
export function giveUp(bank: Bank, before: Reader): Reader {
  return end(bank, before, { code: "customer_canceled", error: null });
}

function end(bank: Bank, before: Reader, of: { code: string; error: Failure | null }): Reader {
  const action = { ...before.action!, status: "failed" as const };
  const reader: Reader = {
    ...before,
    action: { ...action, failure_code: of.code, api_error: of.error },
  };
  bank.shelf.put(reader);
  bank.tell("terminal.reader.action_failed", reader);
  return reader;
}
