import { describe, expect, it } from "vitest";
import { got, PASSCODE, pairingOf, testCounter } from "../../../../tests/counter.ts";
import {
  changeStaff,
  codeAt,
  hireStaff,
  revokeDevice,
  deviceByToken,
} from "../../../business/staff/index.ts";
import { addMinutes } from "../../../foundation/clock/index.ts";

const counter = await testCounter();
const { act, get, post } = counter;
const till = await counter.till();

const leads = async (path: string, jar?: Map<string, string>) =>
  (await get(path, jar)).headers.get("location");

describe("a browser that is not paired", () => {
  it("comes to nothing but the pairing", async () => {
    for (const path of ["/counter", "/counter/till", "/counter/log-in", "/counter/lines/x"]) {
      expect([path, await leads(path)]).toEqual([path, "/counter/pair"]);
    }
    expect((await get("/counter/pair")).status).toBe(200);
  });

  it("is told at the field when the code is none", async () => {
    const response = await post("/counter/pair", { code: "ABCD2345" }, new Map());
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('href="#f-code"');
  });

  it("is paired once by a code, and keeps the token where no script can read it", async () => {
    const code = await pairingOf(act, till);
    const paired = await post("/counter/pair", { code }, new Map());
    expect([paired.status, paired.headers.get("location")]).toEqual([303, "/counter/log-in"]);
    expect(paired.headers.get("set-cookie")).toMatch(/Path=\/counter; HttpOnly; SameSite=Strict/);
    expect((await post("/counter/pair", { code }, new Map())).status).toBe(422);
  });
});

describe("a log-in", () => {
  it("of a clerk opens the counter, and ends with the log-out", async () => {
    const jar = await counter.at(till, await counter.person("clerk"));
    expect((await get("/counter", jar)).status).toBe(200);
    await post("/counter/log-out", {}, jar);
    expect(await leads("/counter", jar)).toBe("/counter/log-in");
  });

  it("names what is wrong at its field, and never which of the two", async () => {
    const jar = await counter.device(till);
    const clerk = await counter.person("clerk");
    const page = async (form: Record<string, string>) => {
      const response = await post("/counter/log-in", form, jar);
      expect(response.status).toBe(422);
      return (await response.text()).match(/class="error"[^>]*>([^<]*)/)?.[1];
    };
    const wrong = await page({ number: clerk.staff.number, passcode: "99999991" });
    expect(await page({ number: "987654", passcode: PASSCODE })).toBe(wrong);
    const manager = await counter.person("manager");
    const keys = { number: manager.staff.number, passcode: PASSCODE };
    expect(await page(keys)).toContain("authenticator");
    expect(await page({ ...keys, code: "000000" })).toContain("wrong");
  });

  it("stays where it was made: the token is worth nothing on another device", async () => {
    const jar = await counter.at(till, await counter.person("clerk"));
    const other = await counter.device(till);
    other.set("counter_session", jar.get("counter_session")!);
    expect(await leads("/counter", other)).toBe("/counter/log-in");
  });

  it("ends when the person is suspended or the device revoked", async () => {
    const clerk = await counter.person("clerk");
    const jar = await counter.at(till, clerk);
    await changeStaff(act, clerk.staff.staffId, { state: "suspended" });
    expect(await leads("/counter", jar)).toBe("/counter/log-in");
    const device = await deviceByToken(act, jar.get("counter_device")!);
    await revokeDevice(act, device!.deviceId);
    expect(await leads("/counter", jar)).toBe("/counter/pair");
  });
});

describe("the first log-in", () => {
  const hire = async (role: "clerk" | "manager", number: string) =>
    got(await hireStaff(act, { number, name: "New", role, language: "en" }));

  it("opens nothing before an own passcode is chosen", async () => {
    const { passcode } = await hire("clerk", "7001");
    const jar = await counter.device(till);
    await post("/counter/log-in", { number: "7001", passcode }, jar);
    expect(await leads("/counter/till", jar)).toBe("/counter/passcode");
    expect((await get("/counter/passcode", jar)).status).toBe(200);
    for (const [present, chosen, field] of [
      ["11111112", PASSCODE, "present"],
      [passcode, "123456", "passcode"],
      [passcode, "abc", "passcode"],
    ] as const) {
      const response = await post("/counter/passcode", { present, passcode: chosen }, jar);
      expect([field, response.status]).toEqual([field, 422]);
      expect(await response.text()).toContain(`href="#f-${field}"`);
    }
    await post("/counter/passcode", { present: passcode, passcode: PASSCODE }, jar);
    expect((await get("/counter", jar)).status).toBe(200);
  });

  it("of a manager asks for an authenticator app as well", async () => {
    const { passcode } = await hire("manager", "7002");
    const jar = await counter.device(till);
    await post("/counter/log-in", { number: "7002", passcode }, jar);
    await post("/counter/passcode", { present: passcode, passcode: PASSCODE }, jar);
    expect(await leads("/counter", jar)).toBe("/counter/second-factor");
    const page = await (await get("/counter/second-factor", jar)).text();
    const secret = /class="code">([A-Z2-7 ]+)</.exec(page)![1]!.replaceAll(" ", "");
    const sealed = /name="sealed" value="([^"]+)"/.exec(page)![1]!;
    const wrong = await post("/counter/second-factor", { sealed, code: "000000" }, jar);
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain(secret.slice(0, 4));
    const forged = await post("/counter/second-factor", { sealed: "x", code: "000000" }, jar);
    expect(forged.status).toBe(303);
    await post("/counter/second-factor", { sealed, code: codeAt(secret, act.clock.now()) }, jar);
    expect((await get("/counter", jar)).status).toBe(200);
    counter.clock.moveTo(addMinutes(act.clock.now(), 2));
    const next = { number: "7002", passcode: PASSCODE, code: codeAt(secret, act.clock.now()) };
    expect((await post("/counter/log-in", next, await counter.device(till))).status).toBe(303);
  });
});

describe("every page", () => {
  it("is in the language of the person, or as chosen on the device", async () => {
    const jar = await counter.at(till, await counter.person("clerk"));
    jar.delete("counter_language");
    expect(await (await get("/counter", jar)).text()).toContain('<html lang="ja">');
    const back = await get("/counter/language?to=en&back=/counter/till", jar);
    expect(back.headers.get("location")).toBe("/counter/till");
    expect(await (await get("/counter", jar)).text()).toContain('<html lang="en">');
    const away = await get("/counter/language?to=en&back=//evil.example", jar);
    expect(away.headers.get("location")).toBe("/counter");
  });

  it("is kept nowhere, takes no foreign form, and never breaks on odd ones", async () => {
    const jar = await counter.at(till, await counter.person("clerk"));
    const { headers } = await get("/counter", jar);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    const init = { method: "POST", headers: { origin: "https://evil.example" } };
    expect((await counter.app.request("http://tsunagu.test/counter/find", init)).status).toBe(403);
    expect((await get("/counter/nowhere", jar)).status).toBe(404);
  });
});
