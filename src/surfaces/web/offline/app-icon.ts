import { crc32, deflateSync } from "node:zlib";

type Colour = readonly [red: number, green: number, blue: number];

const GROUND: Colour = [0xfa, 0xf7, 0xf0];
const THREAD: Colour = [0x23, 0x4f, 0x8e];
const END: Colour = [0xb9, 0x3a, 0x21];

// As in html/style/icon.svg, on its square of 32.
const SIDE = 32;
const BEGINS = { x: 7, y: 22 };
const ENDS = { x: 25, y: 10 };
const HANDLES = [
  { x: 14, y: 22 },
  { x: 12, y: 10 },
] as const;
const [DOT, HALF_STROKE] = [4, 1.25];
/** A launcher cuts icons to a shape of its own; this much of the side is certain to stay. */
const SAFE = 0.72;

/** The mark as an opaque square, as launchers want it: a PNG of `sidePixels`. */
export function drawAppIcon(sidePixels: number): Uint8Array<ArrayBuffer> {
  const rows = Buffer.alloc(sidePixels * (sidePixels * 3 + 1));
  let at = 0;
  for (let y = 0; y < sidePixels; y++) {
    at += 1;
    for (let x = 0; x < sidePixels; x++) {
      for (const value of colourOfPixel(x, y, sidePixels)) rows[at++] = value;
    }
  }
  return png(sidePixels, rows);
}

function colourOfPixel(x: number, y: number, sidePixels: number): Colour {
  const place = { x: inMark((x + 0.5) / sidePixels), y: inMark((y + 0.5) / sidePixels) };
  const pixelsPerUnit = (sidePixels * SAFE) / SIDE;
  const covered = (from: readonly Place[], reach: number) =>
    Math.min(1, Math.max(0, 0.5 + (reach - nearest(from, place)) * pixelsPerUnit));
  const thread = mix(GROUND, THREAD, covered(CURVE, HALF_STROKE));
  const begun = mix(thread, THREAD, covered([BEGINS], DOT));
  return mix(begun, END, covered([ENDS], DOT));
}

function mix(under: Colour, over: Colour, part: number): Colour {
  if (part === 0) return under;
  const of = (channel: 0 | 1 | 2) =>
    Math.round(under[channel] + (over[channel] - under[channel]) * part);
  return [of(0), of(1), of(2)];
}

function inMark(part: number): number {
  return ((part - 0.5) / SAFE + 0.5) * SIDE;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function nearest(places: readonly Place[], { x, y }: Place): number {
  let least = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const [dx, dy] = [place.x - x, place.y - y];
    least = Math.min(least, dx * dx + dy * dy);
  }
  return Math.sqrt(least);
}

const CURVE: readonly Place[] = Array.from({ length: 65 }, (_, i) => pointOfCurve(i / 64));

function pointOfCurve(t: number): Place {
  const rest = 1 - t;
  const [one, two] = HANDLES;
  const on = (axis: "x" | "y") =>
    rest ** 3 * BEGINS[axis] +
    3 * rest ** 2 * t * one[axis] +
    3 * rest * t ** 2 * two[axis] +
    t ** 3 * ENDS[axis];
  return { x: on("x"), y: on("y") };
}

// ISO/IEC 15948: signature, header, pixels, end; each row begins with its filter, here none.
function png(sidePixels: number, rows: Buffer): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(sidePixels, 0);
  header.writeUInt32BE(sidePixels, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = deflateSync(rows, { level: 9 });
  return new Uint8Array(
    Buffer.concat([
      ...[signature, chunk("IHDR", header), chunk("IDAT", pixels)],
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
}

function chunk(kind: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
