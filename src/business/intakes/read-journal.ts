import type { Instant } from "../../foundation/clock/index.ts";
import { hashOfEntry, type CashEntry } from "../../foundation/kiosk-wire/index.ts";
import { afterLine } from "./held.ts";
import type { CashLook, KeptEntry, MachineCash } from "./journal-store.ts";

export type ReadLines =
  | { readonly kind: "fresh"; readonly cash: MachineCash; readonly kept: readonly KeptEntry[] }
  | { readonly kind: "known" }
  | { readonly kind: "wrong"; readonly look: CashLook };

/**
 * What lines of a machine's journal add to its cash. Lines that are kept already must be the same
 * ones; the others go on from the last, without a gap, each chained to the one before.
 */
export function readLines(
  cash: MachineCash,
  entries: readonly CashEntry[],
  of: { readonly hashes: ReadonlyMap<number, string>; readonly at: Instant },
): ReadLines {
  const before = entries.filter(({ seq }) => seq <= cash.upTo);
  const isOther = before.some((entry) => of.hashes.get(entry.seq) !== hashOfEntry(entry));
  if (isOther) return { kind: "wrong", look: "journal_broken" };
  const fresh = entries.filter(({ seq }) => seq > cash.upTo);
  if (fresh.length === 0) return { kind: "known" };
  const isGapless = fresh.every(({ seq }, i) => seq === cash.upTo + 1 + i);
  if (!isGapless) return { kind: "wrong", look: "journal_gap" };
  const kept: KeptEntry[] = [];
  let after: MachineCash = cash;
  for (const entry of fresh) {
    if (entry.before !== after.lastHash) return { kind: "wrong", look: "journal_broken" };
    const line = keptOf(after, entry);
    kept.push(line);
    after = afterKept(after, line, of.at);
  }
  return { kind: "fresh", cash: { ...after, look: withoutGap(cash.look) }, kept };
}

function keptOf({ held }: MachineCash, entry: CashEntry): KeptEntry {
  const { movedYen } = afterLine(held, entry.happening);
  return { entry, movedYen, hash: hashOfEntry(entry) };
}

function afterKept(cash: MachineCash, { entry, hash, movedYen }: KeptEntry, at: Instant) {
  const { happening, seq } = entry;
  const { held } = afterLine(cash.held, happening);
  const since =
    happening.kind === "collected"
      ? { collectedAt: at, inSinceYen: 0, outSinceYen: 0 }
      : {
          inSinceYen: cash.inSinceYen + (happening.kind === "stacked" ? movedYen : 0),
          outSinceYen: cash.outSinceYen - (happening.kind === "dispensed" ? movedYen : 0),
        };
  return { ...cash, ...since, upTo: seq, lastHash: hash, held };
}

// The missing lines have come after all.
function withoutGap(look: readonly CashLook[]): readonly CashLook[] {
  return look.filter((one) => one !== "journal_gap");
}
