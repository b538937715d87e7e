import { Hono, type Context } from "hono";
import {
  addressReceipt,
  findReceipt,
  readToken,
  reissueReceipt,
  type AddressRefusal,
  type Receipt,
  type ReceiptKind,
} from "../../../business/receipts/index.ts";
import { keyOfNumber, renewalOf, ORDER_NUMBER_LENGTH } from "../../../business/renewals/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { receiptFile, receiptSheet } from "../../documents/index.ts";
import type { FieldError } from "../../html/index.ts";
import { readForm, readQuery } from "../form-input.ts";
import type { WebGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { orderOfNumber, type VisitedOrder } from "../visit.ts";
import { NotYetPage } from "./not-yet.page.tsx";
import { ReceiptPage } from "./receipt.page.tsx";
import { receiptPageTexts } from "./texts/index.ts";
import { VerifyPage } from "./verify.page.tsx";

const KEYS_PATH = "/.well-known/tsunagu-receipt-keys.json";

/** The receipt of an order of this visitor, and the check that anybody may make. */
export function receiptRoutes(ground: WebGround): Hono {
  const app = new Hono();
  const order = "/orders/:number{[0-9A-Z]{10}}";
  app.get(`${order}/receipt`, async (c) => showReceipt(c, ground));
  app.post(`${order}/receipt`, async (c) => changeReceipt(c, ground));
  app.get(`${order}/receipt.pdf`, async (c) => sendPdf(c, ground));
  app.get("/verify/:token", async (c) => verify(c, ground));
  return app;
}

/** The public key for checking receipts offline; stands at the root, where crawlers of keys look. */
export function receiptKeyRoutes(ground: Pick<WebGround, "secrets">): Hono {
  const { keyId, publicKeyPem } = ground.secrets.signer;
  const app = new Hono();
  app.get(KEYS_PATH, (c) => {
    c.header("Access-Control-Allow-Origin", "*");
    c.header("Cache-Control", "public, max-age=3600");
    return c.json({
      algorithm: "Ed25519",
      token: "base64url(statement).keyId.base64url(signature over the statement's text)",
      statement: ["format", "kind", "number", "date", "seller", "totalYen", "taxYen", "digest"],
      keys: [{ keyId, publicKeyPem }],
    });
  });
  return app;
}

interface Wanted {
  readonly visited: VisitedOrder;
  readonly kind: ReceiptKind;
}

// Only the browser that placed the order, or found it by number and e-mail, has it in its visit.
function wantedOf(c: Context, ground: WebGround): Wanted | undefined {
  const visited = orderOfNumber(c, ground, c.req.param("number") ?? "");
  const kind = readQuery(c).text("kind") === "return" ? "return" : "receipt";
  return visited === undefined ? undefined : { visited, kind };
}

function leadToLookUp(c: Context): Response {
  const number = encodeURIComponent(c.req.param("number") ?? "");
  return c.redirect(`${paths.orders(languageOf(c))}?number=${number}`, 303);
}

async function showReceipt(c: Context, ground: WebGround): Promise<Response> {
  const wanted = wantedOf(c, ground);
  if (wanted === undefined) return leadToLookUp(c);
  const { lineId, renewalId, number } = wanted.visited;
  const receipt = await findReceipt(actOf(c, ground), { lineId, renewalId, kind: wanted.kind });
  if (receipt !== undefined) return showFound(c, ground, { receipt, number });
  const frame = frameOf(c, ground, { current: "orders" });
  const orderUrl = paths.order(languageOf(c), number);
  return showPage(c, <NotYetPage frame={frame} orderUrl={orderUrl} />, { status: 404 });
}

async function showFound(
  c: Context,
  ground: WebGround,
  shown: {
    readonly receipt: Receipt;
    readonly number: string;
    readonly typed?: string;
    readonly errors?: readonly FieldError[];
  },
): Promise<Response> {
  const { receipt, number, typed, errors } = shown;
  const { lineId, renewalId, content } = receipt;
  const language = languageOf(c);
  const { publicUrl } = ground.config;
  const otherKind = content.kind === "receipt" ? "return" : "receipt";
  const other = await findReceipt(actOf(c, ground), { lineId, renewalId, kind: otherKind });
  const page = (
    <ReceiptPage
      frame={frameOf(c, ground, { current: "orders" })}
      sheet={receiptSheet(receipt, { language, publicUrl })}
      isAddressed={receipt.addressee !== undefined}
      urls={{
        self: withKind(paths.receipt(language, number), content.kind),
        pdf: withKind(paths.receiptPdf(language, number), content.kind),
        order: paths.order(language, number),
        ...(other === undefined
          ? {}
          : {
              other: { kind: otherKind, url: withKind(paths.receipt(language, number), otherKind) },
            }),
      }}
      {...(typed === undefined ? {} : { typed })}
      {...(errors === undefined ? {} : { errors })}
    />
  );
  return showPage(c, page, errors === undefined ? {} : { status: 422 });
}

function withKind(path: string, kind: ReceiptKind): string {
  return kind === "return" ? `${path}?kind=return` : path;
}

async function changeReceipt(c: Context, ground: WebGround): Promise<Response> {
  const wanted = wantedOf(c, ground);
  if (wanted === undefined) return leadToLookUp(c);
  const { lineId, renewalId, number } = wanted.visited;
  const key = { lineId, renewalId, kind: wanted.kind };
  const act = actOf(c, ground);
  const form = await readForm(c);
  const typed = form.text("addressee");
  const outcome =
    form.text("do") === "reissue"
      ? await reissueReceipt(act, key)
      : await addressReceipt(act, key, typed);
  const self = withKind(paths.receipt(languageOf(c), number), wanted.kind);
  if (outcome.ok) return c.redirect(self, 303);
  const receipt = await findReceipt(act, key);
  if (receipt === undefined) return c.redirect(self, 303);
  const errors = [{ field: "addressee", message: messageFor(c, outcome) }];
  return showFound(c, ground, { receipt, number, typed, errors });
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
  const wanted = wantedOf(c, ground);
  if (wanted === undefined) return leadToLookUp(c);
  const { lineId, renewalId, number } = wanted.visited;
  const language = languageOf(c);
  const receipt = await findReceipt(actOf(c, ground), { lineId, renewalId, kind: wanted.kind });
  if (receipt === undefined) return c.redirect(paths.receipt(language, number), 303);
  const file = await receiptFile(receipt, { language, publicUrl: ground.config.publicUrl });
  return c.body(file.content, 200, {
    "Content-Type": file.contentType,
    "Content-Disposition": `attachment; filename="${file.fileName}"`,
    "Cache-Control": "no-store",
  });
}

async function verify(c: Context, ground: WebGround): Promise<Response> {
  const statement = readToken(ground.secrets.signer, c.req.param("token") ?? "");
  const isSale = statement?.kind === "receipt";
  const wasRefunded = isSale && (await isRefunded(c, ground, statement.number));
  const page = (
    <VerifyPage
      frame={frameOf(c, ground)}
      wasRefunded={wasRefunded}
      keysUrl={KEYS_PATH}
      {...(statement === undefined ? {} : { statement })}
    />
  );
  return showPage(c, page, statement === undefined ? { status: 404 } : {});
}

async function isRefunded(c: Context, ground: WebGround, number: string): Promise<boolean> {
  const act = actOf(c, ground);
  const key = await keyOfNumber(act, number.slice(0, ORDER_NUMBER_LENGTH));
  const renewal = key === undefined ? undefined : await renewalOf(act, key);
  return renewal?.state === "refunded";
}
