import { Hono } from "hono";
import { addHours, type Instant } from "../../../src/foundation/clock/index.ts";
import type { SandboxBindings } from "../../../src/gateways/sandbox/index.ts";
import { no, orFault, refuse, type ApiContext } from "./answers.ts";
import { newCode, type Desk } from "./desk.ts";
import { keptRequest, requestId, setupRequest } from "./shapes.ts";

/** What a holder's account does when it is charged without them. */
export const KEPT_INSTRUMENTS = ["balance", "declined_card", "needs_payer"] as const;
export type KeptInstrument = (typeof KEPT_INSTRUMENTS)[number];

/** A question whether an account may be kept. */
export interface Setup {
  readonly id: string;
  readonly customerId: string;
  readonly status: "PAYER_ACTION_REQUIRED" | "APPROVED" | "VAULTED";
  readonly returnUrl: string;
  readonly cancelUrl: string;
  readonly goneAt: Instant;
  readonly instrument?: KeptInstrument;
}

/** An account that is kept. */
export interface Kept {
  readonly id: string;
  readonly customerId: string;
  readonly instrument: KeptInstrument;
  readonly isDeleted?: boolean;
}

const API = "https://api-m.sandbox.paypal.com";
/** A request id is known for three hours, a question open for three days. */
const MEMORY_HOURS = 3;
const OPEN_HOURS = 72;

const UNKNOWN = { status: 404, issue: "INVALID_RESOURCE_ID" } as const;

/** Payment Method Tokens v3, as its reference describes it. */
export function vaultApi(desk: Desk): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.post("/setup-tokens", async (c) => ask(c, desk));
  app.get("/setup-tokens/:id", (c) => {
    const id = c.req.param("id");
    return orFault(c, desk, { operation: "setups.get", reference: id }, () => {
      const setup = openSetup(desk, id);
      return setup === undefined ? refuse(c, UNKNOWN) : c.json(setupView(desk, setup));
    });
  });
  app.post("/payment-tokens", async (c) => keep(c, desk));
  app.get("/payment-tokens", (c) => {
    const customerId = c.req.query("customer_id") ?? "";
    return orFault(c, desk, { operation: "kept.list", reference: customerId }, () => {
      const kept = desk.books
        .things<Kept>("kept")
        .filter((one) => one.customerId === customerId && one.isDeleted !== true);
      return c.json({ customer: { id: customerId }, payment_tokens: kept.map(keptView) });
    });
  });
  app.delete("/payment-tokens/:id", (c) => {
    const id = c.req.param("id");
    return orFault(c, desk, { operation: "kept.delete", reference: id }, () =>
      deleteKept(desk, id) ? c.body(null, 204) : refuse(c, UNKNOWN),
    );
  });
  return app;
}

/** The account that an order is charged to, while it is kept. */
export function keptAccount(desk: Desk, id: string): Kept | undefined {
  const kept = desk.books.thing<Kept>("kept", id);
  return kept?.isDeleted === true ? undefined : kept;
}

/** Taken away by us or, at PayPal, by its holder; both are told. */
export function deleteKept(desk: Desk, id: string): boolean {
  const kept = keptAccount(desk, id);
  if (kept === undefined) return false;
  desk.books.putThing("kept", id, { ...kept, isDeleted: true });
  desk.tell("VAULT.PAYMENT-TOKEN.DELETED", "payment_token", { id });
  desk.ground.deliveries.send();
  return true;
}

export function openSetup(desk: Desk, id: string): Setup | undefined {
  const setup = desk.books.thing<Setup>("setup", id);
  return setup === undefined || setup.goneAt <= desk.now() ? undefined : setup;
}

async function ask(c: ApiContext, desk: Desk): Promise<Response> {
  const read = setupRequest.safeParse(await c.req.json().catch(() => undefined));
  const key = requestId.safeParse(c.req.header("paypal-request-id"));
  const reference = key.data ?? "";
  return orFault(c, desk, { operation: "setups.create", reference }, () => {
    if (!read.success || !key.success) {
      desk.books.addViolation(`setup token ${read.error?.issues[0]?.path.join("/")}`);
      return no(c, "INVALID_REQUEST", [{ issue: "MALFORMED_REQUEST_JSON" }]);
    }
    const since = addHours(desk.now(), -MEMORY_HOURS);
    const earlier = desk.books.madeBy("setups.create", key.data, since);
    if (earlier !== undefined) return c.json(setupView(desk, openSetup(desk, earlier)!));
    const { return_url: returnUrl, cancel_url: cancelUrl } =
      read.data.payment_source.paypal.experience_context;
    const setup: Setup = {
      ...{ id: newCode(), customerId: newCode(10), returnUrl, cancelUrl },
      status: "PAYER_ACTION_REQUIRED",
      goneAt: addHours(desk.now(), OPEN_HOURS),
    };
    desk.books.putThing("setup", setup.id, setup);
    desk.books.remember("setups.create", key.data, desk.now(), setup.id);
    return c.json(setupView(desk, setup), 201);
  });
}

async function keep(c: ApiContext, desk: Desk): Promise<Response> {
  const read = keptRequest.safeParse(await c.req.json().catch(() => undefined));
  const key = requestId.safeParse(c.req.header("paypal-request-id"));
  const reference = read.data?.payment_source.token.id ?? "";
  return orFault(c, desk, { operation: "kept.create", reference }, () => {
    if (!read.success || !key.success) {
      return no(c, "INVALID_REQUEST", [{ issue: "MALFORMED_REQUEST_JSON" }]);
    }
    const since = addHours(desk.now(), -MEMORY_HOURS);
    const earlier = desk.books.madeBy("kept.create", key.data, since);
    if (earlier !== undefined) return c.json(keptView(desk.books.thing<Kept>("kept", earlier)!));
    const setup = openSetup(desk, reference);
    if (setup?.status !== "APPROVED") {
      return refuse(c, { status: 422, issue: "SETUP_TOKEN_NOT_APPROVED" });
    }
    const { customerId, instrument = "balance" } = setup;
    const kept: Kept = { id: newCode(), customerId, instrument };
    desk.books.putThing("setup", setup.id, { ...setup, status: "VAULTED" });
    desk.books.putThing("kept", kept.id, kept);
    desk.books.remember("kept.create", key.data, desk.now(), kept.id);
    return c.json(keptView(kept), 201);
  });
}

function setupView(desk: Desk, { id, status, customerId }: Setup) {
  const page = `${desk.ground.publicUrl()}/agreements/approve?token=${id}`;
  return {
    id,
    customer: { id: customerId },
    status,
    payment_source: { paypal: { usage_type: "MERCHANT" } },
    links: [
      { href: `${API}/v3/vault/setup-tokens/${id}`, rel: "self", method: "GET" },
      ...(status === "PAYER_ACTION_REQUIRED"
        ? [{ href: page, rel: "approve", method: "GET" }]
        : []),
    ],
  };
}

function keptView({ id, customerId }: Kept) {
  return {
    id,
    customer: { id: customerId },
    payment_source: { paypal: { email_address: "payer@example.com", account_id: "FAKEPAYER0001" } },
    links: [{ href: `${API}/v3/vault/payment-tokens/${id}`, rel: "self", method: "GET" }],
  };
}
