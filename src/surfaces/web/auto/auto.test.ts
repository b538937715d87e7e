import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database.ts";
import { startSandboxes } from "../../../../tests/sandboxes.ts";
import { handOut } from "../../../../tests/orders.ts";
import { testWeb } from "../../../../tests/web.ts";
import { readAuto, sealStopToken } from "../../../business/auto-renewals/index.ts";
import { sellerOf } from "../../../business/catalogue/index.ts";
import { autoSubscriptions, recentMessages } from "../../../business/notices/index.ts";
import { placeRenewal, WARNINGS_TO_ACCEPT } from "../../../business/renewals/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { addDays, JST, localDate, systemClock } from "../../../foundation/clock/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { autoLetterTexts, autoLetterWriter } from "../../documents/index.ts";
import { accountWeb, type Jar } from "../account/account.fixture.ts";
import { aLine, buildTown, withPlan } from "../account/town.fixture.ts";
import { autoTexts } from "./texts/index.ts";

const db = await testDatabase();
const boxes = await startSandboxes();
afterAll(async () => boxes.stop());
const clock = systemClock(boxes.clockFile);
const base = await testWeb({ db, ground: { clock, payments: [boxes.payments.provider()] } });
const web = accountWeb(base.ground);
const act = db.act({ clock });
await buildTown(act);
const texts = autoTexts.en;
const line = await aLine(act, "07011119001");
await withPlan(act, line);
const until = addDays(localDate(clock.now(), JST), 30);
const FORM = {
  plan: "hana-5",
  trigger: "time-6",
  ceiling: "5,000",
  until,
  method: "new:sandbox:saved_card",
};

const writer = autoLetterWriter({
  publicUrl: "http://tsunagu.test",
  stopPath: (language, token) => `/${language}/auto-renewal/${token}`,
});

const jar: Jar = new Map();
const found = await web.post("/en/find", { number: line.renewalCode }, jar);
const path = `${found.headers.get("location")}/auto`;

test("a stranger logs in first, and who does not keep the line is told how", async () => {
  const stranger = await web.get(path, jar);
  expect(stranger.headers.get("location")).toContain("/en/account/log-in?next=");
  await web.register("mei@example.com", jar);
  const page = await (await web.get(path, jar)).text();
  expect(page).toContain(texts.ownerTitle);
  expect((await web.post(`${path}/agree`, { ...FORM, m: "1", shown: "1200" }, jar)).status).toBe(
    403,
  );
  const ref = path.split("/")[3]!;
  await web.post("/en/account/lines/keep", { ref, nickname: "" }, jar);
  expect(await (await web.get(path, jar)).text()).toContain(texts.submit);
});

test.each([
  [{ plan: "none" }, texts.trouble.plan_unfit],
  [{ trigger: "data-99" }, texts.trouble.trigger_unfit],
  [{ ceiling: "1199" }, texts.trouble.ceiling_too_low],
  [{ ceiling: "9999999" }, texts.trouble.ceiling_too_high],
  [{ until: "2020-01-01" }, texts.trouble.until_unfit],
  [{ until: "soon" }, texts.trouble.until_unfit],
  [{ method: "cash" }, texts.trouble.method_missing],
])("%j is refused at its field", async (wrong, message) => {
  const answer = await web.post(path, { ...FORM, ...wrong }, jar);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(message);
});

test("keeps a card at its provider, shows everything, begins with the button, stops in one tap", async () => {
  const begun = await web.post(path, FORM, jar);
  expect(begun.status).toBe(303);
  const page = begun.headers.get("location")!;
  expect(page.startsWith(boxes.payments.url) || page.includes("/k/card_")).toBe(true);
  const m = await savedMethodId();
  const query = new URLSearchParams({ ...FORM, m });
  const tooEarly = await web.get(`${path}/agree?${query}`, jar);
  expect(tooEarly.status).toBe(422);
  expect(await tooEarly.text()).toContain(texts.trouble.not_saved);
  await boxes.payments.payByCard(page, "4242 4242 4242 4242");
  const agree = await (await web.get(`${path}/agree?${query}`, jar)).text();
  for (const part of [
    "Visa •••• 4242 (2039-12)",
    "¥1,200",
    "¥5,000",
    texts.modes.extends,
    "23:30",
  ]) {
    expect(agree).toContain(part);
  }
  expect(await readAuto(act, line.lineId)).toBeUndefined();
  const dearer = await web.post(`${path}/agree`, { ...FORM, m, shown: "1199" }, jar);
  expect(await dearer.text()).toContain(texts.trouble.price_changed);
  const on = await web.post(`${path}/agree`, { ...FORM, m, shown: "1200" }, jar);
  expect(on.headers.get("location")).toBe(`${path}?said=on`);
  expect((await readAuto(act, line.lineId))!.auto).toMatchObject({
    state: "armed",
    priceYen: 1200,
    ceilingYen: 5000,
    contactEmail: "mei@example.com",
  });
  for (const language of LANGUAGES) {
    const shown = await (await web.get(path.replace("/en/", `/${language}/`), jar)).text();
    expect(shown).toContain(autoTexts[language].stop);
  }
  await web.post(`${path}/stop`, {}, jar);
  expect((await readAuto(act, line.lineId))!.auto).toMatchObject({ stoppedBecause: "by_customer" });
  expect(await (await web.get(`${path}?said=off`, jar)).text()).toContain(texts.said.off);
});

