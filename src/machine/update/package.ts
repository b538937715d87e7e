import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";

export const PACKAGE_BYTES_MAX = 64 * 1024 * 1024;
const UNPACKED_BYTES_MAX = 256 * 1024 * 1024;
const FILES_MAX = 5000;

/** The file that is run. */
export const PROGRAM_FILE = "kiosk-agent.js";

/** A version of the program: its files by their path below `package/`. */
export interface Package {
  readonly version: string;
  readonly files: ReadonlyMap<string, Buffer>;
}

export type PackageRefusal = "too_large" | "no_package" | "unsafe_path" | "no_program";

const manifest = z.object({ version: z.string().regex(/^[\w.+-]{1,40}$/) });

/**
 * Reads a tgz of plain files below `package/`, and nothing else: a link, a device, a path that leads
 * out, a name twice or an extension of the format refuses the whole.
 */
export function readPackage(
  tgz: Uint8Array,
  bytesMax = UNPACKED_BYTES_MAX,
): Outcome<Package, PackageRefusal> {
  const tar = unzip(tgz, bytesMax);
  if (!tar.ok) return tar;
  const files = filesIn(tar.value);
  if (!files.ok) return files;
  const parsed = manifest.safeParse(parseJson(files.value.get("package.json")));
  if (!parsed.success || !files.value.has(PROGRAM_FILE)) return refused("no_program");
  return done({ version: parsed.data.version, files: files.value });
}

function unzip(tgz: Uint8Array, bytesMax: number): Outcome<Buffer, "too_large" | "no_package"> {
  try {
    return done(gunzipSync(tgz, { maxOutputLength: bytesMax }));
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    return refused(isTooLarge ? "too_large" : "no_package");
  }
}

const BLOCK = 512;

function filesIn(tar: Buffer): Outcome<Map<string, Buffer>, PackageRefusal> {
  const files = new Map<string, Buffer>();
  let at = 0;
  while (at + BLOCK <= tar.length && tar[at] !== 0) {
    const header = readHeader(tar.subarray(at, at + BLOCK));
    if (header === undefined || files.size === FILES_MAX) return refused("no_package");
    const { name, size, kind } = header;
    const from = at + BLOCK;
    at = from + Math.ceil(size / BLOCK) * BLOCK;
    if (at > tar.length) return refused("no_package");
    if (kind === "folder") continue;
    if (kind !== "file" || !isPlain(name) || files.has(name)) return refused("unsafe_path");
    files.set(name, tar.subarray(from, from + size));
  }
  return done(files);
}

interface Header {
  readonly name: string;
  readonly size: number;
  readonly kind: "file" | "folder" | "other";
}

/** POSIX.1-1988 ustar. */
function readHeader(block: Buffer): Header | undefined {
  const text = (from: number, length: number) => {
    const field = block.toString("utf8", from, from + length);
    return field.slice(0, field.includes("\0") ? field.indexOf("\0") : length);
  };
  const octal = (from: number, length: number) => {
    const digits = text(from, length).trim();
    return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
  };
  const size = octal(124, 12);
  if (text(257, 5) !== "ustar" || size === undefined) return undefined;
  if (octal(148, 8) !== checksumOf(block)) return undefined;
  const prefix = text(345, 155);
  const path = prefix === "" ? text(0, 100) : `${prefix}/${text(0, 100)}`;
  const type = text(156, 1);
  const kind = type === "0" || type === "" ? "file" : type === "5" ? "folder" : "other";
  return { name: path.replace(/^package\//, ""), size, kind };
}

function checksumOf(block: Buffer): number {
  let sum = 0;
  for (const [i, byte] of block.entries()) sum += i >= 148 && i < 156 ? 32 : byte;
  return sum;
}

function isPlain(name: string): boolean {
  const parts = name.split("/");
  return parts.length <= 10 && parts.every((part) => /^(?!\.{1,2}$)[\w.@+-]{1,100}$/.test(part));
}

/** A tgz of these files that is the same whenever and wherever it is made. */
export function writePackage(files: ReadonlyMap<string, Uint8Array>): Buffer {
  const blocks = [...files]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, bytes]) => {
      const padding = Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK);
      return [headerFor(`package/${name}`, bytes.length), bytes, padding];
    });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(BLOCK * 2)]), { level: 9 });
}

function headerFor(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`too long a name: ${name}`);
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, length: number) => value.toString(8).padStart(length - 1, "0");
  block.write(name, 0);
  block.write(octal(0o644, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(size, 12), 124);
  block.write(octal(0, 12), 136);
  block.write("0", 156);
  block.write("ustar\u000000", 257);
  block.write(octal(checksumOf(block), 7), 148);
  return block;
}

function parseJson(bytes: Buffer | undefined): unknown {
  try {
    return JSON.parse(bytes?.toString("utf8") ?? "");
  } catch {
    return undefined;
  }
}
