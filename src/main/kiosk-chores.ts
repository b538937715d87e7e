import { writeFile } from "node:fs/promises";
import type { Outcome } from "../foundation/outcome/index.ts";
import {
  ALARM_REFUSALS,
  directKiosk,
  drawSign,
  KIOSK_REFUSALS,
  listAlarmMails,
  listKiosks,
  lookAtKiosks,
  mailAlarmsNoMore,
  mailAlarmsTo,
  messageKiosk,
  moveKiosk,
  orderKiosk,
  pairKiosk,
  revokeKiosk,
  showKioskPast,
  SIGN_REFUSALS,
  type AlarmWords,
  type KioskWords,
  type SignWords,
} from "../surfaces/cli/index.ts";
import { withHouse } from "./chores.ts";
import type { House } from "./house.ts";
import { Problem } from "./problem.ts";

/** Machines that sell by themselves. Throws Problem. */
export async function pairKioskChore(words: KioskWords): Promise<void> {
  await tell(async ({ act, config }) => pairKiosk(act, { ...words, publicUrl: config.publicUrl }));
}

export async function listKiosksChore(): Promise<void> {
  await withHouse(async ({ act }) => {
    process.stdout.write(await listKiosks(act));
  });
}

export async function revokeKioskChore(kiosk: string): Promise<void> {
  await tell(async ({ act }) => revokeKiosk(act, kiosk));
}

export async function directKioskChore(wish: {
  readonly kiosk: string;
  readonly service: "in" | "out";
}): Promise<void> {
  await tell(async ({ act }) => directKiosk(act, wish));
}

export async function messageKioskChore(wish: {
  readonly kiosk: string;
  readonly texts: readonly string[] | "none";
}): Promise<void> {
  await tell(async ({ act }) => messageKiosk(act, wish));
}

export async function lookAtKiosksChore(): Promise<void> {
  await withHouse(async ({ act }) => {
    process.stdout.write(await lookAtKiosks(act));
  });
}

export async function kioskPastChore(kiosk: string): Promise<void> {
  await tell(async ({ act }) => showKioskPast(act, kiosk));
}

export async function orderKioskChore(wish: Parameters<typeof orderKiosk>[1]): Promise<void> {
  await tell(async ({ act }) => orderKiosk(act, wish));
}

export async function moveKioskChore(wish: Parameters<typeof moveKiosk>[1]): Promise<void> {
  await tell(async ({ act }) => moveKiosk(act, wish));
}

export async function mailAlarmsChore(words: AlarmWords): Promise<void> {
  await withHouse(async ({ act }) => say(await mailAlarmsTo(act, words)));
}

export async function mailAlarmsNoMoreChore(address: string): Promise<void> {
  await withHouse(async ({ act }) => say(await mailAlarmsNoMore(act, address)));
}

export async function listAlarmMailsChore(): Promise<void> {
  await withHouse(async ({ act }) => {
    process.stdout.write(await listAlarmMails(act));
  });
}

function say(answer: Outcome<string, keyof typeof ALARM_REFUSALS>): void {
  if (!answer.ok) throw new Problem(ALARM_REFUSALS[answer.refusal]);
  process.stdout.write(answer.value);
}

export async function drawSignChore(
  words: Omit<SignWords, "publicUrl">,
  out: string,
): Promise<void> {
  await withHouse(async ({ act, config }) => {
    const drawn = await drawSign(act, { ...words, publicUrl: config.publicUrl });
    if (!drawn.ok) throw new Problem(SIGN_REFUSALS[drawn.refusal]);
    const { content, url } = drawn.value;
    await writeFile(out, content).catch(() => {
      throw new Problem(`${out} cannot be written`);
    });
    process.stdout.write(`${out}: its code opens ${url}\n`);
  });
}

async function tell(
  ask: (house: House) => Promise<Outcome<string, keyof typeof KIOSK_REFUSALS>>,
): Promise<void> {
  await withHouse(async (house) => {
    const answer = await ask(house);
    if (!answer.ok) throw new Problem(KIOSK_REFUSALS[answer.refusal]);
    process.stdout.write(answer.value);
  });
}
