import { randomInt } from "node:crypto";
import { Hono } from "hono";
import { addSeconds, instant, type Clock } from "../../../../foundation/clock/index.ts";
import { newId } from "../../../../foundation/ids/index.ts";
import {
  bearer,
  loseAnswer,
  neverAnswer,
  type SandboxBindings,
  type SandboxGround,
} from "../../../sandbox/index.ts";
import {
  isCreateFault,
  READ_FAILS_SECONDS,
  READER_FAULT,
  sentinelOfEmail,
  sentinelOfReader,
  type Behaviour,
  type CreateFault,
} from "../sentinels.ts";
import { answerError, jsonOf, type ApiContext } from "./answers.ts";
import { expiring, type Desk } from "./desk.ts";
import { keepRoutes } from "./keep-api.ts";
import { cancel, capture, chargeAlone, type Payment } from "./payment.ts";
import {
  conflict,
  createRequest,
  invalid,
  invalidBody,
  isAmountTaken,
  notFound,
  type ApiError,
  type CreateRequest,
} from "./requests.ts";
import { refundRoutes } from "./refund-api.ts";
import { reportRoutes } from "./report-api.ts";
import { chargeOf } from "./saved-card.ts";
import type { Vault } from "./vault.ts";
import { paymentView } from "./views.ts";

/** The provider's API: create, read by id or by our reference, cancel, capture, refund. */
export function apiRoutes(desk: Desk, vault: Vault, ground: SandboxGround): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  const view = (payment: Payment) => paymentView(payment, ground.publicUrl());
  app.use("*", bearer(ground.settings.key));
  app.post("/payments", (c) => create(c, { desk, vault, ground }));
  app.route("/saved_cards", keepRoutes(vault, ground));
  app.get("/payments", (c) => {
    const payment = desk.byReference(c.req.query("reference") ?? "");
    if (payment !== undefined && readFails(payment, ground.clock)) return outOfOrder(c);
    return c.json({ object: "list", data: payment === undefined ? [] : [view(payment)] });
  });
  app.get("/payments/:id", (c) => {
    const payment = desk.byId(c.req.param("id"));
    if (payment === undefined) return answerError(c, notFound);
    return readFails(payment, ground.clock) ? outOfOrder(c) : c.json(view(payment));
  });
  app.post("/payments/:id/cancel", (c) => {
    const before = desk.byId(c.req.param("id"));
    if (before === undefined) return answerError(c, notFound);
    const after = desk.take(before.id, cancel)!;
    if (after.status === "cancelled") return c.json(view(after));
    return answerError(c, conflict(`payment_${after.status}`, "It can no longer be cancelled."));
  });
  app.post("/payments/:id/capture", (c) => {
    const before = desk.byId(c.req.param("id"));
    if (before === undefined) return answerError(c, notFound);
    const after = desk.take(before.id, capture)!;
    if (["processing", "succeeded"].includes(after.status)) return c.json(view(after));
    return answerError(c, conflict(`payment_${after.status}`, "There is nothing to capture."));
  });
  app.route("/refunds", refundRoutes(desk));
  app.route("/movements", reportRoutes(desk, ground.clock));
  return app;
}

interface Ground {
  readonly desk: Desk;
  readonly vault: Vault;
  readonly ground: SandboxGround;
}

async function create(c: ApiContext, { desk, vault, ground }: Ground) {
  const key = c.req.header("idempotency-key");
  if (key === undefined) return answerError(c, invalid("parameter_missing", "Idempotency-Key"));
  const parsed = createRequest.safeParse(await jsonOf(c));
  if (!parsed.success) return answerError(c, invalidBody(parsed.error));
  const { customer_email: email, ...wanted } = parsed.data;
  const request = JSON.stringify(wanted);

  const repeated = desk.acceptedUnder(key);
  if (repeated !== undefined) {
    if (repeated.request !== request) {
      return answerError(c, conflict("idempotency_key_in_use", "Another request had this key."));
    }
    c.header("idempotent-replayed", "true");
    const payment = desk.byId(repeated.payment.id)!;
    return c.json(paymentView(payment, ground.publicUrl()), 200);
  }
  const refusal = refuse(wanted, desk, ground.clock);
  if (refusal !== undefined) return answerError(c, refusal);
  const card = wanted.saved_card === undefined ? undefined : vault.charged(wanted.saved_card);
  if (wanted.saved_card !== undefined && card === undefined) return answerError(c, cardGone);

  const sentinel =
    wanted.reader === undefined ? sentinelOfEmail(email) : sentinelOfReader(wanted.reader);
  const accept = (tagged: Behaviour) => {
    const behaviour = card === undefined ? tagged : chargeOf(card, tagged).behaviour;
    const payment = newPayment(wanted, behaviour, ground.clock);
    desk.accept(payment, key, request);
    return card === undefined ? payment : desk.take(payment.id, chargeAlone)!;
  };
  const lost = card === undefined ? undefined : chargeOf(card, "succeeds").isLost;
  if (lost !== undefined) {
    if (lost === "done") accept("succeeds");
    return loseAnswer(c);
  }
  const order = wanted.metadata["order_number"] ?? wanted.reference;
  if (sentinel === READER_FAULT) return answerError(c, readerTrouble("reader_offline"));
  if (!isCreateFault(sentinel)) {
    return c.json(paymentView(accept(sentinel ?? "succeeds"), ground.publicUrl()), 201);
  }
  if (desk.trips(`${sentinel} ${order}`)) return strike(c, sentinel, () => accept("succeeds"));
  return c.json(paymentView(accept("succeeds"), ground.publicUrl()), 201);
}

