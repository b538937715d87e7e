import { readHumanCode } from "../../foundation/ids/index.ts";
import {
  iccidWarnings,
  passesMod97,
  readEid,
  readIccid,
  readLpa,
  readMsisdn,
  readRenewalCode,
  RENEWAL_CODE_LENGTH,
  tidyDigits,
} from "./identifiers.ts";
import { probableIssuer, type ProbableIssuer } from "./issuers.ts";

/** How the thing that was typed, pasted or scanned reads; `value` is in its normal form. */
export interface Typed {
  readonly kind:
    | "renewal_code"
    | "iccid"
    | "msisdn"
    | "eid"
    | "lpa"
    /** The QR of a hand-over card; `value` is its token. */
    | "hand_over"
    /** The product barcode of a pack: the right pack, the wrong code. */
    | "ean"
    /** Our own QR link; `value` is its renewal code. */
    | "link"
    | "unreadable";
  readonly value: string;
  readonly warnings: readonly TypedWarning[];
  readonly issuer?: ProbableIssuer;
  /** Why nothing could be read, when it is recognisable. */
  readonly reason?: UnreadableReason;
}

export type TypedWarning =
  | "iccid_check_digit"
  | "iccid_prefix"
  | "eid_check_digits"
  | "renewal_code_check"
  | "lpa_without_matching_id";

export type UnreadableReason =
  | "empty"
  | "too_short"
  | "too_long"
  | "imei"
  | "foreign_link"
  | "spreadsheet_damage";

const TYPED_MAX = 500;
const LABEL =
  /^\s*(?:iccid|sim(?:\s*(?:no|number|番号|カード番号))?|eid|tel|phone|msisdn|電話番号|更新コード|code)\s*[.:#№：]\s*/iu;

/** Classifies whatever a person typed or a scanner read. Pure; knows no line. */
export function readTyped(text: string): Typed {
  if (text.length > TYPED_MAX) return unreadable(text.slice(0, 40), "too_long");
  const typed = text.normalize("NFKC").trim().replace(LABEL, "");
  if (typed === "") return unreadable("", "empty");
  return (
    readAsLpa(typed) ??
    readAsLink(typed) ??
    readAsNumber(typed) ??
    readAsCode(typed) ??
    explain(typed)
  );
}

function readAsLpa(typed: string): Typed | undefined {
  const lpa = readLpa(typed);
  if (lpa === undefined) return undefined;
  const warnings: TypedWarning[] = lpa.matchingId === "" ? ["lpa_without_matching_id"] : [];
  return { kind: "lpa", value: lpa.value, warnings };
}

// `/r/CODE` is printed on the pack, `/h/TOKEN` shown by a hand-over card; a language may go first.
const OWN_PATH = /^(?:\/[A-Za-z-]{2,7})?\/(r|h)\/([^/]+)\/?$/;

function readAsLink(typed: string): Typed | undefined {
  if (!/^https?:\/\//i.test(typed)) return undefined;
  const path = URL.canParse(typed) ? OWN_PATH.exec(new URL(typed).pathname) : null;
  if (path === null) return unreadable(typed.slice(0, 100), "foreign_link");
  const [, door, rest = ""] = path;
  if (door === "h") return { kind: "hand_over", value: rest, warnings: [] };
  const code = readRenewalCode(rest);
  if (code !== undefined) return { kind: "link", value: code, warnings: [] };
  return { kind: "link", value: readHumanCode(rest), warnings: ["renewal_code_check"] };
}

// A phone number goes first: twelve digits may be one, a product's barcode, or a mistyped code.
function readAsNumber(typed: string): Typed | undefined {
  const msisdn = readMsisdn(typed);
  if (msisdn !== undefined) return { kind: "msisdn", value: msisdn, warnings: [] };
  const eid = readEid(typed);
  if (eid !== undefined) {
    return { kind: "eid", value: eid, warnings: passesMod97(eid) ? [] : ["eid_check_digits"] };
  }
  const iccid = readIccid(typed) ?? iccidInside(typed);
  if (iccid !== undefined) {
    const issuer = probableIssuer(iccid);
    return {
      kind: "iccid",
      value: iccid,
      warnings: iccidWarnings(iccid),
      ...(issuer === undefined ? {} : { issuer }),
    };
  }
  const digits = tidyDigits(typed);
  return isProductCode(digits) ? { kind: "ean", value: digits, warnings: [] } : undefined;
}

function iccidInside(typed: string): string | undefined {
  const found = typed.match(/(?<!\d)89\d{16,20}(?!\d)/g) ?? [];
  return new Set(found).size === 1 ? found[0] : undefined;
}

function readAsCode(typed: string): Typed | undefined {
  const code = readRenewalCode(typed);
  if (code !== undefined) return { kind: "renewal_code", value: code, warnings: [] };
  const meant = readHumanCode(typed);
  if (meant.length !== RENEWAL_CODE_LENGTH || !/[A-Z]/.test(meant)) return undefined;
  return { kind: "renewal_code", value: meant, warnings: ["renewal_code_check"] };
}

function explain(typed: string): Typed {
  const digits = tidyDigits(typed);
  if (/^\d[.,]?\d*e\+?\d+$/i.test(typed)) return unreadable(typed, "spreadsheet_damage");
  if (/^\d{15,16}$/.test(digits)) return unreadable(digits, "imei");
  if (/^\d+$/.test(digits) && digits.length < 18) return unreadable(digits, "too_short");
  return unreadable(typed.slice(0, 100));
}

function unreadable(value: string, reason?: UnreadableReason): Typed {
  return { kind: "unreadable", value, warnings: [], ...(reason === undefined ? {} : { reason }) };
}

/** EAN-8, UPC-A, EAN-13 (JAN) with a fitting check digit. */
function isProductCode(digits: string): boolean {
  if (!/^(?:\d{8}|\d{12}|\d{13})$/.test(digits)) return false;
  const sum = [...digits]
    .toReversed()
    .reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
