import { expect, test } from "vitest";
import { faultsOf, got, testCounter } from "../../../../tests/counter.ts";
import { testKiosks, WELL } from "../../../../tests/kiosk.ts";
import type { PastEvent } from "../../../foundation/act/index.ts";
import {
  addAlarmReader,
  alarmReaders,
  LOOK_CAUSES,
  markSale,
  readKiosk,
} from "../../../business/kiosks/index.ts";
import { importPoints } from "../../../business/points/index.ts";
import { kioskPrinter } from "../../../business/printing/index.ts";
import { allDevices } from "../../../business/staff/index.ts";
import { addMinutes, addSeconds } from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { readTable } from "../../../foundation/tables/index.ts";
import { counterTexts } from "../staff-texts/index.ts";
import { saysOf } from "./past.tsx";

const counter = await testCounter();
const { act, clock, get, post, ground } = counter;
const kiosks = testKiosks(ground, act);
const till = await counter.till();
const manager = await counter.at(till, await counter.person("manager"));
const operator = await counter.at(till, await counter.person("operator"));
const LIST = "/counter/manage/kiosks";
const en = counterTexts.en.kiosks;
const named = async (name: string) => (await allDevices(act)).find((one) => one.name === name)!;
const seen = async (path: string, jar = manager) => (await get(path, jar)).text();
const UPDATE = { what: "update", version: "2.0.0", url: "https://x.example/p", signature: "c2ln" };

test("a machine is paired, placed and given its printer; what is wrong is named at its field", async () => {
  await makePoint();
  const wish = { name: "North", point: "k-1", reader: "", width: "58" };
  for (const [change, field] of [
    [{ name: " " }, "name"],
    [{ point: "nowhere" }, "point"],
    [{ reader: "a b" }, "reader"],
  ] as const) {
    const answer = await post(LIST, { ...wish, ...change }, manager);
    expect([field, answer.status, await faultsOf(answer)]).toEqual([field, 422, [field]]);
  }
  const shown = (await post(LIST, wish, manager)).headers.get("location")!;
  const page = await seen(shown);
  const [, head, tail] = /change code">([0-9A-Z]{4})-([0-9A-Z]{4})</.exec(page)!;
  const paired = await kiosks.send("/pair", { code: `${head}${tail}`, keep: "token" });
  expect(paired.status).toBe(200);
  const { deviceId } = await named("North");
  expect((await kioskPrinter(act, deviceId))?.paperMm).toBe(58);
  expect(await seen(shown)).not.toContain("change code");
  const changed = { ...wish, name: "Northern", width: "none" };
  expect((await post(`${LIST}/${deviceId}`, changed, manager)).status).toBe(303);
  expect(await kioskPrinter(act, deviceId)).toBeUndefined();
  expect(await seen(`${LIST}/${deviceId}`)).toContain("Paired.");
});

test("the list says which machine needs somebody, since when, and what it sold last", async () => {
  const machine = await kiosks.machine({ name: "South" });
  const { deviceId } = await named("South");
  await markSale(act, deviceId, { number: "7K2M9QXA4T", soldAt: clock.now() });
  await markSale(act, deviceId, { number: "0000000000", soldAt: addMinutes(clock.now(), -9) });
  const cash = { acceptor: "full", door: "open", change: { 100: 12 } };
  await machine.ask("/heartbeat", { ...WELL, ...cash });
  const full = await seen(`${LIST}/${deviceId}`);
  for (const word of [en.causes.box_full, en.doors.open, "100 × 12"]) expect(full).toContain(word);
  await machine.ask("/heartbeat", { ...WELL, paper: "out", trouble: "E-17" });
  for (const path of [LIST, "/counter/manage"]) {
    const page = await seen(path);
    expect(page).toContain(en.causes.paper_out);
    expect(page).toContain("E-17");
  }
  const page = await seen(`${LIST}/${deviceId}`);
  expect(page).toContain("7K2M9QXA4T");
  expect(page).toContain(en.stood(en.standings.cash_down, en.standings.printer_down));
  clock.moveTo(addSeconds(clock.now(), 100));
  expect(await seen(LIST)).toContain(en.causes.silent);
});

test("staff stop it, say why in five languages, and have it begin anew", async () => {
  const machine = await kiosks.machine({ name: "West" });
  const { deviceId } = await named("West");
  const at = `${LIST}/${deviceId}`;
  await post(
    `${at}/message`,
    { ja: "点検中です", ko: "점검 중입니다", en: "", "zh-Hans": " " },
    manager,
  );
  await post(`${at}/service`, { service: "out" }, manager);
  const read = await readKiosk(act, await named("West"));
  expect(read.kiosk.message).toEqual({ ja: "点検中です", ko: "점검 중입니다" });
  expect(read.sales).toMatchObject({ standing: "out_of_service", takes: [] });
  expect(await faultsOf(await post(`${at}/message`, { ja: "x".repeat(201) }, manager))).toEqual([
    "ja",
  ]);
  await post(`${at}/message`, {}, manager);
  await post(`${at}/service`, { service: "in" }, manager);
  expect((await readKiosk(act, await named("West"))).kiosk.message).toBeUndefined();
  await post(`${at}/duty`, { what: "browser" }, manager);
  await post(`${at}/duty`, UPDATE, manager);
  const answer = await post(`${at}/duty`, { ...UPDATE, url: "no address" }, operator);
  expect([answer.status, await faultsOf(answer)]).toEqual([422, ["version"]]);
  await post(`${at}/duty`, UPDATE, operator);
  const { body } = await machine.ask("/duties", { waitSeconds: 0, known: [] });
  const kinds = (body["duties"] as readonly { kind: string }[]).map(({ kind }) => kind);
  expect(kinds).toEqual(["restart", "update"]);
  expect(await seen(at)).toContain(en.dutyStates.told);
  expect(await seen(at)).not.toContain(en.updateSignature);
});

