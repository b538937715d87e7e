import { Hono, type Context } from "hono";
import {
  answerCase,
  caseFor,
  casesFor,
  closeCase,
  decisionOf,
  photoFile,
  photosOf,
  ratingOf,
  type AnswerRefusal,
} from "../../../business/cases/index.ts";
import { readVoucher } from "../../../business/renewals/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { sendPicture, type FormInput } from "../../browser/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { managed, partsOf } from "../manage/index.ts";
import { paths } from "../routes.ts";
import { actOf, showPage, staffOf, textsOf, type Trouble } from "../view.tsx";
import { AnswerPage, CasesPage } from "./answer.page.tsx";

/** What was reported, for whoever may answer it. */
export function answerRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const may = managed(ground, "answer_case");
  const one = "/manage/cases/:case{[0-9A-Z]{9}}";
  app.get(
    "/manage/cases",
    may.page(async (c) => showCases(c, ground)),
  );
  app.get(
    one,
    may.page(async (c) => showCase(c, ground)),
  );
  app.post(
    one,
    may.form(async (c, form) => answer(c, ground, form)),
  );
  app.post(
    `${one}/close`,
    may.form(async (c) => close(c, ground)),
  );
  app.get(
    `${one}/photos/:photo{[1-9]}`,
    may.page(async (c) => sendPhoto(c, ground)),
  );
  return app;
}

async function sendPhoto(c: Context, ground: CounterGround): Promise<Response> {
  const act = actOf(c, ground);
  const shown = await caseFor(act, staffOf(c), numberOf(c));
  const ordinal = Number(c.req.param("photo"));
  const jpeg = shown === undefined ? undefined : await photoFile(act, shown, ordinal);
  if (jpeg === undefined) return answerFailure(c, ground, "notFound");
  return sendPicture(c, jpeg);
}

async function showCases(c: Context, ground: CounterGround): Promise<Response> {
  const [act, staff] = [actOf(c, ground), staffOf(c)];
  const [waiting, answered] = await Promise.all([
    casesFor(act, staff, ["open"]),
    casesFor(act, staff, ["answered"]),
  ]);
  const parts = partsOf(c, ground, { at: paths.manageCases() });
  return showPage(c, <CasesPage {...parts} waiting={waiting} answered={answered} />);
}

async function showCase(
  c: Context,
  ground: CounterGround,
  of: { readonly trouble?: Trouble; readonly typed?: string } = {},
): Promise<Response> {
  const act = actOf(c, ground);
  const shown = await caseFor(act, staffOf(c), numberOf(c));
  const now = shown === undefined ? undefined : await readVoucher(act, shown);
  if (shown === undefined || now === undefined) return answerFailure(c, ground, "notFound");
  const parts = partsOf(c, ground, { at: paths.manageCases(shown.number), ...of });
  const [decision, rating, photos] = await Promise.all([
    decisionOf(act, shown),
    ratingOf(act, shown),
    photosOf(act, shown),
  ]);
  const rated = rating === undefined ? {} : { rating };
  const page = (
    <AnswerPage {...{ ...parts, shown, now, decision, photos, ...rated }} typed={of.typed ?? ""} />
  );
  return showPage(c, page, of.trouble?.status ?? 200);
}

async function answer(c: Context, ground: CounterGround, form: FormInput): Promise<Response> {
  const typed = form.text("answer");
  const wish = { number: numberOf(c), answer: typed };
  const answered = await answerCase(actOf(c, ground), staffOf(c), wish);
  if (answered.ok) {
    ground.nudge();
    return c.redirect(paths.manageCases(answered.value.number), 303);
  }
  return showCase(c, ground, { trouble: troubleOf(c, answered), typed });
}

async function close(c: Context, ground: CounterGround): Promise<Response> {
  const closed = await closeCase(actOf(c, ground), staffOf(c), numberOf(c));
  if (closed.ok) return c.redirect(paths.manageCases(), 303);
  return showCase(c, ground, { trouble: troubleOf(c, closed) });
}

function numberOf(c: Context): string {
  return c.req.param("case") ?? "";
}

function troubleOf(c: Context, { refusal, field }: Refused<AnswerRefusal>): Trouble {
  const message = textsOf(c).cases.errors[refusal];
  return field === undefined
    ? { errors: [], notice: message, status: 409 }
    : { errors: [{ field, message }], status: 422 };
}
