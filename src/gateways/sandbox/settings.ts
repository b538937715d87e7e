import { z } from "zod";

/** What a sandbox process is told by its environment. */
export interface SandboxSettings {
  readonly host: string;
  /** 0 takes any free port; the `ready` line tells which. */
  readonly port: number;
  /** The SQLite file of this sandbox alone. */
  readonly storeFile: string;
  /** Bearer key of the API and of the admin pages. */
  readonly key: string;
  /** The first is the present one; each gives one v1 in a signature. */
  readonly webhookSecrets: readonly string[];
  readonly webhookUrl?: string;
  /** Where a browser reaches this sandbox, without a trailing slash. */
  readonly publicUrl?: string;
  readonly clockFile?: string;
  /** How long an ordinary request takes to settle; 0 settles in the answer itself. */
  readonly settleSeconds: number;
}

const url = z
  .string()
  .regex(/^https?:\/\/\S+$/, "must be a URL beginning with http:// or https://");
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const environment = z.object({
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  STORE: z.string("names the SQLite file and must be set").min(1),
  SECRET: z.string("is the bearer key and must be set").min(1),
  WEBHOOK_SECRET: optional(z.string()),
  WEBHOOK_URL: optional(url),
  PUBLIC_URL: optional(url),
  TSUNAGU_CLOCK_FILE: optional(z.string()),
  SETTLE_SECONDS: z.coerce.number().min(0).max(3600).default(0),
});

/** The settings, or one line that names the variable at fault. */
export function readSettings(env: Readonly<Record<string, string | undefined>>) {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    return { fault: `${String(issue.path[0])}: ${issue.message}` };
  }
  const e = parsed.data;
  const settings: SandboxSettings = {
    host: e.HOST,
    port: e.PORT,
    storeFile: e.STORE,
    key: e.SECRET,
    settleSeconds: e.SETTLE_SECONDS,
    webhookSecrets: (e.WEBHOOK_SECRET ?? e.SECRET).split(","),
    ...(e.WEBHOOK_URL === undefined ? {} : { webhookUrl: e.WEBHOOK_URL }),
    ...(e.PUBLIC_URL === undefined ? {} : { publicUrl: e.PUBLIC_URL.replace(/\/+$/, "") }),
    ...(e.TSUNAGU_CLOCK_FILE === undefined ? {} : { clockFile: e.TSUNAGU_CLOCK_FILE }),
  };
  return { settings };
}
