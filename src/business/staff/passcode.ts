import { randomBytes, randomInt, scrypt, timingSafeEqual } from "node:crypto";
import { refused, type Refused } from "../../foundation/outcome/index.ts";
import { PASSCODE_COST } from "./passcode-cost.ts";

export const PASSCODE_LENGTH = { min: 6, max: 10 } as const;

export type PasscodeRefusal = "passcode_unreadable" | "passcode_too_simple";

/** Digits as typed on any keyboard, in any width; anything else is left in and refused. */
export function readDigits(typed: string): string {
  return typed.normalize("NFKC").replaceAll(/\s/g, "");
}

/** Why this passcode cannot be taken; undefined when it can. `number` is the staff number. */
export function passcodeFault(
  passcode: string,
  { number }: { readonly number: string },
): Refused<PasscodeRefusal> | undefined {
  const { min, max } = PASSCODE_LENGTH;
  if (!new RegExp(`^\\d{${min},${max}}$`).test(passcode)) {
    return refused("passcode_unreadable", {
      field: "passcode",
      facts: { lengthMin: min, lengthMax: max },
    });
  }
  return isSimple(passcode) || passcode.includes(number)
    ? refused("passcode_too_simple", { field: "passcode" })
    : undefined;
}

// One digit over and over, a run up or down, a short piece repeated: what a neighbour tries first.
function isSimple(passcode: string): boolean {
  const steps = new Set<number>();
  for (let i = 1; i < passcode.length; i++) steps.add(+passcode[i]! - +passcode[i - 1]!);
  const [step] = steps;
  if (steps.size === 1 && Math.abs(step!) <= 1) return true;
  return /^(\d{1,3})\1+$/.test(passcode);
}

/** To be handed over once; not a simple one. */
export function newPasscode(number: string): string {
  for (;;) {
    const passcode = String(randomInt(10 ** 7, 10 ** 8));
    if (passcodeFault(passcode, { number }) === undefined) return passcode;
  }
}

export async function hashPasscode(passcode: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString("base64url")}.${(await derive(passcode, salt)).toString("base64url")}`;
}

/** Also of nobody's passcode: an unknown number must take as long as a wrong passcode. */
export async function fitsPasscode(passcode: string, hash: string | undefined): Promise<boolean> {
  const [salt = "", expected = ""] = (hash ?? NOBODYS).split(".");
  const derived = await derive(passcode, Buffer.from(salt, "base64url"));
  const given = Buffer.from(expected, "base64url");
  const fits = given.length === derived.length && timingSafeEqual(given, derived);
  return fits && hash !== undefined;
}

const NOBODYS = `${Buffer.alloc(16).toString("base64url")}.${Buffer.alloc(32).toString("base64url")}`;

function derive(passcode: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passcode, salt, 32, PASSCODE_COST, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
