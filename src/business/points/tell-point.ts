import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { forgetIndex } from "./find-points.ts";
import type { PointState } from "./point.ts";
import { closePoints, countChange, hearAgain, pointsByIds, putPointState } from "./points-store.ts";

export interface PointNews {
  readonly pointId: string;
  readonly state: PointState["state"];
  /** How long people wait now, in minutes. */
  readonly waitMinutes?: number;
}

/**
 * What a machine or its staff tell of a point; shown while it is news. Told again as it was, it is
 * a measurement and leaves no event.
 */
export async function tellPointState(
  act: Act,
  { pointId, state, waitMinutes }: PointNews,
): Promise<Outcome<PointState, "point_unknown" | "wait_unbelievable">> {
  const isBelievable = waitMinutes === undefined || (waitMinutes >= 0 && waitMinutes <= 600);
  if (!isBelievable) return refused("wait_unbelievable", { field: "waitMinutes" });
  const [one] = await pointsByIds(act, [pointId]);
  if (one === undefined) return refused("point_unknown");
  const told: PointState = {
    state,
    toldAt: act.clock.now(),
    ...(waitMinutes === undefined ? {} : { waitMinutes: Math.round(waitMinutes) }),
  };
  const before = one.told;
  if (before?.state === told.state && before.waitMinutes === told.waitMinutes) {
    await hearAgain(act, pointId);
    return done(told);
  }
  await writeHouse(act, { name: "point.told", thing: pointId, after: { ...told } }, [
    putPointState(act, pointId, told),
  ]);
  return done(told);
}

/** A point is no longer there. An import that names its code opens it again. */
export async function closePoint(
  act: Act,
  pointId: string,
): Promise<Outcome<void, "point_unknown">> {
  const [one] = await pointsByIds(act, [pointId]);
  if (one === undefined) return refused("point_unknown");
  const { code } = one.point;
  await writeHouse(act, { name: "point.closed", thing: pointId, after: { code } }, [
    closePoints(act, [pointId]),
    countChange(),
  ]);
  forgetIndex(act);
  return done(undefined);
}
