import { Hono, type Context } from "hono";
import {
  changePreferences,
  inOrder,
  confirmReminders,
  isReminderWish,
  openLineToken,
  openPersonToken,
  removeAddress,
  resumeLine,
  resumeReminders,
  sealLineToken,
  sealPersonToken,
  showReminders,
  smsStanding,
  stopLine,
  stopReminders,
  usableAddresses,
  type OpenedPerson,
  type Reminders,
} from "../../../business/notices/index.ts";
import { askMineThere } from "../../../business/privacy/index.ts";
import { readStanding } from "../../../business/renewals/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import { isLanguage, type Language } from "../../../foundation/language/index.ts";
import { addressOf, readForm, readQuery } from "../../browser/index.ts";
import type { FieldError } from "../../html/index.ts";
import { beginChat } from "../chat-apps/index.ts";
import { answerFailure } from "../failures/index.ts";
import type { WebGround } from "../ground.ts";
import { mineLetterTo } from "../privacy/index.ts";
import { paths } from "../routes.ts";
import { leadToFind } from "../line/index.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { keepVisit, rememberLine } from "../visit.ts";
import { ask, showAsk } from "./ask-handlers.tsx";
import { ConfirmPage, LinkOverPage } from "./ask.page.tsx";
import {
  RemindersPage,
  type RemindersPageProps,
  type Said,
  type TypedPreferences,
} from "./reminders.page.tsx";
import { pushRoutes } from "./push-handlers.tsx";
import { smsRoutes } from "./sms-handlers.tsx";
import { reminderTexts } from "./texts/index.ts";

export function reminderRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get("/n/:token", async (c) => openLine(c, ground, c.req.param("token")));
  app.get("/line/:ref/reminders", async (c) => showAsk(c, ground));
  app.post("/line/:ref/reminders", async (c) => ask(c, ground));
  app.get("/reminders/yes/:token", (c) => askYes(c, ground, c.req.param("token")));
  app.post("/reminders/yes/:token", async (c) => sayYes(c, ground, c.req.param("token")));
  app.get("/reminders/:token", async (c) => show(c, ground, c.req.param("token")));
  app.post("/reminders/:token", async (c) => change(c, ground, c.req.param("token")));
  app.route("/", pushRoutes(ground));
  app.route("/", smsRoutes(ground));
  return app;
}

/**
 * What mail programs ask by themselves (RFC 8058): no cookie, no page and no origin of ours, and
 * the sealed token is all the proof there is. People who follow the link come to their page.
 */
export function stopRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get("/reminders/:token/stop", (c) =>
    c.redirect(paths.reminders(languageOf(c), c.req.param("token")), 302),
  );
  app.post("/reminders/:token/stop", async (c) => {
    const act = actOf(c, ground);
    const personId = openPersonToken(act, c.req.param("token"))?.personId;
    const reminders = personId === undefined ? undefined : await showReminders(act, personId);
    if (personId === undefined || reminders === undefined) return c.text("unknown", 404);
    if (reminders.person.stoppedAt === undefined) await stopReminders(act, personId);
    return c.text("stopped", 200, { "Cache-Control": "no-store" });
  });
  return app;
}

async function openLine(c: Context, ground: WebGround, token: string): Promise<Response> {
  c.header("Cache-Control", "no-store");
  const act = actOf(c, ground);
  const opened = openLineToken(act, token);
  if (opened === undefined) return leadToFind(c);
  const ref = rememberLine(c, ground, opened);
  const language = languageOf(c);
  switch (readQuery(c).text("to")) {
    case "plans":
      return c.redirect(paths.plans(language, ref), 303);
    case "calendar":
      return c.redirect(paths.lineCalendar(language, ref), 303);
    case "start": {
      const standing = await readStanding(act, opened);
      const next = standing?.queued.find(({ mayStartNow }) => mayStartNow);
      const path =
        next === undefined
          ? paths.line(language, ref)
          : `${paths.lineStart(language, ref)}?bucket=${next.bucket.bucketId}`;
      return c.redirect(path, 303);
    }
    default:
      return c.redirect(paths.line(language, ref), 303);
  }
}

function askYes(c: Context, ground: WebGround, token: string): Response {
  const frame = frameOf(c, ground);
  if (!isReminderWish(actOf(c, ground), token)) return linkOver(c, ground);
  return showPage(c, <ConfirmPage frame={frame} token={token} />);
}

async function sayYes(c: Context, ground: WebGround, token: string): Promise<Response> {
  const act = actOf(c, ground);
  const confirmed = await confirmReminders(act, token);
  if (!confirmed.ok) return linkOver(c, ground);
  const path = paths.reminders(languageOf(c), sealPersonToken(act, confirmed.value.personId));
  return c.redirect(`${path}?said=confirmed`, 303);
}

async function show(c: Context, ground: WebGround, token: string): Promise<Response> {
  const found = await openReminders(c, ground, token);
  if (found === undefined) return linkOver(c, ground);
  const said = SAID.find((word) => word === readQuery(c).text("said"));
  return showPage(
    c,
    <RemindersPage
      {...await pageProps(c, ground, { token, reminders: found })}
      {...(said === undefined ? {} : { said })}
    />,
  );
}

const SAID: readonly Said[] = [
  ...(["saved", "stopped", "resumed", "confirmed"] as const),
  ...(["removed", "lineStopped", "lineResumed", "pushed", "mine"] as const),
  ...(["smsOn", "smsOff"] as const),
];

