import { afterAll, describe, expect, it } from "vitest";
import { checkLedger } from "../../src/business/ledger/index.ts";
import {
  beginPayment,
  cancelRenewal,
  workRenewal,
  type Order,
  type Renewal,
} from "../../src/business/renewals/index.ts";
import { startKomoju, type Komoju } from "../fakes/komoju/start.ts";
import { openStage, wishToPay } from "./stage.ts";

const DAY = 86_400;

let komoju!: Komoju;
const stage = await openStage({
  async beside({ clockFile }) {
    komoju = await startKomoju({ clockFile });
    return [komoju.provider()];
  },
});
const { act, outside, town } = stage;
const door = `${stage.doorUrl}/webhooks/payments/komoju`;
await komoju.sendWebhooksTo(door);
afterAll(async () => komoju.stop());

describe("cash at a konbini", () => {
  it("connects nobody while the slip is `authorized`, whatever is told and however often", async () => {
    const { renewal, attemptId } = await slip();
    for (const seconds of [0, 31, 3600, DAY]) {
      await hearAgain(attemptId, "payment.authorized");
      const order = await work(renewal, seconds);
      expect(order.renewal.state).toBe("awaiting_payment");
      expect(order.openAttempt).toMatchObject({ state: "pending", next: { kind: "slip" } });
    }
    expect(await books(renewal)).toEqual({ received: 0, granted: 0, buckets: 0, receipts: 0 });
  });

  it("connects once when it is captured, though it is told three times and in the other order", async () => {
    const { renewal, attemptId } = await slip();
    await komoju.lever(`telling ${attemptId}`, "thrice");
    await komoju.payAtRegister(attemptId);
    await komoju.settle();
    const order = await work(renewal);
    expect(order.renewal.state).toBe("active");
    await work(renewal, 2);
    await hearAgain(attemptId, "payment.authorized");
    await hearAgain(attemptId, "payment.captured");
    expect((await work(renewal, 60)).renewal.state).toBe("active");
    expect(await books(renewal)).toEqual({ received: 1980, granted: 1, buckets: 1, receipts: 1 });
  });

  it("connects without any notification, only later", async () => {
    const { renewal, attemptId } = await slip();
    await komoju.lever(`telling ${attemptId}`, "never");
    await komoju.payAtRegister(attemptId);
    let order = await work(renewal);
    for (let i = 0; i < 12 && order.renewal.state !== "active"; i++)
      order = await work(renewal, 900);
    expect(order.renewal.state).toBe("active");
    expect(await books(renewal)).toEqual({ received: 1980, granted: 1, buckets: 1, receipts: 1 });
  });

  it("is found when its answer was lost, and paid by the number that was mailed", async () => {
    const renewal = await stage.place(await town.line(), { payKind: "slip" });
    await losingAnswer(renewal);
    expect((await work(renewal, 31)).openAttempt).toMatchObject({ next: { kind: "slip" } });
    const { attemptId } = (await stage.order(renewal)).attempts.at(-1)!;
    await komoju.payAtRegister(attemptId);
    await komoju.settle();
    expect((await work(renewal)).renewal.state).toBe("active");
  });

  it("ends with its deadline; cash that comes after it goes to the refund queue", async () => {
    const { renewal, attemptId } = await slip();
    let order = await work(renewal);
    // The slip's own end may come before that of the order, by the hour at which it was made.
    for (let i = 0; i < 8 && order.renewal.state !== "payment_expired"; i++) {
      order = await work(renewal, DAY / 2);
    }
    expect(order.renewal.state).toBe("payment_expired");
    expect(order.attempts).toMatchObject([{ state: "expired" }]);
    await komoju.payAtRegister(attemptId);
    await komoju.settle();
    order = await work(renewal);
    expect(order.renewal.state).toBe("payment_expired");
    expect(order.refunds).toMatchObject([{ reason: "late_money", amountYen: 1980 }]);
    expect(order.refunds[0]!.state).not.toBe("done");
    expect(await books(renewal)).toEqual({ received: 1980, granted: 0, buckets: 0, receipts: 0 });
  });

  it("for an order that was cancelled goes to the refund queue too, once", async () => {
    const { renewal, attemptId } = await slip();
    expect((await cancelRenewal(act, renewal)).ok).toBe(true);
    await work(renewal, 31);
    await komoju.lever(`telling ${attemptId}`, "thrice");
    await komoju.payAtRegister(attemptId);
    await hearAgain(attemptId, "payment.captured");
    await work(renewal);
    await hearAgain(attemptId, "payment.captured");
    const order = await work(renewal, 60);
    expect(order.renewal.state).toBe("cancelled");
    expect(order.refunds).toMatchObject([{ reason: "late_money", amountYen: 1980 }]);
    expect(await books(renewal)).toMatchObject({ granted: 0, buckets: 0, receipts: 0 });
  });
});

