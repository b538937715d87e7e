import { describe, expect, it } from "vitest";
import { faultsOf, got, testCounter } from "../../../../tests/counter.ts";
import { badBodies, FORMS } from "../../../../tests/surface/forms.ts";
import type { Jar } from "../../../../tests/web.ts";
import {
  allDevices,
  allStaff,
  hireStaff,
  ruleStaff,
  type Staff,
} from "../../../business/staff/index.ts";
import { allTills, countTill, latestSession, makeTill } from "../../../business/tills/index.ts";
import { newId } from "../../../foundation/ids/index.ts";

const counter = await testCounter();
const { act, get, post } = counter;
const till = await counter.till();
const clerk = await counter.at(till, await counter.person("clerk"));
const boss = await counter.person("manager");
const manager = await counter.at(till, boss);
const other = await counter.person("manager");
const operator = await counter.person("operator");
const foreign = got(
  await hireStaff(act, {
    ...{ number: "7001", name: "Elsewhere", role: "clerk", language: "ja" },
    agentId: newId(),
  }),
).staff;

const STAFF = "/counter/manage/staff";
const DEVICES = "/counter/manage/devices";
const TILLS = "/counter/manage/tills";
const personOf = async (number: string) =>
  (await allStaff(act)).find((one) => one.number === number)!;
const deviceOf = async (name: string) => (await allDevices(act)).find((one) => one.name === name)!;
const codeIn = (page: string) => /change code">([0-9A-Z]{4})-([0-9A-Z]{4})</.exec(page)!;

describe("the manager's screen", () => {
  it("is refused to a clerk by name, with every form of it", async () => {
    for (const path of ["/counter/manage", STAFF, DEVICES, TILLS]) {
      const answer = await get(path, clerk);
      expect([path, answer.status]).toEqual([path, 403]);
      expect(await answer.text()).toContain("Only a manager");
    }
    const wish = { number: "5001", name: "Sato", role: "manager" };
    expect((await post(STAFF, wish, clerk)).status).toBe(403);
    expect(await personOf("5001")).toBeUndefined();
    expect(await (await get("/counter", clerk)).text()).not.toContain(`"/counter/manage"`);
    expect((await get("/counter/manage", manager)).status).toBe(200);
  });
});