async function change(c: Context, ground: WebGround, token: string): Promise<Response> {
  const form = await readForm(c);
  const reminders = await openReminders(c, ground, token);
  if (reminders === undefined) return linkOver(c, ground);
  const act = actOf(c, ground);
  const { personId } = reminders.person;
  const back = (said: Said, language: Language = languageOf(c)) =>
    c.redirect(`${paths.reminders(language, token)}?said=${said}`, 303);
  switch (form.text("act")) {
    case "stop":
      await stopReminders(act, personId);
      return back("stopped");
    case "resume":
      await resumeReminders(act, personId);
      return back("resumed");
    case "remove":
      await removeAddress(act, personId, form.text("address"));
      return back("removed");
    case "chat": {
      if (!reminders.isFresh) return linkOver(c, ground);
      const frame = { at: (other: Language) => paths.reminders(other, token) };
      const target = { kind: "person", personId } as const;
      const begun = await beginChat(c, ground, { chat: form.text("chat"), target, frame });
      return begun ?? linkOver(c, ground);
    }
    case "mine": {
      const by = { address: addressOf(c, ground), device: keepVisit(c, ground).visitorId };
      const asked = await askMineThere(act, { personId, by }, mineLetterTo(ground));
      if (asked.ok) ground.nudge();
      if (asked.ok || asked.refusal === "nowhere") return back(asked.ok ? "mine" : "saved");
      const retryAfterSeconds = Number(asked.facts?.["retryAfterSeconds"] ?? 60);
      return answerFailure(c, ground, "tooMany", { retryAfterSeconds });
    }
    case "stopLine":
    case "resumeLine": {
      const typed = form.text("line");
      const known = reminders.lines.find(({ line }) => line.lineId === typed)?.line;
      if (known === undefined) return linkOver(c, ground);
      const isStop = form.text("act") === "stopLine";
      await (isStop ? stopLine : resumeLine)(act, { personId, lineId: known.lineId });
      return back(isStop ? "lineStopped" : "lineResumed");
    }
    default: {
      const typed = typedIn(form);
      const errors = await save(act, reminders, typed);
      if (errors.length === 0) {
        return back("saved", isLanguage(typed.language) ? typed.language : languageOf(c));
      }
      const props = await pageProps(c, ground, { token, reminders });
      return showPage(c, <RemindersPage {...props} typed={typed} errors={errors} />, {
        status: 422,
      });
    }
  }
}

async function save(
  act: Act,
  { person }: Reminders,
  typed: TypedPreferences,
): Promise<readonly FieldError[]> {
  const { errors } = reminderTexts[act.language];
  const [fromHour, untilHour] = [hourOf(typed.quietFrom), hourOf(typed.quietUntil)];
  if (!isLanguage(typed.language)) return [{ field: "language", message: errors.choose }];
  if (fromHour === undefined) return [{ field: "quietFrom", message: errors.choose }];
  if (untilHour === undefined) return [{ field: "quietUntil", message: errors.choose }];
  const channels = inOrder(person.channels);
  const first = channels.find((channel) => channel === typed.first) ?? channels[0];
  const changed = await changePreferences(act, person.personId, {
    language: typed.language,
    quiet: { zone: typed.zone, fromHour, untilHour },
    channels: channels.toSorted((a, b) => Number(b === first) - Number(a === first)),
  });
  if (changed.ok) return [];
  const message = changed.refusal === "zone_unknown" ? errors.choose : errors.quietTooLong;
  return [{ field: changed.field ?? "zone", message }];
}

function hourOf(text: string): number | undefined {
  return /^(?:1?\d|2[0-3])$/u.test(text) ? Number(text) : undefined;
}

function typedIn(form: Awaited<ReturnType<typeof readForm>>): TypedPreferences {
  return {
    language: form.text("language"),
    zone: form.text("zone").slice(0, 64),
    quietFrom: form.text("quietFrom"),
    quietUntil: form.text("quietUntil"),
    first: form.text("first"),
  };
}

async function openReminders(
  c: Context,
  ground: WebGround,
  token: string,
): Promise<Shown | undefined> {
  const act = actOf(c, ground);
  const opened = openPersonToken(act, token);
  const reminders = opened && (await showReminders(act, opened.personId));
  return opened && reminders && { ...reminders, isFresh: opened.isFresh };
}

type Shown = Reminders & Pick<OpenedPerson, "isFresh">;

async function pageProps(
  c: Context,
  ground: WebGround,
  { token, reminders }: { readonly token: string; readonly reminders: Shown },
): Promise<RemindersPageProps> {
  const { language, quiet, channels } = reminders.person;
  const act = actOf(c, ground);
  const ids = reminders.lines.map(({ line }) => line.lineId);
  const standings = ids.map(async (id) => [id, await smsStanding(act, id, ground.sms)] as const);
  return {
    frame: frameOf(c, ground, { at: (other) => paths.reminders(other, token) }),
    now: ground.clock.now(),
    pushKey: ground.secrets.pushSigner.publicKey,
    token,
    reminders,
    chats: ground.chats,
    sms: new Map(await Promise.all(standings)),
    ...(reminders.isFresh ? { lineToken: (line) => sealLineToken(act, line) } : {}),
    typed: {
      language,
      zone: quiet.zone,
      quietFrom: String(quiet.fromHour),
      quietUntil: String(quiet.untilHour),
      first: usableAddresses(reminders.person)[0]?.channel ?? channels[0] ?? "email",
    },
  };
}

function linkOver(c: Context, ground: WebGround): Response {
  return showPage(c, <LinkOverPage frame={frameOf(c, ground)} />, { status: 404 });
}
