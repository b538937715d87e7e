import type { Act } from "../../foundation/act/index.ts";
import { takeTurn, type Limit } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { Proof } from "./disclosure.ts";
import { lastDigits, readLpa, readRenewalCode } from "./identifiers.ts";
import type { ProbableIssuer } from "./issuers.ts";
import type { LineId } from "./line.ts";
import { lineByClaim } from "./lines-store.ts";
import { readTyped, type Typed, type TypedWarning, type UnreadableReason } from "./read-typed.ts";

export interface FindLineRequest {
  /** As typed, pasted or scanned, or the whole link of the pack's QR. */
  readonly typed: string;
  /** The last four digits of the card's other number, or the renewal code. */
  readonly second?: string;
  /** The visitor's network address; only its keyed hash is kept, for the limit. */
  readonly address: string;
  /** The visitor's own id, from the cookie. */
  readonly device: string;
}

export type FoundLine =
  | { readonly kind: "known"; readonly lineId: LineId; readonly proof: Proof }
  /** The same answer for a number that is ours and for one that is not. */
  | {
      readonly kind: "needs_second";
      readonly typedKind: "iccid" | "msisdn" | "eid" | "lpa";
      /** What to ask for: the last four digits of the phone number, or of the ICCID. */
      readonly digitsOf: "msisdn" | "iccid";
      readonly warnings: readonly TypedWarning[];
      readonly issuer?: ProbableIssuer;
    };

/**
 * `unreadable` carries `facts.reason` when it is recognisable; `renewal_code_mistyped` looked
 * nothing up; `no_match` says neither which half was wrong nor whether the number is ours.
 */
export type FindLineRefusal =
  | "too_many_tries"
  | "unreadable"
  | "product_barcode"
  | "hand_over_card"
  | "renewal_code_mistyped"
  | "lpa_not_ours"
  | "no_match";

/**
 * Finds the line of what somebody typed or scanned. Refusals name the field, `typed` or `second`;
 * `too_many_tries` carries `facts.retryAfterSeconds`.
 */
export async function findLine(
  act: Act,
  request: FindLineRequest,
): Promise<Outcome<FoundLine, FindLineRefusal>> {
  const typed = readTyped(request.typed);
  const turn = await takeTurn(act, limitsOf(act, request, typed));
  if (!turn.ok) return turn;
  switch (typed.kind) {
    case "unreadable":
      return refuseUnreadable(typed.reason);
    case "ean":
      return refused("product_barcode", { field: "typed" });
    case "hand_over":
      return refused("hand_over_card", { field: "typed" });
    case "renewal_code":
    case "link":
      return findByCode(act, typed);
    default:
      return findByNumber(act, { ...typed, kind: typed.kind }, request);
  }
}

// A counter or a whole hotel shares an address. Guessing four digits is what must stay hopeless:
// twelve tries a day at one number, from wherever they come.
const TRIES = {
  address: { perWindow: 300, windowSeconds: 600 },
  device: { perWindow: 60, windowSeconds: 600 },
  value: { perWindow: 30, windowSeconds: 3600 },
  second: { perWindow: 12, windowSeconds: 86_400 },
} as const;

function limitsOf(act: Act, request: FindLineRequest, typed: Typed): readonly Limit[] {
  const limit = (kind: keyof typeof TRIES, value: string): Limit => ({
    key: `find:${kind}:${act.secrets.blind("limit", value).toString("base64url")}`,
    ...TRIES[kind],
  });
  const value = `${typed.kind} ${typed.value}`;
  return [
    limit("address", request.address),
    limit("device", request.device),
    limit("value", value),
    ...(hasSecond(request) ? [limit("second", value)] : []),
  ];
}

function hasSecond(request: FindLineRequest): boolean {
  return request.second !== undefined && request.second.trim() !== "";
}

function refuseUnreadable(
  reason: UnreadableReason | undefined,
): Outcome<FoundLine, FindLineRefusal> {
  return refused("unreadable", {
    field: "typed",
    ...(reason === undefined ? {} : { facts: { reason } }),
  });
}

async function findByCode(act: Act, typed: Typed): Promise<Outcome<FoundLine, FindLineRefusal>> {
  if (typed.warnings.includes("renewal_code_check")) {
    return refused("renewal_code_mistyped", { field: "typed" });
  }
  const line = await lineByClaim(act, { kind: "renewal_code", value: typed.value });
  if (line === undefined) return refused("no_match", { field: "typed" });
  return done({ kind: "known", lineId: line.lineId, proof: "renewal_code" });
}

type TypedNumber = Typed & { readonly kind: "iccid" | "msisdn" | "eid" | "lpa" };

async function findByNumber(
  act: Act,
  typed: TypedNumber,
  request: FindLineRequest,
): Promise<Outcome<FoundLine, FindLineRefusal>> {
  const canSayNotOurs = typed.kind === "lpa" && isUnguessable(typed.value);
  // Nothing is looked up for a number alone: known and unknown cannot differ.
  if (!hasSecond(request) && !canSayNotOurs) return done(askSecond(typed));
  const line = await lineByClaim(act, { kind: typed.kind, value: typed.value });
  if (canSayNotOurs && line === undefined) return refused("lpa_not_ours", { field: "typed" });
  if (!hasSecond(request)) return done(askSecond(typed));
  const proof = proofBy(act, { line: line ?? standIn(act), typed, second: request.second ?? "" });
  if (line === undefined || proof === undefined) return refused("no_match", { field: "second" });
  return done({ kind: "known", lineId: line.lineId, proof });
}

function askSecond(typed: TypedNumber): FoundLine {
  return {
    kind: "needs_second",
    typedKind: typed.kind,
    digitsOf: typed.kind === "iccid" ? "msisdn" : "iccid",
    warnings: typed.warnings,
    ...(typed.issuer === undefined ? {} : { issuer: typed.issuer }),
  };
}

// To say "not ours" of a matching id that nobody can guess tells nothing to somebody who guesses.
function isUnguessable(lpa: string): boolean {
  return (readLpa(lpa)?.matchingId.length ?? 0) >= 16;
}

interface Secondable {
  readonly iccid: string;
  readonly msisdn?: string;
  readonly renewalCode: string;
}

/** Makes an unknown number cost the same work as a known one; fits nothing. */
function standIn(act: Act): Secondable {
  const sealed = act.secrets.seal("stand-in");
  const [iccid, msisdn, renewalCode] = [sealed, sealed, sealed].map(act.secrets.unseal);
  return { iccid: iccid!, msisdn: msisdn!, renewalCode: renewalCode! };
}

function proofBy(
  act: Act,
  { line, typed, second }: { line: Secondable; typed: TypedNumber; second: string },
): Proof | undefined {
  const given = readSecond(second);
  const other = typed.kind === "iccid" ? line.msisdn : line.iccid;
  const hash = (text: string) => act.secrets.blind("second", text);
  const codeFits = hash(given.code).equals(hash(line.renewalCode));
  const digitsFit = hash(given.digits).equals(hash(lastDigits(other ?? "none")));
  if (codeFits) return "renewal_code";
  return digitsFit ? "number_and_digits" : undefined;
}

function readSecond(second: string): { code: string; digits: string } {
  const digits = second.slice(0, 100).normalize("NFKC").replaceAll(/[\s-]/g, "");
  return {
    code: readRenewalCode(second.slice(0, 100)) ?? "",
    digits: /^\d{4}$/.test(digits) ? digits : "",
  };
}
