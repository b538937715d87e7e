import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";

/** A paid order that waits for its carrier. */
export interface RunningPromise {
  readonly lineId: string;
  readonly renewalId: string;
  readonly number: string;
  readonly promisedAt: Instant;
}

/** The promises that run on these lines, those that were missed included. */
export async function runningPromises(
  act: Act,
  lineIds: readonly string[],
): Promise<readonly RunningPromise[]> {
  const { rows } = await act.database.run({
    text: `select line_id as "lineId", renewal_id as "renewalId", number,
        promised_at as "promisedAt"
      from renewals
      where line_id = any($1::uuid[]) and promised_at is not null
        and state in ('paid', 'activating', 'activation_unknown', 'activation_failed')`,
    values: [lineIds],
    isFrequent: true,
  });
  return rows as RunningPromise[];
}
