import { z } from "zod";
import { callOut } from "../../foundation/http/index.ts";
import {
  duty,
  dutiesQuestion,
  dutyDone,
  type Duty,
  type MachineHealth,
} from "../../foundation/kiosk-wire/index.ts";

/** What came of asking the house. */
export type Answer<T> =
  | { readonly kind: "good"; readonly value: T }
  /** It understood, and does not want to; or it is older than the question. */
  | { readonly kind: "refused"; readonly name: string; readonly message: string }
  /** It says nothing about the question, and is not asked there again for so long; 1–30 s. */
  | { readonly kind: "busy"; readonly waitSeconds: number; readonly message: string }
  /** This machine's token opens nothing any more. */
  | { readonly kind: "revoked" }
  /** Nobody answered in time, or not as a house does. */
  | { readonly kind: "away"; readonly reason: string };

export interface Told extends Partial<MachineHealth> {
  readonly paper: "ok" | "low" | "out";
  readonly printer: "ready" | "down" | "none";
  readonly reader: "ready" | "down" | "none";
  readonly scanner: "ready" | "down" | "none";
  readonly version: string;
  readonly service: "in" | "out";
  readonly trouble?: string;
}

const standing = z.object({
  name: z.string(),
  heartbeatSeconds: z.number().min(1).max(3600).catch(30),
});
export type Standing = z.infer<typeof standing>;

const paired = z.object({ name: z.string(), token: z.string().regex(/^[\w-]{1,100}$/) });
const pageKey = z.object({ key: z.string().min(1).max(4000) });
/** A house that is newer than this program may want what this one does not know. */
const wishes = z.object({
  duties: z.array(z.union([duty, z.object({ dutyId: z.uuid() })])).max(50),
});
const refusal = z.object({
  error: z.object({
    name: z.string(),
    message: z.string().catch(""),
    facts: z.object({ retryAfterSeconds: z.number().optional().catch(undefined) }).catch({}),
  }),
});

export interface Wishes {
  readonly duties: readonly Duty[];
  /** Ids of those that this program cannot read. */
  readonly strange: readonly string[];
}

export interface House {
  /** Turns the code that `tsunagu kiosk pair` printed into this machine's token. */
  pair(code: string): Promise<Answer<z.infer<typeof paired>>>;
  heartbeat(told: Told): Promise<Answer<Standing>>;
  /** With it a browser is this machine; good for a minute. */
  pageKey(): Promise<Answer<{ readonly key: string }>>;
  duties(question: z.infer<typeof dutiesQuestion>): Promise<Answer<Wishes>>;
  tellDone(done: z.infer<typeof dutyDone>): Promise<Answer<unknown>>;
  /** Anything else under /kiosk/api. */
  ask(path: string, body: object, waitMs: number): Promise<Answer<unknown>>;
}

const WAIT_MS = 10_000;

export function openHouse(
  url: string,
  { tokenNow }: { readonly tokenNow: () => string | undefined },
): House {
  /** By path, until when it is left alone. */
  const quietUntil = new Map<string, number>();
  return {
    pair: async (code) => read(paired, await ask("/pair", { code, keep: "token" }, WAIT_MS)),
    heartbeat: async (told) => read(standing, await ask("/heartbeat", told, WAIT_MS)),
    pageKey: async () => read(pageKey, await ask("/page-key", {}, WAIT_MS)),
    async duties(question) {
      const waitMs = WAIT_MS + question.waitSeconds * 1000;
      const answer = read(wishes, await ask("/duties", question, waitMs));
      if (answer.kind !== "good") return answer;
      const isKnown = (one: Duty | { readonly dutyId: string }): one is Duty => "kind" in one;
      const all = answer.value.duties;
      const strange = all.filter((one) => !isKnown(one)).map(({ dutyId }) => dutyId);
      return { kind: "good", value: { duties: all.filter(isKnown), strange } };
    },
    tellDone: async (done) => ask("/duties/done", done, WAIT_MS),
    ask,
  };

  async function ask(path: string, body: object, waitMs: number): Promise<Answer<unknown>> {
    const leftMs = (quietUntil.get(path) ?? 0) - performance.now();
    if (leftMs > 0) return { kind: "busy", waitSeconds: Math.ceil(leftMs / 1000), message: "" };
    const token = tokenNow();
    const outcome = await callOut({
      url: `${url}/kiosk/api${path}`,
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
      timeoutMs: waitMs,
    });
    if (outcome.kind !== "answered") return { kind: "away", reason: outcome.reason };
    const { status, headers } = outcome;
    const said = parseJson(outcome.body);
    const waitSeconds = waitOf(status, headers, said);
    if (waitSeconds !== undefined) quietUntil.set(path, performance.now() + waitSeconds * 1000);
    return readAnswer(status, said, waitSeconds);
  }
}

const WAIT_SECONDS = { min: 1, usual: 5, max: 30 };

/** How long whoever is overloaded wants to be left alone, so bounded that a sale is not lost by it. */
function waitOf(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: unknown,
): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const said = refusal.safeParse(body).data?.error.facts.retryAfterSeconds;
  const wanted = said ?? secondsIn(headers["retry-after"] ?? "", headers["date"] ?? "");
  if (wanted === undefined) return status === 429 ? WAIT_SECONDS.usual : undefined;
  return Math.min(Math.max(wanted, WAIT_SECONDS.min), WAIT_SECONDS.max);
}

/** Seconds, or a date by the clock of whoever answers (RFC 9110, 10.2.3): ours may be off. */
function secondsIn(retryAfter: string, date: string): number | undefined {
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter);
  const seconds = Math.ceil((Date.parse(retryAfter) - Date.parse(date)) / 1000);
  return Number.isNaN(seconds) ? undefined : seconds;
}

function readAnswer(status: number, body: unknown, waitSeconds?: number): Answer<unknown> {
  if (status >= 200 && status < 300 && body !== undefined) return { kind: "good", value: body };
  const said = refusal.safeParse(body);
  const isBusy = status === 429 || said.data?.error.name === "too_busy";
  if (isBusy) {
    const message = said.data?.error.message ?? "";
    return { kind: "busy", waitSeconds: waitSeconds ?? WAIT_SECONDS.usual, message };
  }
  // A proxy's own 401 says nothing about the token; overload and outage pass.
  if (status >= 500 || !said.success) return { kind: "away", reason: `answered ${status}` };
  const { name, message } = said.data.error;
  return name === "device_unknown" ? { kind: "revoked" } : { kind: "refused", name, message };
}

function read<T>(shape: z.ZodType<T>, answer: Answer<unknown>): Answer<T> {
  if (answer.kind !== "good") return answer;
  const parsed = shape.safeParse(answer.value);
  if (parsed.success) return { kind: "good", value: parsed.data };
  const where = parsed.error.issues[0]!.path.join(".");
  return {
    kind: "refused",
    name: "unreadable",
    message: `an answer that cannot be read: ${where}`,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
