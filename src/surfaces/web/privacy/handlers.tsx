import { Hono, type Context } from "hono";
import { contactNeed } from "../../../business/renewals/index.ts";
import { sealPersonToken } from "../../../business/notices/index.ts";
import {
  askMine,
  askMineThere,
  eraseMine,
  foreseeErasure,
  gatherMine,
  mineFile,
  openMineToken,
  type AskMineRefusal,
  type AskThereRefusal,
  type Proven,
} from "../../../business/privacy/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { addressOf, readForm } from "../../browser/index.ts";
import { mineSheetFile, mineTexts } from "../../documents/index.ts";
import { showDuration, type FieldError } from "../../html/index.ts";
import { forgetAll } from "../farewell.ts";
import type { WebGround } from "../ground.ts";
import { deviceOf } from "../reminders/device.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { keepVisit } from "../visit.ts";
import { mineLetterTo } from "./mine-letter-to.ts";
import { AskPage, LinkOverPage } from "./ask.page.tsx";
import { ErasedPage, MinePage } from "./mine.page.tsx";

/** What is kept of a visitor: seen, taken along, erased. */
export function mineRoutes(ground: WebGround): Hono {
  const app = new Hono();
  const opened = (handle: Handle) => async (c: Context) => {
    const token = c.req.param("token") ?? "";
    const proven = openMineToken(actOf(c, ground), token);
    c.header("Cache-Control", "no-store");
    if (c.req.method === "POST") await readForm(c);
    if (proven === undefined) {
      const frame = frameOf(c, ground, { at: (other) => paths.mine(other) });
      return showPage(c, <LinkOverPage frame={frame} />, { status: 404 });
    }
    return handle(c, ground, { token, proven });
  };
  app.get("/privacy/mine", (c) => showAsk(c, ground, { email: "", isSent: false }));
  app.post("/privacy/mine", async (c) => ask(c, ground));
  app.get("/privacy/mine/:token", opened(showMine));
  app.get("/privacy/mine/:token/data.json", opened(sendJson));
  app.get("/privacy/mine/:token/data.pdf", opened(sendPdf));
  app.get("/privacy/mine/:token/erase", opened(backToMine));
  app.post("/privacy/mine/:token/erase", opened(erase));
  return app;
}

interface Opened {
  readonly token: string;
  readonly proven: Proven;
}

type Handle = (c: Context, ground: WebGround, of: Opened) => Promise<Response> | Response;

function showAsk(
  c: Context,
  ground: WebGround,
  of: {
    readonly email: string;
    readonly isSent: boolean;
    readonly errors?: readonly FieldError[];
    readonly status?: 422 | 429;
  },
): Response {
  const { status, ...props } = of;
  const frame = frameOf(c, ground, { at: (other) => paths.mine(other) });
  const isTold = deviceOf(c, ground) !== undefined;
  return showPage(
    c,
    <AskPage frame={frame} isTold={isTold} {...props} />,
    status === undefined ? {} : { status },
  );
}

async function ask(c: Context, ground: WebGround): Promise<Response> {
  const form = await readForm(c);
  const email = form.text("email").slice(0, 300);
  const language = languageOf(c);
  const by = { address: addressOf(c, ground), device: keepVisit(c, ground).visitorId };
  const act = actOf(c, ground);
  const personId = form.text("way") === "here" ? deviceOf(c, ground) : undefined;
  const letter = mineLetterTo(ground);
  const asked =
    personId === undefined
      ? await askMine(act, { email, by }, (token) => letter(token, language))
      : await askMineThere(act, { personId, by }, letter);
  if (asked.ok) {
    ground.nudge();
    return showAsk(c, ground, { email, isSent: true });
  }
  const isTooMany = asked.refusal === "too_many_tries";
  const response = showAsk(c, ground, {
    ...{ email, isSent: false, status: isTooMany ? 429 : 422 },
    errors: [{ field: "email", message: messageOf(c, asked) }],
  });
  if (isTooMany) response.headers.set("Retry-After", String(waitOf(asked)));
  return response;
}

function messageOf(c: Context, refused: Refused<AskMineRefusal | AskThereRefusal>): string {
  const language = languageOf(c);
  const { page } = mineTexts[language];
  if (refused.refusal !== "too_many_tries") return page.unreadable;
  return page.tooMany(showDuration(waitOf(refused), language));
}

function waitOf({ facts }: Refused<string>): number {
  return Number(facts?.["retryAfterSeconds"] ?? 60);
}

async function showMine(
  c: Context,
  ground: WebGround,
  { token, proven, errors }: Opened & { readonly errors?: readonly FieldError[] },
): Promise<Response> {
  const act = actOf(c, ground);
  const mine = await gatherMine(act, proven);
  const { person } = mine.reminders;
  const remindersUrl =
    person === undefined
      ? {}
      : { remindersUrl: paths.reminders(languageOf(c), sealPersonToken(act, person.personId)) };
  const page = (
    <MinePage
      frame={frameOf(c, ground, { at: (other) => paths.mine(other, token) })}
      {...{ token, mine, ...remindersUrl }}
      erasure={foreseeErasure(mine, contactNeed)}
      {...(errors === undefined ? {} : { errors })}
    />
  );
  return showPage(c, page, errors === undefined ? {} : { status: 422 });
}

async function sendJson(c: Context, ground: WebGround, { proven }: Opened): Promise<Response> {
  const act = actOf(c, ground);
  const file = await mineFile(act, await gatherMine(act, proven));
  return c.body(JSON.stringify(file, undefined, 2), 200, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Disposition": 'attachment; filename="tsunagu-data.json"',
  });
}

async function sendPdf(c: Context, ground: WebGround, { proven }: Opened): Promise<Response> {
  const file = await mineSheetFile(await gatherMine(actOf(c, ground), proven), languageOf(c));
  return c.body(file.content, 200, {
    "Content-Type": file.contentType,
    "Content-Disposition": `attachment; filename="${file.fileName}"`,
  });
}

// A page that was left open, asked for again.
function backToMine(c: Context, _ground: WebGround, { token }: Opened): Response {
  return c.redirect(paths.mine(languageOf(c), token), 303);
}

async function erase(c: Context, ground: WebGround, { token, proven }: Opened): Promise<Response> {
  const form = await readForm(c);
  if (form.text("sure") === "") {
    const message = mineTexts[languageOf(c)].page.sureMissing;
    return showMine(c, ground, { token, proven, errors: [{ field: "sure", message }] });
  }
  const erasure = await eraseMine(actOf(c, ground), proven);
  forgetAll(c, ground);
  const frame = frameOf(c, ground, { at: (other) => paths.mine(other) });
  return showPage(c, <ErasedPage frame={frame} erasure={erasure} />);
}
