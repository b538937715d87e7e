import { expect, it } from "vitest";
import { got, hiddenOf, testCounter } from "../../../../tests/counter.ts";
import { carrierOf, handOut } from "../../../../tests/orders.ts";
import type { Jar } from "../../../../tests/web.ts";
import { forgetEndedScenes } from "../../../business/displays/index.ts";
import {
  makeHandOver,
  outsideOf,
  recentRenewals,
  workRenewal,
  type Order,
} from "../../../business/renewals/index.ts";
import { allDevices, offerPairing, revokeDevice } from "../../../business/staff/index.ts";
import { tillMoney } from "../../../business/tills/index.ts";
import { tillNumberSubscriptions } from "../../../business/receipts/index.ts";
import { addSeconds, instant } from "../../../foundation/clock/index.ts";
import { faceOf } from "./shown-view.ts";

const counter = await testCounter();
const { act, clock, get, post, town } = counter;
const till = await counter.till();
const clerk = await counter.at(till, await counter.person("clerk"));
const [desk] = await allDevices(act);
const screen: Jar = new Map();
const seen = async () => (await get("/counter/display", screen)).text();
const pairing = async () =>
  got(await offerPairing(act, { kind: "display", name: "Screen", counterId: desk!.deviceId }));
const written = async () => {
  const { rows } = await act.database.run({
    text: "select count(*)::int as n from house_events where name like 'display.%'",
    values: [],
  });
  return (rows[0] as { n: number }).n;
};
const line = await town.line();
const sellUrl = `/counter/lines/${line.lineId}/sell`;

it("is nothing to anybody before it is paired, and a sale without one writes nothing", async () => {
  const sent = await get("/counter/display", screen);
  expect(sent.headers.get("location")).toBe("/counter/display/pair");
  expect((await get("/counter/display/events", screen)).status).toBe(404);
  await get(`${sellUrl}?plan=week`, clerk);
  expect(await written()).toBe(0);
});

it("is paired by its code, in the window beside the counter's own, and greets", async () => {
  const { code } = await pairing();
  const page = await get(`/counter/display/pair?code=${code}`, screen);
  expect(await page.text()).toContain(`value="${code}"`);
  const wrong = await post("/counter/display/pair", { code: "ZZZZZZZZ" }, screen);
  expect(wrong.status).toBe(422);
  const paired = await post("/counter/display/pair", { code }, screen);
  expect(paired.headers.get("location")).toBe("/counter/display");
  expect(screen.has("counter_device")).toBe(false);
  expect(await seen()).toContain("Welcome");
});

it("speaks the language that is touched on it, or that a hand-over card brings", async () => {
  await post("/counter/display/language", { language: "ko" }, screen);
  expect(await seen()).toContain('<html lang="ko">');
  await post("/counter/display/language", { language: "tlh" }, screen);
  expect(await seen()).toContain("어서 오세요");
  await get("/counter", clerk);
  expect(await seen()).toContain('<html lang="ko">');
  const wish = {
    lineId: line.lineId,
    planCode: "week",
    language: "zh-Hant",
    proof: "staff",
  } as const;
  const { token } = got(await makeHandOver(act, wish));
  await post("/counter/find", { typed: `http://tsunagu.test/h/${token}` }, clerk);
  expect(await seen()).toContain('<html lang="zh-Hant">');
  const form = { language: "ja", back: `${sellUrl}?plan=week` };
  const chosen = await post("/counter/customer-language", form, clerk);
  expect(chosen.headers.get("location")).toBe(form.back);
  expect(await seen()).toContain('<html lang="ja">');
  expect(await (await get(form.back, clerk)).text()).toContain('value="zh-Hans"');
  // The card stays with the sale, and with it the trip that it tells.
  const carded = await (await get(`${form.back}&card=${token}`, clerk)).text();
  expect(carded).toContain(`name="back" value="${sellUrl}?plan=week&amp;card=${token}"`);
  const away = { language: "en", back: "//evil.example/counter" };
  const kept = await post("/counter/customer-language", away, clerk);
  expect(kept.headers.get("location")).toBe("/counter");
});

it("shows price, end and plan, and of the line its last digits alone", async () => {
  await get(`${sellUrl}?plan=week`, clerk);
  const page = await seen();
  expect(page).toContain("¥1,980");
  expect(page).toMatch(/23:59|00:00|Japan time/u);
  expect(page).toMatch(/•••• \d{4}/u);
  expect(page).not.toContain(line.iccid);
  expect(page).not.toContain(line.renewalCode);
});

