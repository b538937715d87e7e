import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { PaymentProvider } from "../../../src/business/payments/index.ts";
import { READER, startStripe, type StripeFake } from "./start.ts";
import type { Reader } from "./things.ts";
import { begun, OK_CARD, wish } from "./wish.ts";

let stripe: StripeFake;
let terminal: PaymentProvider;
beforeAll(async () => {
  stripe = await startStripe();
  terminal = stripe.provider();
});
afterAll(async () => stripe.stop());
// Whatever a test leaves on the display, the next customer finds it empty.
afterEach(async () => {
  await stripe.setReader({ status: "online", trouble: "none" });
  const [{ action }] = (await stripe.objects<Reader>("terminal.reader")).filter(isOurs) as [Reader];
  if (action?.status === "in_progress") await stripe.giveUpAtReader();
});

const isOurs = ({ id }: Reader) => id === READER;
const at = { method: "card_reader", reader: READER };
const shown = () => begun(stripe, at, terminal);

describe("an amount on a reader", () => {
  it("waits for a card, and is paid when one is held to it", async () => {
    const attempt = await shown();
    expect(attempt.answer.next).toEqual({ kind: "reader", reader: READER });
    expect(await attempt.read()).toMatchObject({ kind: "pending", next: { kind: "reader" } });
    await stripe.present(OK_CARD);
    expect(await attempt.read()).toMatchObject({ kind: "succeeded", amountYen: 1980 });
    expect(await attempt.readUnanswered()).toMatchObject({ kind: "succeeded" });
    expect(await stripe.books(attempt.attemptId)).toMatchObject({ payments: 1, charges: 1 });
  });

  it("is one amount, however often it is asked for", async () => {
    const request = wish(stripe, at);
    const answers = await Promise.all([1, 2, 3].map(async () => terminal.begin(request)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ kind: "begun" });
    expect(await stripe.books(request.attemptId)).toMatchObject({ payments: 1 });
  });

  it("is over when the bank declines the card, and another attempt may follow", async () => {
    const attempt = await shown();
    await stripe.present("4000 0000 0000 0002");
    expect(await attempt.read()).toEqual({ kind: "failed", failure: "declined", isFinal: true });
    expect(await shown()).toBeDefined();
  });

  it("is over when the customer cancels on the reader", async () => {
    const attempt = await shown();
    await stripe.giveUpAtReader();
    expect(await attempt.read()).toEqual({ kind: "failed", failure: "abandoned", isFinal: true });
  });

  it("leaves the display when the clerk cancels, and takes no card after", async () => {
    const attempt = await shown();
    const cancelled = { kind: "failed", failure: "cancelled", isFinal: true };
    expect(await attempt.cancel()).toEqual(cancelled);
    expect(await attempt.cancel()).toEqual(cancelled);
    await expect(stripe.present(OK_CARD)).rejects.toThrow("waits for no card");
    expect(await attempt.read()).toEqual(cancelled);
  });

  it("is not taken off by who cancels the amount before it", async () => {
    const before = await shown();
    await stripe.giveUpAtReader();
    const next = await shown();
    await before.cancel();
    expect(await next.read()).toMatchObject({ kind: "pending", next: { kind: "reader" } });
  });

  it("that was paid before the clerk cancelled is paid", async () => {
    const attempt = await shown();
    await stripe.present(OK_CARD);
    expect(await attempt.cancel()).toMatchObject({ kind: "succeeded", amountYen: 1980 });
  });

  it("gives its money back the way it came, in parts and never more", async () => {
    const attempt = await shown();
    await stripe.present(OK_CARD);
    expect(await attempt.refund(980)).toMatchObject({ kind: "done" });
    expect(await attempt.refund(1000)).toMatchObject({ kind: "done" });
    expect(await attempt.refund(1)).toMatchObject({ kind: "refused" });
  });
});

