import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { buildTown, type TownLine } from "../../../tests/town.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import {
  linesOfPerson,
  linkAddress,
  removeAddress,
  showReminders,
  stopReminders,
  usableAddresses,
  type PersonId,
} from "./index.ts";

const db = await testDatabase();
const act = db.act();
const town = await buildTown(act);
let line: TownLine;

beforeEach(async () => {
  for (const table of ["line_readers", "notice_people"]) {
    await db.database.run({ text: `delete from ${table}`, values: [] });
  }
  line = await town.line();
});

const LINE = { channel: "line", address: "U1" } as const;
const MAIL = { channel: "email", address: "wang@example.com" } as const;

test("whoever has shown a line and answers from an address is told about the line there", async () => {
  const personId = await linkAddress(act, shown(line), LINE);
  expect(await linkAddress(act, shown(line), LINE)).toBe(personId);
  expect(await linesOfPerson(act, personId)).toMatchObject([{ lineId: line.lineId }]);
  expect(await ways(personId)).toEqual(["line U1"]);
  const second = await town.line();
  expect(await linkAddress(act, shown(second), LINE)).toBe(personId);
  expect(await linesOfPerson(act, personId)).toHaveLength(2);
});

test("told at the same time by ten workers, it makes one person", async () => {
  const lines = await Promise.all(Array.from({ length: 4 }, async () => town.line()));
  const people = await Promise.all(lines.map(async (one) => linkAddress(act, shown(one), LINE)));
  expect(new Set(people).size).toBe(1);
  expect(await linesOfPerson(act, people[0]!)).toHaveLength(4);
});

test("an address that is added to a person is their first way and ends a stop", async () => {
  const personId = await linkAddress(act, shown(line), MAIL);
  await stopReminders(act, personId);
  await linkAddress(act, { kind: "person", personId }, LINE);
  expect(await ways(personId)).toEqual(["line U1", "email wang@example.com"]);
  expect((await showReminders(act, personId))?.person.stoppedAt).toBeUndefined();
});

test("an address where somebody is told already stays theirs, and gives none of their lines away", async () => {
  const other = await town.line();
  const there = await linkAddress(act, shown(other), LINE);
  const personId = await linkAddress(act, shown(line), MAIL);
  for (let i = 0; i < 2; i++) {
    expect(await linkAddress(act, { kind: "person", personId }, LINE)).toBe(there);
    expect(await ways(there)).toEqual(["line U1"]);
    expect(await ways(personId)).toEqual(["email wang@example.com"]);
    expect(await linesOf(personId)).toEqual([line.lineId]);
    expect(await linesOf(there)).toEqual([line.lineId, other.lineId].toSorted());
  }
});

test("an address becomes another's once nobody is told there any more", async () => {
  const there = await linkAddress(act, shown(await town.line()), LINE);
  await stopReminders(act, there);
  const personId = await linkAddress(act, shown(line), MAIL);
  expect(await linkAddress(act, { kind: "person", personId }, LINE)).toBe(personId);
  expect(await ways(there)).toEqual([]);
  expect(await ways(personId)).toEqual(["line U1", "email wang@example.com"]);
  expect(await linesOf(personId)).toEqual([line.lineId]);
});

test("an address that was taken away works again once it is given anew", async () => {
  const personId = await linkAddress(act, shown(line), LINE);
  const [address] = (await showReminders(act, personId))!.person.addresses;
  await removeAddress(act, personId, address!.addressId);
  expect(await ways(personId)).toEqual([]);
  await linkAddress(act, shown(line), LINE);
  expect(await ways(personId)).toEqual(["line U1"]);
});

test("of many devices the newest ten stay", async () => {
  const personId = await linkAddress(act, shown(line), MAIL);
  for (let i = 1; i <= 12; i++) {
    act.clock.moveTo(addSeconds(act.clock.now(), 1));
    const device = { channel: "web_push", address: `d${i}` } as const;
    await linkAddress(act, { kind: "person", personId }, device);
  }
  const left = await ways(personId);
  expect(left).toHaveLength(11);
  expect([left[0], left[9], left[10]]).toEqual([
    "web_push d12",
    "web_push d3",
    "email wang@example.com",
  ]);
});

function shown({ lineId }: TownLine) {
  return { kind: "line", lineId, proof: "renewal_code", language: "ja" } as const;
}

async function linesOf(personId: PersonId): Promise<readonly string[]> {
  return (await linesOfPerson(act, personId)).map(({ lineId }) => lineId as string).toSorted();
}

async function ways(personId: PersonId): Promise<readonly string[]> {
  const { person } = (await showReminders(act, personId))!;
  return usableAddresses(person).map(({ channel, address }) => `${channel} ${address}`);
}
