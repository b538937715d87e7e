import type { Act } from "../../foundation/act/index.ts";
import { addHours } from "../../foundation/clock/index.ts";
import { planByCode, type Plan } from "../catalogue/index.ts";
import type { AutoRenewal, Occasion } from "./auto-renewal.ts";
import { autoRenewalOf, autoRenewalsOn } from "./auto-renewals-store.ts";
import { occasionsOf, occasionsSince } from "./occasions-store.ts";
import type { SavedMethod } from "./saved-method.ts";
import { savedMethodOf, savedMethodsByIds } from "./saved-methods-store.ts";

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

/** Enough for the two months that a ceiling may ask about. */
const LOOK_BACK_DAYS = 62;

/** The same of many lines, by line, in a few statements for all; only those that ever agreed to one. */
export async function readAutos(
  act: Act,
  lineIds: readonly string[],
): Promise<ReadonlyMap<string, AutoStanding>> {
  const autos = await autoRenewalsOn(act, lineIds);
  if (autos.length === 0) return new Map();
  const now = act.clock.now();
  const codes = [...new Set(autos.map(({ planCode }) => planCode))];
  const [occasions, methods, plans] = await Promise.all([
    occasionsSince(
      act,
      autos.map(({ lineId }) => lineId),
      addHours(now, -24 * LOOK_BACK_DAYS),
    ),
    savedMethodsByIds(
      act,
      autos.map(({ savedMethodId }) => savedMethodId),
    ),
    Promise.all(codes.map(async (code) => planByCode(act, code, now))),
  ]);
  const occasionsOn = Map.groupBy(occasions, ({ lineId }) => lineId);
  return new Map(
    autos.map((auto) => {
      const plan = plans[codes.indexOf(auto.planCode)];
      const method = methods.find(({ savedMethodId }) => savedMethodId === auto.savedMethodId);
      const standing: AutoStanding = {
        ...{ auto, occasions: occasionsOn.get(auto.lineId) ?? [] },
        ...(plan === undefined ? {} : { plan }),
        ...(method === undefined ? {} : { method }),
      };
      return [auto.lineId as string, standing];
    }),
  );
}
