import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import { WELL } from "../../tests/kiosk.ts";
import { handOut } from "../../tests/orders.ts";
import {
  ALARM_CAUSES,
  alarmReaders,
  hearKiosk,
  setKioskService,
  soundAlarms,
  type Heartbeat,
} from "../business/kiosks/index.ts";
import { alarmSubscriptions, recentMessages } from "../business/notices/index.ts";
import { offerPairing, pairDevice, type Device } from "../business/staff/index.ts";
import { addMinutes } from "../foundation/clock/index.ts";
import { newId } from "../foundation/ids/index.ts";
import {
  ALARM_REFUSALS,
  listAlarmMails,
  mailAlarmsNoMore,
  mailAlarmsTo,
} from "../surfaces/cli/index.ts";
import { alarmLetterWriter } from "../surfaces/documents/index.ts";
import { examineKiosks } from "./examine-kiosks.ts";

const act = (await testDatabase()).act();
const letters = alarmLetterWriter({
  publicUrl: "https://tsunagu.example",
  kioskPath: (deviceId) => `/counter/manage/kiosks/${deviceId}`,
});

test("staff hear once that a machine fails and once that it is well, each in their language", async () => {
  const kiosk = await paired("North exit");
  const hear = async (more: Partial<Heartbeat> = {}) => hearKiosk(act, kiosk, { ...WELL, ...more });
  await hear();
  expect(await doctor()).toMatch(/nobody is told by mail when North exit fails/);
  for (const [address, language] of [
    ["Shop@Example.jp", "ja"],
    ["night@example.com", "ja"],
    ["night@example.com", "en"],
  ] as const) {
    expect(await mailAlarmsTo(act, { address, language })).toMatchObject({ ok: true });
  }
  expect(await listAlarmMails(act)).toMatch(/shop@example\.jp +ja[^]*night@example\.com +en/);
  await hear({ paper: "out" });
  await look();
  expect(await mails()).toEqual([]);
  act.clock.moveTo(addMinutes(act.clock.now(), 2));
  await hear({ paper: "out" });
  // However many workers look at once, and however often the news is handed out.
  await Promise.all([look(), look(), look()]);
  await look();
  expect(await mails()).toEqual([
    ["night@example.com", "North exit needs somebody: out of paper"],
    ["shop@example.jp", "【要確認】North exit：用紙がありません"],
  ]);
  expect(await doctor()).toMatch(/wrong kiosk North exit: paper_out, since [^]*ok kiosk mails: 2/);
  act.clock.moveTo(addMinutes(act.clock.now(), 11));
  await look();
  act.clock.moveTo(addMinutes(act.clock.now(), 11));
  await look();
  expect((await mails()).at(-2)).toEqual([
    ...["night@example.com", "North exit needs somebody: nothing is heard of it"],
  ]);
  act.clock.moveTo(addMinutes(act.clock.now(), 1));
  await hear();
  await look();
  expect((await mails()).at(-1)).toEqual([
    ...["shop@example.jp", "【復旧】North exit：用紙が入りました、通信が戻りました"],
  ]);
  const [newest] = await recentMessages(act, 1);
  expect(newest!.text).toContain(`https://tsunagu.example/counter/manage/kiosks/${kiosk.deviceId}`);
  expect(await doctor()).toMatch(/ok kiosk North exit: is well/);
});

test("what staff took out of service themselves is no alarm, and a shop hears of its own", async () => {
  const [own, other] = [await paired("Own", newId()), await paired("Other", newId())];
  expect(await mailAlarmsNoMore(act, "night@example.com")).toMatchObject({ ok: true });
  const before = (await mails()).length;
  for (const kiosk of [own, other]) await hearKiosk(act, kiosk, { ...WELL, reader: "down" });
  await setKioskService(act, { deviceId: other.deviceId, service: "out" });
  await look();
  act.clock.moveTo(addMinutes(act.clock.now(), 6));
  for (const kiosk of [own, other]) await hearKiosk(act, kiosk, { ...WELL, reader: "down" });
  await look();
  expect((await mails()).slice(before).map(([, subject]) => subject)).toEqual([
    expect.stringContaining("Own：カードリーダーが応答しません"),
  ]);
  for (const [asked, refusal] of [
    [mailAlarmsTo(act, { address: "no address", language: "ja" }), "address_unreadable"],
    [mailAlarmsTo(act, { address: "a@example.jp", language: "ko" }), "language_unknown"],
    [mailAlarmsTo(act, { address: "a@example.jp", language: "ja", agent: "X" }), "agent_unknown"],
    [mailAlarmsNoMore(act, "nobody@example.jp"), "reader_unknown"],
  ] as const) {
    expect(await asked).toMatchObject({ ok: false, refusal });
    expect(ALARM_REFUSALS[refusal]).toMatch(/\w/);
  }
  expect(await alarmReaders(act)).toHaveLength(1);
});

test("every cause is worded, alone and as over, and the last mail of a day says so", () => {
  const at = act.clock.now();
  const said = ALARM_CAUSES.flatMap((cause) =>
    (["ja", "en"] as const).map((language) => {
      const news = { deviceId: "d", name: "K", at, failed: [cause], well: [cause], still: [cause] };
      return letters({ ...news, isLastToday: true }, language).text;
    }),
  );
  expect(new Set(said).size).toBe(2 * ALARM_CAUSES.length);
  expect(said.every((text) => /明日|tomorrow/.test(text))).toBe(true);
});

async function look(): Promise<void> {
  await soundAlarms(act);
  await handOut(act, alarmSubscriptions(letters));
}

async function mails(): Promise<readonly (readonly [string, string])[]> {
  const all = await recentMessages(act, 100);
  const orderOf = ({ writtenAt, recipient }: (typeof all)[number]) => `${writtenAt} ${recipient}`;
  return all
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
    .map(({ recipient, subject }) => [recipient, subject] as const);
}

async function doctor(): Promise<string> {
  const findings = await examineKiosks(act);
  return findings.map(({ what, state, line }) => `${state} ${what}: ${line}`).join("\n");
}

async function paired(name: string, agentId?: string): Promise<Device> {
  const made = await offerPairing(act, {
    ...{ kind: "kiosk", name },
    ...(agentId === undefined ? {} : { agentId }),
  });
  if (!made.ok) throw new Error(made.refusal);
  const answer = await pairDevice(act, { code: made.value.code, address: newId() });
  if (!answer.ok) throw new Error(answer.refusal);
  return answer.value.device;
}
