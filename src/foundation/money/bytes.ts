declare const bytesBrand: unique symbol;

/** A volume of data: a safe integer of bytes. */
export type Bytes = number & { readonly [bytesBrand]: true };

export function bytes(count: number): Bytes {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new RangeError(`not a volume of data: ${count}`);
  }
  return count as Bytes;
}

/** Japanese carriers sell decimal gigabytes; a wholesaler's own unit is converted in its gateway. */
export const GIGABYTE = bytes(1_000_000_000);
export const MEGABYTE = bytes(1_000_000);
