import { refused, type Refused } from "../../foundation/outcome/index.ts";
import { COMMON_PASSWORDS } from "./common-passwords.ts";

// NIST SP 800-63B-4, 3.1.1.2: long enough, long allowed, no rules of composition, nothing cut off,
// and neither what is commonly chosen nor what belongs to the account itself.
export const PASSWORD_CHARACTERS = { min: 10, max: 200 } as const;

export type PasswordRefusal =
  | "password_missing"
  | "password_too_short"
  | "password_too_long"
  | "password_is_email"
  | "password_too_common";

/** Why a password cannot be taken; nothing when it can. Characters, not bytes, are counted. */
export function passwordFault(
  password: string,
  { email, field }: { email: string; field: string },
): Refused<PasswordRefusal> | undefined {
  const length = [...password].length;
  const { min, max } = PASSWORD_CHARACTERS;
  if (length === 0) return refused("password_missing", { field });
  if (length < min) return refused("password_too_short", { field, facts: { min } });
  if (length > max) return refused("password_too_long", { field, facts: { max } });
  const plain = password.normalize("NFKC").toLowerCase();
  if (isOfEmail(plain, email)) return refused("password_is_email", { field });
  if (isCommon(plain)) return refused("password_too_common", { field });
  return undefined;
}

function isOfEmail(plain: string, email: string): boolean {
  const name = email.split("@", 1)[0]!;
  return plain.includes(email) || plain === name || plain === `${name}${name}`;
}

function isCommon(plain: string): boolean {
  if (COMMON_PASSWORDS.has(plain)) return true;
  // What is left of "password2026!!" or "tsunagu12345" is the word alone.
  const word = plain.replaceAll(/[^\p{L}]/gu, "");
  if (word !== "" && COMMON_PASSWORDS.has(word)) return true;
  return isRepetition(plain) || isRun(plain);
}

/** "aaaaaaaaaa", "abcabcabcabc". */
function isRepetition(plain: string): boolean {
  return /^(.{1,4})\1+$/su.test(plain);
}

/** "0123456789", "zyxwvutsrq": each character follows its neighbour. */
function isRun(plain: string): boolean {
  const codes = [...plain].map((character) => character.codePointAt(0)!);
  const step = codes[1]! - codes[0]!;
  if (Math.abs(step) > 1) return false;
  return codes.every(
    (code, i) => i === 0 || code - codes[i - 1]! === step || isWrap(code, codes[i - 1]!),
  );
}

function isWrap(code: number, before: number): boolean {
  return (code === 0x30 && before === 0x39) || (code === 0x39 && before === 0x30);
}
