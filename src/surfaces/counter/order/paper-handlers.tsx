import type { Context } from "hono";
import { findReceipt, handOutReceipt, receiptsOf } from "../../../business/receipts/index.ts";
import { may } from "../../../business/staff/index.ts";
import { nameContact, type Order, type Renewal } from "../../../business/renewals/index.ts";
import { isLanguage } from "../../../foundation/language/index.ts";
import { takeTurn } from "../../../foundation/limits/index.ts";
import { readForm, readQuery, type FormInput } from "../../browser/index.ts";
import { receiptFile, whichOf } from "../../documents/index.ts";
import type { CounterGround } from "../ground.ts";
import { errorOf } from "../refusals.ts";
import { paths } from "../routes.ts";
import { actOf, languageOf, staffOf, textsOf, type Trouble } from "../view.tsx";

/** Shows a document of the order as it stands: of several the newest, unless one is meant. */
export async function sendReceipt(
  c: Context,
  ground: CounterGround,
  { renewal }: Order,
): Promise<Response> {
  const act = actOf(c, ground);
  const query = readQuery(c);
  const receipt =
    query.text("kind") === ""
      ? (await receiptsOf(act, renewal)).at(-1)
      : await findReceipt(act, { ...renewal, ...whichIn(query) });
  if (receipt === undefined) return c.redirect(paths.order(renewal.number), 303);
  const { language } = renewal;
  const file = await receiptFile(receipt, { language, publicUrl: ground.config.publicUrl });
  return c.body(file.content, 200, {
    "Content-Type": file.contentType,
    "Content-Disposition": `inline; filename="${file.fileName}"`,
    "Cache-Control": "no-store",
  });
}

/** The next copy: the first is plain, every later one is marked. */
export async function copyReceipt(
  c: Context,
  ground: CounterGround,
  { renewal }: Order,
): Promise<Response | Trouble> {
  const form = await readForm(c);
  if (!may(staffOf(c), "reprint")) return notAllowed(c);
  const wish = { ...renewal, ...whichIn(form), seen: form.text("seen") };
  const handed = await handOutReceipt(actOf(c, ground), wish);
  if (handed.ok) return c.redirect(paths.receipt(renewal.number, whichOf(handed.value)), 303);
  if (handed.refusal === "receipt_unknown") return c.redirect(paths.order(renewal.number), 303);
  return { errors: [], notice: textsOf(c).papers.tooMany, status: 409 };
}

function whichIn(input: FormInput) {
  const part = Number(input.text("part"));
  const ordinal = Number.isSafeInteger(part) && part > 0 ? { ordinal: part } : {};
  return input.text("kind") === "return"
    ? ({ kind: "return", ...ordinal } as const)
    : ({ kind: "receipt" } as const);
}

const MAILS_AN_HOUR = 6;

/** Keeps the address that the customer named; the letter about the order follows by itself. */
export async function mailOrder(
  c: Context,
  ground: CounterGround,
  of: { readonly renewal: Renewal; readonly form: FormInput },
): Promise<Response | Trouble> {
  const { renewal, form } = of;
  if (!may(staffOf(c), "sell")) return notAllowed(c);
  const act = actOf(c, ground);
  const language = languageOf(c);
  const key = `counter mail ${renewal.renewalId}`;
  const turn = await takeTurn(act, [{ key, perWindow: MAILS_AN_HOUR, windowSeconds: 3600 }]);
  if (!turn.ok) return { errors: [errorOf(turn, { field: "email", language })], status: 429 };
  const reads = form.text("language");
  const { lineId, renewalId } = renewal;
  const named = await nameContact(act, {
    ...{ lineId, renewalId, email: form.text("email") },
    language: isLanguage(reads) ? reads : renewal.language,
  });
  if (named.ok) return c.redirect(paths.order(renewal.number, "mailed"), 303);
  if (named.refusal === "order_unknown") return c.redirect(paths.order(renewal.number), 303);
  const message = textsOf(c).papers.errors[named.refusal];
  return { errors: [{ field: "email", message }], status: 422 };
}

function notAllowed(c: Context): Trouble {
  return { errors: [], notice: textsOf(c).refusals.not_allowed, status: 403 };
}
