import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What must be the same at the next start: the owner's password and, when free, the port. */
export interface Remembered {
  readonly password: string;
  readonly port: number;
}

/** The owner's address of the server that runs, or last ran, in this directory. */
export function embeddedUrl(directory: string): string | undefined {
  const known = recall(directory);
  return known === undefined || known.port === 0 ? undefined : ownerUrl(known);
}

export function ownerUrl({ password, port }: Remembered): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}

export function recall(directory: string): Remembered | undefined {
  const file = path.join(directory, "server.json");
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, "utf8")) as Remembered;
}

export function remember(directory: string, known: Remembered): void {
  const file = path.join(directory, "server.json");
  writeFileSync(`${file}.new`, `${JSON.stringify(known)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
