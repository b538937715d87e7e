import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Act } from "../foundation/act/index.ts";
import { Problem } from "./problem.ts";
import type { House } from "./house.ts";

// Doors that other rooms are still building; each becomes a plain import when it stands.

/** Fills an empty database with the demo town; answers whether it did. */
export async function seedDemo(house: House): Promise<boolean> {
  const module = await load<{ seedDemo(house: House): Promise<boolean> }>("./seed-demo");
  return module === undefined ? false : module.seedDemo(house);
}

export interface ImportReport {
  /** Every bad row with its row, column and reason, and what was taken: ready to print. */
  readonly text: string;
  readonly isComplete: boolean;
}

export interface ImportOrder {
  readonly what: "plans" | "lines" | "customers" | "buckets";
  readonly file: string;
  readonly skipBad: boolean;
}

export async function importFile(act: Act, order: ImportOrder): Promise<ImportReport> {
  const module = await load<{ importFile: typeof importFile }>("../surfaces/cli/index");
  if (module === undefined) throw new Problem("importing is not built yet");
  return module.importFile(act, order);
}

async function load<T>(name: string): Promise<T | undefined> {
  const file = path.join(import.meta.dirname, name + path.extname(import.meta.filename));
  return existsSync(file) ? ((await import(pathToFileURL(file).href)) as T) : undefined;
}
