import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import { dropCall } from "./calls-store.ts";
import {
  dropEndedVisits,
  dropVisit,
  hasEndedVisits,
  moveVisit,
  putVisit,
  visitRow,
} from "./visits-store.ts";

const PURPOSE = "kiosk visit";

/** What is worth remembering of a visit besides its end: somebody began, or ordered. */
export type VisitStep = "begun" | "ordered";

/**
 * Keeps where the customer at a machine stands, in place of what was kept before. `content` is
 * JSON of the machine's screen, sealed: who reads the table learns nothing of the customer. A touch
 * between two steps of meaning is a measurement: the last one is kept, and no event.
 */
export async function keepVisit(
  act: Act,
  deviceId: string,
  visit: {
    readonly content: object;
    readonly keptSeconds: number;
    readonly step?: VisitStep | undefined;
  },
): Promise<void> {
  const endsAt = addSeconds(act.clock.now(), visit.keptSeconds);
  const sealed = act.secrets.sealToken([deviceId, visit.content], {
    ...{ purpose: PURPOSE, expiresAt: endsAt },
  });
  const row = { deviceId, sealed, endsAt };
  if (visit.step === undefined) return moveVisit(act, row);
  const news = { name: `kiosk.visit_${visit.step}`, thing: deviceId };
  await writeHouse(act, news, [putVisit(act, row)]);
}

/** As it was kept at this machine; undefined when nobody stands there, or no more. */
export async function visitAt(act: Act, deviceId: string): Promise<unknown> {
  const sealed = await visitRow(act, deviceId);
  if (sealed === undefined) return undefined;
  const opened = act.secrets.openToken(sealed, { purpose: PURPOSE, now: act.clock.now() });
  const [owner, content] = Array.isArray(opened) ? (opened as unknown[]) : [];
  return owner === deviceId ? content : undefined;
}

/** What came of a visit: something was paid, only ordered, or neither. */
export type VisitOutcome = "sold" | "ordered" | "left";

/** The next customer finds nothing of the last one; a call for staff of the last one is over too. */
export async function endVisit(act: Act, deviceId: string, outcome: VisitOutcome): Promise<void> {
  if ((await visitRow(act, deviceId)) === undefined) return;
  const news = { name: "kiosk.visit_ended", thing: deviceId, after: { outcome } };
  await writeHouse(act, news, [dropVisit(act, deviceId), dropCall(deviceId)]);
}

/** What no screen shows any more is not kept either. */
export async function forgetEndedVisits(act: Act): Promise<void> {
  const now = act.clock.now();
  if (!(await hasEndedVisits(act, now))) return;
  await writeHouse(act, { name: "kiosk.visits_forgotten" }, [dropEndedVisits(act, now)]);
}
