import { createHash, randomInt } from "node:crypto";

// Crockford's base 32 without Z: no I, L, O or U, so that a code survives handwriting and a
// telephone, and 31 letters, a prime, so that the check catches what it promises.
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXY";

/** A random code of `length` (at most 30) characters, the last a check character over the others. */
export function newHumanCode(length: number): string {
  let body = "";
  for (let i = 1; i < length; i++) body += LETTERS[randomInt(LETTERS.length)];
  return body + checkCharacter(body);
}

/** A code of `length` (at most 30) characters that is the same for the same name, for ever. */
export function humanCodeOf(name: string, length: number): string {
  let rest = BigInt(`0x${createHash("sha256").update(name).digest("hex")}`);
  let body = "";
  for (let i = 1; i < length; i++) {
    body += LETTERS[Number(rest % BigInt(LETTERS.length))];
    rest /= BigInt(LETTERS.length);
  }
  return body + checkCharacter(body);
}

/** What a person typed, as the code it means: upper case, O as 0, I and L as 1, no separators. */
export function readHumanCode(typed: string): string {
  return typed
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1")
    .replaceAll(/[^0-9A-Z]/g, "");
}

/** True when the check fits; one wrong character, or two neighbours swapped, never fit. */
export function isHumanCode(code: string, length: number): boolean {
  if (code.length !== length) return false;
  if (![...code].every((letter) => LETTERS.includes(letter))) return false;
  return checkCharacter(code.slice(0, -1)) === code.at(-1);
}

function checkCharacter(body: string): string {
  let sum = 0;
  for (const [i, letter] of [...body].entries()) sum += (i + 2) * LETTERS.indexOf(letter);
  return LETTERS[sum % LETTERS.length]!;
}
