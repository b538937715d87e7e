import { Hono } from "hono";
import { addSeconds, type Instant } from "../../../src/foundation/clock/index.ts";
import type { SandboxBindings } from "../../../src/gateways/sandbox/index.ts";
import { no, orFault, refuse, type ApiContext } from "./answers.ts";
import { newCode, type Desk } from "./desk.ts";
import { payoutRequest, type PayoutWish } from "./shapes.ts";
import { stamp } from "./views.ts";

export const PAYOUT_SECONDS = 20;
const DAYS_30 = 30 * 86_400;

export interface Payout {
  readonly batchId: string;
  readonly itemId: string;
  readonly wish: PayoutWish;
  readonly createdAt: Instant;
}

/** How a payout ends is told by its receiver: `anyone+unclaimed@anywhere`. */
const ENDS: Readonly<Record<string, readonly [status: string, error: string]>> = {
  unclaimed: ["UNCLAIMED", "RECEIVER_UNREGISTERED"],
  failed: ["FAILED", "RECEIVER_ACCOUNT_INVALID"],
  blocked: ["BLOCKED", "RECEIVER_COUNTRY_NOT_ALLOWED"],
  held: ["ONHOLD", ""],
};

/** Payouts v1, as its sandbox behaves: the batch is accepted at once, its item some seconds later. */
export function payoutsApi(desk: Desk): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.post("/", async (c) => {
    const read = payoutRequest.safeParse(await c.req.json().catch(() => undefined));
    const reference = read.data?.sender_batch_header.sender_batch_id ?? "";
    return orFault(c, desk, { operation: "payouts.create", reference }, () => {
      if (!read.success) {
        const issue = read.error.issues[0]!;
        desk.books.addViolation(`payout ${issue.path.join("/")} ${issue.message}`);
        const field = issue.path.join(".");
        return no(c, "VALIDATION_ERROR", [{ issue: "Receiver is invalid", field }]);
      }
      return payOnce(c, desk, read.data);
    });
  });
  app.get("/:id", (c) => {
    const id = c.req.param("id");
    return orFault(c, desk, { operation: "payouts.get", reference: id }, () => {
      const payout = desk.books.thing<Payout>("payout", id);
      if (payout !== undefined) return c.json(batchView(payout, desk.now()));
      return refuse(c, { status: 404, issue: "INVALID_RESOURCE_ID" });
    });
  });
  return app;
}

function payOnce(c: ApiContext, desk: Desk, wish: PayoutWish): Response {
  const reference = wish.sender_batch_header.sender_batch_id;
  const since = addSeconds(desk.now(), -DAYS_30);
  const earlier = desk.books.madeBy("payout", reference, since);
  if (earlier !== undefined) {
    const href = `https://api.sandbox.paypal.com/v1/payments/payouts/${earlier}`;
    return no(c, "USER_BUSINESS_ERROR", [
      {
        field: "SENDER_BATCH_ID",
        issue: "Batch with given sender_batch_id already exists",
        link: [{ href, rel: "self", method: "GET", encType: "application/json" }],
      },
    ]);
  }
  const payout: Payout = {
    batchId: newCode(13),
    itemId: newCode(13),
    wish,
    createdAt: desk.now(),
  };
  desk.books.putThing("payout", payout.batchId, payout);
  desk.books.remember("payout", reference, desk.now(), payout.batchId);
  const header = batchView(payout, desk.now()).batch_header;
  return c.json({ batch_header: { ...header, batch_status: "PENDING" }, links: [] }, 201);
}

export function statusOf(payout: Payout, now: Instant): readonly [status: string, error: string] {
  if (now < addSeconds(payout.createdAt, PAYOUT_SECONDS)) return ["PENDING", ""];
  const tag = /\+([a-z]+)@/.exec(payout.wish.items[0]!.receiver)?.[1] ?? "";
  const end = ENDS[tag] ?? (["SUCCESS", ""] as const);
  const isReturned =
    end[0] === "UNCLAIMED" && now >= addSeconds(payout.createdAt, DAYS_30 + PAYOUT_SECONDS);
  return isReturned ? ["RETURNED", end[1]] : end;
}

function batchView(payout: Payout, now: Instant) {
  const { batchId, itemId, wish, createdAt } = payout;
  const [status, error] = statusOf(payout, now);
  const item = wish.items[0]!;
  const isPending = status === "PENDING";
  return {
    batch_header: {
      payout_batch_id: batchId,
      // It says nothing of the item: also an unclaimed one is in a batch that succeeded.
      batch_status: isPending ? "PROCESSING" : status === "FAILED" ? "DENIED" : "SUCCESS",
      time_created: stamp(createdAt),
      sender_batch_header: wish.sender_batch_header,
    },
    items: [
      {
        payout_item_id: itemId,
        payout_batch_id: batchId,
        transaction_status: status,
        payout_item: item,
        ...(isPending ? {} : { transaction_id: `T${itemId}XYZ` }),
        ...(error === "" ? {} : { errors: { name: error, message: error, details: [] } }),
      },
    ],
    links: [],
  };
}
