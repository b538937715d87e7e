import { Hono, type Context } from "hono";
import { compress } from "hono/compress";
import { isLanguage, negotiateLanguage } from "../../../../../foundation/language/index.ts";
import type { SandboxBindings, SandboxGround } from "../../../../sandbox/index.ts";
import type { Desk } from "../desk.ts";
import {
  answerChallenge,
  confirm,
  decline,
  isByApp,
  payLate,
  type Change,
  type Payment,
} from "../payment.ts";
import { pageUrl } from "../views.ts";
import { readCard } from "./card-form.ts";
import { cardPage } from "./card-page.ts";
import { viewIn, type Html, type View } from "./frame.ts";
import {
  appPage,
  challengePage,
  endedPage,
  silentBankPage,
  slipPage,
  testCardsPage,
  unknownPage,
} from "./other-pages.ts";
import { STYLE_HASH } from "./style.ts";

export type PageContext = Context<SandboxBindings>;

/** The provider's hosted pages; card numbers are typed here and nowhere else. */
export function pageRoutes(desk: Desk, ground: SandboxGround): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.use("*", compress());
  const open = (c: PageContext) => openPage(c, desk, ground);
  app.get("/:id", (c) => {
    const page = open(c);
    return page === undefined ? noSuch(c, ground) : show(c, page, pageFor(page));
  });
  app.get("/:id/challenge", (c) => {
    const page = open(c);
    if (page === undefined) return noSuch(c, ground);
    const isWaiting = page.payment.status === "requires_action" && page.payment.isChallenged;
    return isWaiting ? show(c, page, challengePage(page.view, page.payment)) : again(c, page);
  });
  app.get("/:id/test-cards", (c) => {
    const page = open(c);
    return page === undefined ? noSuch(c, ground) : show(c, page, testCardsPage(page.view));
  });
  app.post("/:id/challenge", (c) => {
    const page = open(c);
    if (page === undefined) return noSuch(c, ground);
    const payment = desk.take(page.payment.id, answerChallenge)!;
    const isSilent = payment.isChallenged && payment.status === "requires_action";
    if (isSilent) return show(c, page, silentBankPage(page.view, payment));
    return leave(c, { ...page, payment });
  });
  app.post("/:id", async (c) => {
    const page = open(c);
    if (page === undefined) return noSuch(c, ground);
    return submit(c, page, { desk, ground });
  });
  return app;
}

interface Page {
  readonly payment: Payment;
  readonly view: View;
  readonly publicUrl: string;
}

function openPage(c: PageContext, desk: Desk, ground: SandboxGround): Page | undefined {
  const payment = desk.byId(c.req.param("id") ?? "");
  if (payment === undefined) return undefined;
  const asked = c.req.query("lang") ?? "";
  const language = isLanguage(asked) ? asked : payment.language;
  const publicUrl = ground.publicUrl();
  return { payment, publicUrl, view: viewIn(language, pageUrl(payment, publicUrl)) };
}

async function submit(c: PageContext, page: Page, on: { desk: Desk; ground: SandboxGround }) {
  const { payment } = page;
  const take = (step: (payment: Payment) => Change) =>
    leave(c, { ...page, payment: on.desk.take(payment.id, step)! });
  const now = on.ground.clock.now();
  const form = await formOf(c);
  if (payment.method === "konbini" && form("answer") === "register") {
    const isOpen = payment.status === "requires_action";
    return take((current) => (isOpen ? confirm(current, now) : payLate(current, now)));
  }
  if (payment.status !== "requires_action") return again(c, page);
  if (isByApp(payment.method)) {
    if (form("answer") === "approve") return take((current) => confirm(current, now));
    return take((current) => decline(current, "wallet_refused", now));
  }
  if (payment.method !== "card") return again(c, page);
  const typed = { number: form("number"), expiry: form("expiry"), cvc: form("cvc") };
  const read = readCard(typed, now);
  if ("faults" in read) {
    c.status(422);
    return show(c, page, cardPage(page.view, payment, { typed, faults: read.faults }));
  }
  const behaviour = read.behaviour === "succeeds" ? payment.tagged : read.behaviour;
  return take((current) => confirm({ ...current, behaviour }, now));
}

/** Where the browser goes after a step: to the bank, back to the form, or to the shop. */
function leave(c: PageContext, page: Page): Response {
  const { payment } = page;
  if (payment.status !== "requires_action") return c.redirect(payment.returnUrl, 303);
  if (payment.isChallenged) return c.redirect(`${page.view.here}/challenge${langOf(page)}`, 303);
  return again(c, page);
}

function again(c: PageContext, page: Page): Response {
  return c.redirect(`${page.view.here}${langOf(page)}`, 303);
}

function langOf(page: Page): string {
  return `?lang=${page.view.language}`;
}

function pageFor({ payment, view }: Page): Html {
  if (payment.status !== "requires_action") return endedPage(view, payment);
  if (payment.method === "konbini") return slipPage(view, payment);
  if (isByApp(payment.method)) return appPage(view, payment, payment.method);
  return cardPage(view, payment);
}

function show(c: PageContext, page: Page, body: Html): Response | Promise<Response> {
  const shop = new URL(page.payment.returnUrl).origin;
  safeguard(c, ["'self'", new URL(page.publicUrl).origin, shop]);
  return c.html(body);
}

function noSuch(c: PageContext, ground: SandboxGround): Response | Promise<Response> {
  const asked = c.req.query("lang") ?? "";
  const wanted = negotiateLanguage(c.req.header("accept-language"));
  const language = isLanguage(asked) ? asked : wanted;
  safeguard(c, ["'self'"]);
  return c.html(unknownPage(viewIn(language, `${ground.publicUrl()}${c.req.path}`)), 404);
}

// Browsers hold a redirect after a form to form-action too, hence the shop's own origin in it.
export function safeguard(c: PageContext, formTargets: readonly string[]): void {
  const policy = [
    "default-src 'none'",
    `style-src ${STYLE_HASH}`,
    "img-src data:",
    `form-action ${[...new Set(formTargets)].join(" ")}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  c.header("content-security-policy", policy.join("; "));
  c.header("cache-control", "no-store");
  c.header("referrer-policy", "no-referrer");
  c.header("x-content-type-options", "nosniff");
}

export async function formOf(c: PageContext): Promise<(name: string) => string> {
  try {
    const body = await c.req.parseBody();
    return (name) => {
      const value = body[name];
      return typeof value === "string" ? value : "";
    };
  } catch {
    return () => "";
  }
}
