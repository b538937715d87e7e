import type { z } from "zod";
import type { Act } from "../../foundation/act/index.ts";
import type { Duty, dutyDone } from "../../foundation/kiosk-wire/index.ts";

/** How a duty ended, in the machine's words. */
export type DutyDone = z.infer<typeof dutyDone>;

/** Somebody who has machines do things: staff, the printing room, cash. */
export interface DutySource {
  /** What this machine is to do now, the first to be done first. Reads only, and quickly. */
  duties(act: Act, deviceId: string): Promise<readonly Duty[]>;
  /**
   * Written down before the answer leaves that tells it: from then on the machine may do it. False
   * when it is not to be done any more. Asked again for the same duty after a lost answer.
   */
  tell(act: Act, deviceId: string, duty: Duty): Promise<boolean>;
  /** False when it is no duty of this source. Told again until it was answered: bears repetition. */
  hear(act: Act, deviceId: string, told: DutyDone): Promise<boolean>;
}
