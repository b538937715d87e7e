import {
  alarmAudience,
  isAlarmCause,
  watchKiosks,
  type WatchedKiosk,
} from "../business/kiosks/index.ts";
import type { Act } from "../foundation/act/index.ts";
import type { Finding } from "./doctor.ts";

/** Each machine in use: what is wrong with it, and whether anybody hears of that by mail. */
export async function examineKiosks(
  ground: Pick<Act, "database" | "clock">,
): Promise<readonly Finding[]> {
  const act = ground as Act;
  const inUse = (await watchKiosks(act)).filter(({ device }) => device.pairedAt !== undefined);
  if (inUse.length === 0) return [];
  return [...inUse.map(findingOf), await examineReaders(act, inUse)];
}

function findingOf({ device, causes, since }: WatchedKiosk): Finding {
  const what = `kiosk ${device.name}`;
  if (causes.length === 0) return { what, state: "ok", line: "is well" };
  const line = `${causes.join(", ")}${since === undefined ? "" : `, since ${since}`}`;
  return { what, state: causes.some(isAlarmCause) ? "wrong" : "note", line };
}

async function examineReaders(act: Act, inUse: readonly WatchedKiosk[]): Promise<Finding> {
  const audience = await alarmAudience(act);
  const unheard = inUse.filter(
    ({ device }) => !audience.includes(undefined) && !audience.includes(device.agentId ?? ""),
  );
  const what = "kiosk mails";
  if (unheard.length === 0) return { what, state: "ok", line: `${audience.length} are told` };
  const names = unheard.map(({ device }) => device.name).join(", ");
  const line = `nobody is told by mail when ${names} fails: \`tsunagu kiosk mails add\``;
  return { what, state: "note", line };
}
