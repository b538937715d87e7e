import { Hono } from "hono";
import {
  answerBug,
  runSandbox,
  signBody,
  type SandboxBindings,
  type SandboxGround,
} from "../../../src/gateways/sandbox/index.ts";
import { addSeconds } from "../../../src/foundation/clock/index.ts";
import { adminRoutes, type SigningLever } from "./admin.ts";
import { apiRoutes } from "./api.ts";
import { openBank, type Bank } from "./bank.ts";
import { expireSlip } from "./intents.ts";
import { pageRoutes } from "./pages.ts";
import { placeReaders } from "./readers.ts";
import { settleRefund } from "./refunds.ts";
import { expireSession } from "./sessions.ts";
import { SCHEMA, type StripeObject } from "./store.ts";
import type { Intent, Refund, Session } from "./things.ts";

const signing: SigningLever = { skewSeconds: 0, isBad: false };

runSandbox({
  schema: SCHEMA,
  sign: (body, secrets, at) => ({
    "stripe-signature": signBody(
      body,
      signing.isBad ? ["whsec_of_somebody_else"] : secrets,
      addSeconds(at, signing.skewSeconds),
    ),
  }),
  build,
});

function build(ground: SandboxGround) {
  const bank = openBank(ground);
  placeReaders(bank);
  const settleDue = () => settleAll(bank, ground);
  const app = new Hono<SandboxBindings>();
  app.use("*", async (_, next) => {
    // Nobody sees an object that the clock has already changed.
    settleDue();
    await next();
  });
  app.get("/healthz", (c) => c.text("ok"));
  app.route("/v1", apiRoutes(bank, ground));
  app.route("/admin", adminRoutes(bank, ground, { settleDue, signing }));
  app.route("/", pageRoutes(bank, ground));
  app.onError(answerBug);
  return { app, settleDue };
}

function settleAll(bank: Bank, ground: SandboxGround): void {
  for (let due = bank.shelf.due(bank.now()); due.length > 0; due = bank.shelf.due(bank.now())) {
    for (const thing of due) ground.store.atomically(() => settle(bank, thing));
  }
}

function settle(bank: Bank, thing: StripeObject): void {
  switch (thing.object) {
    case "checkout.session": {
      const session = thing as Session;
      if (session.status === "open") expireSession(bank, session);
      else bank.shelf.put(session);
      return;
    }
    case "payment_intent":
      return expireSlip(bank, thing as Intent);
    case "refund":
      return settleRefund(bank, thing as Refund);
    default:
      return bank.shelf.put(thing);
  }
}
