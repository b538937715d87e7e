import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { BadConfig } from "../../foundation/config/index.ts";
import type { CodePage } from "../../foundation/paper/index.ts";
import {
  doorSettings,
  printerSettings,
  readerSettings,
  scannerSettings,
} from "../devices/index.ts";
import { readPublicKey } from "../update/index.ts";

const folder = z.string().startsWith("/", "must be a path from the root").max(300);
const address = z
  .string()
  .regex(/^https?:\/\/[^\s/?#]+$/, "must be https:// and a host, nothing after it")
  .max(300);
const milliseconds = z.int().min(50).max(600_000);

// Named here once more: what they mean is loaded only when the machine prints by itself.
const LETTERS = [
  "ascii",
  "shiftjis",
  "gb18030",
  "big5",
  "ksc5601",
] as const satisfies readonly CodePage[];

const browser = z.strictObject({
  program: z.string().startsWith("/", "must be a path from the root").optional(),
  /** Wiped at each start; best on a file system in memory. */
  profileDir: folder.optional(),
  extraArguments: z.array(z.string().startsWith("--", "must begin with --")).max(50).default([]),
  memoryMbMax: z.int().min(200).max(64_000).default(1500),
  lookEveryMs: milliseconds.default(2000),
  silentMsMax: milliseconds.default(20_000),
});

const config = z.strictObject({
  house: address,
  stateDir: folder,
  /** `none`: another program runs the screen. */
  browser: z.union([z.literal("none"), browser]).prefault({}),
  printer: printerSettings.optional(),
  /** For slips that the machine makes by itself; those of the house come as bytes. */
  paper: z
    .strictObject({
      widthMm: z.literal([58, 80]).default(80),
      letters: z.array(z.enum(LETTERS)).max(10).default(["shiftjis"]),
    })
    .prefault({}),
  scanner: scannerSettings.optional(),
  reader: readerSettings.optional(),
  door: doorSettings.optional(),
  /** Read by the machine's cash. */
  cash: z.unknown().optional(),
  /** Where simulated parts are played at. */
  bench: z.strictObject({ port: z.int().min(1).max(65_535) }).optional(),
  update: z
    .strictObject({
      publicKey: z
        .string()
        .refine(
          (text) => readPublicKey(text) !== undefined,
          "must be what kiosk-release key prints",
        )
        .optional(),
      goodWithinSeconds: z.int().min(1).max(86_400).default(300),
    })
    .prefault({}),
  /** How often parts are looked at, and a house that is away is asked again. */
  pace: z
    .strictObject({
      lookEveryMs: milliseconds.default(3000),
      awayEveryMs: milliseconds.default(5000),
      /** Before a program that ended by itself is begun anew; twice as long each time. */
      againMs: milliseconds.default(1000),
    })
    .prefault({}),
  logLevel: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  /** For tests of crashes: where this program kills itself. */
  failpoint: z.string().optional(),
});

export type AgentConfig = z.infer<typeof config>;

/** Throws BadConfig with one line that names the file and the setting. */
export function readAgentConfig(file: string): AgentConfig {
  if (!existsSync(file))
    throw new BadConfig(`${file} is not there; see docs/running/kiosk-agent.md`);
  return parseAgentConfig(parseJson(file), file);
}

export function parseAgentConfig(given: unknown, file: string): AgentConfig {
  const parsed = config.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = deepest(parsed.error.issues[0]!);
  const where = issue.path.join(".");
  throw new BadConfig(`${file}: ${where === "" ? "" : `${where}: `}${issue.message}`);
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Of a setting that may be one of several things, the complaint about the nearest. */
function deepest(issue: z.core.$ZodIssue): Issue {
  if (issue.code !== "invalid_union") return issue;
  const inner = issue.errors.flat().toSorted((a, b) => b.path.length - a.path.length)[0];
  if (inner === undefined) return issue;
  const found = deepest(inner);
  return { path: [...issue.path, ...found.path], message: found.message };
}

export function profileDirOf({ browser: set, stateDir }: AgentConfig): string {
  return (set === "none" ? undefined : set.profileDir) ?? path.join(stateDir, "profile");
}

function parseJson(file: string): unknown {
  const text = readFileSync(file, "utf8");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadConfig(`${file}: ${(error as Error).message}`);
  }
}
