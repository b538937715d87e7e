import { z } from "zod";
import type {
  ProviderVault,
  SavingAnswer,
  SavingReading,
  SavingRequest,
} from "../../../business/payments/index.ts";
import type { CallOutcome } from "../../../foundation/http/index.ts";
import { parseAnswer } from "./answers.ts";

const savedCardAnswer = z.object({
  id: z.string().min(1),
  reference: z.string(),
  status: z.enum(["requires_action", "saved", "detached"]),
  brand: z.string().nullable(),
  last_four: z.string().nullable(),
  good_through: z.string().nullable(),
  failure: z.object({ code: z.string() }).nullable(),
  next_action: z.object({ type: z.literal("redirect"), url: z.string() }).nullable(),
});
type SavedCardAnswer = z.infer<typeof savedCardAnswer>;

const listAnswer = z.object({ data: z.array(savedCardAnswer) });

type Call = (method: "GET" | "POST", path: string, body?: object) => Promise<CallOutcome>;

/** The cards that the sandbox company keeps for us. */
export function sandboxVault(call: Call): ProviderVault {
  return {
    save: (request) => save(call, request),
    readSaving: (saving) => readSaving(call, saving),
    async forget(token) {
      const outcome = await call("POST", `/saved_cards/${encodeURIComponent(token)}/detach`, {});
      const isGone = outcome.kind === "answered" && [200, 404].includes(outcome.status);
      return isGone ? "done" : "unknown";
    },
  };
}

async function save(call: Call, request: SavingRequest): Promise<SavingAnswer> {
  const outcome = await call("POST", "/saved_cards", {
    reference: request.savedMethodId,
    locale: request.language,
    return_url: request.returnUrl,
    expires_at: request.expiresAt,
  });
  const answer = bodyOf(outcome, savedCardAnswer);
  if (answer?.next_action != null) {
    return { kind: "begun", providerReference: answer.id, url: answer.next_action.url };
  }
  if (outcome.kind === "not_sent") return { kind: "refused", failure: "provider_down" };
  const isRefused = outcome.kind === "answered" && [400, 401, 402].includes(outcome.status);
  return isRefused ? { kind: "refused", failure: "provider_refused" } : { kind: "unknown" };
}

async function readSaving(
  call: Call,
  saving: { savedMethodId: string; providerReference?: string },
): Promise<SavingReading> {
  const { savedMethodId, providerReference } = saving;
  if (providerReference !== undefined) {
    const path = `/saved_cards/${encodeURIComponent(providerReference)}`;
    const answer = bodyOf(await call("GET", path), savedCardAnswer);
    return answer?.reference === savedMethodId ? readingOf(answer) : { kind: "unknown" };
  }
  const path = `/saved_cards?reference=${encodeURIComponent(savedMethodId)}`;
  const list = bodyOf(await call("GET", path), listAnswer);
  if (list === undefined) return { kind: "unknown" };
  const [found] = list.data;
  return found === undefined ? { kind: "never_seen" } : readingOf(found);
}

function readingOf(answer: SavedCardAnswer): SavingReading {
  const { id, status, brand, last_four: lastFour, good_through: goodThrough } = answer;
  if (status === "detached") return { kind: "failed", failure: "cancelled" };
  if (status === "requires_action") return { kind: "pending" };
  return {
    kind: "saved",
    token: id,
    face: {
      brand: brand ?? "card",
      ...(lastFour === null ? {} : { lastFour }),
      ...(goodThrough === null ? {} : { goodThrough }),
    },
  };
}

function bodyOf<T>(outcome: CallOutcome, schema: z.ZodType<T>): T | undefined {
  if (outcome.kind !== "answered" || outcome.status < 200 || outcome.status > 299) return undefined;
  return parseAnswer(schema, outcome.body);
}
