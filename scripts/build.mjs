import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { end, NODE, ROOT, run } from "./root.mjs";

const SRC = path.join(ROOT, "src");
const DIST = path.join(ROOT, "dist");

/** Builds when a source is newer than what stands in dist; answers whether it did. */
export async function ensureBuilt() {
  const fingerprint = fingerprintOfSources();
  const stamp = path.join(DIST, "build.txt");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint) return false;
  if (!(await build())) end("the program does not compile; the errors stand above.");
  return true;
}

/** Compiles into a new directory and puts it in the place of dist only when all went well. */
export async function build() {
  const fingerprint = fingerprintOfSources();
  const target = `${DIST}.${process.pid}`;
  rmSync(target, { recursive: true, force: true });
  const compiled = await compile(target);
  if (!compiled) {
    rmSync(target, { recursive: true, force: true });
    return false;
  }
  copyOtherFiles(target);
  await writeAssets(target);
  writeFileSync(path.join(target, "build.txt"), fingerprint);
  putInPlace(target);
  return true;
}

async function compile(target) {
  const tsc = path.join(ROOT, "node_modules", "typescript", "bin", "tsc");
  const args = [tsc, "-p", "tsconfig.build.json", "--outDir", target];
  // Complaints go where complaints go: the program's own output stays its own.
  return (await run(NODE, args, { stdio: ["ignore", process.stderr, "inherit"] })) === 0;
}

// Texts, images and the like that the program reads beside its code.
function copyOtherFiles(target) {
  for (const file of filesIn(SRC)) {
    if (/\.(ts|tsx|css|md)$/.test(file)) continue;
    const copy = path.join(target, path.relative(SRC, file));
    mkdirSync(path.dirname(copy), { recursive: true });
    copyFileSync(file, copy);
  }
}

// The web surface knows its stylesheet and islands; the compiled program bundles them itself.
async function writeAssets(target) {
  const assets = path.join(target, "surfaces", "browser", "assets.js");
  if (!existsSync(assets)) return;
  const module = await import(pathToFileURL(assets).href);
  module.writeAssets({ src: SRC, dist: target });
}

function putInPlace(target) {
  const old = `${DIST}.old.${process.pid}`;
  if (existsSync(DIST)) renameSync(DIST, old);
  renameSync(target, DIST);
  rmSync(old, { recursive: true, force: true });
}

function fingerprintOfSources() {
  const hash = createHash("sha256");
  const others = ["package-lock.json", "tsconfig.json", "tsconfig.build.json", "scripts/build.mjs"];
  for (const file of [...filesIn(SRC), ...others.map((name) => path.join(ROOT, name))]) {
    if (/\.test\.tsx?$/.test(file)) continue;
    const { size, mtimeMs } = statSync(file);
    hash.update(`${path.relative(ROOT, file)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

function filesIn(directory) {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

if (process.argv[1] === import.meta.filename) {
  if (!(await build())) process.exit(1);
}
