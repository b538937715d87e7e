import { inflateSync } from "node:zlib";

/** What the first bytes of a picture say, without decoding it. */
export interface Picture {
  readonly format: "jpeg" | "png";
  readonly widthPx: number;
  readonly heightPx: number;
  /** How large it is once unpacked, as its own head declares. */
  readonly unpackedBytes: number;
}

/** Undefined for anything but a JPEG or PNG whose head is whole. */
export function readPicture(content: Uint8Array): Picture | undefined {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  try {
    return readPng(view) ?? readJpeg(view);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * False for a PNG that unpacks to more than its head declares: a decoder would take all the memory
 * for it. Undefined answers of `readPicture` are false too.
 */
export function unpacksAsDeclared(content: Uint8Array): boolean {
  const picture = readPicture(content);
  if (picture === undefined) return false;
  if (picture.format !== "png") return true;
  try {
    inflateSync(packedPixels(content), { maxOutputLength: picture.unpackedBytes });
    return true;
  } catch {
    return false;
  }
}

// The IDAT chunks, joined (PNG specification, 10.1).
function packedPixels(png: Uint8Array): Uint8Array {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const parts: Uint8Array[] = [];
  for (let at = 8; at + 12 <= png.byteLength;) {
    const length = view.getUint32(at);
    if (view.getUint32(at + 4) === IDAT) parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return Buffer.concat(parts);
}

const PNG_SIGNATURE = 0x89504e470d0a1a0an;
const IHDR = 0x49484452;
const IDAT = 0x49444154;
const PNG_CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

function readPng(view: DataView): Picture | undefined {
  if (view.getBigUint64(0) !== PNG_SIGNATURE || view.getUint32(12) !== IHDR) return undefined;
  const channels = PNG_CHANNELS[view.getUint8(25)];
  if (channels === undefined) return undefined;
  const [widthPx, heightPx] = [view.getUint32(16), view.getUint32(20)];
  const rowBytes = Math.ceil((widthPx * channels * view.getUint8(24)) / 8) + 1;
  // An interlaced image has up to seven more row heads; a little slack for them.
  return { format: "png", widthPx, heightPx, unpackedBytes: rowBytes * (heightPx + 8) * 2 };
}

function readJpeg(view: DataView): Picture | undefined {
  if (view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) {
      const [heightPx, widthPx] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return { format: "jpeg", widthPx, heightPx, unpackedBytes: widthPx * heightPx * 3 };
    }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
}

// SOF0 to SOF15 without DHT (C4), JPG (C8) and DAC (CC); ITU-T T.81, table B.1.
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}
