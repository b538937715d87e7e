import type { Act } from "../../foundation/act/index.ts";
import { planByCode, type Plan } from "../catalogue/index.ts";
import type { AutoRenewal, Occasion } from "./auto-renewal.ts";
import { autoRenewalOf } from "./auto-renewals-store.ts";
import { occasionsOf } from "./occasions-store.ts";
import type { SavedMethod } from "./saved-method.ts";
import { savedMethodOf } from "./saved-methods-store.ts";

/** What somebody who may see it is shown of a line's automatic renewal. */
export interface AutoStanding {
  readonly auto: AutoRenewal;
  readonly plan?: Plan;
  readonly method?: SavedMethod;
  /** What has happened, newest first. */
  readonly occasions: readonly Occasion[];
}

const SHOWN_MAX = 20;

export async function readAuto(act: Act, lineId: string): Promise<AutoStanding | undefined> {
  const auto = await autoRenewalOf(act, lineId);
  if (auto === undefined) return undefined;
  const [plan, method, occasions] = await Promise.all([
    planByCode(act, auto.planCode, act.clock.now()),
    savedMethodOf(act, auto.savedMethodId),
    occasionsOf(act, lineId, SHOWN_MAX),
  ]);
  return {
    ...{ auto, occasions },
    ...(plan === undefined ? {} : { plan }),
    ...(method === undefined ? {} : { method }),
  };
}
