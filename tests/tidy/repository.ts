import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export const ROOT = path.join(import.meta.dirname, "..", "..");

export interface TextFile {
  /** Relative to the repository, with slashes. */
  readonly path: string;
  readonly text: string;
}

const ignored = new Set([".git", ...ignoredFolders()]);

/** Every path of the repository but what .gitignore names. */
export const allPaths: readonly string[] = walk("");

/** The files whose path matches, with their texts. */
export function files(pattern: RegExp): readonly TextFile[] {
  return allPaths
    .filter((name) => pattern.test(name))
    .map((name) => ({ path: name, text: readFileSync(path.join(ROOT, name), "utf8") }));
}

export function foldersIn(folder: string): readonly string[] {
  const directory = path.join(ROOT, folder);
  if (!existsSync(directory)) return [];
  const entries = readdirSync(directory, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

function walk(folder: string): readonly string[] {
  const entries = readdirSync(path.join(ROOT, folder), { withFileTypes: true });
  return entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const name = path.posix.join(folder, entry.name);
      if (ignored.has(name) || entry.name === "node_modules") return [];
      if (entry.isDirectory()) return walk(name);
      return entry.isFile() ? [name] : [];
    });
}

function ignoredFolders(): readonly string[] {
  const lines = readFileSync(path.join(ROOT, ".gitignore"), "utf8").split("\n");
  return lines.filter((line) => line.endsWith("/")).map((line) => line.slice(0, -1));
}