test("one that lost its token can do nothing: no address, no screen, no paper", async () => {
  await post(LIST, { name: "Lost", point: "", reader: "", width: "80" }, manager);
  const device = await named("Lost");
  const lost = await kiosks.machine({ name: "Lost too" });
  const other = await named("Lost too");
  const jar = new Map([["kiosk_device", lost.token]]);
  const screen = async () =>
    kiosks.screens.request("http://tsunagu.test/kiosk", {
      headers: { cookie: `kiosk_device=${jar.get("kiosk_device")}` },
    });
  expect(await (await screen()).text()).toContain('value="start"');
  for (const { deviceId } of [device, other]) await post(`${LIST}/${deviceId}/revoke`, {}, manager);
  expect(await kioskPrinter(act, device.deviceId)).toBeUndefined();
  for (const { path } of kiosks.app.routes.filter(({ method }) => method === "POST")) {
    if (/\/(?:pair|page)$/.test(path)) continue;
    expect([path, (await lost.ask(path.replace("/kiosk/api", ""), {})).status]).toEqual([
      path,
      401,
    ]);
  }
  expect(await (await screen()).text()).toContain('name="code"');
  expect((await get(`${LIST}/${other.deviceId}`, manager)).status).toBe(404);
});

test("a manager says who hears by mail of the own shop's machines, and no longer", async () => {
  const at = "/counter/manage/kiosk-alarms";
  const wish = { address: " Night@Example.jp ", language: "en" };
  const stranger = await addAlarmReader(act, { ...wish, agentId: newId() });
  const wrong = await post(at, { address: "night", language: "en" }, manager);
  expect([wrong.status, await faultsOf(wrong)]).toEqual([422, ["address"]]);
  for (const _twice of [1, 2]) expect((await post(at, wish, manager)).status).toBe(303);
  const own = await alarmReaders(act);
  expect(own.map(({ address, agentId }) => [address, agentId])).toEqual([
    ["night@example.jp", stranger.ok ? stranger.value.agentId : ""],
    ["night@example.jp", undefined],
  ]);
  const [other, mine] = own.map(({ readerId }) => readerId);
  const page = await seen(at);
  expect([page.includes(mine!), page.includes(other!)]).toEqual([true, false]);
  expect(await seen(LIST)).toContain(`href="${at}"`);
  for (const reader of [other!, mine!, mine!]) await post(`${at}/drop`, { reader }, manager);
  expect((await alarmReaders(act)).map(({ readerId }) => readerId)).toEqual([other]);
});

test("its sign is shown as it is asked for, and is a PDF of its size", async () => {
  await kiosks.machine({ name: "Signed" });
  const { deviceId } = await named("Signed");
  const at = `/counter/manage/signs/${deviceId}`;
  const query = new URLSearchParams({ arrow: "left", ja: "改札の右<b>", en: "" }).toString();
  const page = await seen(`${at}?${query}`);
  for (const word of ["改札の右&lt;b&gt;", "上网卡续费", "http://tsunagu.test/at/"]) {
    expect(page).toContain(word);
  }
  const pdf = await get(`${at}/sign.pdf?paper=a3&${query}`, manager);
  expect(pdf.headers.get("content-type")).toBe("application/pdf");
  expect(Buffer.from(await pdf.arrayBuffer()).toString("latin1")).toContain("841.89 1190.55");
  expect((await get(`/counter/manage/signs/${newId()}`, manager)).status).toBe(404);
});

test("a machine of another shop is not there", async () => {
  await kiosks.machine({ name: "Elsewhere", agentId: newId() });
  const { deviceId } = await named("Elsewhere");
  expect((await get(`${LIST}/${deviceId}`, manager)).status).toBe(404);
  expect((await post(`${LIST}/${deviceId}/service`, { service: "out" }, manager)).status).toBe(404);
  expect((await get(`${LIST}/${deviceId}`, operator)).status).toBe(200);
});

test("every change has words in both languages, and every cause", () => {
  const event = (name: string, before = {}, after = {}): PastEvent => ({
    ...{ name, before, after, at: clock.now() },
    actor: { kind: "device", id: "x" },
  });
  for (const { kiosks: words } of Object.values(counterTexts)) {
    const changed = event(
      "kiosk.changed",
      { standing: "ready", paper: "ok", version: "1.0" },
      { standing: "printer_down", paper: "out", version: "1.1" },
    );
    const text = saysOf(changed, words).join(" ");
    for (const word of [words.standings.printer_down, words.paper.out, "1.1"]) {
      expect(text).toContain(word);
    }
    for (const cause of LOOK_CAUSES) expect(words.causes[cause]).toMatch(/\S/);
    expect(saysOf(event("kiosk.of_tomorrow"), words)).toEqual(["kiosk.of_tomorrow"]);
  }
});

async function makePoint(): Promise<void> {
  const row = "k-1,端末,北口の更新機,35.6900,139.7000,24/7,更新,カード,operator,own";
  const table = `コード,種類,名称,緯度,経度,営業時間,できること,支払方法,出典,ライセンス\n${row}`;
  got(await importPoints(act, got(readTable(new TextEncoder().encode(table)))));
}
