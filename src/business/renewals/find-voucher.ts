import type { Act } from "../../foundation/act/index.ts";
import { isHumanCode, readHumanCode } from "../../foundation/ids/index.ts";
import { countTry, takeTryBack, takeTurn, type Lock } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { lastDigits, lineById } from "../lines/index.ts";
import { claimOfNumber } from "../payments/index.ts";
import { isOrderNumber, isVoucherNumber } from "./find-order.ts";
import type { Renewal } from "./renewal.ts";
import { keyOfNumber, renewalOf, type RenewalKey } from "./renewals-store.ts";

export interface VoucherWish {
  /** As printed, typed or scanned: an order's number, a receipt's, a refund's, or a link with one. */
  readonly number: string;
  /** The last four digits of the line's phone number or of its card's number. */
  readonly digits: string;
  readonly address: string;
  readonly device: string;
}

export type FindVoucherRefusal =
  | "too_many_tries"
  | "number_unreadable"
  | "digits_unreadable"
  | "no_such_voucher";

/**
 * Finds an order by the number on its slip and the last digits of its line. `no_such_voucher` says
 * neither which was wrong nor whether the number exists; `too_many_tries` carries
 * `facts.retryAfterSeconds`. What may then be seen is `readVoucher`.
 */
export async function findVoucher(
  act: Act,
  wish: VoucherWish,
): Promise<Outcome<RenewalKey & { readonly number: string }, FindVoucherRefusal>> {
  const turn = await takeTurn(act, limitsOf(act, wish));
  if (!turn.ok) return turn;
  const number = readVoucherNumber(wish.number);
  if (number === undefined) return refused("number_unreadable", { field: "number" });
  const digits = readLastDigits(wish.digits);
  if (digits === undefined) return refused("digits_unreadable", { field: "digits" });
  const lock = lockOf(act, number);
  const counted = await countTry(act, [lock]);
  if (!counted.ok) return counted;
  const key = isVoucherNumber(number)
    ? await claimOfNumber(act, number)
    : await keyOfNumber(act, number);
  const renewal = key === undefined ? undefined : await renewalOf(act, key);
  const isTheirs = await fitsLine(act, renewal, digits);
  if (renewal === undefined || !isTheirs) return refused("no_such_voucher", { field: "number" });
  await takeTryBack(act, [lock]);
  const { lineId, renewalId } = renewal;
  return done({ lineId, renewalId, number: renewal.number });
}

/** Whether these are the last four digits of a line: of its phone number or its card. */
export async function fitsLine(
  act: Act,
  of: Pick<Renewal, "lineId"> | undefined,
  digits: string,
): Promise<boolean> {
  const line = of === undefined ? undefined : await lineById(act, of.lineId);
  const hash = (text: string) => act.secrets.blind("voucher digits", text);
  const given = hash(digits);
  // Both are looked at, whichever fits, and for an unknown number as well.
  const fits = [line?.msisdn, line?.iccid].map((one) =>
    hash(lastDigits(one ?? "none")).equals(given),
  );
  return fits.includes(true);
}

/** The number that a text means: typed, scanned, or in a link of ours. Undefined for any other. */
export function readVoucherNumber(text: string): string | undefined {
  const typed = text.slice(0, 2000).normalize("NFKC").trim();
  const named = /^https?:\/\//i.test(typed) ? numberInLink(typed) : typed;
  const number = readHumanCode(withoutReceipt(named.slice(0, 60)));
  return isOrderNumber(number) || isVoucherNumber(number) ? number : undefined;
}

/** Four digits, however they are typed; undefined for anything else. */
export function readLastDigits(text: string): string | undefined {
  const digits = text
    .slice(0, 100)
    .normalize("NFKC")
    .replaceAll(/[\s-•]/g, "");
  return /^\d{4}$/.test(digits) ? digits : undefined;
}

// `K7M2Q3PXA9-R`, `K7M2Q3PXA9-C2`: a receipt's number is its order's with a letter.
function withoutReceipt(text: string): string {
  const order = readHumanCode(text.replace(/-?[RC]\d{0,2}$/i, ""));
  return isHumanCode(order, 10) && /-[RC]\d{0,2}$/i.test(text) ? order : text;
}

function numberInLink(link: string): string {
  if (!URL.canParse(link)) return "";
  const { pathname, searchParams } = new URL(link);
  const asked = searchParams.get("number");
  if (asked !== null) return asked;
  const [, page, rest = ""] = /\/(orders|voucher|verify)\/([^/]+)/.exec(pathname) ?? [];
  return page === "verify" ? numberInProof(rest) : rest;
}

// Whether the proof is genuine does not matter: it only names a number, as anybody may type one.
function numberInProof(token: string): string {
  try {
    const [body = ""] = token.split(".");
    const told = JSON.parse(Buffer.from(body, "base64url").toString("utf8")) as unknown;
    return Array.isArray(told) && typeof told[2] === "string" ? told[2] : "";
  } catch {
    return "";
  }
}

function limitsOf(act: Act, { address, device }: VoucherWish) {
  return [
    { key: keyOf(act, "address", address), perWindow: 60, windowSeconds: 600 },
    { key: keyOf(act, "device", device), perWindow: 20, windowSeconds: 600 },
  ];
}

// Four digits must stay hopeless to guess: twelve wrong ones at a number lock it for a day, from
// wherever they come.
function lockOf(act: Act, number: string): Lock {
  return { key: keyOf(act, "number", number), wrongMax: 12, seconds: 86_400 };
}

function keyOf(act: Act, kind: string, value: string): string {
  return `voucher:${kind}:${act.secrets.blind("limit", value).toString("base64url")}`;
}
