import { Hono, type Context } from "hono";
import {
  cannedAnswers,
  changeCanned,
  setSupportHours,
  supportHours,
  type CannedAnswer,
} from "../../../business/support/index.ts";
import { LANGUAGES, type Language } from "../../../foundation/language/index.ts";
import { readQuery, type FormInput } from "../../browser/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { managed, partsOf } from "../manage/index.ts";
import { paths } from "../routes.ts";
import { actOf, showPage, staffOf, textsOf, type Trouble } from "../view.tsx";
import { CannedPage, SettingsPage } from "./settings.page.tsx";

/** The hours of the desk, and the answers that are given often. */
export function settingsRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const may = managed(ground, "direct_support");
  app.get(
    "/chats/settings",
    may.page(async (c) => showSettings(c, ground)),
  );
  app.post(
    "/chats/settings",
    may.form(async (c, form) => setHours(c, ground, form)),
  );
  app.get(
    "/chats/canned/:code",
    may.page(async (c) => showCanned(c, ground)),
  );
  app.post(
    "/chats/canned",
    may.form(async (c, form) => setCanned(c, ground, form)),
  );
  return app;
}

async function showSettings(
  c: Context,
  ground: CounterGround,
  of: { readonly trouble?: Trouble; readonly hours?: string } = {},
): Promise<Response> {
  const act = actOf(c, ground);
  const [hours, canned] = await Promise.all([supportHours(act), cannedAnswers(act)]);
  const parts = partsOf(c, ground, { at: paths.chatSettings(), ...of });
  const isSaved = readQuery(c).text("saved") === "yes";
  const page = <SettingsPage {...{ ...parts, canned, isSaved }} hours={of.hours ?? hours} />;
  return showPage(c, page, of.trouble?.status ?? 200);
}

async function setHours(c: Context, ground: CounterGround, form: FormInput): Promise<Response> {
  const hours = form.text("hours");
  const set = await setSupportHours(actOf(c, ground), staffOf(c), hours);
  if (set.ok) return c.redirect(`${paths.chatSettings()}?saved=yes`, 303);
  const message = textsOf(c).chats.errors[set.refusal];
  const trouble = { errors: [{ field: "hours", message }], status: 422 } as const;
  return showSettings(c, ground, { trouble, hours });
}

const NEW = "new";
const EMPTY = Object.fromEntries(LANGUAGES.map((one) => [one, ""])) as CannedAnswer["texts"];

async function showCanned(
  c: Context,
  ground: CounterGround,
  of: { readonly trouble?: Trouble; readonly typed?: CannedAnswer } = {},
): Promise<Response> {
  const code = c.req.param("code") ?? NEW;
  const all = await cannedAnswers(actOf(c, ground));
  const known = all.find((one) => one.code === code);
  const shown = of.typed ?? known ?? (code === NEW ? { code: "", texts: EMPTY } : undefined);
  if (shown === undefined) return answerFailure(c, ground, "notFound");
  const parts = partsOf(c, ground, { at: paths.canned(known?.code ?? NEW), ...of });
  const page = <CannedPage {...{ ...parts, shown }} isNew={known === undefined} />;
  return showPage(c, page, of.trouble?.status ?? 200);
}

async function setCanned(c: Context, ground: CounterGround, form: FormInput): Promise<Response> {
  const texts = Object.fromEntries(
    LANGUAGES.map((language) => [language, form.text(`text-${language}`)]),
  ) as Record<Language, string>;
  const typed = { code: form.text("code").slice(0, 60), texts };
  const changed = await changeCanned(actOf(c, ground), staffOf(c), typed);
  if (changed.ok) return c.redirect(`${paths.chatSettings()}?saved=yes`, 303);
  const message = textsOf(c).chats.errors[changed.refusal];
  const errors = [{ field: changed.field ?? "code", message }];
  return showCanned(c, ground, { trouble: { errors, status: 422 }, typed });
}
