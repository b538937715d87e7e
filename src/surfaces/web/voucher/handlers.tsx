import { Hono, type Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import {
  findVoucher,
  readVoucher,
  readVoucherNumber,
  showOrderNumber,
  type FindVoucherRefusal,
  type Voucher,
} from "../../../business/renewals/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { addressOf, readForm, readQuery } from "../../browser/index.ts";
import { receiptFile } from "../../documents/index.ts";
import { showDuration, type FieldError } from "../../html/index.ts";
import { voucherTexts } from "../../words/index.ts";
import type { WebGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { keepVisit, orderOfNumber } from "../visit.ts";
import { AskPage } from "./ask.page.tsx";
import { keepShown, shownOrder } from "./shown.ts";
import { VoucherPage } from "./voucher.page.tsx";

/** An order by the number on its slip and the last digits of its line. */
export function voucherRoutes(ground: WebGround): Hono {
  const app = new Hono();
  const voucher = "/voucher/:number{[0-9A-Z]{10}}";
  app.get("/voucher", (c) => {
    const asked = readQuery(c).text("number");
    const number = readVoucherNumber(asked) ?? asked.slice(0, 40);
    return ask(c, ground, { typed: { number: shown(number), digits: "" } });
  });
  app.post("/voucher", async (c) => find(c, ground));
  app.get(voucher, async (c) => show(c, ground));
  app.get(`${voucher}/receipt.pdf`, async (c) => sendPdf(c, ground));
  return app;
}

async function find(c: Context, ground: WebGround): Promise<Response> {
  const form = await readForm(c);
  const typed = { number: form.text("number"), digits: form.text("digits") };
  const found = await findVoucher(actOf(c, ground), {
    ...typed,
    address: addressOf(c, ground),
    device: keepVisit(c, ground).visitorId,
  });
  if (found.ok) {
    const { number, lineId, renewalId } = found.value;
    keepShown(c, ground, { number, lineId, id: renewalId });
    return c.redirect(paths.voucher(languageOf(c), number), 303);
  }
  const isTooMany = found.refusal === "too_many_tries";
  const response = ask(c, ground, {
    typed,
    errors: [{ field: found.field ?? "number", message: messageFor(c, found) }],
    status: isTooMany ? 429 : 422,
  });
  if (isTooMany) response.headers.set("Retry-After", String(waitOf(found)));
  return response;
}

function ask(
  c: Context,
  ground: WebGround,
  of: {
    readonly typed: { readonly number: string; readonly digits: string };
    readonly errors?: readonly FieldError[];
    readonly status?: ContentfulStatusCode;
  },
): Response {
  const { typed, errors, status } = of;
  const at = (other: Parameters<typeof paths.voucher>[0]) =>
    typed.number === "" ? paths.voucher(other) : paths.voucherLinkIn(other, typed.number);
  const page = (
    <AskPage
      frame={frameOf(c, ground, { current: "orders", at })}
      typed={typed}
      {...(errors === undefined ? {} : { errors })}
    />
  );
  return showPage(c, page, status === undefined ? {} : { status });
}

/** The order as it stands, if this browser was shown it; else its number is asked for again. */
export async function wantedOf(c: Context, ground: WebGround): Promise<Voucher | undefined> {
  const key = shownOrder(c, ground, c.req.param("number") ?? "");
  return key === undefined ? undefined : readVoucher(actOf(c, ground), key);
}

export function leadToAsk(c: Context): Response {
  const number = c.req.param("number") ?? "";
  return c.redirect(paths.voucherLinkIn(languageOf(c), number), 303);
}

async function show(c: Context, ground: WebGround): Promise<Response> {
  const voucher = await wantedOf(c, ground);
  if (voucher === undefined) return leadToAsk(c);
  const frame = frameOf(c, ground, { current: "orders" });
  const isOwn = orderOfNumber(c, ground, voucher.number) !== undefined;
  return showPage(c, <VoucherPage frame={frame} voucher={voucher} />, {
    kept: isOwn ? "visit" : "shown",
  });
}

async function sendPdf(c: Context, ground: WebGround): Promise<Response> {
  const voucher = await wantedOf(c, ground);
  if (voucher === undefined) return leadToAsk(c);
  const query = readQuery(c);
  const kind = query.text("kind") === "return" ? "return" : "receipt";
  const part = query.text("part");
  const receipt = voucher.receipts
    .filter(({ content }) => content.kind === kind)
    .findLast(({ ordinal }) => part === "" || String(ordinal) === part);
  const language = languageOf(c);
  if (receipt === undefined) return c.redirect(paths.voucher(language, voucher.number), 303);
  const file = await receiptFile(receipt, { language, publicUrl: ground.config.publicUrl });
  return c.body(file.content, 200, {
    "Content-Type": file.contentType,
    "Content-Disposition": `attachment; filename="${file.fileName}"`,
    "Cache-Control": "no-store",
  });
}

function messageFor(c: Context, refused: Refused<FindVoucherRefusal>): string {
  const language = languageOf(c);
  const { errors } = voucherTexts[language];
  if (refused.refusal !== "too_many_tries") return errors[refused.refusal];
  return errors.too_many_tries(showDuration(waitOf(refused), language));
}

function waitOf(refused: Refused<string>): number {
  return Number(refused.facts?.["retryAfterSeconds"] ?? 60);
}

function shown(number: string): string {
  return number.length === 10 ? showOrderNumber(number) : number;
}
