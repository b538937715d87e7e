import { Hono, type Context } from "hono";
import { findOwnedLine } from "../../../business/esims/index.ts";
import type { FindLineRefusal, FoundLine } from "../../../business/lines/index.ts";
import { takeTurn } from "../../../foundation/limits/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { showDuration, type FieldError } from "../../html/index.ts";
import { addressOf, readForm, readQuery } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { showHome } from "../home/index.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { keepVisit, rememberLine } from "../visit.ts";
import { openQuestion, sealQuestion, type Question } from "./question.ts";
import { readPhoto, type PhotoRefusal } from "./read-photo.ts";
import { SecondPage } from "./second.page.tsx";
import { findTexts } from "./texts/index.ts";

/** Finding a line: by a typed number, a photo, the link of the pack, and the second proof. */
export function findRoutes(ground: WebGround): Hono {
  const routes = new Hono();
  const home = (c: Context) => c.redirect(paths.home(languageOf(c)), 302);
  routes.get("/find", home);
  routes.get("/find/photo", home);
  routes.post("/find", async (c) => {
    const form = await readForm(c);
    return findTyped(c, ground, { typed: form.text("number"), field: "number" });
  });
  routes.get("/r/:code", async (c) =>
    findTyped(c, ground, { typed: c.req.param("code"), field: "number" }),
  );
  routes.post("/find/photo", (c) => findInPhoto(c, ground));
  routes.get("/find/second", (c) => askSecond(c, ground));
  routes.post("/find/second", (c) => checkSecond(c, ground));
  return routes;
}

interface Wanted {
  readonly typed: string;
  /** The field of the first page that an error belongs to. */
  readonly field: "number" | "photo";
}

async function findTyped(c: Context, ground: WebGround, wanted: Wanted): Promise<Response> {
  const { typed, field } = wanted;
  const device = keepVisit(c, ground).visitorId;
  const found = await findOwnedLine(actOf(c, ground), {
    ...{ typed, device },
    address: addressOf(c, ground),
  });
  if (!found.ok) {
    const errors = [{ field, message: messageFor(c, found) }];
    return refuseOnHome(c, ground, {
      refused: found,
      errors,
      typed: field === "photo" ? "" : typed,
    });
  }
  if (found.value.kind === "known") return goToLine(c, ground, found.value);
  return leadToSecond(c, ground, { typed, needs: found.value });
}

/** Asks for the second proof; what was typed goes along sealed, and stands in no address. */
export function leadToSecond(c: Context, ground: WebGround, question: Question): Response {
  return c.redirect(paths.findSecond(languageOf(c), sealQuestion(ground, question)), 303);
}

function goToLine(
  c: Context,
  ground: WebGround,
  found: Extract<FoundLine, { kind: "known" }>,
): Response {
  const ref = rememberLine(c, ground, { lineId: found.lineId, proof: found.proof });
  return c.redirect(paths.line(languageOf(c), ref), 303);
}

const PHOTO_TRIES = { perWindow: 30, windowSeconds: 600 } as const;

async function findInPhoto(c: Context, ground: WebGround): Promise<Response> {
  const texts = findTexts[languageOf(c)];
  const fail = (refusal: PhotoRefusal | "none") =>
    showHome(c, ground, {
      errors: [{ field: "photo", message: texts.photo[refusal] }],
      status: refusal === "busy" ? 503 : 422,
    });
  const photo = (await readForm(c)).file("photo");
  if (photo === undefined) return fail("none");
  const address = ground.secrets.blind("limit", addressOf(c, ground)).toString("base64url");
  const turn = await takeTurn(actOf(c, ground), [{ key: `photo:${address}`, ...PHOTO_TRIES }]);
  if (!turn.ok) {
    const errors = [{ field: "photo", message: messageFor(c, turn) }];
    return refuseOnHome(c, ground, { refused: turn, errors });
  }
  const read = await readPhoto(await photo.bytes());
  if (!read.ok) return fail(read.refusal);
  return findTyped(c, ground, { typed: read.value, field: "photo" });
}

function askSecond(c: Context, ground: WebGround): Response {
  const asked = readQuery(c).text("asked");
  const question = openQuestion(ground, asked);
  if (question === undefined) return startAgain(c);
  return showSecond(c, ground, { asked, question });
}

async function checkSecond(c: Context, ground: WebGround): Promise<Response> {
  const form = await readForm(c);
  const [asked, second] = [form.text("asked"), form.text("second")];
  const question = openQuestion(ground, asked);
  if (question === undefined) return startAgain(c);
  const texts = findTexts[languageOf(c)].second;
  const fail = (message: string, refused?: Refused<string>) =>
    showSecond(c, ground, {
      asked,
      question,
      errors: [{ field: "second", message }],
      ...(refused === undefined ? {} : { refused }),
    });
  if (second === "") return fail(texts.missing);
  const found = await findOwnedLine(actOf(c, ground), {
    typed: question.typed,
    second,
    device: keepVisit(c, ground).visitorId,
    address: addressOf(c, ground),
  });
  if (found.ok && found.value.kind === "known") return goToLine(c, ground, found.value);
  if (!found.ok && found.refusal === "too_many_tries") return fail(messageFor(c, found), found);
  return fail(texts.noMatch);
}

function showSecond(
  c: Context,
  ground: WebGround,
  shown: {
    readonly asked: string;
    readonly question: Question;
    readonly errors?: readonly FieldError[];
    readonly refused?: Refused<string>;
  },
): Response {
  const { asked, question, errors = [], refused } = shown;
  const at = (language: Parameters<typeof paths.home>[0]) => paths.findSecond(language, asked);
  const response = showPage(
    c,
    <SecondPage
      frame={frameOf(c, ground, { at })}
      asked={asked}
      typed={question.typed}
      question={question.needs}
      errors={errors}
    />,
    { status: refused === undefined ? (errors.length === 0 ? 200 : 422) : 429 },
  );
  return withRetry(response, refused);
}

function startAgain(c: Context): Response {
  return c.redirect(paths.home(languageOf(c), "too-late"), 303);
}

function refuseOnHome(
  c: Context,
  ground: WebGround,
  shown: { refused: Refused<string>; errors: readonly FieldError[]; typed?: string },
): Response {
  const { refused, errors, typed = "" } = shown;
  const status = refused.refusal === "too_many_tries" ? 429 : 422;
  return withRetry(showHome(c, ground, { errors, typed, status }), refused);
}

function withRetry(response: Response, refused: Refused<string> | undefined): Response {
  const seconds = refused?.facts?.["retryAfterSeconds"];
  if (seconds !== undefined) response.headers.set("Retry-After", String(seconds));
  return response;
}

/** Why what was typed leads to no line. */
export function messageFor(c: Context, refused: Refused<FindLineRefusal>): string {
  const language = languageOf(c);
  const texts = findTexts[language];
  switch (refused.refusal) {
    case "too_many_tries":
      return texts.tooMany(showDuration(Number(refused.facts?.["retryAfterSeconds"]), language));
    case "product_barcode":
      return texts.productBarcode;
    case "hand_over_card":
      return texts.handOverCard;
    case "renewal_code_mistyped":
      return texts.codeMistyped;
    case "no_match":
      return texts.codeUnknown;
    case "lpa_not_ours":
      return texts.lpaNotOurs;
    case "unreadable": {
      const reason = refused.facts?.["reason"] as keyof typeof texts.reasons | undefined;
      return reason === undefined ? texts.unreadable : texts.reasons[reason];
    }
  }
}
