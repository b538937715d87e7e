import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import type { Context } from "hono";

export interface Asset {
  readonly type: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
  readonly brotli: Uint8Array<ArrayBuffer>;
}

/** Stylesheet, icon and islands, under names that carry a hash of their content. */
export interface Assets {
  /** `tsunagu.css`, `icon.svg` or `camera.js` → the hashed file name. */
  fileOf(name: string): string;
  read(file: string): Asset | undefined;
}

const SURFACES = join(dirname(fileURLToPath(import.meta.url)), "..");
const BUILT = join(SURFACES, "browser", "built");
const TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

let opened: Assets | undefined;

/** What a build wrote; from the sources themselves (tests, development) when there is none. */
export function openAssets(): Assets {
  opened ??= assetsOf(existsSync(BUILT) ? readBuilt() : buildFrom(SURFACES));
  return opened;
}

/** Writes the assets of the source tree `src` beside the compiled program in `dist`. */
export function writeAssets({ src, dist }: { src: string; dist: string }): void {
  const target = join(dist, "surfaces", "browser", "built");
  mkdirSync(target, { recursive: true });
  for (const [name, content] of buildFrom(join(src, "surfaces"))) {
    writeFileSync(join(target, name), content);
  }
}

/** An asset, of the route's `:file` unless told, in the encoding that the browser takes. */
export function answerAsset(c: Context, file = c.req.param("file") ?? ""): Response | undefined {
  const asset = openAssets().read(file);
  if (asset === undefined) return undefined;
  const accepted = c.req.header("accept-encoding") ?? "";
  const encoding = (["br", "gzip"] as const).find((name) => accepted.includes(name));
  return c.body(bodyIn(asset, encoding), 200, {
    "Content-Type": asset.type,
    "Cache-Control": "public, max-age=31536000, immutable",
    Vary: "Accept-Encoding",
    ...(encoding === undefined ? {} : { "Content-Encoding": encoding }),
  });
}

function bodyIn(asset: Asset, encoding: "br" | "gzip" | undefined) {
  if (encoding === "br") return asset.brotli;
  return encoding === "gzip" ? asset.gzip : asset.plain;
}

function assetsOf(files: ReadonlyMap<string, Uint8Array>): Assets {
  const hashed = new Map<string, string>();
  const assets = new Map<string, Asset>();
  for (const [name, content] of files) {
    const hash = createHash("sha256").update(content).digest("base64url").slice(0, 10);
    const [stem, extension = ""] = name.split(".");
    hashed.set(name, `${stem}.${hash}.${extension}`);
    assets.set(`${stem}.${hash}.${extension}`, compressed(content, extension));
  }
  return {
    fileOf(name) {
      const file = hashed.get(name);
      if (file === undefined) throw new RangeError(`no asset is called ${name}`);
      return file;
    },
    read: (file) => assets.get(file),
  };
}

function compressed(content: Uint8Array, extension: string): Asset {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  return {
    type: TYPES[extension] ?? "application/octet-stream",
    plain: new Uint8Array(content),
    gzip: new Uint8Array(gzipSync(content, { level: 9 })),
    brotli: new Uint8Array(brotliCompressSync(content, quality)),
  };
}

function readBuilt(): ReadonlyMap<string, Uint8Array> {
  return new Map(readdirSync(BUILT).map((name) => [name, readFileSync(join(BUILT, name))]));
}

function buildFrom(surfaces: string): ReadonlyMap<string, Uint8Array> {
  // A screen that is no page of the others brings a sheet of its own, so that they stay small.
  const own = readdirSync(surfaces, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".island.ts") || file.endsWith(".sheet.css"))
    .map((file) => join(surfaces, file));
  const { outputFiles } = buildSync({
    entryPoints: [join(surfaces, "html", "style", "tsunagu.css"), ...own],
    bundle: true,
    minify: true,
    write: false,
    outdir: "/",
    format: "esm",
    target: ["es2020", "safari15", "chrome90", "firefox90"],
    legalComments: "none",
    charset: "utf8",
    // Pictures of controls that no map of ours has.
    external: ["*.png"],
  });
  const built = outputFiles.map((file): [string, Uint8Array] => [
    basename(file.path).replace(/\.(?:island|sheet)/, ""),
    file.contents,
  ]);
  const icon = readFileSync(join(surfaces, "html", "style", "icon.svg"));
  return new Map([...built, ["icon.svg", icon]]);
}
