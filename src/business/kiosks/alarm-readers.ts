import { z } from "zod";
import { onHouse, type Act } from "../../foundation/act/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import {
  ALARM_LANGUAGES,
  alarmReaders,
  deleteReader,
  insertReader,
  moveReader,
  type AlarmLanguage,
  type AlarmReader,
} from "./alarm-readers-store.ts";

export interface AlarmReaderWish {
  readonly address: string;
  readonly language: string;
  /** The shop whose machines; without one, every machine. */
  readonly agentId?: string;
}

const READERS_MAX = 100;

/** From now on this address is told when a machine fails; once more changes its language. */
export async function addAlarmReader(
  act: Act,
  wish: AlarmReaderWish,
): Promise<Outcome<AlarmReader, "address_unreadable" | "language_unknown" | "too_many_readers">> {
  const address = readAddress(wish.address);
  if (address === undefined) return refused("address_unreadable");
  const { language, agentId } = wish;
  if (!isAlarmLanguage(language)) return refused("language_unknown");
  return onHouse(act, async (turn) => {
    const all = await alarmReaders(act);
    const before = all.find((one) => one.address === address && one.agentId === agentId);
    if (before?.language === language) return done(before);
    if (before === undefined && all.length >= READERS_MAX) return refused("too_many_readers");
    const after: AlarmReader = {
      ...{ readerId: before?.readerId ?? newId(), address, language },
      since: before?.since ?? act.clock.now(),
      ...(agentId === undefined ? {} : { agentId }),
    };
    const news = {
      name: before === undefined ? "kiosk.alarm_reader_added" : "kiosk.alarm_reader_changed",
      thing: after.readerId,
      after: { agentId, language },
    };
    const written = before === undefined ? insertReader(act, after) : moveReader(act, after);
    await turn.write(news, [written]);
    return done(after);
  });
}

/** It is told nothing more, of any shop. */
export async function dropAlarmReader(
  act: Act,
  typed: string,
): Promise<Outcome<null, "reader_unknown">> {
  const address = readAddress(typed);
  const found = (await alarmReaders(act)).filter((one) => one.address === address);
  if (found.length === 0) return refused("reader_unknown");
  for (const reader of found) await dropAlarmReaderAt(act, reader);
  return done(null);
}

/** It is told nothing more of this shop's machines, or of every machine. Twice is once. */
export async function dropAlarmReaderAt(
  act: Act,
  { readerId, agentId }: Pick<AlarmReader, "readerId" | "agentId">,
): Promise<void> {
  const news = { name: "kiosk.alarm_reader_dropped", thing: readerId, before: { agentId } };
  await onHouse(act, async (turn) => turn.write(news, [deleteReader(act, readerId)]));
}

function readAddress(typed: string): string | undefined {
  const parsed = z.email().max(254).safeParse(typed.normalize("NFKC").trim().toLowerCase());
  return parsed.data;
}

function isAlarmLanguage(word: string): word is AlarmLanguage {
  return (ALARM_LANGUAGES as readonly string[]).includes(word);
}
