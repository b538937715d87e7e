import { createHash } from "node:crypto";
import type { LocalDate } from "../../foundation/clock/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import { isSignedBy, type Signer } from "../../foundation/secrets/index.ts";
import { taxOf } from "./compose-receipt.ts";
import {
  RECEIPT_KINDS,
  type ReceiptContent,
  type ReceiptKind,
  type TillNumber,
} from "./receipt.ts";

/** What is signed: enough to recognise the paper by, and a digest that binds all the rest. */
export interface ReceiptStatement {
  readonly kind: ReceiptKind;
  readonly number: string;
  readonly date: LocalDate;
  /** The legal name, and the T-number of a seller who has one. */
  readonly seller: string;
  readonly totalYen: Yen;
  readonly taxYen: Yen;
  readonly digest: string;
  /** Of a receipt that was issued at a till. */
  readonly till?: TillNumber;
}

type PublicKey = Pick<Signer, "keyId" | "publicKeyPem">;

// What was signed once must read the same for ever: a new format gets a new word.
const FORMATS = { 1: "tsunagu-receipt-1", 2: "tsunagu-receipt-2" } as const;

/** Canonical: a JSON array of text and whole numbers without spaces has one spelling only. */
export function statementOf(content: ReceiptContent): string {
  const { seller, till } = content;
  return JSON.stringify([
    FORMATS[content.format],
    content.kind,
    content.number,
    content.date,
    [seller.legalName, seller.registrationNumber].filter(Boolean).join(" "),
    content.totalYen,
    taxOf(content),
    digestOf(content),
    ...(till === undefined ? [] : [till.id, till.serial]),
  ]);
}

/** SHA-256 over the content as JSON with sorted keys, its first 128 bits in base64url. */
export function digestOf(content: ReceiptContent): string {
  const hash = createHash("sha256").update(canonicalJson(content), "utf8").digest();
  return hash.subarray(0, 16).toString("base64url");
}

/** `statement.keyId.signature`, the first and last in base64url: what the QR code carries. */
export function tokenOf(content: ReceiptContent, keyId: string, signature: Uint8Array): string {
  const statement = Buffer.from(statementOf(content), "utf8").toString("base64url");
  return `${statement}.${keyId}.${Buffer.from(signature).toString("base64url")}`;
}

/**
 * The statement of a token, if one of these keys signed it; undefined for anything else, however
 * malformed.
 */
export function readToken(keys: readonly PublicKey[], token: string): ReceiptStatement | undefined {
  if (token.length > TOKEN_LENGTH_MAX) return undefined;
  const [body, keyId, signature, ...rest] = token.split(".");
  if (body === undefined || signature === undefined || rest.length > 0) return undefined;
  const key = keys.find((one) => one.keyId === keyId);
  if (key === undefined) return undefined;
  const text = Buffer.from(body, "base64url").toString("utf8");
  const isOurs = isSignedBy(key.publicKeyPem, text, Buffer.from(signature, "base64url"));
  if (!isOurs) return undefined;
  return readStatement(text);
}

const TOKEN_LENGTH_MAX = 2000;

function readStatement(text: string): ReceiptStatement | undefined {
  const [format, kind, number, date, seller, totalYen, taxYen, digest, till, serial] = JSON.parse(
    text,
  ) as unknown[];
  const isKnown = Object.values<unknown>(FORMATS).includes(format);
  if (!isKnown || !RECEIPT_KINDS.includes(kind as ReceiptKind)) return undefined;
  return {
    kind: kind as ReceiptKind,
    number: String(number),
    date: String(date),
    seller: String(seller),
    totalYen: yen(Number(totalYen)),
    taxYen: yen(Number(taxYen)),
    digest: String(digest),
    ...(typeof till === "string" ? { till: { id: till, serial: Number(serial) } } : {}),
  };
}

// The store keeps content as jsonb, which forgets the order of keys.
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(",")}}`;
}
