import {
  askDuty,
  changeKiosk,
  kioskPast,
  watchKiosks,
  type StaffDutyWish,
} from "../../business/kiosks/index.ts";
import { kioskPrinter } from "../../business/printing/index.ts";
import type { Act, PastEvent } from "../../foundation/act/index.ts";
import { done, type Outcome } from "../../foundation/outcome/index.ts";
import { drawTable } from "./draw-table.ts";
import { kioskNamed, pointNamed, type KioskCommandRefusal } from "./kiosks.ts";

type Told = Promise<Outcome<string, KioskCommandRefusal>>;

/** The machines that somebody has to go to, and why. */
export async function lookAtKiosks(act: Act): Promise<string> {
  const rows = (await watchKiosks(act))
    .filter(({ causes }) => causes.length > 0)
    .map(({ device, causes, since, kiosk }) => [
      ...[device.name, causes.join(" "), since ?? "", kiosk.heartbeat?.trouble ?? ""],
    ]);
  const head = ["name", "why", "so since", "it says"];
  return rows.length === 0 ? "every machine is well\n" : `${drawTable(head, rows).join("\n")}\n`;
}

/** What happened to one machine, the newest first. */
export async function showKioskPast(act: Act, typed: string): Told {
  const found = await kioskNamed(act, typed);
  if (!found.ok) return found;
  const past = await kioskPast(act, found.value.device.deviceId);
  const rows = past.map((event) => [
    ...[event.at, event.name, `${event.actor.kind} ${event.actor.id}`, changeIn(event)],
  ]);
  return done(`${drawTable(["at", "what", "by", "change"], rows).join("\n")}\n`);
}

/** Has a machine begin anew, or take another version of its program. */
export async function orderKiosk(
  act: Act,
  { kiosk, wish }: { readonly kiosk: string; readonly wish: StaffDutyWish },
): Told {
  const found = await kioskNamed(act, kiosk);
  if (!found.ok) return found;
  const { name, deviceId } = found.value.device;
  const asked = await askDuty(act, { deviceId, wish });
  if (!asked.ok) return asked;
  return done(`${name} is told; how it ends says \`kiosk past\`\n`);
}

/** It stands somewhere else, or nowhere that customers are told of. */
export async function moveKiosk(
  act: Act,
  { kiosk, point }: { readonly kiosk: string; readonly point?: string },
): Told {
  const found = await kioskNamed(act, kiosk);
  if (!found.ok) return found;
  const place = await pointNamed(act, point);
  if (!place.ok) return place;
  const { deviceId, name, reader } = found.value.device;
  const paper = await kioskPrinter(act, deviceId);
  const changed = await changeKiosk(act, deviceId, {
    ...{ name, ...place.value },
    ...(reader === undefined ? {} : { reader }),
    ...(paper === undefined ? {} : { paper }),
  });
  return changed.ok ? done(`${name} stands at ${point ?? "no point"}\n`) : changed;
}

function changeIn({ before, after }: PastEvent): string {
  return Object.entries(after)
    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key]))
    .map(([key, value]) => `${key} ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");
}
