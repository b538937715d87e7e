import { onHouse, type Act } from "../../foundation/act/index.ts";
import { addMinutes, type Instant } from "../../foundation/clock/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { allDevices, type Device } from "../staff/index.ts";
import { answer, callsOf, putCall, type KioskCall } from "./calls-store.ts";

/** A call that nobody heard of for so long is not waited for any more. */
export const CALL_MINUTES = 20;

// Whoever presses more often plays.
const TURNS = { perWindow: 12, windowSeconds: 3600 } as const;

/**
 * Asks the staff of the point to come. Written down for their screens; pressed twice it is one call.
 * `step` is the name of the screen that stands there.
 */
export async function callStaff(
  act: Act,
  wish: { readonly device: Device; readonly step: string },
): Promise<Outcome<KioskCall, "too_many_tries">> {
  const { deviceId } = wish.device;
  const before = await callAt(act, deviceId);
  if (before !== undefined) return done(before);
  const turn = await takeTurn(act, [{ key: `kiosk:call:${deviceId}`, ...TURNS }]);
  if (!turn.ok) return turn;
  return onHouse(act, async ({ write }) => {
    const known = await callAt(act, deviceId);
    if (known !== undefined) return done(known);
    const call = { deviceId, step: wish.step, since: act.clock.now() };
    await write({ name: "kiosk.staff_called", thing: deviceId, after: { step: wish.step } }, [
      putCall(call, overAt(act)),
    ]);
    return done(call);
  });
}

/** The call of a machine that still waits, or that somebody comes for. */
export async function callAt(act: Act, deviceId: string): Promise<KioskCall | undefined> {
  return (await openCalls(act, [deviceId]))[0];
}

/** The open calls of these machines, the longest waiting first. */
export async function openCalls(
  act: Act,
  deviceIds: readonly string[],
): Promise<readonly KioskCall[]> {
  return callsOf(act, { deviceIds, since: overAt(act) });
}

function overAt(act: Act): Instant {
  return addMinutes(act.clock.now(), -CALL_MINUTES);
}

/** Whether a counter stands at the point or in the shop of this machine, to show a call. */
export async function hasStaff(act: Act, kiosk: Device): Promise<boolean> {
  return (await allDevices(act)).some((one) => isAtWork(one, "counter") && isBeside(one, kiosk));
}

/** A call as a counter shows it. */
export interface CallBeside extends KioskCall {
  readonly name: string;
}

/** Calls of the machines at the point or in the shop of a counter, the longest waiting first. */
export async function callsBeside(act: Act, counter: Device): Promise<readonly CallBeside[]> {
  const kiosks = (await allDevices(act)).filter(
    (one) => isAtWork(one, "kiosk") && isBeside(one, counter),
  );
  const names = new Map(kiosks.map(({ deviceId, name }) => [String(deviceId), name]));
  const calls = await openCalls(act, [...names.keys()]);
  return calls.map((call) => ({ ...call, name: names.get(call.deviceId)! }));
}

function isAtWork({ kind, pairedAt, revokedAt }: Device, wanted: Device["kind"]): boolean {
  return kind === wanted && pairedAt !== undefined && revokedAt === undefined;
}

function isBeside(one: Device, other: Device): boolean {
  const isAtPoint = one.pointId !== undefined && one.pointId === other.pointId;
  return isAtPoint || (one.agentId !== undefined && one.agentId === other.agentId);
}

/** Staff come: the machine says so. Said twice it is said once. */
export async function answerCall(
  act: Act,
  deviceId: string,
): Promise<Outcome<KioskCall, "call_over">> {
  return onHouse(act, async ({ write }) => {
    const call = await callAt(act, deviceId);
    if (call === undefined) return refused("call_over");
    if (call.answeredAt !== undefined) return done(call);
    const now = act.clock.now();
    await write({ name: "kiosk.call_answered", thing: deviceId, after: { step: call.step } }, [
      answer(call, now),
    ]);
    return done({ ...call, answeredAt: now });
  });
}
