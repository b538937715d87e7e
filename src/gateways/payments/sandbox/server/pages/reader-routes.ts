import { Hono } from "hono";
import { compress } from "hono/compress";
import { isLanguage, negotiateLanguage } from "../../../../../foundation/language/index.ts";
import type { SandboxBindings, SandboxGround } from "../../../../sandbox/index.ts";
import { behaviourOfCard } from "../../sentinels.ts";
import type { Desk } from "../desk.ts";
import { giveUpAtReader, holdCard } from "../payment.ts";
import { readerUrl } from "../views.ts";
import { viewIn, type View } from "./frame.ts";
import { readerPage } from "./reader-page.ts";
import { formOf, safeguard, type PageContext } from "./routes.ts";

const LOOKS_AGAIN_SECONDS = 3;

/** The displays of card readers, each a page: cards are held to them by pressing a button. */
export function readerRoutes(desk: Desk, ground: SandboxGround): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.use("*", compress());
  app.get("/:reader", (c) => {
    const reader = c.req.param("reader");
    safeguard(c, ["'self'"]);
    c.header("refresh", String(LOOKS_AGAIN_SECONDS));
    return c.html(readerPage(viewOf(c, ground, reader), reader, desk.shownOn(reader)));
  });
  app.post("/:reader", async (c) => {
    const reader = c.req.param("reader");
    const form = await formOf(c);
    const shown = desk.shownOn(reader);
    const behaviour = behaviourOfCard(form("card"));
    if (shown !== undefined && form("answer") === "give_up") desk.take(shown.id, giveUpAtReader);
    else if (shown !== undefined && behaviour !== undefined) {
      desk.take(shown.id, (payment, now) => holdCard({ ...payment, behaviour }, now));
    }
    const view = viewOf(c, ground, reader);
    return c.redirect(`${view.here}?lang=${view.language}`, 303);
  });
  return app;
}

function viewOf(c: PageContext, ground: SandboxGround, reader: string): View {
  const asked = c.req.query("lang") ?? "";
  const language = isLanguage(asked) ? asked : negotiateLanguage(c.req.header("accept-language"));
  return viewIn(language, readerUrl(reader, ground.publicUrl()));
}
