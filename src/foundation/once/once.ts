import type { Act } from "../act/index.ts";
import type { Instant } from "../clock/index.ts";
import { part, type Part } from "../database/index.ts";

interface OnceTables {
  idempotency_keys: { key_hash: Buffer; scope: string; result: unknown; at: string };
}

/** A request that its sender may repeat: `key` is the sender's, `scope` the verb it asks for. */
export interface Once {
  readonly scope: string;
  readonly key: string;
}

/** What the same request answered the first time; undefined when this is the first time. */
export async function answeredBefore<T>(act: Act, once: Once): Promise<T | undefined> {
  const row = await act.database
    .tables<OnceTables>()
    .selectFrom("idempotency_keys")
    .select("result")
    .where("key_hash", "=", hashOf(act, once))
    .executeTakeFirst();
  return row?.result as T | undefined;
}

/** Goes into the statement that does the work: a second sender of the same key fails whole. */
export function answerOnce(act: Act, once: Once, result: unknown): Part {
  return part(
    act.database
      .tables<OnceTables>()
      .insertInto("idempotency_keys")
      .values({
        key_hash: hashOf(act, once),
        scope: once.scope,
        result: JSON.stringify(result),
        at: act.clock.now(),
      }),
  );
}

/** A client that repeats after that long gets a new answer. */
export async function forgetOldAnswers(act: Act, before: Instant): Promise<void> {
  await act.database.run({
    text: "delete from idempotency_keys where at < $1",
    values: [before],
  });
}

/** True when a write failed because the same key was answered a moment ago. */
export function isRepeat(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === "23505" && constraint === "idempotency_keys_pkey";
}

function hashOf(act: Act, once: Once): Buffer {
  return act.secrets.blind(`once ${once.scope}`, once.key);
}
