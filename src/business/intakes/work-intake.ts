import type { Act } from "../../foundation/act/index.ts";
import type { Desk } from "../../foundation/work/index.ts";
import { beginPayment, type Outside, type RenewalKey } from "../renewals/index.ts";
import { canGiveNow, dueOf, seenAs, stepIntake } from "./at-machine.ts";
import { isEnough, nextOf } from "./intake.ts";
import { claimIntakes, intakeById, restUntil, type KnownIntake } from "./intakes-store.ts";
import { KIOSK_CASH } from "./kiosk-money.ts";

const STEPS_MAX = 12;

/** Does what comes next for an intake until it has to wait. Bears repetition and company. */
export async function workIntake(act: Act, outside: Outside, intakeId: string): Promise<void> {
  for (let steps = 0; steps < STEPS_MAX; steps++) {
    const one = await intakeById(act, intakeId);
    if (one === undefined) return;
    const seen = seenAs(act, await canGiveNow(act, one.deviceId));
    const next = nextOf(one, seen);
    if (next.do === "pay") {
      await pay(act, outside, one);
    } else if (next.do === "step") {
      const { step, stopped } = next;
      await stepIntake(act, intakeId, {
        ...{ step, stopped },
        isWanted: (now, canGive) => {
          const again = nextOf(now, { ...seen, canGive });
          return again.do === "step" && again.step === step;
        },
      });
    } else {
      return restUntil(act, one, dueOf(next, seen.now));
    }
  }
}

/** Where intakes are worked on that nobody's request has brought to their end. */
export function intakeDesk(act: Act, outside: Outside): Desk<string> {
  return {
    name: "intakes",
    claim: async (claim) => claimIntakes(act, claim),
    work: async (intakeId) => workIntake(act, outside, intakeId),
  };
}

async function pay(act: Act, outside: Outside, one: KnownIntake): Promise<void> {
  const { intakeId } = one;
  act.failpoint("intake.before_paying");
  const paid = await beginPayment(act, outside, {
    ...(one.order as RenewalKey),
    ...{ provider: KIOSK_CASH, method: "cash", returnUrl: "", description: one.number },
    ...{ address: intakeId, device: intakeId, tender: { intakeId } },
  });
  act.failpoint("intake.after_paying");
  if (paid.ok) return;
  // The order takes this money no more; unless it was the intake that moved meanwhile.
  const isMoved = paid.refusal === "tender_refused";
  await stepIntake(act, intakeId, {
    ...{ step: "intake.stopped", stopped: "order" },
    isWanted: (now) => isEnough(now) && (!isMoved || now.changes === one.changes),
  });
}
