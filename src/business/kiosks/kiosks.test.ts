import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { addMinutes, addSeconds, type Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { readTable } from "../../foundation/tables/index.ts";
import { importPoints, pointsSaying, readPoint } from "../points/index.ts";
import { offerPairing, pairDevice, revokeDevice, type Device } from "../staff/index.ts";
import {
  allKiosks,
  answerCall,
  CALL_MINUTES,
  callAt,
  callStaff,
  endVisit,
  forgetEndedVisits,
  hearKiosk,
  keepVisit,
  kioskDesk,
  openCalls,
  readKiosk,
  setKioskMessage,
  setKioskService,
  SILENT_SECONDS,
  visitAt,
  type Heartbeat,
} from "./index.ts";

const db = await testDatabase();
const act = db.act();
const GOOD: Heartbeat = {
  ...{ paper: "ok", printer: "ready", reader: "ready", scanner: "ready" },
  ...{ version: "1.0.0", service: "in" },
};
const desk = kioskDesk(act);
const standing = async (device: Device) => (await readKiosk(act, device)).sales.standing;
const pass = (seconds: number) => act.clock.moveTo(addSeconds(act.clock.now(), seconds));

test("a machine is silent until it is heard, and each change of it leaves one event", async () => {
  const kiosk = await paired();
  expect(await standing(kiosk)).toBe("silent");
  for (let i = 0; i < 20; i++) {
    await hearKiosk(act, kiosk, GOOD);
    pass(30);
  }
  expect(await standing(kiosk)).toBe("ready");
  expect(await newsOf(kiosk)).toEqual(["kiosk.changed"]);
  await hearKiosk(act, kiosk, { ...GOOD, paper: "low" });
  await hearKiosk(act, kiosk, { ...GOOD, paper: "out" });
  await hearKiosk(act, kiosk, { ...GOOD, paper: "out", trouble: "E-17" });
  expect(await newsOf(kiosk)).toHaveLength(4);
  const read = await readKiosk(act, kiosk);
  expect(read.sales).toMatchObject({ standing: "printer_down", prints: false });
  expect(read.kiosk.heartbeat?.trouble).toBe("E-17");
});

test("one that is missed is silent once, and heard again it is news once", async () => {
  await missOthers();
  const kiosk = await paired();
  await hearKiosk(act, kiosk, GOOD);
  pass(SILENT_SECONDS - 1);
  expect(await work()).toBe(0);
  pass(1);
  expect(await work()).toBe(1);
  pass(3600);
  expect(await work()).toBe(0);
  await hearKiosk(act, kiosk, GOOD);
  await hearKiosk(act, kiosk, GOOD);
  expect(await newsOf(kiosk)).toEqual(["kiosk.changed", "kiosk.fell_silent", "kiosk.changed"]);
});

test("heartbeats and staff at once lose nothing of each other", async () => {
  await missOthers();
  const kiosk = await paired();
  const { deviceId } = kiosk;
  await Promise.all([
    ...Array.from({ length: 6 }, async (_, i) =>
      hearKiosk(act, kiosk, { ...GOOD, version: `1.0.${i}` }),
    ),
    setKioskService(act, { deviceId, service: "out" }),
    setKioskMessage(act, { deviceId, message: { ja: "点検中です", en: "Being checked" } }),
  ]);
  const { kiosk: known, sales } = await readKiosk(act, kiosk);
  expect(known).toMatchObject({ isStopped: true, message: { ja: "点検中です" } });
  expect(sales).toEqual({ standing: "out_of_service", takes: [], prints: false });
  pass(2 * SILENT_SECONDS);
  expect(await work()).toBe(0);
  await setKioskService(act, { deviceId, service: "in" });
  await setKioskService(act, { deviceId, service: "in" });
  await setKioskMessage(act, { deviceId });
  expect(await standing(kiosk)).toBe("silent");
  expect((await readKiosk(act, kiosk)).kiosk.message).toBeUndefined();
});

test("its point is told at a change and again in time, without an event of its own", async () => {
  const pointId = await kioskPoint();
  const [first, second] = [await paired(pointId), await paired(pointId)];
  await hearKiosk(act, first, GOOD);
  expect(await told(pointId)).toBe("works");
  await hearKiosk(act, first, { ...GOOD, reader: "down" });
  expect(await told(pointId)).toBe("limited");
  await hearKiosk(act, second, GOOD);
  expect(await told(pointId)).toBe("works");
  const before = await eventsOf(pointId);
  const end: Instant = addMinutes(act.clock.now(), 45);
  while (act.clock.now() < end) {
    pass(30);
    await hearKiosk(act, second, GOOD);
  }
  expect(await told(pointId)).toBe("works");
  expect(await eventsOf(pointId)).toBe(before);
  await setKioskService(act, { deviceId: second.deviceId, service: "out" });
  expect(await told(pointId)).toBe("out_of_order");
  await revokeDevice(act, second.deviceId);
  await hearKiosk(act, first, GOOD);
  expect(await told(pointId)).toBe("works");
});

test("staff are told what cannot be", async () => {
  const { deviceId } = await paired();
  const unknown = { deviceId: newId(), service: "out" } as const;
  expect(await setKioskService(act, unknown)).toMatchObject({ refusal: "kiosk_unknown" });
  for (const message of [{}, { tlh: "nuqneH" }, { en: " " }, { en: "x".repeat(201) }]) {
    expect(await setKioskMessage(act, { deviceId, message: message as never })).toMatchObject({
      refusal: "message_unreadable",
    });
  }
  expect((await allKiosks(act)).map(({ device }) => device.deviceId)).toContain(deviceId);
});

test("a visit stays sealed at its machine until it ends, and is not kept longer", async () => {
  const [here, there] = [await paired(), await paired()];
  const stored = async () =>
    (await act.database.run({ text: "select * from kiosk_visits", values: [] })).rows;
  await keepVisit(act, here.deviceId, {
    ...{ content: { typed: "8981100000001" }, keptSeconds: 300, step: "begun" },
  });
  await keepVisit(act, here.deviceId, { content: { typed: "8981100000002" }, keptSeconds: 300 });
  expect(await visitAt(act, here.deviceId)).toEqual({ typed: "8981100000002" });
  expect(await visitAt(act, there.deviceId)).toBeUndefined();
  expect(JSON.stringify(await stored())).not.toContain("89811");
  await endVisit(act, here.deviceId, "left");
  await endVisit(act, here.deviceId, "left");
  expect(await visitAt(act, here.deviceId)).toBeUndefined();
  const told = (await newsOf(here)).filter((name) => name.startsWith("kiosk.visit"));
  expect(told).toEqual(["kiosk.visit_begun", "kiosk.visit_ended"]);
  await keepVisit(act, here.deviceId, { content: { late: true }, keptSeconds: 300 });
  expect(await visitAt(act, here.deviceId)).toBeUndefined();
  await keepVisit(act, here.deviceId, { content: {}, keptSeconds: 300, step: "begun" });
  pass(300);
  expect(await visitAt(act, here.deviceId)).toBeUndefined();
  await forgetEndedVisits(act);
  expect(await stored()).toEqual([]);
});

test("staff are called once, answer once, and a call ends with the visit or by itself", async () => {
  const device = await paired();
  const { deviceId } = device;
  expect(await answerCall(act, deviceId)).toMatchObject({ refusal: "call_over" });
  const calls = [1, 2, 3].map(async () => callStaff(act, { device, step: "pay" }));
  for (const call of await Promise.all(calls)) expect(call).toMatchObject({ ok: true });
  expect(await openCalls(act, [deviceId, newId()])).toMatchObject([{ deviceId, step: "pay" }]);
  await Promise.all([1, 2].map(async () => answerCall(act, deviceId)));
  expect((await callAt(act, deviceId))?.answeredAt).toBe(act.clock.now());
  // Of one instant: in any order.
  const told = (await newsOf(device)).filter((name) => /call/u.test(name));
  expect(told.toSorted()).toEqual(["kiosk.call_answered", "kiosk.staff_called"]);
  await keepVisit(act, deviceId, { content: {}, keptSeconds: 300, step: "begun" });
  await endVisit(act, deviceId, "left");
  expect(await callAt(act, deviceId)).toBeUndefined();
  await callStaff(act, { device, step: "find" });
  pass(CALL_MINUTES * 60);
  expect(await openCalls(act, [deviceId])).toEqual([]);
});

async function paired(pointId?: string): Promise<Device> {
  const at = pointId === undefined ? {} : { pointId };
  const offered = await offerPairing(act, { kind: "kiosk", name: "Kiosk", ...at });
  if (!offered.ok) throw new Error(offered.refusal);
  const { code } = offered.value;
  const answer = await pairDevice(act, { code, address: newId() });
  if (!answer.ok) throw new Error(answer.refusal);
  return answer.value.device;
}

const POINTS = `コード,種類,名称,緯度,経度,営業時間,できること,支払方法,出典,ライセンス
k-1,端末,北口の更新機,35.69,139.70,24/7,更新,カード,operator,own`;

async function kioskPoint(): Promise<string> {
  const table = readTable(new TextEncoder().encode(POINTS));
  if (!table.ok) throw new Error(table.refusal);
  await importPoints(act, table.value);
  const [point] = await pointsSaying(act, "北口の更新機");
  return point!.pointId;
}

const told = async (pointId: string) => (await readPoint(act, pointId))?.state?.state;

async function work(): Promise<number> {
  const now = act.clock.now();
  const ids = await desk.claim({ limit: 10, now, leaseUntil: addSeconds(now, 60) });
  for (const id of ids) await desk.work(id);
  return ids.length;
}

/** Whatever was heard in the tests before is missed now. */
async function missOthers(): Promise<void> {
  pass(SILENT_SECONDS);
  await work();
}

async function newsOf({ deviceId }: Device): Promise<readonly string[]> {
  const { rows } = await act.database.run({
    text: `select name from house_events where thing = $1 and name like 'kiosk.%' order by at`,
    values: [deviceId],
  });
  return (rows as { name: string }[]).map(({ name }) => name);
}

async function eventsOf(thing: string): Promise<number> {
  const { rows } = await act.database.run({
    text: "select count(*)::int as count from house_events where thing = $1",
    values: [thing],
  });
  return (rows as { count: number }[])[0]!.count;
}
