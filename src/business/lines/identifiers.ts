import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { isHumanCode, newHumanCode, readHumanCode } from "../../foundation/ids/index.ts";

declare const brand: unique symbol;

/** 18–22 digits without the padding F (ITU-T E.118; longer ones occur at travel issuers). */
export type Iccid = string & { readonly [brand]: "iccid" };
/** E.164 with its plus sign. */
export type Msisdn = string & { readonly [brand]: "msisdn" };
/** 32 digits (GSMA SGP.29). */
export type Eid = string & { readonly [brand]: "eid" };
/** 12 letters of ids/human-code, the last a check, never digits only. */
export type RenewalCode = string & { readonly [brand]: "renewal_code" };

export interface LpaCode {
  readonly host: string;
  readonly matchingId: string;
  readonly oid?: string;
  readonly needsConfirmationCode: boolean;
  /** `LPA:1$host$MATCHINGID`: what is the same in every way the code is written. */
  readonly value: string;
}

export const RENEWAL_CODE_LENGTH = 12;

/** Digits as typed anywhere: full-width, spaced, hyphenated. Anything else stays. */
export function tidyDigits(typed: string): string {
  return typed.normalize("NFKC").replaceAll(/[\s\p{Cf}\p{Pd}.'‐−ー]/gu, "");
}

export function readIccid(typed: string): Iccid | undefined {
  const digits = tidyDigits(typed).replace(/[fF]+$/, "");
  return /^\d{18,22}$/.test(digits) ? (digits as Iccid) : undefined;
}

/** What is odd about a number that may still be right: real cards fail both (domain C.6). */
export function iccidWarnings(iccid: string): readonly ("iccid_check_digit" | "iccid_prefix")[] {
  const warnings: ("iccid_check_digit" | "iccid_prefix")[] = [];
  if (!passesLuhn(iccid)) warnings.push("iccid_check_digit");
  if (!iccid.startsWith("89")) warnings.push("iccid_prefix");
  return warnings;
}

const JAPANESE_MOBILE = /^(?:0|\+?81)([2789]0\d{8})$/;
// M2M numbers of fourteen digits, which libphonenumber does not know yet.
const JAPANESE_M2M = /^(?:0|\+?81)(200\d{10})$/;

/** Reads a phone number as Japanese unless it says otherwise: `090…`, `+81…`, `0081…`, `tel:`. */
export function readMsisdn(typed: string): Msisdn | undefined {
  const text = tidyDigits(typed)
    .replace(/^tel:/i, "")
    .replaceAll(/[()]/g, "")
    .replace(/^(?:00|010)(?=81)/, "+")
    .replace(/^\+810(?=[2-9])/, "+81");
  if (!/^\+?\d{9,15}$/.test(text)) return undefined;
  const short = JAPANESE_MOBILE.exec(text) ?? JAPANESE_M2M.exec(text);
  if (short !== null) return `+81${short[1]!}` as Msisdn;
  if (!/^[+0]/.test(text)) return undefined;
  const parsed = parsePhoneNumberFromString(text, "JP");
  return parsed?.isValid() === true ? (parsed.number as string as Msisdn) : undefined;
}

/** As people of the country write it: `070-1234-5678`, others `+44 20 7946 0958`. */
export function showMsisdn(msisdn: string): string {
  const short = /^\+81([2789]0)(\d{4})(\d{4})$/.exec(msisdn);
  if (short !== null) return `0${short[1]}-${short[2]}-${short[3]}`;
  const parsed = parsePhoneNumberFromString(msisdn);
  if (parsed?.isValid() !== true) return msisdn;
  return parsed.country === "JP" ? parsed.formatNational() : parsed.formatInternational();
}

export function readEid(typed: string): Eid | undefined {
  const digits = tidyDigits(typed);
  return /^\d{32}$/.test(digits) ? (digits as Eid) : undefined;
}

/** ISO 7064 MOD 97-10 over all 32 digits (SGP.29). */
export function passesMod97(eid: string): boolean {
  return BigInt(eid) % 97n === 1n;
}

export function readRenewalCode(typed: string): RenewalCode | undefined {
  const code = readHumanCode(typed);
  return isHumanCode(code, RENEWAL_CODE_LENGTH) ? (code as RenewalCode) : undefined;
}

/** `AB12-CD34-EF56`, as printed and shown. */
export function showRenewalCode(code: string): string {
  return code.match(/.{1,4}/g)?.join("-") ?? "";
}

/** Never digits only: such a code could be read as a phone number or a product's barcode. */
export function newRenewalCode(): RenewalCode {
  for (;;) {
    const code = newHumanCode(RENEWAL_CODE_LENGTH);
    if (/[A-Z]/.test(code.slice(1, -1))) return code as RenewalCode;
  }
}

const LPA = /^(?:LPA:)?1\$([^$]+)\$([^$]*)(?:\$([^$]*))?(?:\$(1?))?$/i;
const HOST = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;

/** An activation code (SGP.22, 4.1), bare or inside an install link of Apple or Google. */
export function readLpa(typed: string): LpaCode | undefined {
  const text = typed.normalize("NFKC").replaceAll(/[\s\p{Cf}]/gu, "");
  const match = LPA.exec(lpaOfInstallLink(text) ?? text);
  if (match === null) return undefined;
  const [, host = "", matchingId = "", oid = "", confirmation = ""] = match;
  if (!HOST.test(host.toLowerCase()) || !/^[\w-]*$/.test(matchingId)) return undefined;
  return {
    host: host.toLowerCase(),
    matchingId: matchingId.toUpperCase(),
    ...(oid === "" ? {} : { oid }),
    needsConfirmationCode: confirmation === "1",
    value: `LPA:1$${host.toLowerCase()}$${matchingId.toUpperCase()}`,
  };
}

/** The line's number with all but its last four digits hidden. */
export function maskNumber(number: string): string {
  return `•••• ${number.slice(-4)}`;
}

export function lastDigits(number: string): string {
  return number.slice(-4);
}

export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function lpaOfInstallLink(text: string): string | undefined {
  if (!/^https:\/\/esimsetup\.(apple|android)\.com\//i.test(text)) return undefined;
  if (!URL.canParse(text)) return undefined;
  return new URL(text).searchParams.get("carddata") ?? undefined;
}
