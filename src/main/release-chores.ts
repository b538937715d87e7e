import { createPrivateKey, type KeyObject } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import {
  newReleaseKey,
  PROGRAM_FILE,
  readPackage,
  signPackage,
  writePackage,
} from "../machine/update/index.ts";
import { Problem } from "./problem.ts";
import { programVersion } from "./program-version.ts";

/** The secret half goes to a file for this user alone. Throws Problem. */
export async function releaseKeyChore(file: string): Promise<void> {
  const { privatePem, publicText } = newReleaseKey();
  try {
    writeFileSync(file, privatePem, { mode: 0o600, flag: "wx" });
  } catch (error) {
    throw new Problem(`${file}: ${(error as NodeJS.ErrnoException).code}`);
  }
  process.stdout.write(
    `keep ${file} where no kiosk and no server can read it\nupdate.publicKey of every kiosk:\n${publicText}\n`,
  );
}

/** One file that any Node 24 runs, and a manifest that says which version it is. */
export async function packReleaseChore(file: string, release: string | undefined): Promise<void> {
  const version = release ?? programVersion();
  const files = new Map([
    ...(await bundles()),
    ["package.json", Buffer.from(`${JSON.stringify({ version, type: "module" })}\n`)],
  ]);
  const tgz = writePackage(files);
  const read = readPackage(tgz);
  if (!read.ok) throw new Problem(`--release: ${version} is no version`);
  writeFileSync(file, tgz);
  process.stdout.write(`${file}: version ${version}, ${Math.ceil(tgz.length / 1024)} kB\n`);
}

export async function signReleaseChore(wish: {
  readonly file: string;
  readonly key: string;
  readonly rollbackFrom?: string;
}): Promise<void> {
  const bytes = readFileSync(wish.file);
  const read = readPackage(bytes);
  if (!read.ok) throw new Problem(`${wish.file} is no packed version (${read.refusal})`);
  const { rollbackFrom } = wish;
  const purpose =
    rollbackFrom === undefined
      ? ({ kind: "release" } as const)
      : ({ kind: "rollback", from: rollbackFrom } as const);
  process.stdout.write(`${signPackage(bytes, readKey(wish.key), purpose)}\n`);
}

function readKey(file: string): KeyObject {
  const pem = readFileSync(file);
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // Told below.
  }
  throw new Problem(`${file} is no key of \`kiosk-release key\``);
}

/** What only a slip of the machine's own needs stays in the installed package: fonts, mostly. */
const LEFT_OUT = ["receiptline", "pdfkit", "@expo-google-fonts/*"];

async function bundles(): Promise<readonly (readonly [string, Buffer])[]> {
  const type = path.extname(import.meta.filename);
  const source = (...words: readonly string[]) => path.join(import.meta.dirname, ...words) + type;
  const result = await build({
    entryPoints: {
      [path.parse(PROGRAM_FILE).name]: source("packed-agent"),
      // A thread is begun from a file of its own beside the program.
      "picture-worker": source("..", "foundation", "paper", "picture-worker"),
    },
    ...{ bundle: true, write: false, minify: true, outdir: "/", external: LEFT_OUT },
    // What is loaded later stays apart: it alone needs what was left out.
    splitting: true,
    ...{ platform: "node", target: "node24", format: "esm" },
    // Packages of the older kind ask for Node's own modules by a function that modules lack.
    banner: {
      js: 'import{createRequire as tsunaguRequire}from"node:module";const require=tsunaguRequire(import.meta.url);',
    },
    logLevel: "error",
  });
  return result.outputFiles.map((file) => [path.basename(file.path), Buffer.from(file.contents)]);
}
