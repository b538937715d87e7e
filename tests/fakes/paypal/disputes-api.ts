import { Hono } from "hono";
import { addSeconds, type Instant } from "../../../src/foundation/clock/index.ts";
import type { SandboxBindings } from "../../../src/gateways/sandbox/index.ts";
import { orFault, refuse } from "./answers.ts";
import { newCode, type Desk } from "./desk.ts";
import { stamp, yen } from "./views.ts";

export interface Dispute {
  readonly id: string;
  readonly captureId: string;
  /** As PayPal copies it from the transaction; not each account's disputes carry it. */
  readonly custom?: string;
  readonly amountYen: number;
  readonly reason: string;
  readonly createdAt: Instant;
  readonly outcome?: string;
}

const ANSWER_SECONDS = 10 * 86_400;

export function disputesApi(desk: Desk): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.get("/", (c) => {
    const captureId = c.req.query("disputed_transaction_id");
    return orFault(c, desk, { operation: "disputes.list", reference: captureId ?? "" }, () => {
      const all = desk.books.things<Dispute>("dispute");
      const found = all.filter((one) => captureId === undefined || one.captureId === captureId);
      return c.json({ items: found.map(summaryOf), links: [] });
    });
  });
  app.get("/:id", (c) => {
    const id = c.req.param("id");
    return orFault(c, desk, { operation: "disputes.get", reference: id }, () => {
      const dispute = desk.books.thing<Dispute>("dispute", id);
      if (dispute !== undefined) return c.json(disputeView(dispute));
      return refuse(c, { status: 404, issue: "INVALID_RESOURCE_ID" });
    });
  });
  return app;
}

/** A payer complains to PayPal about a capture. */
export function openDispute(
  desk: Desk,
  wish: { captureId: string; reason: string; amountYen?: number; isNameless?: boolean },
): Dispute | undefined {
  const order = desk.orderOfCapture(wish.captureId);
  if (order === undefined) return undefined;
  const named = wish.isNameless === true || order.customId === undefined;
  const dispute: Dispute = {
    id: `PP-D-${newCode(6)}`,
    captureId: wish.captureId,
    amountYen: wish.amountYen ?? order.amountYen,
    reason: wish.reason,
    createdAt: desk.now(),
    ...(named ? {} : { custom: order.customId! }),
  };
  keep(desk, dispute, "CUSTOMER.DISPUTE.CREATED");
  return dispute;
}

export function resolveDispute(desk: Desk, id: string, outcome: string): Dispute | undefined {
  const before = desk.books.thing<Dispute>("dispute", id);
  if (before === undefined) return undefined;
  const dispute = { ...before, outcome };
  keep(desk, dispute, "CUSTOMER.DISPUTE.RESOLVED");
  return dispute;
}

function keep(desk: Desk, dispute: Dispute, event: string): void {
  desk.ground.store.atomically(() => {
    desk.books.putThing("dispute", dispute.id, dispute);
    desk.tell(event, "dispute", disputeView(dispute));
  });
  desk.ground.deliveries.send();
}

function summaryOf(dispute: Dispute) {
  return {
    dispute_id: dispute.id,
    create_time: stamp(dispute.createdAt),
    update_time: stamp(dispute.createdAt),
    reason: dispute.reason,
    status: dispute.outcome === undefined ? "WAITING_FOR_SELLER_RESPONSE" : "RESOLVED",
    dispute_state: dispute.outcome === undefined ? "REQUIRED_ACTION" : "RESOLVED",
    dispute_amount: yen(dispute.amountYen),
  };
}

export function disputeView(dispute: Dispute) {
  return {
    ...summaryOf(dispute),
    disputed_transactions: [
      {
        seller_transaction_id: dispute.captureId,
        ...(dispute.custom === undefined ? {} : { custom: dispute.custom }),
        gross_amount: yen(dispute.amountYen),
        transaction_status: "COMPLETED",
      },
    ],
    ...(dispute.outcome === undefined
      ? { seller_response_due_date: stamp(addSeconds(dispute.createdAt, ANSWER_SECONDS)) }
      : { dispute_outcome: { outcome_code: dispute.outcome } }),
    dispute_life_cycle_stage: "CHARGEBACK",
    dispute_channel: "INTERNAL",
  };
}
