import type { Act } from "../../foundation/act/index.ts";
import { isHumanCode, readHumanCode } from "../../foundation/ids/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { claimOfNumber } from "../payments/index.ts";
import { readContact } from "./contact.ts";
import { keyOfNumber, renewalOf, type RenewalKey } from "./renewals-store.ts";

export interface OrderWish {
  readonly number: string;
  readonly email: string;
  readonly address: string;
  readonly device: string;
}

export type FindOrderRefusal =
  | "too_many_tries"
  | "number_unreadable"
  | "contact_unreadable"
  | "no_such_order";

/**
 * Finds an order by its number, or by that of a refund's voucher, and the e-mail address it was
 * placed with. `no_such_order` says neither which was wrong nor whether the number exists.
 */
export async function findOrder(
  act: Act,
  wish: OrderWish,
): Promise<Outcome<RenewalKey & { readonly number: string }, FindOrderRefusal>> {
  const number = readHumanCode(wish.number.slice(0, 60));
  const turn = await takeTurn(act, limitsOf(act, wish, number));
  if (!turn.ok) return turn;
  if (!isOrderNumber(number) && !isVoucherNumber(number)) {
    return refused("number_unreadable", { field: "number" });
  }
  const contact = readContact(wish.email);
  if (!contact.ok) return contact;
  if (contact.value === undefined) return refused("contact_unreadable", { field: "email" });
  const key = isVoucherNumber(number)
    ? await claimOfNumber(act, number)
    : await keyOfNumber(act, number);
  const renewal = key === undefined ? undefined : await renewalOf(act, key);
  const hash = (text: string) => act.secrets.blind("order contact", text);
  const fits = hash(contact.value).equals(hash(renewal?.contactEmail ?? "none"));
  if (renewal === undefined || !fits) return refused("no_such_order", { field: "number" });
  const { lineId, renewalId } = renewal;
  return done({ lineId, renewalId, number: renewal.number });
}

export const ORDER_NUMBER_LENGTH = 10;

export function isOrderNumber(code: string): boolean {
  return isHumanCode(code, ORDER_NUMBER_LENGTH);
}

export const VOUCHER_NUMBER_LENGTH = 11;

/** Of the voucher that a refund is claimed with. */
export function isVoucherNumber(code: string): boolean {
  return isHumanCode(code, VOUCHER_NUMBER_LENGTH);
}

/** `K7M-2Q3P-XA9T`: as people read it out. */
export function showVoucherNumber(number: string): string {
  return [number.slice(0, 3), number.slice(3, 7), number.slice(7)].join("-");
}

/** `K7M2Q-3PXA9`: as people read it out. */
export function showOrderNumber(number: string): string {
  return `${number.slice(0, 5)}-${number.slice(5)}`;
}

function limitsOf(act: Act, wish: OrderWish, number: string) {
  const key = (kind: string, value: string) =>
    `order:${kind}:${act.secrets.blind("limit", value).toString("base64url")}`;
  return [
    { key: key("address", wish.address), perWindow: 40, windowSeconds: 600 },
    { key: key("device", wish.device), perWindow: 20, windowSeconds: 600 },
    { key: key("number", number), perWindow: 10, windowSeconds: 3600 },
  ];
}
