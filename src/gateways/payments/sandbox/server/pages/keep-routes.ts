import { html } from "hono/html";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { isLanguage } from "../../../../../foundation/language/index.ts";
import type { SandboxBindings, SandboxGround } from "../../../../sandbox/index.ts";
import { answerForKeeping, keepCard, type SavedCard } from "../saved-card.ts";
import type { Vault } from "../vault.ts";
import { keepUrl } from "../views.ts";
import { readCardToKeep, type CardFault, type TypedCard } from "./card-form.ts";
import { alertOf, cardFields } from "./card-page.ts";
import { frame, viewIn, type Html, type View } from "./frame.ts";
import { savedTestCards, unknownPage } from "./other-pages.ts";
import { formOf, safeguard, type PageContext } from "./routes.ts";

/** The page on which a holder lets a shop keep a card. */
export function keepPageRoutes(vault: Vault, ground: SandboxGround): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.use("*", compress());
  app.get("/:id", (c) => {
    const page = openPage(c, vault, ground);
    return page === undefined ? noSuch(c) : show(c, page, pageFor(page));
  });
  app.post("/:id", async (c) => {
    const page = openPage(c, vault, ground);
    if (page === undefined) return noSuch(c);
    const form = await formOf(c);
    if (page.card.isChallenged) return leave(c, page, vault.take(page.card.id, answerForKeeping)!);
    const typed = { number: form("number"), expiry: form("expiry"), cvc: form("cvc") };
    const now = ground.clock.now();
    const read = readCardToKeep(typed, now);
    if ("faults" in read) {
      c.status(422);
      return show(c, page, keepPage(page, { typed, faults: read.faults }));
    }
    return leave(
      c,
      page,
      vault.take(page.card.id, (card) => keepCard(card, read, now))!,
    );
  });
  return app;
}

interface Page {
  readonly card: SavedCard;
  readonly view: View;
  readonly isOver: boolean;
}

function openPage(c: PageContext, vault: Vault, ground: SandboxGround): Page | undefined {
  const card = vault.byId(c.req.param("id") ?? "");
  if (card === undefined) return undefined;
  const asked = c.req.query("lang") ?? "";
  const language = isLanguage(asked) ? asked : card.language;
  const isOver = card.status !== "requires_action" || card.expiresAt <= ground.clock.now();
  return { card, isOver, view: viewIn(language, keepUrl(card, ground.publicUrl())) };
}

function pageFor(page: Page): Html {
  if (page.isOver) return overPage(page);
  return page.card.isChallenged ? bankPage(page) : keepPage(page);
}

function keepPage(
  { card, view }: Page,
  filled: { typed?: TypedCard; faults?: readonly CardFault[] } = {},
): Html {
  const { texts } = view;
  const body = html`${alertOf(view, card, filled.faults)}
    <p>${texts.keepText}</p>
    <form method="post" action="${view.here}?lang=${view.language}">
      ${cardFields(view, filled)}
      <button>${texts.keep}</button>
    </form>
    <a class="back" href="${card.returnUrl}">${texts.keepBack}</a>
    ${savedTestCards(view)}`;
  return frame(view, { title: texts.keepTitle, body });
}

function bankPage({ card, view }: Page): Html {
  const { texts } = view;
  const body = html`<p>${texts.bankText}</p>
    <form method="post" action="${view.here}?lang=${view.language}">
      <button>${texts.bankConfirmKeep}</button>
    </form>
    <a class="back" href="${card.returnUrl}">${texts.keepBack}</a>`;
  return frame(view, { title: texts.bankTitle, body });
}

function overPage({ card, view }: Page): Html {
  const { texts } = view;
  const body = html`<p>${card.status === "saved" ? texts.kept : texts.keepOver}</p>
    <a class="back" href="${card.returnUrl}">${texts.toShop}</a>`;
  return frame(view, { title: texts.keepTitle, body });
}

function leave(c: PageContext, { view }: Page, card: SavedCard): Response {
  if (card.status === "saved") return c.redirect(card.returnUrl, 303);
  return c.redirect(`${view.here}?lang=${view.language}`, 303);
}

function show(c: PageContext, { card }: Page, body: Html): Response | Promise<Response> {
  safeguard(c, ["'self'", new URL(card.returnUrl).origin]);
  return c.html(body);
}

function noSuch(c: PageContext): Response | Promise<Response> {
  safeguard(c, ["'self'"]);
  return c.html(unknownPage(viewIn("en", c.req.path)), 404);
}
