import { createHash, randomBytes } from "node:crypto";

declare const idBrand: unique symbol;

/**
 * A UUIDv7 (RFC 9562): ordered by the time it was made, and within one process by the order in
 * which it was made; made here and never in SQL.
 */
export type Id<Of extends string> = string & { readonly [idBrand]: Of };

export function newId<Of extends string>(): Id<Of> {
  const raw = randomBytes(16);
  const turn = nextTurn(raw.readUInt16BE(6));
  raw.writeUIntBE(turn.ms, 0, 6);
  raw.writeUInt16BE(0x7000 | turn.count, 6);
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

const COUNT_MAX = 0x0fff;
let last = { ms: 0, count: 0 };

// Within one millisecond a counter keeps the order (RFC 9562, 6.2, method 1). It begins by chance
// in the lower half; when it is used up, or the clock goes back, the last moment is counted on.
function nextTurn(chance: number): { readonly ms: number; readonly count: number } {
  const now = Date.now();
  if (now > last.ms) last = { ms: now, count: chance & (COUNT_MAX >> 1) };
  else if (last.count < COUNT_MAX) last = { ms: last.ms, count: last.count + 1 };
  else last = { ms: last.ms + 1, count: chance & (COUNT_MAX >> 1) };
  return last;
}

export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
}

function asText(raw: Buffer): string {
  const hex = raw.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
