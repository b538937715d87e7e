import { onHouse, type Act } from "../../foundation/act/index.ts";
import { addSeconds, type Instant } from "../../foundation/clock/index.ts";
import type { Desk } from "../../foundation/work/index.ts";
import { nextAlarm, type Seen } from "./alarm.ts";
import { alarmsOf, putAlarms, type KnownAlarms } from "./alarms-store.ts";
import { salesOf, type Kiosk } from "./kiosk.ts";
import { kiosksOf } from "./kiosks-store.ts";
import { lookCauses } from "./look-causes.ts";
import { allKiosks } from "./read-kiosk.ts";

const EVERY_SECONDS = 30;

/** Where staff are told of machines that fail, now and then, by whichever worker comes by. */
export function alarmDesk(act: Act): Desk<null> {
  let nextAt: Instant | undefined;
  return {
    name: "alarms",
    async claim({ now }) {
      if (nextAt !== undefined && now < nextAt) return [];
      nextAt = addSeconds(now, EVERY_SECONDS);
      return [null];
    },
    work: async () => soundAlarms(act),
  };
}

/** What fails or is well again leaves one event for each machine, however many look at once. */
export async function soundAlarms(act: Act): Promise<void> {
  const inUse = (await allKiosks(act)).filter(
    ({ device }) => device.pairedAt !== undefined && device.revokedAt === undefined,
  );
  const books = await alarmsOf(
    act,
    inUse.map(({ device }) => device.deviceId),
  );
  const now = act.clock.now();
  for (const [i, { kiosk }] of inUse.entries()) {
    const before = books[i]!;
    const { book, alarm } = nextAlarm(before, seenOf(kiosk, now), now);
    if (alarm !== undefined || !isSame(before, book)) await sound(act, before.deviceId);
  }
}

async function sound(act: Act, deviceId: string): Promise<void> {
  await onHouse(act, async (turn) => {
    const [[before], [kiosk]] = await Promise.all([
      alarmsOf(act, [deviceId]),
      kiosksOf(act, [deviceId]),
    ]);
    const now = act.clock.now();
    const { book, alarm } = nextAlarm(before!, seenOf(kiosk!, now), now);
    if (alarm === undefined && isSame(before!, book)) return;
    const faults = book.faults.map(({ cause }) => cause);
    const news =
      alarm === undefined
        ? { name: "kiosk.faults_seen", after: { deviceId, faults } }
        : { name: "kiosk.alarm", thing: deviceId, after: { ...alarm } };
    await turn.write(news, [putAlarms(before!, book)]);
  });
}

function seenOf(kiosk: Kiosk, now: Instant): Seen {
  return kiosk.isStopped ? "stopped" : lookCauses(kiosk, salesOf(kiosk, now));
}

function isSame(a: Pick<KnownAlarms, "faults">, b: Pick<KnownAlarms, "faults">): boolean {
  const wordsOf = ({ faults }: typeof a) =>
    faults.map(({ cause, since, isTold }) => `${cause} ${since} ${isTold}`).join();
  return wordsOf(a) === wordsOf(b);
}
