import { writeHouse, type Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { Outcome } from "../../foundation/outcome/index.ts";
import { updatePreferences, updateStopped } from "./people-store.ts";
import {
  judgePreferences,
  type LineReader,
  type PersonId,
  type PreferenceRefusal,
  type Preferences,
} from "./person.ts";
import { updateReaderStopped, wakePerson } from "./readers-store.ts";

/** From now on a person is told in this way. */
export async function changePreferences(
  act: Act,
  personId: PersonId,
  wish: Preferences,
): Promise<Outcome<Preferences, PreferenceRefusal>> {
  const judged = judgePreferences(wish);
  if (!judged.ok) return judged;
  await writeHouse(act, { name: "reminders.changed", thing: personId, after: { ...wish } }, [
    updatePreferences(act, personId, { wish, as: "asked" }),
    wakePerson(act, personId),
  ]);
  return judged;
}

/** No more reminders, of no line; what follows from a payment is told all the same. */
export async function stopReminders(act: Act, personId: PersonId): Promise<void> {
  await writeHouse(act, { name: "reminders.stopped", thing: personId }, [
    updateStopped(act, personId, act.clock.now()),
    wakePerson(act, personId),
  ]);
}

/** No more reminders of one line that a person is told of. */
export async function stopLine(
  act: Act,
  reader: Pick<LineReader, "lineId" | "personId">,
): Promise<void> {
  await changeLine(act, reader, { name: "reminders.line_stopped", stoppedAt: act.clock.now() });
}

/** Reminders of that line again. */
export async function resumeLine(
  act: Act,
  reader: Pick<LineReader, "lineId" | "personId">,
): Promise<void> {
  await changeLine(act, reader, { name: "reminders.line_resumed", stoppedAt: null });
}

async function changeLine(
  act: Act,
  { lineId, personId }: Pick<LineReader, "lineId" | "personId">,
  { name, stoppedAt }: { readonly name: string; readonly stoppedAt: Instant | null },
): Promise<void> {
  await writeHouse(act, { name, thing: personId, after: { lineId } }, [
    updateReaderStopped(act, { lineId, personId }, stoppedAt),
  ]);
}

/** Reminders again, of all lines as before. */
export async function resumeReminders(act: Act, personId: PersonId): Promise<void> {
  await writeHouse(act, { name: "reminders.resumed", thing: personId }, [
    updateStopped(act, personId, null),
    wakePerson(act, personId),
  ]);
}
