import { Hono, type Context } from "hono";
import {
  addressReceipt,
  receiptsOf,
  reissueReceipt,
  type AddressRefusal,
  type Receipt,
} from "../../../business/receipts/index.ts";
import { askLetter, canMailAgain, renewalOf } from "../../../business/renewals/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { maskEmail } from "../../words/index.ts";
import { receiptFile, receiptSheet, whichOf } from "../../documents/index.ts";
import type { FieldError } from "../../html/index.ts";
import { readForm, readQuery } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { orderOfNumber, type VisitedOrder } from "../visit.ts";
import { NotYetPage } from "./not-yet.page.tsx";
import { ReceiptPage, type ReceiptPageProps } from "./receipt.page.tsx";
import { receiptMailTexts, receiptPageTexts } from "./texts/index.ts";

/** The documents of an order of this visitor. */
export function receiptRoutes(ground: WebGround): Hono {
  const app = new Hono();
  const order = "/orders/:number{[0-9A-Z]{10}}";
  app.get(`${order}/receipt`, async (c) => showReceipt(c, ground));
  app.post(`${order}/receipt`, async (c) => changeReceipt(c, ground));
  app.get(`${order}/receipt.pdf`, async (c) => sendPdf(c, ground));
  return app;
}

interface Wanted {
  readonly visited: VisitedOrder;
  /** All documents of the order. */
  readonly receipts: readonly Receipt[];
  /** The one that is asked for; absent while there is none. */
  readonly receipt?: Receipt;
}

// Only the browser that placed the order, or found it by number and e-mail, has it in its visit.
async function wantedOf(c: Context, ground: WebGround): Promise<Wanted | undefined> {
  const visited = orderOfNumber(c, ground, c.req.param("number") ?? "");
  if (visited === undefined) return undefined;
  const receipts = await receiptsOf(actOf(c, ground), visited);
  const receipt = choose(receipts, c);
  return { visited, receipts, ...(receipt === undefined ? {} : { receipt }) };
}

// What was refunded before it was fulfilled has no receipt of a sale: then the link in the mail
// leads to the document of the refund.
function choose(receipts: readonly Receipt[], c: Context): Receipt | undefined {
  const query = readQuery(c);
  const isReturn = query.text("kind") === "return";
  const part = query.text("part");
  if (!isReturn) return receipts[0];
  const returns = receipts.filter(({ content }) => content.kind === "return");
  return part === "" ? returns.at(-1) : returns.find(({ ordinal }) => String(ordinal) === part);
}

function leadToLookUp(c: Context): Response {
  const number = encodeURIComponent(c.req.param("number") ?? "");
  return c.redirect(`${paths.orders(languageOf(c))}?number=${number}`, 303);
}

async function showReceipt(c: Context, ground: WebGround): Promise<Response> {
  const wanted = await wantedOf(c, ground);
  if (wanted === undefined) return leadToLookUp(c);
  const { receipt, visited } = wanted;
  if (receipt !== undefined) {
    return showFound(c, ground, { ...wanted, receipt, ...(await mailOf(c, ground, visited)) });
  }
  const frame = frameOf(c, ground, { current: "orders" });
  const orderUrl = paths.order(languageOf(c), visited.number);
  const renewal = await renewalOf(actOf(c, ground), visited);
  const joint = renewal?.receiptOn === undefined ? {} : { joint: "awaited" as const };
  return showPage(c, <NotYetPage frame={frame} orderUrl={orderUrl} {...joint} />, { status: 404 });
}

/** Whom the receipt can be mailed to once more; nobody, where the order has no address. */
async function mailOf(
  c: Context,
  ground: WebGround,
  visited: VisitedOrder,
): Promise<Pick<ReceiptPageProps, "mail">> {
  const renewal = await renewalOf(actOf(c, ground), visited);
  if (renewal?.contactEmail === undefined || !canMailAgain(renewal)) return {};
  const isMailed = c.req.method === "GET" && readQuery(c).text("said") === "mailed";
  return { mail: { to: maskEmail(renewal.contactEmail), once: newId(), isMailed } };
}

