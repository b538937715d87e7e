import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { replaceFile } from "../files/index.ts";

/** Whether this machine is one of the house's. `revoked`: it was, and its token opens nothing now. */
export type Membership =
  | { readonly kind: "unpaired" }
  | { readonly kind: "paired"; readonly name: string; readonly token: string }
  | { readonly kind: "revoked"; readonly name: string };

const stored = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("paired"), name: z.string(), token: z.string() }),
  z.object({ kind: z.literal("revoked"), name: z.string() }),
]);

/** In a file for this user alone; another command may pair while the program runs. */
export function readMembership(stateDir: string): Membership {
  const file = path.join(stateDir, "pairing.json");
  if (!existsSync(file)) return { kind: "unpaired" };
  try {
    return stored.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return { kind: "unpaired" };
  }
}

export function keepMembership(
  stateDir: string,
  membership: Exclude<Membership, { kind: "unpaired" }>,
): void {
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  replaceFile(path.join(stateDir, "pairing.json"), `${JSON.stringify(membership)}\n`);
}
