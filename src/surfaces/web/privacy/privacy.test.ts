import { expect, test } from "vitest";
import { answering, orderOn } from "../../../../tests/orders.ts";
import { buildTown } from "../../../../tests/town.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import { linkAddress, recentMessages, sealPersonToken } from "../../../business/notices/index.ts";
import { sealMineToken } from "../../../business/privacy/index.ts";
import { showOrderNumber } from "../../../business/renewals/index.ts";
import { addHours } from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { mineTexts } from "../../documents/index.ts";
import { paths } from "../routes.ts";

const web = await testWeb();
const act = web.db.act({ clock: web.clock });
const town = await buildTown(act);
const outside = answering(act);
const somebody = async () => {
  const email = `${newId()}@example.com`;
  return { email, order: await orderOn(act, await town.line(), outside, { contactEmail: email }) };
};

test.each(LANGUAGES)("in %s a link goes to the mailbox, and opens what is kept", async (lang) => {
  const { email, order } = await somebody();
  const texts = mineTexts[lang];
  const policy = await (await web.get(`/${lang}/privacy`)).text();
  expect(policy).toContain(`href="${paths.mine(lang)}"`);
  const sent = await web.post(paths.mine(lang), { email: email.toUpperCase() });
  expect(await sent.text()).toContain(texts.page.sent(60));
  const [letter] = await recentMessages(act, 1);
  expect(letter).toMatchObject({ recipient: email, subject: texts.letter.subject });
  const url = /\/\S+\/privacy\/mine\/[^\s"]+/u.exec(letter!.text)![0].replace(/^\/\/[^/]+/u, "");
  const opened = await web.get(url);
  expect(opened.headers.get("referrer-policy")).toBe("same-origin");
  const page = await opened.text();
  expect(page).toContain(email);
  expect(page).toContain(showOrderNumber(order.number));
  expect(page).toContain(texts.page.needs.order_runs);
  const json = await (await web.get(`${url}/data.json`)).json();
  expect(json).toMatchObject({ email, orders: [{ number: order.number }] });
  const pdf = await web.get(`${url}/data.pdf`);
  expect((await pdf.text()).startsWith("%PDF")).toBe(true);
});

test("known and unknown addresses are answered alike, and bad ones at their field", async () => {
  const { email } = await somebody();
  const bare = async (typed: string) =>
    (await (await web.post("/en/privacy/mine", { email: typed })).text()).replaceAll(typed, "");
  expect(await bare(email)).toBe(await bare("nobody@example.com"));
  const wrong = await web.post("/en/privacy/mine", { email: "wang@" });
  expect(wrong.status).toBe(422);
  const page = await wrong.text();
  expect(page).toContain(mineTexts.en.page.unreadable);
  expect(page).toContain('value="wang@"');
});

test("a link that is over, or none of ours, opens nothing", async () => {
  const { email } = await somebody();
  const token = sealMineToken(act, { kind: "mailbox", email });
  const asked = ["x", "%00", "%ff", "a".repeat(3000), `x${token}`];
  for (const one of asked) {
    for (const what of ["", "/data.json", "/data.pdf", "/erase"]) {
      const { status } = await web.get(`/ja/privacy/mine/${one}${what}`);
      expect([one.slice(0, 9), what, status < 500 && status >= 400]).toEqual([
        ...[one.slice(0, 9), what],
        true,
      ]);
    }
  }
  const now = web.clock.now();
  web.clock.moveTo(addHours(now, 2));
  expect((await web.get(paths.mine("ja", token))).status).toBe(404);
  expect((await web.post(paths.mine("ja", token, "erase"), { sure: "yes" })).status).toBe(404);
});

test("erasing asks once more, then leaves what must stay, and this browser knows nothing", async () => {
  const { email, order } = await somebody();
  const jar: Jar = new Map();
  await web.post("/en/orders", { number: order.number, email }, { jar });
  const text = "update renewals set state = 'completed', due_at = null where renewal_id = $1";
  await web.db.database.run({ text, values: [order.renewalId] });
  const at = paths.mine("en", sealMineToken(act, { kind: "mailbox", email }));
  const unsure = await web.post(`${at}/erase`, {}, { jar });
  expect([unsure.status, (await unsure.text()).includes(mineTexts.en.page.sureMissing)]).toEqual([
    422,
    true,
  ]);
  const erased = await web.post(`${at}/erase`, { sure: "yes" }, { jar });
  expect(await erased.text()).toContain(mineTexts.en.page.erasedLead);
  const gone = await web.get(`/en/orders/${order.number}`, { jar });
  expect(gone.headers.get("location")).toContain("/en/orders?number=");
  const again = await web.post("/en/orders", { number: order.number, email });
  expect(again.status).toBe(422);
  expect((await web.post(`${at}/erase`, { sure: "yes" })).status).toBe(200);
});

test("a device that is pushed to is sent the link by push, and forgets who it was when told to", async () => {
  const jar: Jar = new Map();
  const found = await web.get(`/en/r/${(await town.line()).renewalCode}`, { jar });
  const ref = /line\/([\w-]+)/u.exec(found.headers.get("location") ?? "")![1]!;
  expect(await (await web.get(paths.mine("en"), { jar })).text()).not.toContain('value="here"');
  const pushed = await web.post(paths.pushToLine("en", ref), await aDevice(), { jar });
  expect(pushed.headers.get("location")).toContain("said=pushed");
  expect(await (await web.get(paths.mine("en"), { jar })).text()).toContain('value="here"');
  const sent = await web.post(paths.mine("en"), { way: "here" }, { jar });
  expect(await sent.text()).toContain(mineTexts.en.page.sent(60));
  const [message] = await recentMessages(act, 1);
  expect(message).toMatchObject({ channel: "web_push", brief: {} });
  const at = new URL(message!.brief!.url).pathname;
  const page = await (await web.get(at)).text();
  expect(page).toContain(mineTexts.en.leadThere);
  expect([page.includes("Notification on a device"), page.includes("web_push")]).toEqual([
    true,
    false,
  ]);
  expect(await (await web.get(`${at}/data.json`)).json()).toMatchObject({
    email: null,
    reminders: { consents: [{ channel: "web_push" }], lines: [{}] },
  });
  const erased = await web.post(`${at}/erase`, { sure: "yes" }, { jar });
  expect(erased.headers.get("clear-site-data")).toContain("storage");
  expect([...jar.keys()].filter((name) => jar.get(name) !== "")).toEqual(["visit"]);
  const over = await web.post(paths.mine("en"), { way: "here" }, { jar });
  expect(over.status).toBe(422);
});

test("whoever has a mailbox is sent there from the page of reminders, and to no other way", async () => {
  const mail = { channel: "email", address: `${newId()}@example.com` } as const;
  const { lineId } = await town.line();
  const shown = { kind: "line", lineId, proof: "renewal_code", language: "ko" } as const;
  const personId = await linkAddress(act, shown, mail);
  await linkAddress(act, { kind: "person", personId }, { channel: "telegram", address: newId() });
  const page = paths.reminders("ko", sealPersonToken(act, personId));
  expect(await (await web.get(page)).text()).toContain('value="mine"');
  for (let i = 0; i < 4; i++) {
    const asked = await web.post(page, { act: "mine" });
    expect(asked.headers.get("location")).toBe(`${page}?said=mine`);
  }
  expect((await recentMessages(act, 1))[0]).toMatchObject({
    ...{ channel: "email", recipient: mail.address, subject: mineTexts.ko.letter.subject },
  });
  expect(await (await web.get(`${page}?said=mine`)).text()).toContain(mineTexts.ko.page.sent(60));
  expect((await web.post(page, { act: "mine" })).status).toBe(429);
});

async function aDevice() {
  const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, [
    "deriveBits",
  ]);
  const raw = Buffer.from(await crypto.subtle.exportKey("raw", pair.publicKey));
  return {
    endpoint: `https://push.example.com/${newId()}`,
    ...{ p256dh: raw.toString("base64url"), auth: "A".repeat(22) },
  };
}
