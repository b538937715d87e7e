import { expect, test } from "vitest";
import { testWeb } from "../../../../tests/web.ts";
import { showOrderNumber } from "../../../business/renewals/index.ts";
import { accountWeb, type Jar } from "./account.fixture.ts";
import { accountTexts } from "./texts/index.ts";
import { aLine, buildTown, guestOrder, withPlan } from "./town.fixture.ts";

const base = await testWeb();
const web = accountWeb(base.ground);
const act = base.db.act();
await buildTown(act);
const texts = accountTexts.en;

/** Opens a line by its renewal code as the home page's form does. */
async function open(jar: Jar, code: string): Promise<string> {
  const found = await web.post("/en/find", { number: code }, jar);
  const where = found.headers.get("location") ?? "";
  return where.slice(where.lastIndexOf("/") + 1);
}

test("a line opened by its code is kept with a name, shown, renamed and removed", async () => {
  const jar: Jar = new Map();
  const line = await aLine(act, "07011110001");
  await withPlan(act, line);
  await web.register("keeper@example.com", jar);
  const ref = await open(jar, line.renewalCode);
  const offered = await (await web.get("/en/account", jar)).text();
  expect(offered).toContain(texts.home.keepable);
  expect(offered).toContain(`lines/keep?ref=${ref}`);
  expect((await web.get(`/en/account/lines/keep?ref=${ref}`, jar)).status).toBe(200);
  const kept = await web.post("/en/account/lines/keep", { ref, nickname: "Mum <3" }, jar);
  expect(kept.headers.get("location")).toBe("/en/account?say=saved");
  const home = await (await web.get("/en/account?say=saved", jar)).text();
  expect(home).toContain("Mum &lt;3");
  expect(home).toContain("3.2 GB");
  expect(home).toContain(texts.lineStates.active);
  expect(home).toContain("•••• 0001");
  expect(home).not.toContain("7011110001");
  expect(home).not.toContain(texts.home.keepable);
  expect(home).toContain(texts.home.saved);
  const path = `/en/account/lines/${line.lineId}`;
  expect(await (await web.get(path, jar)).text()).toContain('value="Mum &lt;3"');
  const renamed = await web.post(path, { nickname: "Tablet" }, jar);
  expect(renamed.headers.get("location")).toBe("/en/account?say=renamed");
  await web.post(`${path}/remove`, {}, jar);
  expect(await (await web.get("/en/account", jar)).text()).toContain(texts.home.noLines);
});

test("a kept line opens in a fresh browser, by the proof it is kept with", async () => {
  const jar: Jar = new Map();
  const line = await aLine(act, "07011110002");
  await web.register("owner@example.com", jar);
  const ref = await open(jar, line.renewalCode);
  await web.post("/en/account/lines/keep", { ref, nickname: "" }, jar);
  jar.delete("visit");
  const opened = await web.get(`/en/account/lines/${line.lineId}/open`, jar);
  expect(opened.status).toBe(302);
  expect(opened.headers.get("location")).toMatch(/^\/en\/line\/[\w-]{8}$/);
  const visit = base.ground.secrets.openToken(jar.get("visit")!, {
    purpose: "visit",
    now: base.ground.clock.now(),
  });
  expect(JSON.stringify(visit)).toContain('"renewal_code"');
});

test("only the owner sees the whole number and every order of a line", async () => {
  const [owner, friend]: Jar[] = [new Map(), new Map()];
  const line = await aLine(act, "07011110008");
  await guestOrder(act, line, "somebody.else@example.com");
  await web.register("the.owner@example.com", owner!);
  await web.register("a.friend@example.com", friend!);
  const ref = await open(owner!, line.renewalCode);
  await web.post("/en/account/lines/keep", { ref, nickname: "" }, owner);
  const asked = await web.post("/en/find", { number: line.iccid }, friend);
  const second = asked.headers.get("location")!;
  const question = new URL(second, "http://x").searchParams.get("asked")!;
  const found = await web.post("/en/find/second", { asked: question, second: "0008" }, friend);
  const theirRef = found.headers.get("location")!.split("/").at(-1)!;
  await web.post("/en/account/lines/keep", { ref: theirRef, nickname: "" }, friend);
  const pages = await Promise.all(
    [owner, friend].map(async (jar) =>
      (await web.get(`/en/account/lines/${line.lineId}`, jar)).text(),
    ),
  );
  expect(pages[0]).toContain("+817011110008");
  expect(pages[0]).toContain(line.iccid);
  expect(pages[0]).toContain("Hana 5GB 10 days");
  expect(pages[0]).not.toContain("somebody.else");
  expect(pages[1]).toContain(texts.line.ownerHint);
  expect(pages[1]).not.toContain("7011110008");
  expect(pages[1]).not.toContain(line.iccid);
  expect(pages[1]).not.toContain("Hana 5GB");
});

