import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { syncFolder } from "./files.ts";

export interface Lines {
  /** As they were found at the opening, oldest first; what is no JSON is undefined. */
  readonly found: readonly unknown[];
  /** On the disk when it answers. */
  append(line: object): void;
  close(): void;
}

export function openLines(file: string): Lines {
  const isNew = !existsSync(file);
  const bytes = isNew ? Buffer.alloc(0) : readFileSync(file);
  // Without its end a line was never confirmed to anybody.
  const whole = bytes.lastIndexOf("\n") + 1;
  if (whole < bytes.length) truncateSync(file, whole);
  const opened = openSync(file, "a", 0o600);
  if (isNew) syncFolder(path.dirname(file));
  const lines = bytes.toString("utf8", 0, whole).split("\n").slice(0, -1);
  return {
    found: lines.map(parseJson),
    append(line) {
      writeSync(opened, `${JSON.stringify(line)}\n`);
      fsyncSync(opened);
    },
    close: () => closeSync(opened),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
