import { forgetEndedSessions } from "../business/customers/index.ts";
import { forgetEndedScenes } from "../business/displays/index.ts";
import { returnUnsoldEsims } from "../business/esims/index.ts";
import { endOldDuties, forgetEndedVisits } from "../business/kiosks/index.ts";
import { closeExpired } from "../business/pins/index.ts";
import { wipePrinting } from "../business/printing/index.ts";
import { runRetention } from "../business/privacy/index.ts";
import { endIdleChats } from "../business/support/index.ts";
import { forgetAreas } from "../business/usage/index.ts";
import { addHours, addMinutes, type Instant } from "../foundation/clock/index.ts";
import { forgetOldLocks, forgetOldWindows } from "../foundation/limits/index.ts";
import { forgetOldAnswers } from "../foundation/once/index.ts";
import type { Desk } from "../foundation/work/index.ts";
import type { House } from "./house.ts";

const EVERY_MINUTES = 10;
const ERASE_EVERY_HOURS = 24;

/** What must be done now and then, by whichever worker comes by; each part bears repetition. */
export function housekeepingDesk({ act }: House): Desk<null> {
  let nextAt: Instant | undefined;
  let eraseAt: Instant | undefined;
  return {
    name: "housekeeping",
    async claim({ now }) {
      if (nextAt !== undefined && now < nextAt) return [];
      nextAt = addMinutes(now, EVERY_MINUTES);
      return [null];
    },
    async work() {
      const now = act.clock.now();
      await forgetOldWindows(act, addHours(now, -48));
      await forgetOldLocks(act, addHours(now, -48));
      await forgetOldAnswers(act, addHours(now, -24 * 30));
      await forgetEndedSessions(act, now);
      await forgetEndedScenes(act);
      await forgetEndedVisits(act);
      await endOldDuties(act);
      await forgetAreas(act);
      await returnUnsoldEsims(act);
      await endIdleChats(act);
      if (eraseAt !== undefined && now < eraseAt) return;
      eraseAt = addHours(now, ERASE_EVERY_HOURS);
      await runRetention(act);
      await closeExpired(act);
      await wipePrinting(act);
    },
  };
}
