import { caseOfNumber, isCaseNumber } from "../../../business/cases/index.ts";
import { showOnDisplays } from "../../../business/displays/index.ts";
import { readStockSerial } from "../../../business/goods/index.ts";
import { looksLikeMrz } from "../../../business/identity/index.ts";
import { intakeOfNumber, readVoucher } from "../../../business/intakes/index.ts";
import { lineByClaim, readTyped, type Typed } from "../../../business/lines/index.ts";
import { claimOfNumber } from "../../../business/payments/index.ts";
import { readSerial } from "../../../business/pins/index.ts";
import {
  isOrderNumber,
  keyOfNumber,
  openHandOver,
  readVoucherNumber,
  renewalOf,
} from "../../../business/renewals/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import { readHumanCode } from "../../../foundation/ids/index.ts";
import { takeTurn } from "../../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../../foundation/outcome/index.ts";
import { paths } from "../routes.ts";

export type FindRefusal =
  | "unreadable"
  | "ean"
  | "document"
  | "unknown"
  | "mistyped"
  | "over"
  | "too_many_tries";

const HANDED_CODE = /^[\w.-]{60,}$/;

/** Where whatever was scanned or typed leads: a line, a sale, an order or a voucher. */
export async function findTyped(
  act: Act,
  typed: { readonly text: string; readonly deviceId: string },
): Promise<Outcome<string, FindRefusal>> {
  const key = `counter:${typed.deviceId}`;
  const turn = await takeTurn(act, [{ key, perWindow: 600, windowSeconds: 3600 }]);
  if (!turn.ok) return turn;
  if (looksLikeDocument(typed.text)) return refused("document", { field: "typed" });
  const serial = readSerial(readStockSerial(typed.text) ?? "");
  if (serial !== undefined) return done(paths.goodsSell({ serial: typed.text.trim() }));
  const read = readTyped(typed.text);
  if (read.kind === "hand_over") return findCard(act, { ...typed, token: read.value });
  const line = await lineOf(act, read);
  if (line !== undefined) return done(paths.line(line.lineId));
  const paper = await paperOf(act, typed.text);
  if (paper !== undefined) return done(paper);
  if (HANDED_CODE.test(typed.text.trim())) return findCard(act, { ...typed, token: typed.text });
  return refused(whyNot(read), { field: "typed" });
}

// A reader types its first line and Enter: 30 characters or more with fillers between.
function looksLikeDocument(text: string): boolean {
  return looksLikeMrz(text) || (/^[A-Z0-9<]{30,}$/i.test(text.trim()) && text.includes("<<"));
}

async function findCard(
  act: Act,
  { token, deviceId }: { readonly token: string; readonly deviceId: string },
): Promise<Outcome<string, FindRefusal>> {
  const card = await openHandOver(act, token);
  if (!card.ok) return refused("over", { field: "typed" });
  await showOnDisplays(act, deviceId, { language: card.value.language });
  const { lineId, planCode, wish } = card.value;
  // Who asks for advice has not chosen: all plans, with what the card says on top.
  if (wish === "advice") return done(paths.line(lineId, token.trim()));
  return done(paths.sell(lineId, planCode, token.trim()));
}

async function lineOf(act: Act, { kind, value, warnings }: Typed) {
  if (kind === "unreadable" || kind === "ean" || kind === "hand_over") return undefined;
  if (warnings.includes("renewal_code_check")) return undefined;
  return lineByClaim(act, { kind: kind === "link" ? "renewal_code" : kind, value });
}

async function paperOf(act: Act, text: string): Promise<string | undefined> {
  const machine = await machineVoucher(act, text);
  if (machine !== undefined) return machine;
  const number = readVoucherNumber(text);
  if (number === undefined) return caseOrder(act, readHumanCode(text.slice(0, 60)));
  if (isOrderNumber(number)) {
    return (await keyOfNumber(act, number)) === undefined ? undefined : paths.order(number);
  }
  return (await claimOfNumber(act, number)) === undefined ? undefined : paths.voucher(number);
}

/** What a machine could not give back, by the code of its screen or by its number. */
async function machineVoucher(act: Act, text: string): Promise<string | undefined> {
  const typed = readVoucher({ number: text, digits: "" });
  const one = typed === undefined ? undefined : await intakeOfNumber(act, typed.number);
  return one === undefined ? undefined : paths.kioskVoucherTyped(text.trim().slice(0, 60));
}

/** Whoever brings the number of a report is shown its order, and the report there. */
async function caseOrder(act: Act, number: string): Promise<string | undefined> {
  const found = isCaseNumber(number) ? await caseOfNumber(act, number) : undefined;
  const renewal = found === undefined ? undefined : await renewalOf(act, found);
  return renewal === undefined ? undefined : paths.orderProblem(renewal.number);
}

function whyNot({ kind, warnings }: Typed): FindRefusal {
  if (kind === "ean" || kind === "unreadable") return kind;
  return warnings.includes("renewal_code_check") ? "mistyped" : "unknown";
}