describe("a reader that does not take it", () => {
  const down = { kind: "refused", failure: "provider_down" };

  it("is busy with the customer before: nothing is left that could be paid", async () => {
    const first = await shown();
    const request = wish(stripe, at);
    expect(await terminal.begin(request)).toEqual(down);
    expect(await terminal.read(request)).toMatchObject({ failure: "cancelled", isFinal: true });
    expect(await first.read()).toMatchObject({ kind: "pending" });
  });

  it("is offline", async () => {
    await stripe.setReader({ status: "offline" });
    expect(await terminal.begin(wish(stripe, at))).toEqual(down);
  });

  it("says nothing in time, and shows nothing", async () => {
    await stripe.setReader({ trouble: "timeout" });
    expect(await terminal.begin(wish(stripe, at))).toEqual(down);
  });

  it("says nothing in time, and shows the amount all the same: no card pays it", async () => {
    await stripe.setReader({ trouble: "deaf" });
    const request = wish(stripe, at);
    expect(await terminal.begin(request)).toEqual(down);
    await stripe.present(OK_CARD);
    expect(await stripe.books(request.attemptId)).toMatchObject({ charges: 0, receivedYen: 0 });
  });

  it("is not known at Stripe, or not named", async () => {
    const refused = { kind: "refused", failure: "provider_refused" };
    expect(await terminal.begin(wish(stripe, { ...at, reader: "tmr_none" }))).toEqual(refused);
    expect(await terminal.begin(wish(stripe, { method: "card_reader" }))).toEqual(refused);
    const without = stripe.provider({ terminalLocation: undefined as never });
    expect(await without.begin(wish(stripe, at))).toEqual(refused);
  });
});

describe("when no answer comes", () => {
  const show = `POST /v1/terminal/readers/${READER}/process_payment_intent`;
  const make = "POST /v1/payment_intents";

  it("from the reader, the intent is closed and the attempt is over", async () => {
    const request = wish(stripe, at);
    await stripe.order({ on: show, fault: "lost_before" });
    expect(await terminal.begin(request)).toEqual({ kind: "refused", failure: "provider_down" });
    expect(await terminal.read(request)).toMatchObject({ failure: "cancelled", isFinal: true });
  });

  it("from the reader and to the closing, the card that pays is found", async () => {
    const request = wish(stripe, at);
    await stripe.order({ on: show, fault: "lost_after" });
    await stripe.order({ on: "POST /v1/payment_intents/[^/]+/cancel", fault: "lost_before" });
    expect(await terminal.begin(request)).toEqual({ kind: "unknown" });
    expect(await terminal.read(request)).toMatchObject({ kind: "pending" });
    await stripe.present(OK_CARD);
    expect(await terminal.read(request)).toMatchObject({ kind: "succeeded", amountYen: 1980 });
  });

  it("to making the intent, nothing is shown, and it is abandoned after a minute", async () => {
    const request = wish(stripe, at);
    await stripe.order({ on: make, fault: "lost_after", match: request.attemptId });
    expect(await terminal.begin(request)).toEqual({ kind: "unknown" });
    expect(await terminal.read(request)).toMatchObject({ kind: "pending" });
    await stripe.advance(61);
    expect(await terminal.read(request)).toEqual({
      kind: "failed",
      failure: "abandoned",
      isFinal: true,
    });
  });

  it("to anything, it is certain only that nobody listened", async () => {
    const nowhere = stripe.provider({ apiUrl: "http://127.0.0.1:1" });
    const request = wish(stripe, at);
    expect(await nowhere.begin(request)).toEqual({ kind: "refused", failure: "provider_down" });
    expect(await nowhere.read(request)).toEqual({ kind: "unknown" });
    expect(await terminal.read(request)).toEqual({ kind: "never_seen" });
  });
});

describe("news of a reader", () => {
  it("leads to the attempt by its intent", async () => {
    const attempt = await shown();
    await stripe.present("4000 0000 0000 0002");
    const events = await stripe.events();
    const told = events.findLast(({ type }) => type === "terminal.reader.action_failed")!;
    const { body, headers } = await stripe.signedWebhook(told.id);
    const now = stripe.now();
    const heard = await terminal.readNotification({ body: Buffer.from(body), headers, now });
    if (heard.kind !== "unplaced") return expect.fail(heard.kind);
    const { attemptId, lineId } = attempt.request;
    expect(await terminal.locate!(heard.reference)).toEqual({ kind: "found", attemptId, lineId });
  });
});
