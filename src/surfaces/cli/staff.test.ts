import { expect, it } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { allStaff, deviceByToken, logIn, pairDevice } from "../../business/staff/index.ts";
import { tillById } from "../../business/tills/index.ts";
import {
  addStaff,
  addTill,
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
} from "./index.ts";

const db = await testDatabase();
const act = db.act();
const HANA = { number: "1001", name: "Hana", role: "clerk", language: "ja" };
const DESK = { name: "Desk", till: "tyo1-01" };
const publicUrl = "https://tsunagu.example";

it("sets a counter up from nothing: a person, a till, a device that both work on", async () => {
  expect(await listStaff(act)).toBe("none\n");
  const added = await addStaff(act, HANA);
  const passcode = /passcode\s+(\d+)/.exec(added.ok ? added.value : "")?.[1] ?? "";
  expect(await listStaff(act)).toMatch(/1001\s+clerk\s+working\s+ja\s+no\s+Hana/);
  expect((await addTill(act, { code: "tyo1-01", name: "Front" })).ok).toBe(true);
  expect(await listTills(act)).toMatch(/TYO1-01\s+never opened\s+0\s+Front/);

  const offered = await pairCounter(act, { ...DESK, reader: "tmr_1", publicUrl });
  const code = /^ {2}(\S+)$/m.exec(offered.ok ? offered.value : "")?.[1] ?? "";
  const paired = await pairDevice(act, { code, address: "192.0.2.1" });
  if (!paired.ok) throw new Error(paired.refusal);
  const device = (await deviceByToken(act, paired.value.token))!;
  expect((await tillById(act, device.tillId!))?.code).toBe("TYO1-01");
  expect(device.reader).toBe("tmr_1");
  expect((await logIn(act, device, { number: "1001", passcode })).ok).toBe(true);

  await suspendStaff(act, "1001");
  expect(await logIn(act, device, { number: "1001", passcode })).toMatchObject({ ok: false });
  const reset = await resetStaff(act, "１００１");
  const anew = /passcode\s+(\d+)/.exec(reset.ok ? reset.value : "")?.[1] ?? "";
  expect((await logIn(act, device, { number: "1001", passcode: anew })).ok).toBe(true);
});

it("leaves somebody at work who may let people in, also when two are sent off at once", async () => {
  const add = async (number: string, role: string) =>
    addStaff(act, { ...HANA, number, role, name: `${role} ${number}` });
  await add("2001", "operator");
  await add("2002", "manager");
  // A manager does not rule over an operator.
  expect(await suspendStaff(act, "2001")).toMatchObject({ refusal: "last_ruler" });
  expect(await suspendStaff(act, "2002")).toMatchObject({ ok: true });
  await add("2003", "operator");
  const both = await Promise.all([suspendStaff(act, "2001"), suspendStaff(act, "2003")]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const working = (await allStaff(act)).filter(({ state }) => state === "working");
  expect(working.map(({ role }) => role).toSorted()).toEqual(["clerk", "operator"]);
});

it("pairs a display to a counter by its name, lists both, and revokes one", async () => {
  const wish = { name: "Screen", counter: "Desk", publicUrl };
  const offered = await pairDisplay(act, wish);
  const code = /^ {2}(\S+)$/m.exec(offered.ok ? offered.value : "")?.[1] ?? "";
  expect(offered.ok ? offered.value : "").toContain(`${publicUrl}/counter/display/pair`);
  const paired = await pairDevice(act, { code, address: "192.0.2.1" });
  if (!paired.ok) throw new Error(paired.refusal);
  const { device, token } = paired.value;
  expect(await listDevices(act)).toMatch(/display\s+in use\s+Screen\s+at Desk/);
  expect((await revokeListed(act, device.deviceId)).ok).toBe(true);
  expect(await deviceByToken(act, token)).toBeUndefined();
  expect(await listDevices(act)).toMatch(/display\s+revoked\s+Screen/);
  expect(await listEsims(act)).toBe("none\n");
});

it("says what cannot be done, and does nothing", async () => {
  const before = (await allStaff(act)).length;
  for (const [asked, refusal] of [
    [addStaff(act, HANA), "staff_number_taken"],
    [addStaff(act, { ...HANA, number: "x" }), "staff_number_unreadable"],
    [addStaff(act, { ...HANA, number: "1002", name: " " }), "staff_name_unreadable"],
    [addStaff(act, { ...HANA, number: "1002", role: "king" }), "role_unknown"],
    [addStaff(act, { ...HANA, number: "1002", language: "tlh" }), "language_unknown"],
    [suspendStaff(act, "77"), "staff_unknown"],
    [resetStaff(act, "77"), "staff_unknown"],
    [addTill(act, { code: "TYO1-01", name: "Again" }), "till_code_taken"],
    [addTill(act, { code: "!", name: "Odd" }), "till_code_unreadable"],
    [pairCounter(act, { name: "Desk", till: "NONE", publicUrl }), "till_unknown"],
    [pairCounter(act, { name: " ", till: "TYO1-01", publicUrl }), "device_name_unreadable"],
    [pairCounter(act, { ...DESK, reader: "a b", publicUrl }), "reader_unreadable"],
    [pairDisplay(act, { name: "Screen", counter: "None", publicUrl }), "counter_unknown"],
    [revokeListed(act, "desk"), "device_unknown"],
  ] as const) {
    expect(await asked).toMatchObject({ ok: false, refusal });
    expect(STAFF_REFUSALS[refusal]).toMatch(/\w/);
  }
  expect((await allStaff(act)).length).toBe(before);
});