test("what was agreed to comes in writing, in the language that it was agreed in", async () => {
  await handOut(act, autoSubscriptions(writer));
  const [armed] = await recentMessages(act, 5);
  expect(armed).toMatchObject({ recipient: "mei@example.com", language: "en" });
  expect(armed!.text).toContain("¥5,000");
  expect(armed!.subject).toBe(autoLetterTexts.en.armed.subject);
  const standing = (await readAuto(act, line.lineId))!;
  const seller = await sellerOf(act, line.sellerId);
  for (const language of LANGUAGES) {
    const auto = { ...standing.auto, language };
    const { html } = writer({ ...standing, auto, line, seller, stopToken: "stop-token" });
    expect(html).toContain(autoLetterTexts[language].armed.heading);
    expect(html).toContain("stop-token");
  }
});

test("a link in a mail stops its own consent without a log-in, and no later one", async () => {
  const m = await savedMethodId();
  const again = async () => web.post(`${path}/agree`, { ...FORM, m, shown: "1200" }, jar);
  await again();
  const first = sealStopToken(act, (await readAuto(act, line.lineId))!.auto);
  const asked = await web.get(`/ja/auto-renewal/${first}`);
  expect(await asked.text()).toContain(autoTexts.ja.stopTitle);
  expect((await readAuto(act, line.lineId))!.auto.state).toBe("armed");
  await web.post(`/ja/auto-renewal/${first}`, {});
  expect((await readAuto(act, line.lineId))!.auto).toMatchObject({ stoppedBecause: "by_mail" });
  await boxes.advance(1);
  await again();
  await web.post(`/ja/auto-renewal/${first}`, {});
  expect((await readAuto(act, line.lineId))!.auto.state).toBe("armed");
  expect((await web.get("/en/auto-renewal/nonsense")).status).toBe(404);
});

test("another who holds the card's code sees nothing of it, and may only end it", async () => {
  const m = await savedMethodId();
  const other: Jar = new Map();
  await web.register("kenji@example.com", other);
  const found = await web.post("/en/find", { number: line.renewalCode }, other);
  const at = `${found.headers.get("location")}/auto`;
  await web.post("/en/account/lines/keep", { ref: at.split("/")[3]!, nickname: "" }, other);
  const page = await (await web.get(at, other)).text();
  expect(page).toContain(texts.trouble.held_by_other);
  expect([page.includes(texts.spent), page.includes("4242")]).toEqual([false, false]);
  const refused = await web.post(`${at}/agree`, { ...FORM, m, shown: "1200" }, other);
  expect(await refused.text()).toContain(texts.trouble.held_by_other);
  await web.post(`${at}/stop`, {}, other);
  expect((await readAuto(act, line.lineId))!.auto).toMatchObject({
    ...{ state: "off", stoppedBecause: "by_other", contactEmail: "mei@example.com" },
  });
  await boxes.advance(1);
  await web.post(`${path}/agree`, { ...FORM, m, shown: "1200" }, jar);
  expect((await readAuto(act, line.lineId))!.auto.state).toBe("armed");
});

test("whoever stops it while a payment is on its way is told so", async () => {
  const { auto } = (await readAuto(act, line.lineId))!;
  const order = await placeRenewal(act, {
    ...{ lineId: line.lineId, planCode: auto.planCode, payKind: "saved", channel: "automatic" },
    ...{ accepted: WARNINGS_TO_ACCEPT, onceKey: "under way" },
  });
  if (!order.ok) throw new Error(order.refusal);
  const now = act.clock.now();
  await act.database.run({
    text: `insert into auto_occasions (line_id, occasion_id, armed_at, cause, state, total_yen,
        announced_at, charge_at, tries, charged_at, renewal_id)
      values ($1, $2, $3, 'end:now', 'charging', 1200, $4, $4, 1, $4, $5)`,
    values: [line.lineId, newId(), auto.consentedAt, now, order.value.renewalId],
  });
  const token = sealStopToken(act, auto);
  const texts = autoTexts["zh-Hans"];
  for (const at of [
    `/zh-Hans/auto-renewal/${token}`,
    `${path}?said=off`.replace("/en/", "/zh-Hans/"),
  ]) {
    const html = await (await web.get(at, jar)).text();
    expect(html.replaceAll(/<[^>]+>/gu, "")).toContain(texts.stopUnderWay);
    expect(html).not.toContain(texts.said.off);
  }
  await act.database.run({ text: "delete from auto_occasions", values: [] });
});

test("a forgotten card ends what it paid for, and is offered no more", async () => {
  const m = await savedMethodId();
  const forgotten = await web.post(`${path}/forget`, { m }, jar);
  expect(forgotten.headers.get("location")).toBe(`${path}?said=forgotten`);
  const page = await (await web.get(path, jar)).text();
  expect(page).not.toContain(`saved:${m}`);
  expect(page).toContain(autoLetterTexts.en.because.method_gone);
});

async function savedMethodId(): Promise<string> {
  const { rows } = await act.database.run({
    text: "select saved_method_id as id from saved_methods order by asked_at desc limit 1",
    values: [],
  });
  return (rows[0] as { id: string }).id;
}
