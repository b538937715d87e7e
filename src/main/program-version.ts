import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** Of the package that this code stands in, whether installed or packed into one file. */
export function programVersion(): string {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    const file = path.join(folder, "package.json");
    if (existsSync(file)) {
      return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
    }
    if (folder === path.dirname(folder)) throw new Error("no package.json above this code");
  }
}