function refuse(wanted: CreateRequest, desk: Desk, clock: Clock): ApiError | undefined {
  if (!isAmountTaken(wanted.method, wanted.amount)) {
    return invalid("amount_out_of_range", "This method does not take this amount.", "amount");
  }
  if (instant(wanted.expires_at) < addSeconds(clock.now(), 1)) {
    return invalid("expiry_in_the_past", "Must lie in the future.", "expires_at");
  }
  if (desk.byReference(wanted.reference) !== undefined) {
    return conflict("duplicate_reference", "A payment has this reference already.");
  }
  if (wanted.method !== "card_reader") return undefined;
  if (wanted.reader === undefined) return invalid("parameter_missing", "Name a reader.", "reader");
  return desk.shownOn(wanted.reader) === undefined ? undefined : readerTrouble("reader_busy");
}

const cardGone: ApiError = {
  status: 402,
  type: "payment_error",
  code: "saved_card_gone",
  message: "No such card is kept.",
};

/** The payment was not begun: nothing is on the reader's display. */
function readerTrouble(code: "reader_busy" | "reader_offline"): ApiError {
  return { status: 402, type: "payment_error", code, message: "The reader shows nothing." };
}

function strike(c: ApiContext, fault: CreateFault, accept: () => Payment) {
  switch (fault) {
    case "create_refused":
      return answerError(c, {
        status: 402,
        type: "payment_error",
        code: "risk_refused",
        message: "This payment was refused.",
      });
    case "create_lost":
      accept();
      return loseAnswer(c);
    case "create_lost_undone":
      return loseAnswer(c);
    case "create_hangs":
      accept();
      return neverAnswer();
    case "create_500":
      accept();
      return outOfOrder(c);
    case "create_500_undone":
      return outOfOrder(c);
    case "create_busy":
      c.header("retry-after", "1");
      return answerError(c, {
        status: 429,
        type: "rate_limit_error",
        code: "rate_limited",
        message: "Too many requests.",
      });
  }
}

function newPayment(wanted: CreateRequest, behaviour: Behaviour, clock: Clock): Payment {
  return expiring({
    id: `pay_${newId().replaceAll("-", "")}`,
    reference: wanted.reference,
    metadata: wanted.metadata,
    method: wanted.method,
    amountYen: wanted.amount,
    description: wanted.description,
    language: wanted.locale,
    returnUrl: wanted.return_url,
    tagged: behaviour,
    behaviour,
    status: "requires_action",
    isChallenged: false,
    declines: 0,
    receivedYen: 0,
    createdAt: clock.now(),
    expiresAt: instant(wanted.expires_at),
    ...(wanted.method === "konbini" ? { slipNumber: newSlipNumber() } : {}),
    ...(wanted.reader === undefined ? {} : { reader: wanted.reader }),
    ...(wanted.saved_card === undefined ? {} : { savedCard: wanted.saved_card }),
  });
}

function newSlipNumber(): string {
  return String(randomInt(10 ** 11, 10 ** 12));
}

function readFails(payment: Payment, clock: Clock): boolean {
  if (payment.behaviour !== "read_fails" || payment.settledAt === undefined) return false;
  return clock.now() < addSeconds(payment.settledAt, READ_FAILS_SECONDS);
}

function outOfOrder(c: ApiContext): Response {
  return answerError(c, {
    status: 500,
    type: "api_error",
    code: "internal_error",
    message: "Something went wrong on our side.",
  });
}
