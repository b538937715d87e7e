import type { Act } from "../../foundation/act/index.ts";
import type { Instant, LocalDate } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import type { Claim } from "../../foundation/work/index.ts";

/** A day whose report is to be fetched; the row is the timer. */
export interface ReportDay {
  readonly provider: string;
  readonly day: LocalDate;
}

export async function lastWantedDay(act: Act, provider: string): Promise<LocalDate | undefined> {
  const { rows } = await act.database.run({
    text: "select max(day) as day from report_days where provider = $1",
    values: [provider],
  });
  return (rows[0] as { day: LocalDate | null }).day ?? undefined;
}

export function wantDays(days: readonly (ReportDay & { readonly dueAt: Instant })[]): Part {
  return {
    text: `insert into report_days (provider, day, due_at, tries)
      select p, d, t, 0 from unnest($1::text[], $2::date[], $3::timestamptz[]) as u (p, d, t)
      on conflict (provider, day) do nothing`,
    values: [
      days.map(({ provider }) => provider),
      days.map(({ day }) => day),
      days.map(({ dueAt }) => dueAt),
    ],
    expects: "any",
  };
}

/** Leases due days to this worker. A measure of scheduling, so it writes no event. */
export async function claimDueDays(act: Act, claim: Claim): Promise<readonly ReportDay[]> {
  const { rows } = await act.database.run({
    text: `update report_days set claimed_until = $3
      where (provider, day) in (
        select provider, day from report_days
        where due_at <= $1 and (claimed_until is null or claimed_until <= $1)
        order by due_at limit $2 for update skip locked)
      returning provider, day`,
    values: [claim.now, claim.limit, claim.leaseUntil],
    isFrequent: true,
  });
  return rows as ReportDay[];
}

/** The report of the day is there. */
export function dayRead(act: Act, { provider, day }: ReportDay): Part {
  return {
    text: `update report_days set due_at = null, claimed_until = null, read_at = $3
      where provider = $1 and day = $2`,
    values: [provider, day, act.clock.now()],
    expects: "any",
  };
}

/** It is asked for again at that moment. */
export async function askAgain(
  act: Act,
  { provider, day }: ReportDay,
  dueAt: Instant,
): Promise<void> {
  await act.database.run({
    text: `update report_days set due_at = $3, claimed_until = null
      where provider = $1 and day = $2 and due_at is not null`,
    values: [provider, day, dueAt],
    isFrequent: true,
  });
}