it("shows what was handed over and the change, then that it is connected and a proof", async () => {
  const form = hiddenOf(await (await get(`${sellUrl}?plan=week`, clerk)).text());
  const sold = await post(sellUrl, { ...form, handed: "5000" }, clerk);
  const orderUrl = sold.headers.get("location")!;
  await get(orderUrl, clerk);
  const working = await seen();
  for (const text of ["¥5,000", "¥3,020", "Being activated", "<svg"]) {
    expect(working).toContain(text);
  }
  const before = await written();
  await get(orderUrl, clerk);
  expect(await written()).toBe(before);
  const [order] = await recentRenewals(act, line.lineId, instant("2020-01-01T00:00:00Z"));
  const outside = outsideOf({ payments: [], carriers: [carrierOf()], house: [tillMoney()] });
  await workRenewal(act, outside, order!);
  const [one, other] = [await seen(), await seen()];
  expect(one).toContain("Your order, on your phone");
  // Sealed anew for each look, it is no news to the screen.
  const stateIn = (page: string) => /data-state="([^"]+)"/u.exec(page)![1];
  expect(stateIn(one)).toBe(stateIn(other));
  await handOut(
    act,
    tillNumberSubscriptions(["renewal.active"], async () => till.code),
  );
  const connected = await seen();
  for (const text of ["You are connected", "Proof of payment", "Thank you"]) {
    expect(connected).toContain(text);
  }
});

it("decides in which language the customer's papers are", async () => {
  await get("/counter", clerk);
  await post("/counter/display/language", { language: "ko" }, screen);
  const other = await town.line();
  const at = `/counter/lines/${other.lineId}/sell`;
  const form = hiddenOf(await (await get(`${at}?plan=week`, clerk)).text());
  await post(at, { ...form, handed: "2000" }, clerk);
  const [order] = await recentRenewals(act, other.lineId, instant("2020-01-01T00:00:00Z"));
  expect(order!.language).toBe("ko");
  await post("/counter/display/language", { language: "en" }, screen);
});

it("forgets the sale when the clerk turns to the next customer, or after two minutes", async () => {
  await get("/counter", clerk);
  expect(await seen()).toContain("Welcome");
  await get(`${sellUrl}?plan=other`, clerk);
  expect(await seen()).toContain("¥1,980");
  clock.moveTo(addSeconds(clock.now(), 121));
  expect(await seen()).not.toContain("¥1,980");
  await forgetEndedScenes(act);
  const { rows } = await act.database.run({ text: "select 1 from display_scenes", values: [] });
  expect(rows).toEqual([]);
});

it("shows nothing once it is revoked, nor when its counter is", async () => {
  const other = await pairing();
  const second: Jar = new Map();
  await post("/counter/display/pair", { code: other.code }, second);
  await revokeDevice(act, other.device.deviceId);
  const sent = await get("/counter/display", second);
  expect(sent.headers.get("location")).toBe("/counter/display/pair");
  await get(`${sellUrl}?plan=week`, clerk);
  await revokeDevice(act, desk!.deviceId);
  const page = await seen();
  expect(page).toContain("belongs to no counter");
  expect(page).not.toContain("¥1,980");
  await post("/counter/display/language", { language: "ja" }, screen);
});

it("says of an order never more than is certain", () => {
  const at = (state: string, more: object = {}, attempts: readonly object[] = []) =>
    faceOf({ renewal: { state, ...more }, attempts, may: { choose: false } } as unknown as Order);
  const reader = { kind: "terminal", state: "pending" };
  expect(at("draft")).toBe("pay");
  expect(at("awaiting_payment", {}, [reader])).toBe("card");
  expect(at("payment_failed", {}, [{ ...reader, state: "failed" }])).toBe("pay");
  expect(at("activation_unknown", { paidAt: "x" })).toBe("working");
  expect(at("activation_failed", { paidAt: "x" })).toBe("late");
  expect(at("queued", { paidAt: "x" })).toBe("waiting_turn");
  expect(at("refunding", { paidAt: "x" })).toBe("money_back");
  expect([at("cancelled"), at("cancelled", { paidAt: "x" })]).toEqual(["over", "money_back"]);
});
