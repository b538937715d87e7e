import { Hono } from "hono";
import { z } from "zod";
import {
  bearer,
  clockworkRoutes,
  type SandboxBindings,
  type SandboxGround,
} from "../../../src/gateways/sandbox/index.ts";
import { WEBHOOK_MODES, type Bank } from "./bank.ts";
import { closeDispute, openDispute } from "./disputes.ts";
import { FAULTS, Refusal } from "./faults.ts";
import { dropSlip, payAtRegister, printSlip, succeed } from "./intents.ts";
import { giveUp, TROUBLES } from "./readers.ts";
import type { StripeObject } from "./store.ts";
import type { Charge, Dispute, Intent, Reader, Refund, Session } from "./things.ts";

/** A signature is made so many seconds from now, or is of another secret. */
export interface SigningLever {
  skewSeconds: number;
  isBad: boolean;
}

/** What tests ask of the company itself: its books, and hands on what happens there. */
export function adminRoutes(
  bank: Bank,
  ground: SandboxGround,
  own: { settleDue: () => void; signing: SigningLever },
): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.use("*", bearer(ground.settings.key));
  app.route("/", clockworkRoutes(ground.deliveries, own.settleDue));
  app.route("/", leverRoutes(bank, own.signing));
  app.route("/", happeningRoutes(bank, ground));
  app.get("/books/:attemptId", (c) => c.json(booksOf(bank, c.req.param("attemptId"))));
  app.get("/objects/:kind", (c) => c.json({ data: bank.shelf.all(c.req.param("kind")) }));
  app.get("/events", (c) => c.json({ data: bank.shelf.all("event").toReversed() }));
  app.onError((error, c) => {
    if (error instanceof Refusal) return c.json({ error: error.body }, 409);
    throw error;
  });
  return app;
}

const fault = z.object({
  on: z.string(),
  fault: z.enum(FAULTS),
  match: z.string().optional(),
});
const endpointBody = z.object({
  url: z.string(),
  enabled_events: z.array(z.string()),
  status: z.enum(["enabled", "disabled"]).default("enabled"),
  api_version: z.string().nullable().default(null),
});

function leverRoutes(bank: Bank, signing: SigningLever): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.post("/faults", async (c) => {
    const ordered = bank.shelf.lever<readonly unknown[]>("faults") ?? [];
    bank.shelf.pull("faults", [...ordered, fault.parse(await c.req.json())]);
    return c.json({});
  });
  app.put("/webhook-mode", async (c) => {
    const { mode } = z.object({ mode: z.enum(WEBHOOK_MODES) }).parse(await c.req.json());
    bank.shelf.pull("webhooks", { mode, told: 0 });
    return c.json({});
  });
  app.put("/signing", async (c) => {
    const shape = z.object({
      skewSeconds: z.number().default(0),
      isBad: z.boolean().default(false),
    });
    Object.assign(signing, shape.parse(await c.req.json()));
    return c.json({});
  });
  app.put("/methods-off", async (c) => {
    const { methods } = z.object({ methods: z.array(z.string()) }).parse(await c.req.json());
    bank.shelf.pull("methods_off", methods);
    return c.json({});
  });
  app.put("/webhook-endpoints", async (c) => {
    const { endpoints } = z.object({ endpoints: z.array(endpointBody) }).parse(await c.req.json());
    const made = endpoints.map((one, i) => ({ ...ENDPOINT, ...one, id: `we_${i + 1}` }));
    bank.shelf.pull("endpoints", made);
    return c.json({});
  });
  app.put("/readers/:id", async (c) => {
    const shape = z.object({
      status: z.enum(["online", "offline"]).optional(),
      trouble: z.enum(TROUBLES).optional(),
    });
    const { status, trouble } = shape.parse(await c.req.json());
    const reader = bank.find<Reader>("terminal.reader", c.req.param("id"));
    if (status !== undefined) bank.shelf.put({ ...reader, status });
    if (trouble !== undefined) bank.shelf.pull(`reader ${reader.id}`, trouble);
    return c.json({});
  });
  return app;
}

const ENDPOINT = {
  object: "webhook_endpoint",
  application: null,
  created: 1_790_000_000,
  description: null,
  livemode: false,
  metadata: {},
};

/** What customers, banks and chains do, by the attempt that it is about. */
function happeningRoutes(bank: Bank, ground: SandboxGround): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  const act = (work: () => StripeObject): StripeObject => {
    const done = ground.store.atomically(work);
    ground.deliveries.send();
    return done;
  };
  const steps: Readonly<Record<string, (intent: Intent) => StripeObject>> = {
    "print-slip": (intent) => printSlip(bank, intent),
    "drop-slip": (intent) => dropSlip(bank, intent),
    register: (intent) => payAtRegister(bank, intent),
    "register-too-little": (intent) =>
      succeed(bank, intent, { type: "konbini" }, intent.amount - 1),
    dispute: (intent) => openDispute(bank, intent, "product_not_received"),
  };
  app.post("/attempts/:attemptId/:step", (c) => {
    const step = steps[c.req.param("step")];
    const intent = intentOf(bank, c.req.param("attemptId"));
    if (step === undefined || intent === undefined) return c.notFound();
    return c.json(act(() => step(intent)));
  });
  app.post("/disputes/:id/:outcome", (c) => {
    const outcome = z.enum(["won", "lost"]).parse(c.req.param("outcome"));
    const dispute = bank.find<Dispute>("dispute", c.req.param("id"));
    return c.json(act(() => closeDispute(bank, dispute, outcome)));
  });
  app.post("/readers/:id/give-up", (c) => {
    const reader = bank.find<Reader>("terminal.reader", c.req.param("id"));
    return c.json(act(() => giveUp(bank, reader)));
  });
  return app;
}

function intentOf(bank: Bank, attemptId: string): Intent | undefined {
  return bank.shelf
    .all<Intent>("payment_intent")
    .find(({ metadata }) => metadata["attempt_id"] === attemptId);
}

/** What this company has in its books of one attempt of ours. */
function booksOf(bank: Bank, attemptId: string) {
  const isOurs = ({ metadata }: { metadata: Readonly<Record<string, string>> }) =>
    metadata["attempt_id"] === attemptId;
  const sessions = bank.shelf.all<Session>("checkout.session").filter(isOurs);
  const intents = bank.shelf.all<Intent>("payment_intent").filter(isOurs);
  const ofPages = new Set(sessions.map((session) => session.payment_intent));
  const charges = bank.shelf.all<Charge>("charge").filter((one) => isOurs(one) && one.paid);
  const refunds = bank.shelf
    .all<Refund>("refund")
    .filter((one) => intents.some(({ id }) => id === one.payment_intent));
  const count = (of: readonly number[]) => of.reduce((sum, yen) => sum + yen, 0);
  return {
    payments: sessions.length + intents.filter(({ id }) => !ofPages.has(id)).length,
    charges: charges.length,
    receivedYen: count(charges.map((charge) => charge.amount)),
    refunds: refunds.length,
    refundedYen: count(charges.map((charge) => charge.amount_refunded)),
    reference: sessions[0]?.id ?? intents[0]?.id ?? null,
  };
}
