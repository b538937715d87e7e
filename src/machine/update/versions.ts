import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { readlinkSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { replaceFile, syncFolder } from "../files/index.ts";
import { PROGRAM_FILE, type Package } from "./package.ts";
import { FIRST, nextUpdate, update, type Update, type UpdateEvent } from "./update.ts";

/** The versions that a machine has, and which of them runs: `update.json` says, `current` shows. */
export interface Versions {
  read(): Update;
  /** Writes down what has happened, and lets `current` point there. */
  note(event: UpdateEvent): Update;
  /** Unpacks it in one step: whole, or not there. */
  keep(version: Package): void;
  /** The file to run; undefined when that version is not there. */
  programOf(version: string): string | undefined;
  /** What neither runs nor is fallen back to is thrown away, and so is what was cut off. */
  tidy(): void;
}

export function openVersions(stateDir: string): Versions {
  const folder = path.join(stateDir, "versions");
  const file = path.join(stateDir, "update.json");
  mkdirSync(folder, { recursive: true, mode: 0o700 });

  return {
    read,
    note(event) {
      const before = read();
      const after = nextUpdate(before, event);
      if (after !== before) replaceFile(file, `${JSON.stringify(after)}\n`);
      point(stateDir, after.standing.version);
      return after;
    },
    keep({ version, files }) {
      const place = path.join(folder, version);
      const part = path.join(folder, `.${version}.part`);
      rmSync(part, { recursive: true, force: true });
      for (const [name, bytes] of files) {
        mkdirSync(path.dirname(path.join(part, name)), { recursive: true });
        writeFileSync(path.join(part, name), bytes, { flush: true });
      }
      rmSync(place, { recursive: true, force: true });
      renameSync(part, place);
      syncFolder(folder);
    },
    programOf,
    tidy() {
      const { standing } = read();
      const used = [standing.version, standing.state === "trial" ? standing.from : null];
      for (const name of readdirSync(folder)) {
        if (!used.includes(name)) rmSync(path.join(folder, name), { recursive: true, force: true });
      }
    },
  };

  function read(): Update {
    if (!existsSync(file)) return FIRST;
    const parsed = update.safeParse(JSON.parse(readFileSync(file, "utf8")));
    return parsed.success ? parsed.data : FIRST;
  }

  function programOf(version: string): string | undefined {
    const program = path.join(folder, version, PROGRAM_FILE);
    return existsSync(program) ? program : undefined;
  }
}

/** In one step: there is never a moment without it. */
function point(stateDir: string, version: string | null): void {
  const link = path.join(stateDir, "current");
  if (version === null) {
    rmSync(link, { force: true });
    return;
  }
  const target = path.join("versions", version);
  if (existsSync(link) && readlinkSync(link) === target) return;
  rmSync(`${link}.new`, { force: true });
  symlinkSync(target, `${link}.new`);
  renameSync(`${link}.new`, link);
  syncFolder(stateDir);
}
