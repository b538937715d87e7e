import { isAPIError } from "better-auth/api";
import { done, refused, type Outcome } from "../../../foundation/outcome/index.ts";

/**
 * The library's answer as an outcome. `refusals` names which of its error codes are expected and
 * what each means here; any other is a bug or an outage and is thrown on.
 */
export async function answerOf<T, R extends string>(
  call: Promise<T>,
  refusals: Readonly<Record<string, R>>,
  field?: string,
): Promise<Outcome<T, R>> {
  try {
    return done(await call);
  } catch (error) {
    const refusal = refusals[codeOf(error) ?? ""];
    if (refusal === undefined) throw error;
    return refused(refusal, field === undefined ? {} : { field });
  }
}

function codeOf(error: unknown): string | undefined {
  if (!isAPIError(error)) return undefined;
  const body: unknown = error.body;
  return typeof body === "object" && body !== null && "code" in body
    ? String(body.code)
    : undefined;
}