function showFound(
  c: Context,
  ground: WebGround,
  shown: Wanted & {
    readonly receipt: Receipt;
    readonly mail?: ReceiptPageProps["mail"];
    readonly typed?: string;
    readonly errors?: readonly FieldError[];
    readonly status?: 422 | 429;
  },
): Response {
  const { receipt, receipts, mail, typed, errors } = shown;
  const { number } = shown.visited;
  const language = languageOf(c);
  const { publicUrl } = ground.config;
  const page = (
    <ReceiptPage
      frame={frameOf(c, ground, { current: "orders" })}
      sheet={receiptSheet(receipt, { language, publicUrl })}
      isAddressed={receipt.addressee !== undefined}
      urls={{
        self: paths.receipt(language, number, whichOf(receipt)),
        pdf: paths.receiptPdf(language, number, whichOf(receipt)),
        order: paths.order(language, number),
        others: receipts
          .filter((other) => other !== receipt)
          .map((other) => ({
            kind: other.content.kind,
            number: other.content.number,
            url: paths.receipt(language, number, whichOf(other)),
          })),
      }}
      {...(mail === undefined ? {} : { mail })}
      {...(typed === undefined ? {} : { typed })}
      {...(errors === undefined ? {} : { errors })}
    />
  );
  const status = shown.status ?? (errors === undefined ? 200 : 422);
  return showPage(c, page, { status, kept: "visit" });
}

async function changeReceipt(c: Context, ground: WebGround): Promise<Response> {
  const wanted = await wantedOf(c, ground);
  if (wanted === undefined) return leadToLookUp(c);
  const language = languageOf(c);
  const { visited, receipt } = wanted;
  if (receipt === undefined) return c.redirect(paths.receipt(language, visited.number), 303);
  const { lineId, renewalId, ordinal, content } = receipt;
  const key = { lineId, renewalId, ordinal, kind: content.kind };
  const act = actOf(c, ground);
  const form = await readForm(c);
  if (form.text("do") === "mail") {
    return mailReceipt(c, ground, { ...wanted, receipt, onceKey: form.text("once") });
  }
  const typed = form.text("addressee");
  const outcome =
    form.text("do") === "reissue"
      ? await reissueReceipt(act, key)
      : await addressReceipt(act, key, typed);
  if (outcome.ok) {
    return c.redirect(paths.receipt(language, visited.number, whichOf(receipt)), 303);
  }
  const errors = [{ field: "addressee", message: messageFor(c, outcome) }];
  return showFound(c, ground, { ...wanted, receipt, typed, errors });
}

async function mailReceipt(
  c: Context,
  ground: WebGround,
  wish: Wanted & { readonly receipt: Receipt; readonly onceKey: string },
): Promise<Response> {
  const { visited, receipt } = wish;
  // Without a key of its own a form is sent as if for the first time.
  const onceKey = wish.onceKey === "" ? newId() : wish.onceKey.slice(0, 60);
  const asked = await askLetter(actOf(c, ground), { ...visited, onceKey });
  const language = languageOf(c);
  const url = paths.receipt(language, visited.number, whichOf(receipt));
  if (asked.ok) {
    ground.nudge();
    return c.redirect(`${url}${url.includes("?") ? "&" : "?"}said=mailed`, 303);
  }
  if (asked.refusal !== "too_many_letters") return c.redirect(url, 303);
  const errors = [{ field: "mail", message: receiptMailTexts[language].tooMany }];
  const waits = Number(asked.facts?.["retryAfterSeconds"] ?? 60);
  const mail = await mailOf(c, ground, visited);
  const response = showFound(c, ground, { ...wish, ...mail, errors, status: 429 });
  response.headers.set("Retry-After", String(waits));
  return response;
}

function messageFor(c: Context, refused: Refused<AddressRefusal>): string {
  const { errors, notYet } = receiptPageTexts[languageOf(c)];
  switch (refused.refusal) {
    case "addressee_too_long":
      return errors.addressee_too_long(Number(refused.facts?.["lengthMax"]));
    case "addressee_missing":
    case "addressee_unreadable":
    case "too_many_reissues":
      return errors[refused.refusal];
    case "receipt_unknown":
      return notYet.title;
  }
}

async function sendPdf(c: Context, ground: WebGround): Promise<Response> {
  const wanted = await wantedOf(c, ground);
  if (wanted === undefined) return leadToLookUp(c);
  const language = languageOf(c);
  const { receipt, visited } = wanted;
  if (receipt === undefined) return c.redirect(paths.receipt(language, visited.number), 303);
  const file = await receiptFile(receipt, { language, publicUrl: ground.config.publicUrl });
  return c.body(file.content, 200, {
    "Content-Type": file.contentType,
    "Content-Disposition": `attachment; filename="${file.fileName}"`,
    "Cache-Control": "no-store",
  });
}
