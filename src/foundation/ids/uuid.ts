import { createHash, randomBytes } from "node:crypto";

declare const idBrand: unique symbol;

/** A UUIDv7 (RFC 9562): ordered by the time it was made, made here and never in SQL. */
export type Id<Of extends string> = string & { readonly [idBrand]: Of };

export function newId<Of extends string>(): Id<Of> {
  const raw = randomBytes(16);
  const ms = Date.now();
  raw.writeUIntBE(ms, 0, 6);
  raw[6] = 0x70 | (raw[6]! & 0x0f);
  raw[8] = 0x80 | (raw[8]! & 0x3f);
  return asText(raw) as Id<Of>;
}

/** A UUIDv8 (RFC 9562) that is the same for the same name, in every process and for ever. */
export function idOfName<Of extends string>(name: string): Id<Of> {
  const raw = createHash("sha256").update(name).digest().subarray(0, 16);
  raw[6] = 0x80 | (raw[6]! & 0x0f);
  raw[8] = 0x80 | (raw[8]! & 0x3f);
  return asText(raw) as Id<Of>;
}

export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
}

function asText(raw: Buffer): string {
  const hex = raw.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
