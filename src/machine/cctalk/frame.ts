/**
 * One message of ccTalk (Generic Specification 4.7, part 1): destination, number of payload bytes,
 * source, header, payload, and a byte that makes the sum of all a multiple of 256.
 */
export interface Frame {
  readonly to: number;
  readonly from: number;
  readonly header: number;
  readonly payload: readonly number[];
}

const ENVELOPE_BYTES = 5;
export const PAYLOAD_BYTES_MAX = 252;

export function encodeFrame({ to, from, header, payload }: Frame): Uint8Array {
  const body = [to, payload.length, from, header, ...payload];
  return Uint8Array.from([...body, -sumOf(body) & 0xff]);
}

export type ReadFrame =
  | { readonly kind: "frame"; readonly frame: Frame; readonly bytes: number }
  /** More has to come. */
  | { readonly kind: "part" }
  | { readonly kind: "broken" };

/** The first message of what came; `bytes` of it are used up. */
export function readFrame(came: Uint8Array): ReadFrame {
  const length = came[1];
  if (length === undefined || came.length < length + ENVELOPE_BYTES) return { kind: "part" };
  const bytes = length + ENVELOPE_BYTES;
  const whole = [...came.subarray(0, bytes)];
  if (length > PAYLOAD_BYTES_MAX || sumOf(whole) % 256 !== 0) return { kind: "broken" };
  const [to, , from, header] = whole as [number, number, number, number];
  return { kind: "frame", frame: { to, from, header, payload: whole.slice(4, -1) }, bytes };
}

function sumOf(bytes: readonly number[]): number {
  return bytes.reduce((sum, byte) => sum + byte, 0);
}
