import { writeHouse, type Act, type Subscription } from "../../foundation/act/index.ts";
import type { Desk } from "../../foundation/work/index.ts";
import {
  claimDueTills,
  dueReceipts,
  dueTillsOf,
  insertTillEntries,
  lastSerial,
  settleDue,
  type DueReceipt,
  type TillEntry,
} from "./till-numbers-store.ts";
import { statementOf } from "./token.ts";

/** The code of a till as it stands on paper, by its id; undefined for one that nobody knows. */
export type CodeOf = (act: Act, tillId: string) => Promise<string | undefined>;

/**
 * Gives the receipts issued at a till its next numbers, without a gap, and signs each with its
 * number. Done right after the commit of a sale, so that no sale waits for another: numbers follow
 * commits, and where several sales committed since the last sealing, the order of their issue. May
 * be called by anybody at any time; whoever is slower starts again from what stands there then.
 */
export async function sealTillNumbers(act: Act, till: string, codeOf: CodeOf): Promise<void> {
  const code = (await codeOf(act, till)) ?? till;
  for (let losses = 0; losses < LOSSES_MAX;) {
    const due = await dueReceipts(act, till, BATCH);
    if (due.length === 0) return;
    if (await sealBatch(act, { till, code }, due)) await settleDue(act, due);
    else losses += 1;
  }
  throw new Error(`till ${till} is numbered by too many at once`);
}

/** Where sales whose numbering was interrupted get their numbers. */
export function tillNumberDesk(act: Act, codeOf: CodeOf): Desk<string> {
  return {
    name: "till numbers",
    claim: async (claim) => claimDueTills(act, claim),
    work: async (till) => sealTillNumbers(act, till, codeOf),
  };
}

/** Numbers a renewal's receipts before anybody else hears of the event: letters enclose them. */
export function tillNumberSubscriptions(
  events: readonly string[],
  codeOf: CodeOf,
): readonly Subscription[] {
  return events.map((event) => ({
    event,
    async handle(act, { lineId, thing }) {
      if (lineId === null || thing === null) return;
      for (const till of await dueTillsOf(act, { lineId, renewalId: thing })) {
        await sealTillNumbers(act, till, codeOf);
      }
    },
  }));
}

const BATCH = 200;
const LOSSES_MAX = 50;

/** False when another one was faster. */
async function sealBatch(
  act: Act,
  at: { readonly till: string; readonly code: string },
  due: readonly DueReceipt[],
): Promise<boolean> {
  const waiting = due.filter(({ isNumbered }) => !isNumbered);
  if (waiting.length === 0) return true;
  const last = await lastSerial(act, at.till);
  const entries = waiting.map((receipt, i) => entryOf(act, at, receipt, last + 1 + i));
  try {
    await writeHouse(
      act,
      {
        name: "till.numbered",
        thing: at.till,
        before: { last },
        after: { last: last + entries.length },
      },
      [insertTillEntries(entries)],
    );
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === "23505") return false;
    throw error;
  }
}

function entryOf(
  act: Act,
  { till, code }: { readonly till: string; readonly code: string },
  { lineId, receiptId, content }: DueReceipt,
  serial: number,
): TillEntry {
  const { signer } = act.secrets;
  const signature = signer.sign(statementOf({ ...content, till: { id: code, serial } }));
  const numberedAt = act.clock.now();
  return { till, code, serial, lineId, receiptId, numberedAt, keyId: signer.keyId, signature };
}