describe("a wallet on the hosted page", () => {
  it("connects, and gives its money back by itself when the plan does not come", async () => {
    const renewal = await stage.place(await town.line("recycled"));
    const page = await begin(renewal, "paypay");
    await komoju.onPage(page.url, "pay");
    await komoju.settle();
    await work(renewal);
    expect((await work(renewal, 31)).renewal.state).toBe("refunded");
    expect(await books(renewal)).toEqual({ received: 0, granted: 0, buckets: 0, receipts: 0 });
  });

  it("whose refund was made and not answered gives back once", async () => {
    const renewal = await stage.place(await town.line("recycled"));
    const page = await begin(renewal, "paypay");
    await komoju.onPage(page.url, "pay");
    await komoju.fault({ about: page.attemptId, at: "refund", kind: "answer_lost" });
    await komoju.settle();
    await work(renewal);
    await work(renewal, 31);
    expect((await work(renewal, 60)).renewal.state).toBe("refunded");
    expect(await books(renewal)).toMatchObject({ received: 0, granted: 0 });
  });

  it("that pays after another way has been taken gives that money back", async () => {
    const renewal = await stage.place(await town.line());
    const wallet = await begin(renewal, "paypay");
    await komoju.onPage(wallet.url, "wait");
    const card = await begin(renewal, "card");
    await komoju.onPage(card.url, "pay");
    await komoju.settleWaiting(wallet.attemptId);
    await komoju.settle();
    await work(renewal);
    const order = await work(renewal, 60);
    expect(order.renewal.state).toBe("active");
    expect(order.refunds).toMatchObject([{ reason: "double_payment", state: "done" }]);
    expect(await books(renewal)).toEqual({ received: 1980, granted: 1, buckets: 1, receipts: 1 });
  });
});

it("leaves books that balance", async () => {
  expect(await checkLedger(act)).toEqual([]);
});

async function slip(): Promise<{ renewal: Renewal; attemptId: string }> {
  const renewal = await stage.place(await town.line(), { payKind: "slip" });
  const { attemptId } = await begin(renewal, "konbini_seven_eleven");
  return { renewal, attemptId };
}

async function begin(renewal: Renewal, method: string) {
  const wish = { ...wishToPay(renewal, method), provider: "komoju" };
  const begun = await beginPayment(act, outside, wish);
  if (!begun.ok) throw new Error(`refused: ${begun.refusal}`);
  const { attemptId, next } = (await stage.order(renewal)).attempts.at(-1)!;
  return { attemptId, url: next?.kind === "redirect" ? next.url : "" };
}

/** Begins a slip whose answer never arrives, by a provider that has no time for it. */
async function losingAnswer(renewal: Renewal): Promise<void> {
  const provider = komoju.provider();
  const forgetful = {
    ...outside,
    provider: () => ({
      ...provider,
      async begin(request: Parameters<typeof provider.begin>[0]) {
        await komoju.fault({ about: request.attemptId, at: "begin", kind: "answer_lost" });
        return provider.begin(request);
      },
    }),
  };
  const wish = { ...wishToPay(renewal, "konbini_seven_eleven"), provider: "komoju" };
  expect(await beginPayment(act, forgetful, wish)).toMatchObject({ value: { kind: "unknown" } });
}

async function work(renewal: Renewal, seconds = 0): Promise<Order> {
  if (seconds > 0) await komoju.advance(seconds);
  await stage.boxes.carrier.settle();
  await workRenewal(act, outside, renewal);
  return stage.order(renewal);
}

/** The same news once more, signed as ever, under another delivery id. */
async function hearAgain(attemptId: string, type: string): Promise<void> {
  for (const { eventId } of await komoju.deliveries()) {
    const { body, headers } = await komoju.signedWebhook(eventId);
    const event = JSON.parse(body) as { type: string; data: { external_order_num?: string } };
    if (event.type !== type || event.data.external_order_num !== attemptId) continue;
    const answer = await fetch(door, { method: "POST", body, headers });
    expect(answer.status).toBe(200);
    return;
  }
  throw new Error(`no ${type} of ${attemptId}`);
}

/** What KOMOJU's books, the carrier's and ours say of an order. */
async function books(renewal: Renewal) {
  const { attempts } = await stage.order(renewal);
  const ours = (await komoju.payments()).filter((payment) =>
    attempts.some(({ attemptId }) => attemptId === payment.external_order_num),
  );
  const received = ours
    .filter(({ captured_at: at }) => at !== null)
    .reduce((sum, one) => sum + one.total - one.amount_refunded, 0);
  return { ...(await stage.wholeness(renewal)), received };
}
