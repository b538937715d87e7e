import { Hono, type Context } from "hono";
import {
  isLinkOpen,
  offerAnother,
  type ChatChannel,
  type Vouching,
} from "../../../business/notices/index.ts";
import { readForm, readQuery } from "../../browser/index.ts";
import { Button, Form, Page, type Frame } from "../../html/index.ts";
import type { WebGround } from "../ground.ts";
import { wayTexts } from "../reminders/texts/way-texts.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { chatPageTexts } from "./texts/index.ts";

export function chatAppRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get("/link/:chat/:code", async (c) => ask(c, ground));
  app.post("/link/:chat/:code", async (c) => goOn(c, ground));
  return app;
}

interface Vouched {
  readonly chat: ChatChannel;
  readonly vouching: Vouching;
  readonly code: string;
}

function vouchedIn(c: Context, ground: WebGround): Vouched | undefined {
  const chat = ground.chats.find(({ channel }) => channel === c.req.param("chat"));
  const code = c.req.param("code") ?? "";
  return chat?.vouching === undefined ? undefined : { chat, vouching: chat.vouching, code };
}

async function ask(c: Context, ground: WebGround): Promise<Response> {
  const vouched = vouchedIn(c, ground);
  const frame = frameOf(c, ground);
  if (vouched === undefined) return over(c, frame);
  const { chat, code } = vouched;
  const isOpen = await isLinkOpen(actOf(c, ground), { channel: chat.channel, code });
  if (!isOpen) return over(c, frame);
  const { language } = frame;
  const texts = chatPageTexts[language];
  const ticket = readQuery(c).text("ticket");
  const name = wayTexts[language].channels[chat.channel];
  return showPage(
    c,
    <Page frame={frame} title={texts.confirmTitle(name)} lead={texts.confirmLead} isPrivate>
      <Form action={paths.chatLink(language, { chat: chat.channel, code })} hidden={{ ticket }}>
        <Button>{texts.confirm}</Button>
      </Form>
    </Page>,
  );
}

async function goOn(c: Context, ground: WebGround): Promise<Response> {
  const vouched = vouchedIn(c, ground);
  const ticket = (await readForm(c)).text("ticket");
  const at = { at: paths.home };
  if (vouched === undefined || ticket === "") return over(c, frameOf(c, ground, at));
  const { chat, vouching, code } = vouched;
  const nonce = await offerAnother(actOf(c, ground), { channel: chat.channel, code });
  if (nonce === undefined) return over(c, frameOf(c, ground, at));
  return c.redirect(vouching.url(ticket, nonce), 303);
}

function over(c: Context, frame: Frame): Response {
  const language = languageOf(c);
  const texts = chatPageTexts[language];
  return showPage(
    c,
    <Page frame={frame} title={texts.overTitle} lead={texts.overLead} isPrivate>
      <p>
        <a href={paths.home(language)}>{texts.home}</a>
      </p>
    </Page>,
    { status: 404 },
  );
}
