import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { addMinutes, addSeconds } from "../../foundation/clock/index.ts";
import {
  allDevices,
  allStaff,
  changeStaff,
  choosePasscode,
  codeAt,
  deviceByToken,
  hireStaff,
  logIn,
  logOut,
  offerPairing,
  offerSecondFactor,
  pairDevice,
  resetPasscode,
  revokeDevice,
  secondPerson,
  staffByToken,
  takeSecondFactor,
  type Device,
  type Staff,
  type StaffRole,
} from "./index.ts";

const db = await testDatabase();
const act = db.act();
let numbers = 1000;

async function hired(role: StaffRole = "clerk", agentId?: string) {
  const number = String((numbers += 1));
  const wish = { number, name: "佐藤 花子", role, language: "ja" } as const;
  const outcome = await hireStaff(act, { ...wish, ...(agentId === undefined ? {} : { agentId }) });
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value;
}

async function paired(): Promise<{ device: Device; token: string }> {
  const offer = await offerPairing(act, { kind: "counter", name: "Counter 1" });
  if (!offer.ok) throw new Error(offer.refusal);
  const outcome = await pairDevice(act, { code: offer.value.code, address: offer.value.code });
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value;
}

async function withApp(staff: Staff): Promise<string> {
  const secret = offerSecondFactor();
  const code = codeAt(secret, act.clock.now());
  expect(await takeSecondFactor(act, staff.staffId, { secret, code })).toMatchObject({ ok: true });
  act.clock.moveTo(addSeconds(act.clock.now(), 60));
  return secret;
}

