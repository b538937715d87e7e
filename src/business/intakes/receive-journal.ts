import type { Act, Turn } from "../../foundation/act/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { idOfName } from "../../foundation/ids/index.ts";
import { intakeNumber, type CashEntry } from "../../foundation/kiosk-wire/index.ts";
import { atMachine, canGiveNow, changeIntake, moved, type KioskWhat } from "./at-machine.ts";
import { afterEntry, afterRestart, type Intake, type IntakeId } from "./intake.ts";
import { insertIntake, intakesById, toldIntakes, type KnownIntake } from "./intakes-store.ts";
import {
  cashOf,
  hashesOf,
  insertEntries,
  putCash,
  type CashLook,
  type KeptEntry,
  type MachineCash,
} from "./journal-store.ts";
import { EMPTY } from "./open-intake.ts";
import { readLines } from "./read-journal.ts";

export interface ReceivedJournal {
  /** Every line up to this one is kept. */
  readonly upTo: number;
  /** Whose money moved: to be worked on. */
  readonly intakeIds: readonly string[];
}

/**
 * Keeps lines of a machine's journal, each once, and does what they mean in the same statement. A
 * gap or a broken chain is refused, and the machine's cash needs a look. Lines are facts: what they
 * tell counts, however late, and of whatever was thought to be over.
 */
export async function receiveJournal(
  act: Act,
  { deviceId, entries }: { readonly deviceId: string; readonly entries: readonly CashEntry[] },
): Promise<ReceivedJournal> {
  const canGive = await canGiveNow(act, deviceId);
  const sorted = entries.toSorted((one, other) => one.seq - other.seq);
  return atMachine(act, deviceId, async (turn) => {
    const before = await cashOf(act, deviceId);
    const known = sorted.map(({ seq }) => seq).filter((seq) => seq <= before.upTo);
    const hashes = await hashesOf(act, deviceId, known);
    const read = readLines(before, sorted, { hashes, at: act.clock.now() });
    if (read.kind === "known") return { upTo: before.upTo, intakeIds: [] };
    if (read.kind === "wrong") {
      await needsLook(turn, before, read.look);
      return { upTo: before.upTo, intakeIds: [] };
    }
    const { cash, kept } = read;
    const intakes = await foldIntakes(act, deviceId, kept);
    if (intakes === "of_other") {
      await needsLook(turn, before, "money_of_other");
      return { upTo: before.upTo, intakeIds: [] };
    }
    const news = {
      ...{ name: "kiosk.journal_kept", thing: deviceId, before: { upTo: before.upTo } },
      after: { upTo: cash.upTo, movedYen: kept.reduce((sum, one) => sum + one.movedYen, 0) },
    };
    act.failpoint("journal.before_keeping");
    await turn.write(news, [
      putCash(before, cash),
      insertEntries(act, deviceId, kept),
      ...kept.flatMap((one) => bookedOf(act, deviceId, one)),
      ...intakes.flatMap((one) => writtenOf(act, one, canGive)),
    ]);
    act.failpoint("journal.after_keeping");
    return { upTo: cash.upTo, intakeIds: intakes.map(({ after }) => after.intakeId) };
  });
}

/** A machine whose cash needs a look takes none until a person has seen to it. */
async function needsLook(turn: Turn, before: MachineCash, look: CashLook): Promise<void> {
  if (before.look.includes(look)) return;
  const after = { ...before, look: [...before.look, look] };
  const news = { name: "kiosk.cash_needs_look", thing: before.deviceId, after: { look } };
  await turn.write(news, [putCash(before, after)]);
}

interface Folded {
  /** Undefined for money that the house never asked for. */
  readonly before: KnownIntake | undefined;
  readonly after: Intake;
}

async function foldIntakes(
  act: Act,
  deviceId: string,
  kept: readonly KeptEntry[],
): Promise<readonly Folded[] | "of_other"> {
  const named = kept.flatMap(({ entry: { happening } }) =>
    "intakeId" in happening ? [happening.intakeId.toLowerCase()] : [],
  );
  const isRestarted = kept.some(({ entry }) => entry.happening.kind === "started");
  const [found, told] = await Promise.all([
    intakesById(act, [...new Set(named)]),
    isRestarted ? toldIntakes(act, deviceId) : [],
  ]);
  if (found.some((one) => one.deviceId !== deviceId)) return "of_other";
  const known = new Map([...told, ...found].map((one) => [one.intakeId as string, one]));
  const now = act.clock.now();
  const after = new Map<string, Intake>(known);
  for (const { entry } of kept) {
    const { happening } = entry;
    if (happening.kind === "started") {
      for (const [id, one] of after) after.set(id, afterRestart(one, now));
    }
    if (!("intakeId" in happening)) continue;
    const id = happening.intakeId.toLowerCase();
    const one = after.get(id) ?? stray(act, { deviceId, intakeId: id });
    after.set(id, afterEntry(one, happening, now));
  }
  return [...after]
    .map(([id, one]) => ({ before: known.get(id), after: one }))
    .filter((one) => one.before !== one.after);
}

// Money of nobody we know: whoever has the number that the machine printed gets it back.
function stray(act: Act, of: { readonly deviceId: string; readonly intakeId: string }): Intake {
  const now = act.clock.now();
  return {
    ...{ ...EMPTY, ...of, intakeId: of.intakeId as IntakeId, number: intakeNumber(of.intakeId) },
    ...{ dueYen: 0, language: "ja", state: "open", stopped: "stray", openedAt: now, seenAt: now },
  };
}

function writtenOf(act: Act, { before, after }: Folded, canGive: boolean): readonly Part[] {
  if (before === undefined) return [insertIntake(act, after, act.clock.now())];
  return changeIntake(act, before, after, canGive);
}

const BOOKED_AS: Readonly<Record<string, KioskWhat>> = {
  stacked: "kiosk_taken_in",
  dispensed: "kiosk_given_out",
  refilled: "kiosk_filled",
  collected: "kiosk_emptied",
};

function bookedOf(act: Act, deviceId: string, { entry, movedYen }: KeptEntry): readonly Part[] {
  const { happening, seq } = entry;
  const what =
    happening.kind === "counted"
      ? movedYen > 0
        ? "kiosk_over"
        : "kiosk_short"
      : BOOKED_AS[happening.kind];
  if (what === undefined || movedYen === 0) return [];
  const moveId = idOfName(`cash entry ${deviceId} ${seq}`);
  return moved(act, { what, kioskId: deviceId, moveId, amountYen: Math.abs(movedYen) });
}
