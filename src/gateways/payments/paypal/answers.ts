import { z } from "zod";
import type { CallOutcome } from "../../../foundation/http/index.ts";
import { NotAnswered } from "./sdk.ts";

/**
 * What a call came to. `refused` is PayPal's own no, with its name and issues: certainly without
 * effect. `busy` and `unauthorized` have none either; `unknown` may have been carried out.
 */
export type Answer<T> =
  | { readonly kind: "ok"; readonly value: T }
  | ({ readonly kind: "refused"; readonly status: number } & ErrorAnswer)
  | { readonly kind: "busy" | "unauthorized" | "not_sent" | "unknown" };

export type ErrorAnswer = z.infer<typeof errorAnswer>;

export const link = z.object({ href: z.string(), rel: z.string() });

const errorAnswer = z.object({
  name: z.string(),
  details: z
    .array(
      z.object({
        issue: z.string().default(""),
        field: z.string().optional(),
        // Payouts alone say `link`, and say it in a detail.
        link: z.array(link).default([]),
      }),
    )
    .default([]),
  links: z.array(link).default([]),
});

/** Zod's value of a JSON text, or nothing when it is no JSON or of another shape. */
export function parseJson<T>(schema: z.ZodType<T>, body: string): T | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Reads what a plain call came to. */
export function answerOf<T>(outcome: CallOutcome, schema: z.ZodType<T>): Answer<T> {
  if (outcome.kind !== "answered") return { kind: outcome.kind };
  const { status, body } = outcome;
  if (status >= 200 && status < 300) {
    const value = parseJson(schema, body);
    return value === undefined ? { kind: "unknown" } : { kind: "ok", value };
  }
  if (status === 429) return { kind: "busy" };
  if (status === 401) return { kind: "unauthorized" };
  // 409: an earlier request with the same id is still being worked at.
  if (status < 400 || status > 499 || status === 408 || status === 409) return { kind: "unknown" };
  const error = parseJson(errorAnswer, body);
  return error === undefined ? { kind: "unknown" } : { kind: "refused", status, ...error };
}

/**
 * Reads what a call of the SDK came to. Of an answer only what we need has to fit: the SDK refuses
 * one for a word it does not know anywhere in it, and money would wait for its next release.
 */
export async function askSdk<T>(
  call: () => Promise<unknown>,
  schema: z.ZodType<T>,
): Promise<Answer<T>> {
  try {
    return answerOf(answeredBy(await call())!, schema);
  } catch (error) {
    if (error instanceof NotAnswered) return { kind: error.outcome.kind };
    const outcome = answeredBy(error);
    if (outcome === undefined) throw error;
    return answerOf(outcome, schema);
  }
}

const httpAnswer = z.object({ statusCode: z.number(), body: z.string() });

/** The answer as it came, in a result of the SDK and in each of its errors about an answer. */
function answeredBy(resultOrError: unknown): CallOutcome | undefined {
  const read = httpAnswer.safeParse(resultOrError);
  if (!read.success) return undefined;
  const { statusCode, body } = read.data;
  return { kind: "answered", status: statusCode, headers: {}, body };
}

export function hasIssue(answer: ErrorAnswer, ...issues: readonly string[]): boolean {
  return answer.details.some(({ issue }) => issues.includes(issue)) || issues.includes(answer.name);
}

/** PayPal's most precise word for a no. */
export function issueOf({ details, name }: ErrorAnswer): string {
  return (details.find(({ issue }) => issue !== "")?.issue ?? name).toLowerCase().slice(0, 100);
}

/** The only amounts here are in yen: a whole number without a fraction. */
export const yenAmount = z
  .object({ currency_code: z.literal("JPY"), value: z.string().regex(/^-?\d{1,12}(?:\.0+)?$/) })
  .transform(({ value }) => Number(value));

export const moment = z.iso.datetime({ offset: true });
