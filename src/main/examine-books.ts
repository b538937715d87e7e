import type { PaymentProvider } from "../business/payments/index.ts";
import { reconciledUntil, type ReconciledUntil } from "../business/reconciliation/index.ts";
import type { Act } from "../foundation/act/index.ts";
import { addHours, addMs, JST, localDate, type Instant } from "../foundation/clock/index.ts";
import type { Finding } from "./doctor.ts";

/** Reports of yesterday may still be under way. */
const BEHIND_HOURS = 72;

/** How far each provider's own reports are matched with our books, and what is open. */
export async function examineBooks(
  act: Pick<Act, "database" | "clock">,
  providers: readonly PaymentProvider[],
): Promise<readonly Finding[]> {
  const known = await reconciledUntil(act);
  return providers
    .filter(({ reports }) => reports !== undefined)
    .map((provider) =>
      findingOf(
        provider,
        known.find((one) => one.provider === provider.name),
        act.clock.now(),
      ),
    );
}

function findingOf(
  { name, reports }: PaymentProvider,
  known: ReconciledUntil | undefined,
  now: Instant,
): Finding {
  const what = `${name} reports`;
  const how =
    reports?.read === undefined
      ? `download one and \`tsunagu reconcile import ${name} FILE\``
      : "a running worker fetches them each morning";
  if (known === undefined) return { what, state: "note", line: `none yet: ${how}` };
  // The last day that is told of, not the midnight after it.
  const day = localDate(addMs(known.until, -1), JST);
  if (known.openDifferences > 0) {
    const line = `until ${day}; ${known.openDifferences} open differences: \`tsunagu reconcile list\``;
    return { what, state: "note", line };
  }
  const isBehind = known.until < addHours(now, -BEHIND_HOURS);
  if (isBehind) return { what, state: "note", line: `only until ${day}: ${how}` };
  return { what, state: "ok", line: `matched until ${day}` };
}
