import { GIGABYTE, MEGABYTE, type Bytes } from "../../../foundation/money/index.ts";

/**
 * A volume in decimal GB or MB, never rounded up: what is shown as left is really there.
 * The units are written alike in all five languages.
 */
export function showBytes(volume: Bytes): string {
  if (volume >= GIGABYTE) return `${floorTo(volume / GIGABYTE, volume < 10 * GIGABYTE ? 2 : 1)} GB`;
  return `${Math.floor(volume / MEGABYTE)} MB`;
}

function floorTo(value: number, digits: number): string {
  const scale = 10 ** digits;
  return String(Math.floor(value * scale + 1e-9) / scale);
}
