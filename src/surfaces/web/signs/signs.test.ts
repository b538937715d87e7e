import { expect, test } from "vitest";
import { got, hiddenOf } from "../../../../tests/counter.ts";
import { printedBatch } from "../../../../tests/pins.ts";
import { buildTown } from "../../../../tests/town.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import { importPoints, pointsByCodes } from "../../../business/points/index.ts";
import { keyOfNumber, renewalOf } from "../../../business/renewals/index.ts";
import { readSign, signOf } from "../../../business/signs/index.ts";
import { offerPairing, revokeDevice } from "../../../business/staff/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { readTable } from "../../../foundation/tables/index.ts";
import { signPageTexts } from "./texts.ts";

const web = await testWeb();
const act = { ...web.db.act(), clock: web.clock };
const town = await buildTown(act);
await printedBatch(act, { pinCount: 1, sold: 1 });
const pointId = await makePoint();
const { device } = got(await offerPairing(act, { kind: "kiosk", name: "North", pointId }));
const sign = await signOf(act, device);

test("a sign is made once, and its code opens the renewal with the place known", async () => {
  const both = await Promise.all([signOf(act, device), signOf(act, device)]);
  expect(both.map(({ code }) => code)).toEqual([sign.code, sign.code]);
  const led = await web.get(`/at/${sign.code}`, { headers: { "accept-language": "ko" } });
  expect([led.status, led.headers.get("location")]).toEqual([302, `/ko/at/${sign.code}`]);
  for (const language of LANGUAGES) {
    const page = await (await web.get(`/${language}/at/${sign.code}`)).text();
    expect(page).toContain(signPageTexts[language].at("北口の更新機"));
    expect(page).toContain('name="number"');
  }
});

test("what is sold to whoever came from it is the sign's, at its point, and counted once", async () => {
  const jar: Jar = new Map();
  await web.get(`/en/at/${sign.code}`, { jar });
  const number = await ordered(jar);
  const key = (await keyOfNumber(act, number))!;
  expect(await renewalOf(act, key)).toMatchObject({ channel: "web", pointId });
  expect((await readSign(act, sign.code))!.ordered).toBe(1);
  const without = (await keyOfNumber(act, await ordered(new Map())))!;
  expect((await renewalOf(act, without))?.pointId).toBeUndefined();
  expect((await readSign(act, sign.code))!.ordered).toBe(1);
});

test("whoever opens it again and again is not counted again and again", async () => {
  const before = (await readSign(act, sign.code))!.opened;
  for (let i = 0; i < 15; i++) await web.get(`/en/at/${sign.code}`);
  expect((await readSign(act, sign.code))!.opened - before).toBeLessThanOrEqual(10);
});

test("a sign whose machine is gone, or that never was, leads to the first page", async () => {
  for (const code of ["ZZZZZZ", "x".repeat(300), "%00", "..%2f"]) {
    const answer = await web.get(`/ja/at/${code}`);
    expect([code, answer.status, answer.headers.get("location")]).toEqual([code, 302, "/ja"]);
  }
  await revokeDevice(act, device.deviceId);
  expect((await web.get(`/ja/at/${sign.code}`)).headers.get("location")).toBe("/ja");
});

/** Found by its code, and one plan ordered, to be paid by a recharge PIN; answers its number. */
async function ordered(jar: Jar): Promise<string> {
  const { renewalCode } = await town.line();
  const led = await web.get(`/en/r/${renewalCode}`, { jar });
  const line = led.headers.get("location")!;
  const page = await (await web.get(`${line}/confirm?plan=week`, { jar })).text();
  const form = { ...hiddenOf(page), email: "mei@example.com", method: "pin:pin" };
  for (let i = 0; i < 2; i++) {
    const answer = await web.post(`${line}/orders`, form, { jar });
    const number = /orders\/([0-9A-Z]{10})/.exec(answer.headers.get("location") ?? "")?.[1];
    if (i === 1) return number!;
  }
  throw new Error("unreachable");
}

async function makePoint(): Promise<string> {
  const row = "k-1,端末,北口の更新機,35.6900,139.7000,24/7,更新,カード,operator,own";
  const table = `コード,種類,名称,緯度,経度,営業時間,できること,支払方法,出典,ライセンス\n${row}`;
  got(await importPoints(act, got(readTable(new TextEncoder().encode(table)))));
  return (await pointsByCodes(act, ["k-1"])).get("k-1")!.pointId;
}
