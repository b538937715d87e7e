import { dispatchEvents, type Act, type Subscription } from "../src/foundation/act/index.ts";
import { addMinutes, type Clock, type Instant } from "../src/foundation/clock/index.ts";
import { newId } from "../src/foundation/ids/index.ts";
import { openLog } from "../src/foundation/log/index.ts";
import type { CarrierAnswer, CarrierGateway } from "../src/business/activation/index.ts";
import type {
  BeginPayment,
  NextAction,
  PaymentKind,
  PaymentProvider,
  PaymentReading,
  RefundReading,
} from "../src/business/payments/index.ts";
import {
  beginPayment,
  outsideOf,
  placeRenewal,
  workRenewal,
  type Outside,
  type Renewal,
  type RenewalKey,
} from "../src/business/renewals/index.ts";
import type { TownLine } from "./town.ts";

/** What the companies outside answer, in this process and without waiting. */
export interface Answers {
  /** Whether the provider's first answer arrives. */
  readonly begun?: "begun" | "unknown";
  readonly paid?: PaymentReading["kind"];
  readonly granted?: "done" | "refused";
  readonly refunded?: RefundReading["kind"];
}

/** A provider and a carrier that answer at once; for tests of what follows from their answers. */
export function answering(act: Act, answers: Answers = {}): Outside {
  return outsideOf({
    payments: [providerOf(act, answers)],
    carriers: [carrierOf(answers)],
  });
}

type MovableAct = Act & { readonly clock: Clock & { moveTo(at: Instant): void } };

export interface OrderWish {
  readonly planCode?: string;
  readonly contactEmail?: string;
  readonly reminders?: "wanted";
  readonly payKind?: PaymentKind;
  readonly tillId?: string;
}

/** Places an order, begins its payment, and works it as far as the answers carry it. */
export async function orderOn(
  act: MovableAct,
  line: TownLine,
  outside: Outside,
  wish: OrderWish = {},
): Promise<Renewal> {
  const payKind = wish.payKind ?? "redirect";
  const placed = await placeRenewal(act, {
    lineId: line.lineId,
    planCode: wish.planCode ?? "week",
    contactEmail: wish.contactEmail ?? "wang@example.com",
    ...(wish.reminders === undefined ? {} : { reminders: wish.reminders }),
    payKind,
    channel: wish.tillId === undefined ? "web" : "counter",
    ...(wish.tillId === undefined ? {} : { tillId: wish.tillId }),
    accepted: ["data_lost", "days_lost"],
    onceKey: newId(),
  });
  if (!placed.ok) throw new Error(`not placed: ${placed.refusal}`);
  await beginPayment(act, outside, {
    lineId: line.lineId,
    renewalId: placed.value.renewalId,
    provider: "sandbox",
    method: payKind === "slip" ? "konbini" : "card",
    returnUrl: "http://tsunagu.test/",
    description: "test",
    address: "192.0.2.1",
    device: newId(),
  });
  await workOn(act, outside, placed.value);
  return placed.value;
}

/** Works a renewal a minute later, when nobody outside has to be left in peace any more. */
export async function workOn(act: MovableAct, outside: Outside, key: RenewalKey): Promise<void> {
  act.clock.moveTo(addMinutes(act.clock.now(), 1));
  await workRenewal(act, outside, key);
}

/** Hands out all pending events. */
export async function handOut(act: Act, subscriptions: readonly Subscription[]): Promise<void> {
  while ((await dispatchEvents(act, subscriptions, openLog("silent"))) > 0);
}

function providerOf(act: Act, answers: Answers): PaymentProvider {
  const { begun = "begun", paid = "succeeded", refunded = "done" } = answers;
  const reference = "pay_1";
  const amounts = new Map<string, number>();
  let next: NextAction = { kind: "none" };
  return {
    name: "sandbox",
    methods: [
      { method: "card", kind: "redirect" },
      { method: "konbini", kind: "slip" },
    ],
    can: { refund: true, refundPart: true, cancel: true, askByReference: true },
    async begin({ attemptId, amountYen, method, expiresAt }: BeginPayment) {
      amounts.set(attemptId, amountYen);
      const chains = [{ chain: "lawson", paymentCode: "12345678", confirmationNumber: "4321" }];
      next =
        method === "konbini"
          ? { kind: "slip", chains, payBy: expiresAt }
          : { kind: "redirect", url: "http://pay.test/" };
      return begun === "begun"
        ? { kind: begun, providerReference: reference, next }
        : { kind: begun };
    },
    async read({ attemptId }: { attemptId: string }) {
      if (paid === "succeeded") {
        const amountYen = amounts.get(attemptId) ?? 0;
        return { kind: paid, providerReference: reference, amountYen, at: act.clock.now() };
      }
      return { kind: "pending", providerReference: reference, next };
    },
    cancel: async () => ({ kind: "failed", failure: "cancelled", isFinal: true }),
    refund: async () => refundReading(refunded, reference),
    readRefund: async () => refundReading(refunded, reference),
    readNotification: async () => ({ kind: "forged" }),
  } as unknown as PaymentProvider;
}

function refundReading(kind: RefundReading["kind"], providerReference: string) {
  return { kind, providerReference, failure: "method_not_refundable" };
}

/** A carrier that grants, or refuses, at once. */
export function carrierOf({ granted = "done" }: Answers = {}): CarrierGateway {
  const answer = (): CarrierAnswer =>
    granted === "done"
      ? { kind: "done", carrierReference: newId(), state: "active" }
      : { kind: "refused", failure: "carrier_refused" };
  return {
    name: "sandbox",
    can: {
      revoke: true,
      askByReference: true,
      repeatSafely: true,
      queue: false,
      reportUsage: true,
    },
    grant: async () => answer(),
    ask: async () => answer(),
    revoke: async () => ({ kind: "done", carrierReference: newId(), state: "active" }),
    readUsage: async () => ({ kind: "unknown" }),
  } as unknown as CarrierGateway;
}