describe("people", () => {
  it("are taken on with a passcode that is shown once; what is wrong is named at its field", async () => {
    const wish = { number: "5001", name: "Sato", role: "clerk", language: "ja" };
    for (const [change, field] of [
      [{ number: "1" }, "number"],
      [{ name: " " }, "name"],
      [{ role: "operator" }, "role"],
    ] as const) {
      const answer = await post(STAFF, { ...wish, ...change }, manager);
      expect([field, answer.status, await faultsOf(answer)]).toEqual([field, 422, [field]]);
    }
    const page = await (await post(STAFF, wish, manager)).text();
    expect(page).toMatch(/\d{4} \d{4}/u);
    expect(await personOf("5001")).toMatchObject({ name: "Sato", role: "clerk", state: "working" });
    const again = await post(STAFF, wish, manager);
    expect([again.status, await faultsOf(again)]).toEqual([422, ["number"]]);
  });

  it("change, rest, come back and get a new passcode", async () => {
    const { staffId } = await personOf("5001");
    const change = { name: "佐藤", role: "manager", language: "en" };
    expect((await post(`${STAFF}/${staffId}`, change, manager)).status).toBe(303);
    expect(await personOf("5001")).toMatchObject(change);
    await post(`${STAFF}/${staffId}/suspend`, {}, manager);
    expect((await personOf("5001")).state).toBe("suspended");
    await post(`${STAFF}/${staffId}/take-back`, {}, manager);
    expect((await personOf("5001")).state).toBe("working");
    expect(await (await post(`${STAFF}/${staffId}/reset`, {}, manager)).text()).toMatch(
      /\d{4} \d{4}/u,
    );
  });

  it("of another shop, and operators, are not there for a manager", async () => {
    const list = await (await get(STAFF, manager)).text();
    expect(list).not.toContain("Elsewhere");
    for (const { staffId } of [foreign, operator.staff]) {
      expect((await get(`${STAFF}/${staffId}`, manager)).status).toBe(404);
      expect((await post(`${STAFF}/${staffId}/suspend`, {}, manager)).status).toBe(404);
    }
    expect((await personOf("7001")).state).toBe("working");
    const all = await counter.at(till, operator);
    expect(await (await get(STAFF, all)).text()).toContain("Elsewhere");
  });

  it("shut out nobody who rules alone: not oneself, and of two at once only one", async () => {
    const self = `${STAFF}/${boss.staff.staffId}`;
    for (const verb of ["suspend", "reset"]) {
      const answer = await post(`${self}/${verb}`, {}, manager);
      expect(answer.status).toBe(409);
      expect(await answer.text()).toContain("Not about yourself");
    }
    const demoted = await post(self, { name: "Me", role: "clerk" }, manager);
    expect([demoted.status, await faultsOf(demoted)]).toEqual([422, ["role"]]);
    expect((await post(self, { name: "Me", language: "en" }, manager)).status).toBe(303);
    const suspend = async (by: Staff, over: Staff) =>
      ruleStaff(act, by, { staffId: over.staffId, wish: { kind: "suspend" } });
    const both = await Promise.all([
      suspend(boss.staff, other.staff),
      suspend(other.staff, boss.staff),
    ]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    const left = (await allStaff(act)).filter(
      ({ staffId, state }) =>
        state === "working" && [boss, other].some(({ staff }) => staff.staffId === staffId),
    );
    expect(left).toHaveLength(1);
  });
});

describe("machines", async () => {
  const third = await counter.person("manager");
  const jar = await counter.at(till, third);
  const wish = { kind: "counter", name: "Second desk", till: till.code };

  it("are paired by a code that a page loaded again shows once more", async () => {
    for (const [change, field] of [
      [{ name: "" }, "name"],
      [{ till: "T-999" }, "till"],
      [{ kind: "toaster" }, "kind"],
      [{ reader: "a b" }, "reader"],
      [{ kind: "display" }, "counter"],
    ] as const) {
      const answer = await post(DEVICES, { ...wish, ...change }, jar);
      expect([field, answer.status, await faultsOf(answer)]).toEqual([field, 422, [field]]);
    }
    const sent = await post(DEVICES, wish, jar);
    const at = sent.headers.get("location")!;
    const [shown, first, second] = codeIn(await (await get(at, jar)).text());
    expect(codeIn(await (await get(at, jar)).text())[0]).toBe(shown);
    const machine: Jar = new Map();
    await post("/counter/pair", { code: `${first}-${second}` }, machine);
    expect(machine.has("counter_device")).toBe(true);
    expect(await (await get(at, jar)).text()).not.toContain(shown);
  });

  it("are bound, renamed and revoked, but not the one that somebody sits at", async () => {
    const desk = await deviceOf("Second desk");
    const screen = { kind: "display", name: "Screen", counter: desk.deviceId };
    expect((await post(DEVICES, screen, jar)).status).toBe(303);
    const { deviceId } = await deviceOf("Screen");
    expect((await post(`${DEVICES}/${deviceId}`, { name: "Glass", counter: "" }, jar)).status).toBe(
      422,
    );
    await post(`${DEVICES}/${deviceId}`, { name: "Glass", counter: desk.deviceId }, jar);
    expect(await deviceOf("Glass")).toMatchObject({ kind: "display", counterId: desk.deviceId });
    await post(`${DEVICES}/${desk.deviceId}/revoke`, {}, jar);
    expect((await deviceOf("Second desk")).revokedAt).toBeDefined();
    const own = await Promise.all(
      (await allDevices(act)).map(async (one) =>
        post(`${DEVICES}/${one.deviceId}/revoke`, {}, jar),
      ),
    );
    expect(own.filter(({ status }) => status === 409)).toHaveLength(1);
    expect((await get(DEVICES, jar)).status).toBe(200);
  });

  it("and tills are made, read by session, and taken out of use once they are counted", async () => {
    const bad = await post(TILLS, { code: "!", name: "x" }, jar);
    expect([bad.status, await faultsOf(bad)]).toEqual([422, ["code"]]);
    const taken = await post(TILLS, { code: till.code, name: "x" }, jar);
    expect([taken.status, await faultsOf(taken)]).toEqual([422, ["code"]]);
    await post(TILLS, { code: "osa-1", name: "Osaka" }, jar);
    expect((await allTills(act)).map(({ code }) => code)).toContain("OSA-1");
    const at = `${TILLS}/${till.tillId}`;
    const open = await post(`${at}/out-of-use`, {}, jar);
    expect(open.status).toBe(409);
    const session = (await latestSession(act, till.tillId))!;
    got(await countTill(act, third.staff, { tillId: till.tillId, count: { 1000: 1 } }));
    const page = await (await get(at, jar)).text();
    expect(page).toContain("¥1,000");
    const report = await get(`${at}/reports/${session.number}`, jar);
    expect(await report.text()).toContain("Z report");
    expect((await get(`${at}/reports/99`, jar)).status).toBe(404);
    expect((await post(`${at}/out-of-use`, {}, jar)).status).toBe(303);
    expect((await post("/counter/till", { 1000: "1" }, jar)).status).toBe(409);
    await post(`${at}/in-use`, {}, jar);
    expect((await post("/counter/till", { 1000: "1" }, jar)).status).toBe(303);
  });

  it("of another shop are not there", async () => {
    const agentId = newId();
    const theirs = got(await makeTill(act, { code: "AGT-1", name: "Theirs", agentId }));
    expect((await get(`${TILLS}/${theirs.tillId}`, jar)).status).toBe(404);
    const bound = await post(DEVICES, { ...wish, till: "AGT-1" }, jar);
    expect([bound.status, await faultsOf(bound)]).toEqual([422, ["till"]]);
  });
});

describe("whatever a manager's browser sends", async () => {
  const jar = await counter.at(till, await counter.person("manager"));
  const { staffId } = (await counter.person("clerk")).staff;
  const known = { staffId, deviceId: newId(), tillId: till.tillId };
  const paths = Object.keys(FORMS).filter((path) => path.startsWith("/counter/manage/"));

  it.each(paths)("%s bears every bad body", async (path) => {
    const at = path.replaceAll(/:(\w+)/gu, (_, name: keyof typeof known) => known[name]);
    for (const { name, type, body } of badBodies(FORMS[path]!)) {
      const headers = { origin: "http://tsunagu.test", cookie: cookiesOf(jar) };
      const sent = type === undefined ? headers : { ...headers, "content-type": type };
      const answer = await counter.app.request(`http://tsunagu.test${at}`, {
        ...{ method: "POST", body, headers: sent },
      });
      expect([name, answer.status < 500]).toEqual([name, true]);
    }
  });
});

function cookiesOf(jar: Jar): string {
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}