describe("hiring", () => {
  it("refuses a number that is none, is taken, or a name that is none", async () => {
    const { staff } = await hired();
    const wish = { name: "Sato", role: "clerk", language: "en" } as const;
    const refusals = await Promise.all([
      hireStaff(act, { ...wish, number: "12" }),
      hireStaff(act, { ...wish, number: "12a" }),
      hireStaff(act, { ...wish, number: staff.number }),
      hireStaff(act, { ...wish, number: "99999", name: "  " }),
    ]);
    expect(refusals.map((one) => (one.ok ? "" : one.refusal))).toEqual([
      "staff_number_unreadable",
      "staff_number_unreadable",
      "staff_number_taken",
      "staff_name_unreadable",
    ]);
  });

  it("at the same moment with the same number hires one", async () => {
    const wish = { number: "77777", name: "Sato", role: "clerk", language: "en" } as const;
    const all = await Promise.all(Array.from({ length: 6 }, () => hireStaff(act, wish)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("keeps no name and no passcode in the open", async () => {
    const { staff, passcode } = await hired();
    const { rows } = await act.database.run({
      text: "select s::text as row from staff as s where number = $1 union all select e::text from house_events as e where thing = $2",
      values: [staff.number, staff.staffId],
    });
    const written = JSON.stringify(rows);
    expect(written).not.toContain(passcode);
    expect(written).not.toContain("佐藤");
    expect((await allStaff(act)).find((one) => one.staffId === staff.staffId)?.name).toBe(
      "佐藤 花子",
    );
  });
});

describe("a device", () => {
  it("is paired once by its code, and known by its token from then on", async () => {
    const offer = await offerPairing(act, { kind: "counter", name: "Counter 2" });
    if (!offer.ok) return expect.fail();
    const typed = { code: offer.value.code.toLowerCase(), address: "192.0.2.9" };
    const all = await Promise.all(Array.from({ length: 5 }, () => pairDevice(act, typed)));
    const [first, ...more] = all.flatMap((one) => (one.ok ? [one.value] : []));
    expect(more).toEqual([]);
    expect(await deviceByToken(act, first!.token)).toMatchObject({ name: "Counter 2" });
    expect(await pairDevice(act, typed)).toMatchObject({ refusal: "pairing_code_unknown" });
    const other = (first!.token.startsWith("A") ? "B" : "A") + first!.token.slice(1);
    expect(await deviceByToken(act, other)).toBeUndefined();
    expect(await deviceByToken(act, "")).toBeUndefined();
  });

  it("cannot be paired after its time", async () => {
    const offer = await offerPairing(act, { kind: "kiosk", name: "Kiosk" });
    if (!offer.ok) return expect.fail();
    act.clock.moveTo(addMinutes(act.clock.now(), 15));
    const late = await pairDevice(act, { code: offer.value.code, address: "192.0.2.10" });
    expect(late).toMatchObject({ refusal: "pairing_code_unknown" });
  });

  it("opens nothing once it is revoked, and whoever worked on it is out", async () => {
    const { device, token } = await paired();
    const { staff, passcode } = await hired();
    const opened = await logIn(act, device, { number: staff.number, passcode });
    if (!opened.ok) return expect.fail();
    expect(await staffByToken(act, device, opened.value.token)).toMatchObject({
      staffId: staff.staffId,
    });
    expect(await revokeDevice(act, device.deviceId)).toMatchObject({ ok: true });
    expect(await deviceByToken(act, token)).toBeUndefined();
    expect(await staffByToken(act, device, opened.value.token)).toBeUndefined();
    expect((await allDevices(act)).find((one) => one.deviceId === device.deviceId)?.revokedAt).toBe(
      act.clock.now(),
    );
  });

  it("whose codes are guessed is left alone after twenty tries", async () => {
    for (let i = 0; i < 20; i++) await pairDevice(act, { code: "AAAAAAAA", address: "192.0.2.66" });
    const more = await pairDevice(act, { code: "AAAAAAAA", address: "192.0.2.66" });
    expect(more).toMatchObject({ refusal: "too_many_tries" });
  });
});

describe("logging in", () => {
  it("answers an unknown number and a wrong passcode alike, and locks by itself", async () => {
    const { device } = await paired();
    const { staff, passcode } = await hired();
    const wrong = { number: staff.number, passcode: "90817263" };
    const refusal = { refusal: "log_in_wrong", field: "passcode" };
    expect(await logIn(act, device, { ...wrong, number: "31415" })).toMatchObject(refusal);
    await Promise.all(Array.from({ length: 5 }, () => logIn(act, device, wrong)));
    const locked = await logIn(act, device, { number: staff.number, passcode });
    expect(locked).toMatchObject({ refusal: "log_in_locked", facts: { waitSeconds: 30 } });
    act.clock.moveTo(addSeconds(act.clock.now(), 30));
    expect(await logIn(act, device, { number: staff.number, passcode })).toMatchObject({
      ok: true,
    });
    expect(await logIn(act, device, wrong)).toMatchObject(refusal);
  });

  it("ends by idleness, by the day, by logging out and by leaving", async () => {
    const { device } = await paired();
    const { staff, passcode } = await hired();
    const open = async () => {
      const opened = await logIn(act, device, { number: staff.number, passcode });
      if (!opened.ok) throw new Error(opened.refusal);
      return opened.value.token;
    };
    const isIn = async (token: string) => (await staffByToken(act, device, token)) !== undefined;
    const idle = await open();
    act.clock.moveTo(addMinutes(act.clock.now(), 19));
    expect(await isIn(idle)).toBe(true);
    act.clock.moveTo(addMinutes(act.clock.now(), 19));
    expect(await isIn(idle)).toBe(true);
    act.clock.moveTo(addMinutes(act.clock.now(), 21));
    expect(await isIn(idle)).toBe(false);
    const long = await open();
    for (let i = 0; i < 60; i++) {
      act.clock.moveTo(addMinutes(act.clock.now(), 15));
      await isIn(long);
    }
    expect(await isIn(long)).toBe(false);
    const out = await open();
    await logOut(act, staff, out);
    expect(await isIn(out)).toBe(false);
    const left = await open();
    await changeStaff(act, staff.staffId, { state: "suspended" });
    expect(await isIn(left)).toBe(false);
    expect(await logIn(act, device, { number: staff.number, passcode })).toMatchObject({
      refusal: "log_in_wrong",
    });
  });

  it("of one device opens nothing on another", async () => {
    const [one, other] = [await paired(), await paired()];
    const { staff, passcode } = await hired();
    const opened = await logIn(act, one.device, { number: staff.number, passcode });
    if (!opened.ok) return expect.fail();
    expect(await staffByToken(act, other.device, opened.value.token)).toBeUndefined();
  });

  it("of a manager needs the app's code, each code once", async () => {
    const { device } = await paired();
    const { staff, passcode } = await hired("manager");
    const keys = { number: staff.number, passcode };
    const secret = await withApp(staff);
    expect(await logIn(act, device, keys)).toMatchObject({ refusal: "second_factor_missing" });
    const code = codeAt(secret, act.clock.now());
    const wrong = code === "000000" ? "000001" : "000000";
    expect(await logIn(act, device, { ...keys, code: wrong })).toMatchObject({
      refusal: "second_factor_wrong",
    });
    const all = await Promise.all(
      Array.from({ length: 4 }, () => logIn(act, device, { ...keys, code })),
    );
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await logIn(act, device, { ...keys, code })).toMatchObject({
      refusal: "second_factor_wrong",
    });
  });
});

describe("a passcode", () => {
  it("is chosen by whoever knows the present one, and reset by a manager", async () => {
    const { device } = await paired();
    const { staff, passcode } = await hired();
    const choose = (present: string, wanted: string) =>
      choosePasscode(act, staff.staffId, { present, passcode: wanted });
    expect(await choose("00000000", "48151623")).toMatchObject({ refusal: "passcode_wrong" });
    expect(await choose(passcode, "123456")).toMatchObject({ refusal: "passcode_too_simple" });
    expect(await choose(passcode, passcode)).toMatchObject({ refusal: "passcode_too_simple" });
    expect(await choose(passcode, "48151623")).toMatchObject({ ok: true });
    const opened = await logIn(act, device, { number: staff.number, passcode: "48151623" });
    expect(opened).toMatchObject({ ok: true, value: { staff: { isPasscodeOwn: true } } });
    const reset = await resetPasscode(act, staff.staffId);
    if (!reset.ok) return expect.fail();
    const again = await logIn(act, device, {
      number: staff.number,
      passcode: reset.value.passcode,
    });
    expect(again).toMatchObject({ ok: true, value: { staff: { isPasscodeOwn: false } } });
  });
});

describe("a second person", () => {
  it("is another one, with the right to it", async () => {
    const { device } = await paired();
    const clerk = await hired();
    const other = await hired();
    const manager = await hired("manager");
    const secret = await withApp(manager.staff);
    const ask = async (who: typeof clerk, code?: string) =>
      secondPerson(act, device, {
        first: clerk.staff,
        capability: "approve_refund",
        typed: {
          number: who.staff.number,
          passcode: who.passcode,
          ...(code === undefined ? {} : { code }),
        },
      });
    expect(await ask(clerk)).toMatchObject({ refusal: "same_person" });
    expect(await ask(other)).toMatchObject({ refusal: "not_allowed" });
    expect(await ask(manager, codeAt(secret, act.clock.now()))).toMatchObject({ ok: true });
  });
});
