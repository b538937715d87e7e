import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { end, NODE, ROOT, run } from "./root.mjs";

/**
 * Installs what the lockfile names and node_modules lacks; touches nothing, and needs no network,
 * when all is there. Development packages only when wanted or when they are there already.
 */
export async function ensureInstalled({ isDevWanted }) {
  const missing = findMissing({ isDevWanted });
  if (missing.length === 0) return;
  process.stderr.write(
    `Installing packages (${missing.length} missing), once. This takes a minute.\n`,
  );
  const withDev = isDevWanted || hasDev();
  const args = ["ci", withDev ? "--include=dev" : "--omit=dev", "--no-audit", "--no-fund", QUIET];
  const code = await npm(args);
  if (code !== 0) end("npm could not install the packages; its message stands above.");
  writeFileSync(STAMP, fingerprint());
  const left = findMissing({ isDevWanted });
  if (left.length > 0) end(`npm left out ${left.slice(0, 3).join(", ")}.`);
}

// The packages ask for Node 24, which they get; that npm itself runs under an older one is no news.
const QUIET = "--loglevel=error";

const LOCK = path.join(ROOT, "package-lock.json");
const HIDDEN_LOCK = path.join(ROOT, "node_modules", ".package-lock.json");
const STAMP = path.join(ROOT, "node_modules", ".tsunagu-installed");

// npm writes its hidden lockfile last: what stands there is wholly installed.
export function findMissing({
  isDevWanted,
  wanted = readPackages(LOCK),
  have = readInstalled(),
  isSettled = isStamped(),
}) {
  const missing = Object.entries(wanted)
    .filter(([place]) => place !== "")
    .filter(([, entry]) => isDevWanted || !(entry.dev || entry.devOptional))
    // A package that is optional and could not be had stays away; asking each time helps nobody.
    .filter(([, entry]) => !isOptional(entry) || (fitsHere(entry) && !isSettled))
    .filter(([place, entry]) => have[place]?.version !== entry.version)
    .map(([place]) => place.replace(/^.*node_modules\//, ""));
  return missing.length === 0 && !existsSync(NODE) ? ["node"] : missing;
}

function isOptional(entry) {
  return entry.optional === true || entry.devOptional === true;
}

// Only what names a system is a program for one; the rest of the optional packages belong to
// fallbacks (WebAssembly) that npm leaves out where the program fits.
function fitsHere({ os = [process.platform], cpu, libc = [LIBC] }) {
  if (cpu === undefined) return false;
  return os.includes(process.platform) && cpu.includes(process.arch) && libc.includes(LIBC);
}

const LIBC = existsSync("/etc/alpine-release") ? "musl" : "glibc";

function readInstalled() {
  return existsSync(HIDDEN_LOCK) ? readPackages(HIDDEN_LOCK) : {};
}

function hasDev() {
  return Object.values(readInstalled()).some((entry) => entry.dev === true);
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
}

function isStamped() {
  return existsSync(STAMP) && readFileSync(STAMP, "utf8") === fingerprint();
}

function fingerprint() {
  const lock = createHash("sha256").update(readFileSync(LOCK)).digest("hex");
  return `${lock} ${process.platform} ${process.arch}\n`;
}

// Under the machine's own Node: the one in node_modules is what npm is about to replace.
function npm(args) {
  const bin = path.join(ROOT, "node_modules");
  const PATH = (process.env.PATH ?? "")
    .split(path.delimiter)
    .filter((directory) => !directory.startsWith(bin))
    .join(path.delimiter);
  const env = { ...process.env, PATH };
  const { npm_node_execpath: node, npm_execpath: cli } = process.env;
  const isKnown = node !== undefined && cli !== undefined && !node.startsWith(bin);
  return isKnown ? run(node, [cli, ...args], { env }) : run("npm", args, { env });
}
