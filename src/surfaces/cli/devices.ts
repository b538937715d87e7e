import { allDevices, offerPairing, revokeDevice } from "../../business/staff/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { isId } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { drawTable } from "./draw-table.ts";
import { linesOf, pairingText, type StaffRefusal } from "./staff.ts";

/** The code that pairs the screen which a counter turns to its customers. */
export async function pairDisplay(
  act: Act,
  wish: { readonly name: string; readonly counter: string; readonly publicUrl: string },
): Promise<Outcome<string, StaffRefusal>> {
  const counters = (await allDevices(act)).filter(
    ({ kind, name, revokedAt }) =>
      kind === "counter" &&
      revokedAt === undefined &&
      name === wish.counter.normalize("NFC").trim(),
  );
  const [counter, ...others] = counters;
  // Of two that are called alike nobody can tell which is meant.
  if (counter === undefined || others.length > 0) return refused("counter_unknown");
  const { deviceId: counterId, agentId, pointId } = counter;
  const offered = await offerPairing(act, {
    ...{ kind: "display" as const, name: wish.name, counterId },
    ...(agentId === undefined ? {} : { agentId }),
    ...(pointId === undefined ? {} : { pointId }),
  });
  if (!offered.ok) return offered;
  return done(pairingText(offered.value, `${wish.publicUrl}/counter/display/pair`));
}

/** Every machine, the one made known last first. */
export async function listDevices(act: Act): Promise<string> {
  const devices = await allDevices(act);
  const names = new Map(devices.map(({ deviceId, name }): [string, string] => [deviceId, name]));
  const rows = devices.map((one) => [
    ...[one.deviceId, one.kind, stateOf(one), one.name],
    one.counterId === undefined ? "" : `at ${names.get(one.counterId) ?? one.counterId}`,
  ]);
  return linesOf(drawTable(["device", "kind", "state", "name", "stands"], rows));
}

function stateOf(device: { readonly pairedAt?: string; readonly revokedAt?: string }): string {
  if (device.revokedAt !== undefined) return "revoked";
  return device.pairedAt === undefined ? "not paired" : "in use";
}

export async function revokeListed(
  act: Act,
  deviceId: string,
): Promise<Outcome<string, StaffRefusal>> {
  if (!isId(deviceId)) return refused("device_unknown");
  const revoked = await revokeDevice(act, deviceId);
  return revoked.ok ? done(`${deviceId} is revoked\n`) : revoked;
}
