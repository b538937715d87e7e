import { afterAll, describe, expect, it } from "vitest";
import { checkLedger } from "../../src/business/ledger/index.ts";
import { beginPayment, chooseClaimWay, type Renewal } from "../../src/business/renewals/index.ts";
import type { Instrument } from "../fakes/paypal/order.ts";
import { CLIENT_ID, WEBHOOK_ID } from "../fakes/paypal/signature.ts";
import { receivedByPaypal, startPaypal, type PaypalFake } from "../fakes/paypal/start.ts";
import { CONNECTED, openStage, wishToPay } from "../races/stage.ts";
import { openWorker } from "../races/worker.ts";
import { openCrashes } from "./crashes.ts";

/** Where a provider brings a process by that captures what was approved and pays refunds out. */
const AT_PAYPAL: Readonly<Record<string, "approved" | "claimed" | "paying">> = {
  "work.before_capture_attempt": "approved",
  "payment.before_capture": "approved",
  "payment.after_capture": "approved",
  "work.after_capture_attempt": "approved",
  "work.before_send_payout": "claimed",
  "payout.after_sent": "claimed",
  "payout.after_call": "claimed",
  "work.after_send_payout": "claimed",
  "work.before_read_payout": "paying",
  "work.after_read_payout": "paying",
};

let paypal!: PaypalFake;
const stage = await openStage({
  async beside({ clockFile }) {
    paypal = await startPaypal({ clockFile });
    return [paypal.provider()];
  },
  receivedBeside: async (attemptIds) => receivedByPaypal(paypal, attemptIds),
});
const { act, boxes, outside, town } = stage;
await paypal.sendWebhooksTo(`${stage.doorUrl}/webhooks/payments/paypal`);
afterAll(async () => paypal.stop());
const crashes = await openCrashes(stage, {
  PAYPAL_URL: paypal.url,
  PAYPAL_CLIENT: CLIENT_ID,
  PAYPAL_SECRET: paypal.key,
  PAYPAL_WEBHOOK: WEBHOOK_ID,
});
const worker = openWorker(act, outside);

describe("killed at its failpoint, a process leaves what another makes whole", () => {
  it.each(Object.entries(AT_PAYPAL))("%s (%s)", async (failpoint, what) => {
    const laid = what === "approved" ? await approved("balance") : await claimed(what);
    expect(await crashes.work(failpoint)).toBe("SIGKILL");
    // Past every lease, then past the pauses that follow an answer that was lost.
    for (const later of [61, 31, 61, 120, 300]) {
      await boxes.advance(later);
      await worker.rest();
    }
    const { renewal } = await stage.order(laid);
    if (what === "approved") {
      expect(renewal.state).toBe("active");
      expect(await stage.wholeness(laid)).toEqual(CONNECTED);
      return;
    }
    expect(renewal.state).toBe("refunded");
    expect(await paidOutTo(laid)).toEqual([["SUCCESS", "1980"]]);
  });
});

it("the books balance, and PayPal was spoken to as it specifies", async () => {
  expect(await checkLedger(act)).toEqual([]);
  expect(await paypal.violations()).toEqual([]);
});

/** Approved on PayPal's page and told to us; nobody has captured it yet. */
async function approved(instrument: Instrument, carrier?: Parameters<typeof town.line>[0]) {
  const renewal = await stage.place(await town.line(carrier));
  const wish = { ...wishToPay(renewal, "paypal"), provider: "paypal" };
  const begun = await beginPayment(act, outside, wish);
  if (!begun.ok || begun.value.kind !== "next") throw new Error("not begun");
  const { next } = begun.value;
  if (next.kind !== "redirect") throw new Error("no page");
  await paypal.approve(next.url, instrument);
  await paypal.settle();
  return renewal;
}

/** Paid for what cannot be had, by an account that takes nothing back; its payer claims it here. */
async function claimed(what: "claimed" | "paying"): Promise<Renewal> {
  const renewal = await approved("no_refunds", "recycled");
  await worker.rest();
  await boxes.advance(61);
  await worker.rest();
  const { claims } = await stage.order(renewal);
  const way = { kind: "payout", provider: "paypal", email: emailOf(renewal) } as const;
  const wish = { ...renewal, refundId: claims[0]!.refundId, way };
  expect((await chooseClaimWay(act, outside, wish)).ok).toBe(true);
  if (what === "claimed") return renewal;
  await worker.rest();
  await boxes.advance(61);
  return renewal;
}

function emailOf({ number }: Renewal): string {
  return `${number.toLowerCase()}@example.com`;
}

async function paidOutTo(renewal: Renewal) {
  const all = await paypal.payouts();
  const sent = all.filter(({ wish }) => wish.items[0]!.receiver === emailOf(renewal));
  return sent.map(({ status, wish }) => [status, wish.items[0]!.amount.value]);
}