test("nobody opens, names or removes the line that another keeps", async () => {
  const [mine, theirs]: Jar[] = [new Map(), new Map()];
  const line = await aLine(act, "07011110003");
  await web.register("mine@example.com", mine!);
  await web.register("theirs@example.com", theirs!);
  const ref = await open(mine!, line.renewalCode);
  await web.post("/en/account/lines/keep", { ref, nickname: "Mine" }, mine);
  const path = `/en/account/lines/${line.lineId}`;
  expect((await web.get(`${path}/open`, theirs)).status).toBe(404);
  expect((await web.get(path, theirs)).status).toBe(404);
  expect((await web.post(path, { nickname: "x" }, theirs)).status).toBe(404);
  await web.post(`${path}/remove`, {}, theirs);
  const stolen = await web.post("/en/account/lines/keep", { ref, nickname: "x" }, theirs);
  expect(stolen.headers.get("location")).toBe("/en/account");
  expect(await (await web.get("/en/account", mine)).text()).toContain("Mine");
  for (const id of ["0".repeat(36), "-".repeat(36), "abc"]) {
    expect((await web.get(`/en/account/lines/${id}/open`, mine)).status).toBe(404);
  }
});

test("a name that is too long is said beside its field, and stays typed", async () => {
  const jar: Jar = new Map();
  const line = await aLine(act, "07011110004");
  await web.register("long@example.com", jar);
  const ref = await open(jar, line.renewalCode);
  const nickname = "very long ".repeat(4).trim();
  const answer = await web.post("/en/account/lines/keep", { ref, nickname }, jar);
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html).toContain(`<a href="#f-nickname">${texts.errors.nickname_too_long(30)}</a>`);
  expect(html).toContain(`value="${nickname}"`);
});

test("orders that a guest placed appear once his e-mail is proven, and only his", async () => {
  const line = await aLine(act, "07011110005");
  const order = await guestOrder(act, line, "Guest@Example.com");
  const other = await guestOrder(act, await aLine(act, "07011110006"), "somebody@example.com");
  const jar: Jar = new Map();
  await web.register("guest@example.com", jar);
  const home = await (await web.get("/en/account", jar)).text();
  expect(home).toContain(showOrderNumber(order.number));
  expect(home).toContain("Hana 5GB 10 days");
  expect(home).toContain("¥1,200");
  expect(home).toContain(texts.orderStates.unpaid);
  expect(home).not.toContain(showOrderNumber(other.number));
  const all = await (await web.get("/ja/account/orders", jar)).text();
  expect(all).toContain("花 5GB 10日");
  const opened = await web.get(`/en/account/orders/${order.number}`, jar);
  expect(opened.headers.get("location")).toBe(`/en/orders/${order.number}`);
  const receipt = await web.get(`/en/account/orders/${order.number}/receipt`, jar);
  expect(receipt.headers.get("location")).toBe(`/en/orders/${order.number}/receipt`);
  expect((await web.get(`/en/account/orders/${other.number}`, jar)).status).toBe(404);
  const { rows } = await base.db.database.run({
    text: "select name, thing_id from events where line_id = $1 order by seq desc limit 1",
    values: [line.lineId],
  });
  expect(rows).toEqual([{ name: "renewal.claimed", thing_id: order.renewalId }]);
});

test("an order placed later under the same e-mail comes with the next log-in", async () => {
  const line = await aLine(act, "07011110007");
  const jar: Jar = new Map();
  await web.register("later@example.com", jar);
  const order = await guestOrder(act, line, "later@example.com");
  expect(await (await web.get("/en/account", jar)).text()).not.toContain(
    showOrderNumber(order.number),
  );
  await web.post("/en/account/log-in", { email: "later@example.com", how: "code" }, jar);
  await web.post("/en/account/code", { code: web.codeFor("later@example.com") }, jar);
  expect(await (await web.get("/en/account", jar)).text()).toContain(showOrderNumber(order.number));
});

test("the account of another language is the same account", async () => {
  const jar: Jar = new Map();
  await web.register("polyglot@example.com", jar);
  for (const language of ["zh-Hans", "zh-Hant", "ja", "ko"] as const) {
    const html = await (await web.get(`/${language}/account`, jar)).text();
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toContain(accountTexts[language].home.loggedInAs("polyglot@example.com"));
  }
});
