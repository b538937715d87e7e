import type { Act } from "../../foundation/act/index.ts";
import { addHours } from "../../foundation/clock/index.ts";
import { deviceById, type Device } from "../staff/index.ts";
import type { AtKiosk } from "./chat.ts";

const PURPOSE = "kiosk help";
const GOOD_HOURS = 1;

export type KioskHelp = AtKiosk & { readonly agentId?: string };

/** What the help screen of a machine gives to a phone: which machine, and what stands on it. */
export function sealKioskHelp(
  act: Act,
  of: { readonly device: Pick<Device, "deviceId">; readonly step: string },
): string {
  const expiresAt = addHours(act.clock.now(), GOOD_HOURS);
  const content = [of.device.deviceId, of.step];
  return act.secrets.sealToken(content, { purpose: PURPOSE, expiresAt });
}

export async function openKioskHelp(act: Act, token: string): Promise<KioskHelp | undefined> {
  const opened = act.secrets.openToken(token, { purpose: PURPOSE, now: act.clock.now() });
  if (opened === undefined) return undefined;
  const [deviceId, step] = opened as [string, string];
  const device = await deviceById(act, deviceId);
  if (device === undefined) return undefined;
  const { name, agentId } = device;
  return { deviceId, name, step, ...(agentId === undefined ? {} : { agentId }) };
}
