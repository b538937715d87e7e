import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Language } from "../../../foundation/language/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { showDuration, type FieldError } from "../../html/index.ts";
import { accountTexts, type AccountErrors } from "./texts/index.ts";

export type AccountRefusal = keyof AccountErrors;

/** A refusal in the reader's language. */
export function sayRefusal(language: Language, refusal: Refused<AccountRefusal>): string {
  const said = accountTexts[language].errors[refusal.refusal];
  if (typeof said === "string") return said;
  if (refusal.refusal === "too_many_tries") {
    const wait = showDuration(Number(refusal.facts?.["retryAfterSeconds"] ?? 60), language);
    return accountTexts[language].errors.too_many_tries(wait);
  }
  const { min, max } = refusal.facts ?? {};
  return (said as (count: number) => string)(Number(min ?? max));
}

/** The refusal as the error of a field: its own, else the form's `first`. */
export function errorsOf(
  language: Language,
  refusal: Refused<AccountRefusal>,
  first: string,
): readonly FieldError[] {
  return [{ field: refusal.field ?? first, message: sayRefusal(language, refusal) }];
}

export function statusOf({ refusal }: Refused<AccountRefusal>): ContentfulStatusCode {
  return refusal === "too_many_tries" ? 429 : 422;
}

/** Tells a client when to come again, when the refusal knows. */
export function withRetry(response: Response, refusal: Refused<string>): Response {
  const seconds = refusal.facts?.["retryAfterSeconds"];
  if (seconds !== undefined) response.headers.set("Retry-After", String(seconds));
  return response;
}
