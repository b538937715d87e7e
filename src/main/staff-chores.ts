import {
  addStaff,
  addTill,
  clearListed,
  ESIM_REFUSALS,
  listDevices,
  listEsims,
  listStaff,
  listTills,
  pairCounter,
  pairDisplay,
  resetStaff,
  revokeListed,
  STAFF_REFUSALS,
  suspendStaff,
  type StaffWords,
} from "../surfaces/cli/index.ts";
import type { Outcome } from "../foundation/outcome/index.ts";
import { withHouse } from "./chores.ts";
import type { House } from "./house.ts";
import { Problem } from "./problem.ts";

/** People, tills and machines of the counters. Throws Problem. */
export async function addStaffChore(words: StaffWords): Promise<void> {
  await tell(async ({ act }) => addStaff(act, words));
}

export async function listStaffChore(): Promise<void> {
  await withHouse(async ({ act }) => {
    process.stdout.write(await listStaff(act));
  });
}

export async function suspendStaffChore(number: string): Promise<void> {
  await tell(async ({ act }) => suspendStaff(act, number));
}

export async function resetStaffChore(number: string): Promise<void> {
  await tell(async ({ act }) => resetStaff(act, number));
}

export async function addTillChore(wish: {
  readonly code: string;
  readonly name: string;
  readonly agent?: string;
}): Promise<void> {
  await tell(async ({ act }) => addTill(act, wish));
}

export async function listTillsChore(): Promise<void> {
  await withHouse(async ({ act }) => {
    process.stdout.write(await listTills(act));
  });
}

export async function pairCounterChore(wish: {
  readonly name: string;
  readonly till: string;
  readonly reader?: string;
}): Promise<void> {
  await tell(async ({ act, config }) => pairCounter(act, { ...wish, publicUrl: config.publicUrl }));
}

export async function pairDisplayChore(wish: {
  readonly name: string;
  readonly counter: string;
}): Promise<void> {
  await tell(async ({ act, config }) => pairDisplay(act, { ...wish, publicUrl: config.publicUrl }));
}

export async function listDevicesChore(): Promise<void> {
  await withHouse(async ({ act }) => {
    process.stdout.write(await listDevices(act));
  });
}

export async function listEsimsChore(): Promise<void> {
  await withHouse(async ({ act }) => {
    process.stdout.write(await listEsims(act));
  });
}

export async function clearEsimChore(iccid: string, as: "in_stock" | "scrapped"): Promise<void> {
  await withHouse(async ({ act }) => {
    const answer = await clearListed(act, { iccid, as });
    if (!answer.ok) throw new Problem(ESIM_REFUSALS[answer.refusal]);
    process.stdout.write(answer.value);
  });
}

export async function revokeDeviceChore(deviceId: string): Promise<void> {
  await tell(async ({ act }) => revokeListed(act, deviceId));
}

async function tell(
  ask: (house: House) => Promise<Outcome<string, keyof typeof STAFF_REFUSALS>>,
): Promise<void> {
  await withHouse(async (house) => {
    const answer = await ask(house);
    if (!answer.ok) throw new Problem(STAFF_REFUSALS[answer.refusal]);
    process.stdout.write(answer.value);
  });
}
