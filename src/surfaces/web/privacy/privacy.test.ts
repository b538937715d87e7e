import { expect, test } from "vitest";
import { answering, orderOn } from "../../../../tests/orders.ts";
import { buildTown } from "../../../../tests/town.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import { recentMessages } from "../../../business/notices/index.ts";
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
  const token = sealMineToken(act, email);
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
  const at = paths.mine("en", sealMineToken(act, email));
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
