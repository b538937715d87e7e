import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const MARK = "tsunagu-kiosk-profile";

/**
 * An empty profile in place of what the browser kept before. False when the folder holds anything
 * that is not ours: it is left as it is.
 */
export function wipeProfile(folder: string): boolean {
  const isOurs = !existsSync(folder) || existsSync(path.join(folder, MARK));
  if (!isOurs && readdirSync(folder).length > 0) return false;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // The mark goes last: a wipe that was cut off goes on at the next start.
  for (const name of readdirSync(folder)) {
    if (name !== MARK) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
  writeFileSync(path.join(folder, MARK), "wiped at each start\n");
  return true;
}
