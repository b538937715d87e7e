import { z } from "zod";
import type { Act, EventRow, Subscription } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { ALARM_CAUSES, alarmReaders, type Alarm, type AlarmLanguage } from "../kiosks/index.ts";
import { deviceById } from "../staff/index.ts";
import type { Letter } from "./message.ts";
import { writeMessage } from "./write-message.ts";

export interface AlarmNews extends Alarm {
  readonly deviceId: string;
  /** What people call the machine. */
  readonly name: string;
  readonly at: Instant;
}

/** Words what a machine's staff are told; the surface that knows texts provides it. */
export type AlarmLetterWriter = (news: AlarmNews, language: AlarmLanguage) => Letter;

const causes = z.array(z.enum(ALARM_CAUSES));
const alarm = z.object({ failed: causes, well: causes, still: causes, isLastToday: z.boolean() });

/** For the dispatcher: who watches over a machine hears by mail that it fails, or is well again. */
export function alarmSubscriptions(writeLetter: AlarmLetterWriter): readonly Subscription[] {
  return [{ event: "kiosk.alarm", handle: async (act, row) => tellStaff(act, row, writeLetter) }];
}

async function tellStaff(act: Act, event: EventRow, writeLetter: AlarmLetterWriter): Promise<void> {
  const { thing, at, eventId } = event;
  const device = thing === null ? undefined : await deviceById(act, thing);
  if (device === undefined) return;
  const { name, deviceId, agentId } = device;
  const news = { ...alarm.parse(event.after), deviceId, name, at };
  const readers = (await alarmReaders(act)).filter(
    (one) => one.agentId === undefined || one.agentId === agentId,
  );
  // One address may watch over every machine and over those of a shop: it hears once.
  const byAddress = new Map(readers.map((one) => [one.address, one]));
  for (const { address: recipient, readerId, language } of byAddress.values()) {
    await writeMessage(act, {
      cause: `kiosk.alarm:${eventId}:${readerId}`,
      ...{ recipient, language },
      letter: writeLetter(news, language),
    });
  }
}
