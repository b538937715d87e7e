import type { Act } from "../../foundation/act/index.ts";
import { isHumanCode, readHumanCode } from "../../foundation/ids/index.ts";
import { countTry, takeTryBack, takeTurn } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { fitsLine, readContact, readLastDigits } from "../renewals/index.ts";
import { CASE_NUMBER_LENGTH, type Case } from "./case.ts";
import { caseOfNumber } from "./cases-store.ts";

export interface FindCaseWish {
  readonly number: string;
  /** The address that the case was opened with, or the last four digits of its line. */
  readonly contact: string;
  readonly address: string;
  readonly device: string;
}

export type FindCaseRefusal =
  | "too_many_tries"
  | "number_unreadable"
  | "contact_unreadable"
  | "no_such_case";

/**
 * Finds a case by its number with an e-mail address or the line's digits. `no_such_case` says neither
 * which was wrong nor whether the number exists.
 */
export async function findCase(
  act: Act,
  wish: FindCaseWish,
): Promise<Outcome<Case, FindCaseRefusal>> {
  const turn = await takeTurn(act, limitsOf(act, wish));
  if (!turn.ok) return turn;
  const number = readHumanCode(wish.number.slice(0, 60));
  if (!isCaseNumber(number)) return refused("number_unreadable", { field: "number" });
  const digits = readLastDigits(wish.contact);
  const email = digits === undefined ? readContact(wish.contact) : undefined;
  const contact = email?.ok === true ? email.value : undefined;
  if (digits === undefined && contact === undefined) {
    return refused("contact_unreadable", { field: "contact" });
  }
  const lock = { key: keyOf(act, "number", number), wrongMax: 12, seconds: 86_400 };
  const counted = await countTry(act, [lock]);
  if (!counted.ok) return counted;
  const found = await caseOfNumber(act, number);
  const isTheirs =
    digits === undefined ? fitsContact(act, found, contact) : await fitsLine(act, found, digits);
  if (found === undefined || !isTheirs) return refused("no_such_case", { field: "number" });
  await takeTryBack(act, [lock]);
  return done(found);
}

export function isCaseNumber(code: string): boolean {
  return isHumanCode(code, CASE_NUMBER_LENGTH);
}

function fitsContact(act: Act, found: Case | undefined, contact: string | undefined): boolean {
  const hash = (text: string) => act.secrets.blind("case contact", text);
  return hash(contact ?? "").equals(hash(found?.contactEmail ?? "none"));
}

function limitsOf(act: Act, { address, device }: FindCaseWish) {
  return [
    { key: keyOf(act, "address", address), perWindow: 60, windowSeconds: 600 },
    { key: keyOf(act, "device", device), perWindow: 20, windowSeconds: 600 },
  ];
}

function keyOf(act: Act, kind: string, value: string): string {
  return `case:${kind}:${act.secrets.blind("limit", value).toString("base64url")}`;
}
