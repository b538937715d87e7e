import { Hono, type Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import {
  findCase,
  openCase,
  openCaseWithPhoto,
  type Case,
  type CaseWish,
  type FindCaseRefusal,
  type OpenCaseRefusal,
} from "../../../business/cases/index.ts";
import type { Voucher } from "../../../business/renewals/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import type { PictureRefusal } from "../../../foundation/pictures/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { addressOf, readForm, readQuery } from "../../browser/index.ts";
import { showDuration, type FieldError } from "../../html/index.ts";
import { caseWordTexts, voucherTexts } from "../../words/index.ts";
import type { WebGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { keepVisit } from "../visit.ts";
import { keepShown, leadToAsk, wantedOf } from "../voucher/index.ts";
import { FindCasePage } from "./find-case.page.tsx";
import { keepHolder } from "./holder.ts";
import { ProblemPage, type TypedProblem } from "./problem.page.tsx";
import { showCase } from "./show-case.tsx";
import { casePageTexts } from "./texts/index.ts";
import { photoTexts } from "./texts/photos.ts";

/** Reporting a problem about an order, and how the report stands. */
export function caseRoutes(ground: WebGround): Hono {
  const app = new Hono();
  const problem = "/voucher/:number{[0-9A-Z]{10}}/problem";
  app.get(problem, async (c) => showProblem(c, ground));
  app.post(problem, async (c) => report(c, ground));
  app.get("/cases", (c) => {
    const number = readQuery(c).text("number").slice(0, 40);
    return ask(c, ground, { typed: { number, contact: "" } });
  });
  app.post("/cases", async (c) => find(c, ground));
  app.get("/cases/:case{[0-9A-Z]{9}}", async (c) => showCase(c, ground));
  return app;
}

async function showProblem(c: Context, ground: WebGround): Promise<Response> {
  const voucher = await wantedOf(c, ground);
  if (voucher === undefined) return leadToAsk(c);
  const typed = { cause: "", text: "", email: "", hadPhoto: "no", once: newId() } as const;
  return problemPage(c, ground, { voucher, typed });
}

function problemPage(
  c: Context,
  ground: WebGround,
  of: {
    readonly voucher: Voucher;
    readonly typed: TypedProblem;
    readonly errors?: readonly FieldError[];
    readonly status?: ContentfulStatusCode;
  },
): Response {
  const { voucher, typed, errors, status } = of;
  const frame = frameOf(c, ground, { current: "orders" });
  const page = (
    <ProblemPage {...{ frame, voucher, typed }} {...(errors === undefined ? {} : { errors })} />
  );
  return showPage(c, page, status === undefined ? {} : { status });
}

async function report(c: Context, ground: WebGround): Promise<Response> {
  const voucher = await wantedOf(c, ground);
  if (voucher === undefined) return leadToAsk(c);
  const form = await readForm(c);
  const photo = form.file("photo");
  const typed: TypedProblem = {
    ...{ cause: form.text("cause"), text: form.text("text"), email: form.text("email") },
    ...{ hadPhoto: photo === undefined ? "no" : "yes", once: form.text("once").slice(0, 60) },
  };
  const language = languageOf(c);
  const act = actOf(c, ground);
  const wish: CaseWish = {
    ...{ cause: typed.cause, text: typed.text, email: typed.email },
    ...{ language, channel: "web", once: typed.once === "" ? newId() : typed.once },
  };
  const opened =
    photo === undefined
      ? await openCase(act, voucher.key, wish)
      : await openCaseWithPhoto(act, voucher.key, { ...wish, photo: await photo.bytes() });
  if (opened.ok) {
    keepCase(c, ground, opened.value);
    keepHolder(c, ground, opened.value.caseId);
    return c.redirect(paths.cases(language, opened.value.number), 303);
  }
  if (opened.refusal === "order_unknown") return leadToAsk(c);
  const isTooMany = opened.refusal === "too_many_cases";
  const errors = [{ field: opened.field ?? "cause", message: problemMessage(c, opened) }];
  return problemPage(c, ground, { voucher, typed, errors, status: isTooMany ? 409 : 422 });
}

function problemMessage(c: Context, refused: Refused<OpenCaseRefusal | PictureRefusal>): string {
  const { refusal, facts } = refused;
  const language = languageOf(c);
  const { errors } = caseWordTexts[language];
  switch (refusal) {
    case "no_picture":
    case "picture_too_large":
    case "too_many_pixels":
    case "busy":
      return photoTexts[language].errors[refusal];
    case "text_too_long":
      return errors.text_too_long(Number(facts?.["lengthMax"]));
    case "order_unknown":
      return voucherTexts[language].errors.no_such_voucher;
    default:
      return errors[refusal];
  }
}

async function find(c: Context, ground: WebGround): Promise<Response> {
  const form = await readForm(c);
  const typed = { number: form.text("number"), contact: form.text("contact") };
  const found = await findCase(actOf(c, ground), {
    ...typed,
    address: addressOf(c, ground),
    device: keepVisit(c, ground).visitorId,
  });
  if (found.ok) {
    keepCase(c, ground, found.value);
    if (typed.contact.includes("@")) keepHolder(c, ground, found.value.caseId);
    return c.redirect(paths.cases(languageOf(c), found.value.number), 303);
  }
  const isTooMany = found.refusal === "too_many_tries";
  const response = ask(c, ground, {
    typed,
    errors: [{ field: found.field ?? "number", message: findMessage(c, found) }],
    status: isTooMany ? 429 : 422,
  });
  if (isTooMany) response.headers.set("Retry-After", String(waitOf(found)));
  return response;
}

function ask(
  c: Context,
  ground: WebGround,
  of: {
    readonly typed: { readonly number: string; readonly contact: string };
    readonly errors?: readonly FieldError[];
    readonly status?: ContentfulStatusCode;
  },
): Response {
  const { typed, errors, status } = of;
  const page = (
    <FindCasePage
      frame={frameOf(c, ground, { current: "orders", at: (other) => paths.cases(other) })}
      typed={typed}
      {...(errors === undefined ? {} : { errors })}
    />
  );
  return showPage(c, page, status === undefined ? {} : { status });
}

function keepCase(c: Context, ground: WebGround, { number, lineId, caseId }: Case): void {
  keepShown(c, ground, { number, lineId, id: caseId });
}

function findMessage(c: Context, refused: Refused<FindCaseRefusal>): string {
  const language = languageOf(c);
  const { errors } = casePageTexts[language];
  if (refused.refusal !== "too_many_tries") return errors[refused.refusal];
  return voucherTexts[language].errors.too_many_tries(showDuration(waitOf(refused), language));
}

function waitOf(refused: Refused<string>): number {
  return Number(refused.facts?.["retryAfterSeconds"] ?? 60);
}
