import { expect, test } from "vitest";
import { testCounter } from "../../../tests/counter.ts";
import { testKiosks } from "../../../tests/kiosk.ts";
import { askDuty, DUTY_SECONDS, endOldDuties } from "../../business/kiosks/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import type { Duty } from "../../foundation/kiosk-wire/index.ts";
import { openWaitingRoom } from "./waiting-room.ts";

const { act, clock, ground } = await testCounter();
const kiosks = testKiosks(ground, act);
const machine = await kiosks.machine({ name: "Duties" });
const other = await kiosks.machine({ name: "Other" });
const deviceId = await idOf("Duties");
const NOW = { waitSeconds: 0, known: [] };
const restart = { kind: "restart", what: "program" } as const;
const duties = async (question: object = NOW) =>
  (await machine.ask("/duties", question)).body["duties"] as readonly Duty[];

test("a machine is told what it is to do until it says how that ended, and nobody else is", async () => {
  expect(await duties()).toEqual([]);
  const { dutyId } = await asked();
  expect(await duties()).toEqual([{ ...restart, dutyId }]);
  expect(await duties({ waitSeconds: 0, known: [dutyId] })).toEqual([{ ...restart, dutyId }]);
  expect((await other.ask("/duties", NOW)).body["duties"]).toEqual([]);
  const told = { dutyId, outcome: "done", detail: "2.0.1" };
  expect((await other.ask("/duties/done", told)).body).toEqual({ isKnown: false });
  expect(await duties()).toHaveLength(1);
  for (let i = 0; i < 2; i++) {
    expect((await machine.ask("/duties/done", told)).body).toEqual({ isKnown: true });
  }
  expect((await machine.ask("/duties/done", { ...told, dutyId: newId() })).status).toBe(200);
  expect(await duties()).toEqual([]);
  expect(await newsOf(dutyId)).toEqual(["kiosk.duty_asked", "kiosk.duty_told", "kiosk.duty_done"]);
});

test("what nobody fetched lapses, and what was fetched and not answered is unknown", async () => {
  const first = await asked();
  await duties();
  const second = await asked();
  clock.moveTo(addSeconds(clock.now(), DUTY_SECONDS.restart));
  expect(await duties()).toEqual([]);
  for (let i = 0; i < 2; i++) await endOldDuties(act);
  expect(await newsOf(first.dutyId)).toContain("kiosk.duty_unknown");
  expect((await newsOf(second.dutyId)).at(-1)).toBe("kiosk.duty_lapsed");
  await machine.ask("/duties/done", { dutyId: first.dutyId, outcome: "done" });
  expect((await newsOf(first.dutyId)).at(-1)).toBe("kiosk.duty_done");
});

test("whoever waits is answered when there is something, and when it is gone", async () => {
  const waiting = duties({ waitSeconds: 20, known: [] });
  const { dutyId } = await asked();
  expect(await waiting).toEqual([{ ...restart, dutyId }]);
  const gone = duties({ waitSeconds: 20, known: [dutyId] });
  await machine.ask("/duties/done", { dutyId, outcome: "refused" });
  expect(await gone).toEqual([]);
});

test("a room that is full lets in whoever waits there already, and nobody else", async () => {
  const room = openWaitingRoom({ placesMax: 1 });
  const first = room.enter("a")!;
  expect(room.enter("b")).toBeUndefined();
  const second = room.enter("a")!;
  await first.rest(60_000);
  first.leave();
  expect([first.isMine(), second.isMine()]).toEqual([false, true]);
  expect(room.enter("b")).toBeUndefined();
  second.leave();
  expect(room.enter("b")?.isMine()).toBe(true);
});

test("a house that ends answers whoever waits that it is for later", async () => {
  const ending = new AbortController();
  const last = await testKiosks({ ...ground, ending: ending.signal }, act).machine({
    name: "Last",
  });
  const waiting = last.ask("/duties", { waitSeconds: 20, known: [] });
  const room = openWaitingRoom({ ending: ending.signal });
  const resting = room.enter("a")!.rest(60_000);
  ending.abort();
  await resting;
  const { status, headers, body } = await waiting;
  expect([status, headers.get("retry-after"), body.error?.name]).toEqual([503, "5", "too_busy"]);
});

async function asked() {
  const made = await askDuty(act, { deviceId, wish: restart });
  if (!made.ok) throw new Error(made.refusal);
  return made.value;
}

async function newsOf(dutyId: string): Promise<readonly string[]> {
  const { rows } = await act.database.run({
    text: "select name from house_events where after->>'dutyId' = $1 order by at, event_id",
    values: [dutyId],
  });
  return (rows as { name: string }[]).map(({ name }) => name);
}

async function idOf(name: string): Promise<string> {
  const { rows } = await act.database.run({
    text: "select device_id from devices where name = $1",
    values: [name],
  });
  return (rows as { device_id: string }[])[0]!.device_id;
}
