import { Hono, type Context } from "hono";
import type { LineId } from "../../../business/lines/index.ts";
import {
  openPersonToken,
  openSmsCode,
  sealLineToken,
  showReminders,
  turnOffSms,
  turnOnSms,
  type LinkTarget,
} from "../../../business/notices/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { addressOf, readForm } from "../../browser/index.ts";
import { Button, ButtonLink, Form, Notice, Page } from "../../html/index.ts";
import { answerFailure } from "../failures/index.ts";
import type { WebGround } from "../ground.ts";
import { leadToFind, visitedLine } from "../line/index.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage, visitorOf } from "../view.ts";
import { keepVisit } from "../visit.ts";
import { reminderTexts } from "./texts/index.ts";
import { smsPageTexts } from "./texts/sms-texts.ts";

/** Reminders by short texts to the card: on and off in one tap, and where their link leads. */
export function smsRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.post("/line/:ref/reminders/sms", async (c) => smsToLine(c, ground));
  app.post("/reminders/:token/sms", async (c) => smsToPerson(c, ground, c.req.param("token")));
  app.get("/s/:code", async (c) => showSms(c, ground, c.req.param("code")));
  app.post("/s/:code", async (c) => stopSms(c, ground, c.req.param("code")));
  return app;
}

async function smsToLine(c: Context, ground: WebGround): Promise<Response> {
  const visited = visitedLine(c, ground);
  if (visited === undefined) return leadToFind(c);
  const { lineId, proof, ref } = visited;
  const target: LinkTarget = { kind: "line", lineId, proof, ...visitorOf(c) };
  const at = (language: Language) => paths.lineReminders(language, ref);
  return turn(c, ground, { lineId, target, at });
}

async function smsToPerson(c: Context, ground: WebGround, token: string): Promise<Response> {
  const act = actOf(c, ground);
  const { text } = await readForm(c);
  const opened = openPersonToken(act, token);
  // Old mails are passed on: they turn texts off and not on.
  if (opened === undefined || (!opened.isFresh && text("act") !== "off")) return leadToFind(c);
  const { personId } = opened;
  const reminders = await showReminders(act, personId);
  const told = reminders?.lines.find(({ line }) => line.lineId === text("line"));
  if (told === undefined) return leadToFind(c);
  const at = (language: Language) => paths.reminders(language, token);
  const { lineId } = told.line;
  return turn(c, ground, { lineId, target: { kind: "person", personId }, at });
}

interface Turn {
  readonly lineId: LineId;
  readonly target: LinkTarget;
  /** Where it leads back to. */
  readonly at: (language: Language) => string;
}

async function turn(c: Context, ground: WebGround, { at, ...wish }: Turn): Promise<Response> {
  const act = actOf(c, ground);
  const language = languageOf(c);
  const back = at(language);
  if ((await readForm(c)).text("act") === "off") {
    await turnOffSms(act, wish.lineId);
    return c.redirect(`${back}?said=smsOff`, 303);
  }
  const by = { address: addressOf(c, ground), device: keepVisit(c, ground).visitorId };
  const turned = await turnOnSms(act, { ...wish, by }, ground.sms);
  if (turned.ok) return c.redirect(`${back}?said=smsOn`, 303);
  if (turned.refusal === "too_many_tries") {
    const retryAfterSeconds = Number(turned.facts?.["retryAfterSeconds"] ?? 60);
    return answerFailure(c, ground, "tooMany", { retryAfterSeconds });
  }
  const texts = smsPageTexts[language];
  const page = (
    <Page frame={frameOf(c, ground, { at })} title={texts.title} isPrivate>
      <Notice kind="careful">
        <p>{texts.none}</p>
        <p>
          <a href={back}>{texts.again}</a>
        </p>
      </Notice>
    </Page>
  );
  return showPage(c, page, { status: 422 });
}

async function showSms(c: Context, ground: WebGround, code: string): Promise<Response> {
  const opened = await openSmsCode(actOf(c, ground), { code, address: addressOf(c, ground) });
  if (!opened.ok) return notOpen(c, ground, opened);
  const language = languageOf(c);
  const texts = smsPageTexts[language];
  // The card may be in another's phone: no more of the line than the card itself shows.
  const shown = { lineId: opened.value, proof: "number_and_digits" } as const;
  const frame = frameOf(c, ground, { at: (other) => paths.smsPage(other, code) });
  return showPage(
    c,
    <Page frame={frame} title={texts.title} lead={texts.lead} isPrivate>
      <ButtonLink
        href={paths.noticeLink(language, sealLineToken(actOf(c, ground), shown), { to: "plans" })}
      >
        {texts.open}
      </ButtonLink>
      <Form action={paths.smsPage(language, code)}>
        <Button kind="quiet">{texts.turnOff}</Button>
      </Form>
    </Page>,
  );
}

async function stopSms(c: Context, ground: WebGround, code: string): Promise<Response> {
  const act = actOf(c, ground);
  const opened = await openSmsCode(act, { code, address: addressOf(c, ground) });
  if (!opened.ok) return notOpen(c, ground, opened);
  await turnOffSms(act, opened.value);
  const language = languageOf(c);
  const frame = frameOf(c, ground, { at: (other) => paths.home(other) });
  return showPage(
    c,
    <Page frame={frame} title={smsPageTexts[language].title} isPrivate>
      <Notice kind="good" live="status">
        {smsPageTexts[language].said.smsOff}
      </Notice>
      <p>
        <a href={paths.home(language)}>{reminderTexts[language].find}</a>
      </p>
    </Page>,
  );
}

function notOpen(
  c: Context,
  ground: WebGround,
  { refusal, facts }: Refused<"link_over" | "too_many_tries">,
): Response {
  if (refusal === "too_many_tries") {
    const retryAfterSeconds = Number(facts?.["retryAfterSeconds"] ?? 60);
    return answerFailure(c, ground, "tooMany", { retryAfterSeconds });
  }
  const language = languageOf(c);
  const frame = frameOf(c, ground, { at: (other) => paths.home(other) });
  return showPage(
    c,
    <Page frame={frame} title={smsPageTexts[language].title} isPrivate>
      <Notice kind="careful">
        <p>{smsPageTexts[language].over}</p>
      </Notice>
      <p>
        <a href={paths.home(language)}>{reminderTexts[language].find}</a>
      </p>
    </Page>,
    { status: 404 },
  );
}
