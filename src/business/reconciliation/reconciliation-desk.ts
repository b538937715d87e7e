import { writeHouse, type Act } from "../../foundation/act/index.ts";
import {
  addDays,
  addHours,
  addMinutes,
  daysBetween,
  JST,
  localDate,
  msBetween,
  startOfDate,
  type Instant,
  type LocalDate,
} from "../../foundation/clock/index.ts";
import type { Desk } from "../../foundation/work/index.ts";
import type { PaymentProvider } from "../payments/index.ts";
import {
  askAgain,
  claimDueDays,
  dayRead,
  lastWantedDay,
  wantDays,
  type ReportDay,
} from "./days-store.ts";
import { fetchReport } from "./fetch-report.ts";

/** Reports of a day are asked for at 04:00 in Japan: providers are some hours behind. */
const DUE_HOUR = 4;
/** So many days that nobody worked are caught up with; older ones are fetched by hand. */
const CATCH_UP_DAYS = 31;
const LOOK_EVERY_MINUTES = 10;

/** Where each day's report of each provider that can be asked is fetched and matched. */
export function reconciliationDesk(
  act: Act,
  providers: readonly PaymentProvider[],
): Desk<ReportDay> {
  const asked = providers.filter(({ reports }) => reports?.read !== undefined);
  let nextLook: Instant | undefined;
  return {
    name: "reconciliation",
    async claim(claim) {
      if (asked.length === 0) return [];
      if (nextLook === undefined || nextLook <= claim.now) {
        nextLook = addMinutes(claim.now, LOOK_EVERY_MINUTES);
        for (const { name } of asked) await wantDaysOf(act, name);
      }
      return claimDueDays(act, claim);
    },
    async work(day) {
      const provider = asked.find(({ name }) => name === day.provider);
      if (provider !== undefined) await fetchDay(act, provider, day);
    },
  };
}

/** Every day up to yesterday is wanted, each once. */
async function wantDaysOf(act: Act, provider: string): Promise<void> {
  const yesterday = addDays(localDate(act.clock.now(), JST), -1);
  const last = await lastWantedDay(act, provider);
  if (last !== undefined && last >= yesterday) return;
  const behind = last === undefined ? 1 : daysBetween(last, yesterday);
  const count = Math.min(behind, CATCH_UP_DAYS);
  const days = Array.from({ length: count }, (_, i) => addDays(yesterday, i + 1 - count));
  await writeHouse(act, { name: "report.wanted", thing: provider, after: { days } }, [
    wantDays(days.map((day) => ({ provider, day, dueAt: dueAtOf(day) }))),
  ]);
}

function dueAtOf(day: LocalDate): Instant {
  return addHours(startOfDate(addDays(day, 1), JST), DUE_HOUR);
}

async function fetchDay(act: Act, provider: PaymentProvider, day: ReportDay): Promise<void> {
  const outcome = await fetchReport(act, provider, day.day);
  if (!outcome.ok) return askAgain(act, day, nextTry(day, act.clock.now()));
  // Last: dying before only means fetching and matching once more.
  const news = { name: "report.read", thing: day.provider, after: { day: day.day } };
  await writeHouse(act, news, [dayRead(act, day)]);
}

const LEAST_MINUTES = 10;
const MOST_MINUTES = 6 * 60;

// The longer it is overdue, the more seldom: some settle once a week.
function nextTry({ day }: ReportDay, now: Instant): Instant {
  const overdueMinutes = msBetween(dueAtOf(day), now) / 60_000;
  const minutes = Math.min(MOST_MINUTES, Math.max(LEAST_MINUTES, overdueMinutes / 2));
  return addMinutes(now, Math.round(minutes));
}
