import { done, refused, type Outcome } from "../outcome/index.ts";

export interface Picture {
  readonly jpeg: Buffer;
  readonly widthPx: number;
  readonly heightPx: number;
}

export type PictureRefusal =
  | "no_picture"
  | "picture_too_large"
  | "too_many_pixels"
  /** Too many wait for the same; it may be sent again in a while. */
  | "busy";

export const PICTURE_BYTES_MAX = 8 * 1024 * 1024;
/** As a form asks for them: a phone that keeps others sends one of these. */
export const PICTURE_TYPES = "image/jpeg,image/png,image/webp";

// A photo of the newest phones has 50 million only in its raw form; a bomb has billions.
const PIXELS_MAX = 40_000_000;
const SIDE_PX_MAX = 1600;
const QUALITY = 80;
const SECONDS_MAX = 10;

// With the first picture: whoever never makes one need not wait for its library.
async function openSharp() {
  const { default: sharp } = await import("sharp");
  // One at a time and nothing kept: a picture must not take the memory of those who pay.
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}

/** So many wait for one process to make theirs; each may take a second and 160 MB. */
export const PICTURES_WAITING_MAX = 8;
let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * A picture of ours from one that was sent; what it says of itself is not believed. One after the
 * other in a process: `busy` when too many wait.
 */
export async function reEncode(content: Uint8Array): Promise<Outcome<Picture, PictureRefusal>> {
  if (content.length > PICTURE_BYTES_MAX) return refused("picture_too_large");
  if (!isKnownKind(content)) return refused("no_picture");
  if (waiting >= PICTURES_WAITING_MAX) return refused("busy");
  waiting += 1;
  const made = last.then(async () => make(content)).finally(() => (waiting -= 1));
  last = made.catch(() => {});
  return made;
}

async function make(content: Uint8Array): Promise<Outcome<Picture, PictureRefusal>> {
  const sharp = await openSharp();
  const options = { limitInputPixels: PIXELS_MAX, failOn: "error", pages: 1 } as const;
  try {
    const { width, height } = await sharp(content, {
      ...options,
      limitInputPixels: false,
    }).metadata();
    if (width * height > PIXELS_MAX) return refused("too_many_pixels");
    const { data, info } = await sharp(content, options)
      .timeout({ seconds: SECONDS_MAX })
      .autoOrient()
      .resize(SIDE_PX_MAX, SIDE_PX_MAX, { fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
    return done({ jpeg: data, widthPx: info.width, heightPx: info.height });
  } catch {
    return refused("no_picture");
  }
}

/** By its first bytes: JPEG, PNG or WebP. */
function isKnownKind(content: Uint8Array): boolean {
  const starts = (bytes: readonly number[], at = 0) =>
    bytes.every((byte, i) => content[at + i] === byte);
  const isWebp = starts([0x52, 0x49, 0x46, 0x46]) && starts([0x57, 0x45, 0x42, 0x50], 8);
  return starts([0xff, 0xd8, 0xff]) || starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]) || isWebp;
}
