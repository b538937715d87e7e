import { expect, test } from "vitest";
import { got, faultsOf, testCounter } from "../../tests/counter.ts";
import { answering, orderOn } from "../../tests/orders.ts";
import { endIncident, openIncidents, setIncident } from "../business/incidents/index.ts";
import type { LineId, Proof } from "../business/lines/index.ts";
import { addHours } from "../foundation/clock/index.ts";
import { newId } from "../foundation/ids/index.ts";
import { LANGUAGES, type Language } from "../foundation/language/index.ts";
import { webApp } from "../surfaces/web/index.ts";

const counter = await testCounter();
const { clock, get, post, ground, town } = counter;
const act = { ...counter.act, clock };
const till = await counter.till();
const boss = await counter.person("operator");
const operator = await counter.at(till, boss);
const manager = await counter.at(till, await counter.person("manager"));
const web = webApp({ ...ground, paymentOrigins: [], chats: [], sms: [] });
const ORIGIN = "http://tsunagu.test";
const LIST = "/counter/manage/incidents";
const SLOW = { kind: "slow", carrier: "sandbox", region: "kanto", since: "30", expected: "2" };
const BANNER_BYTES_MAX = 400;

test("an operator tells it once, changes its end, and ends it; each step has its event", async () => {
  await Promise.all([post(LIST, SLOW, operator), post(LIST, SLOW, operator)]);
  const [one, ...others] = await openIncidents(act);
  expect(others).toEqual([]);
  expect(one).toMatchObject({ kind: "slow", carrier: "sandbox", region: "kanto" });
  const at = `${LIST}/${one!.incidentId}`;
  expect((await post(`${at}/expect`, { expected: "" }, operator)).status).toBe(303);
  expect((await openIncidents(act))[0]!.expectedAt).toBeUndefined();
  const page = await (await get(LIST, operator)).text();
  expect(page).toContain(`action="${at}/end"`);
  for (let i = 0; i < 2; i++) expect((await post(`${at}/end`, {}, operator)).status).toBe(303);
  expect((await post(`${at}/expect`, { expected: "1" }, operator)).status).toBe(404);
  expect(await openIncidents(act)).toEqual([]);
  expect(await eventsOf(one!.incidentId)).toEqual([
    ...["incident.set", "incident.expected", "incident.ended"],
  ]);
});

test("it is told by notice with a tick, at once or later, and never of what is no outage", async () => {
  const ticked = { ...SLOW, tell: "yes" };
  const wrong = await post(LIST, { ...ticked, kind: "payment_down" }, operator);
  expect([wrong.status, await faultsOf(wrong)]).toEqual([422, ["tell"]]);
  expect(await openIncidents(act)).toEqual([]);
  expect((await post(LIST, ticked, operator)).status).toBe(303);
  expect((await post(LIST, { ...SLOW, region: "" }, operator)).status).toBe(303);
  const [quiet, told] = (await openIncidents(act)).toSorted((one) => (one.toldFrom ? 1 : -1));
  expect([quiet!.toldFrom, told!.toldFrom]).toEqual([undefined, clock.now()]);
  const at = `${LIST}/${quiet!.incidentId}/tell`;
  const page = await (await get(LIST, operator)).text();
  expect(page).toContain(`action="${at}"`);
  expect(page).not.toContain(`action="${LIST}/${told!.incidentId}/tell"`);
  expect((await post(at, {}, manager)).status).toBe(403);
  for (let i = 0; i < 2; i++) expect((await post(at, {}, operator)).status).toBe(303);
  expect(await eventsOf(quiet!.incidentId)).toEqual(["incident.set", "incident.told"]);
  for (const { incidentId } of [quiet!, told!]) got(await endIncident(act, boss.staff, incidentId));
  expect((await post(at, {}, operator)).status).toBe(404);
});

test("what is not on the lists is refused at its field, and nobody else tells anything", async () => {
  for (const field of ["kind", "carrier", "region", "since", "expected"]) {
    const answer = await post(LIST, { ...SLOW, [field]: "constructor" }, operator);
    expect([field, answer.status]).toEqual([field, 422]);
    expect(await faultsOf(answer)).toEqual([field]);
  }
  expect((await post(`${LIST}/nothing/end`, {}, operator)).status).toBe(404);
  expect((await get(LIST, manager)).status).toBe(403);
  expect((await post(LIST, SLOW, manager)).status).toBe(403);
  const { staff } = await counter.person("clerk");
  expect(await setIncident(act, staff, { kind: "slow", sinceMinutes: 0 })).toMatchObject({
    refusal: "not_allowed",
  });
  expect(await openIncidents(act)).toEqual([]);
});

test("the first page and the lines of that carrier say so in five languages, and no others", async () => {
  const { renewalCode, lineId } = await town.line();
  const set = async (carrier: string) =>
    got(
      await setIncident(act, boss.staff, {
        ...{ kind: "no_data", carrier, region: "kinki", sinceMinutes: 15, expectedHours: 4 },
      }),
    ).incidentId;
  const other = await set("elsewhere");
  for (const language of LANGUAGES) {
    expect(bannerOf(await shown(`/${language}`))).toMatch(/\S/);
    expect(bannerOf(await linePage(language, renewalCode))).toBe("");
  }
  got(await endIncident(act, boss.staff, other));
  const mine = await set("sandbox");
  for (const language of LANGUAGES) {
    const banner = bannerOf(await linePage(language, renewalCode));
    for (const path of ["", "/help", "/help?about=no_data"]) {
      expect([path, bannerOf(await shown(`/${language}${path}`))]).toEqual([path, banner]);
    }
    expect(bannerOf(await linePage(language, renewalCode, "/help"))).toBe(banner);
    expect(banner).not.toMatch(/undefined|NaN|\[object/);
    const bytes = Buffer.byteLength(banner);
    expect([language, bytes > 80, bytes < BANNER_BYTES_MAX, bytes]).toEqual([
      ...[language, true, true, bytes],
    ]);
  }
  // The region concerns it as far as whoever looks may know where the line is.
  await act.database.run({
    text: "insert into line_areas (line_id, prefecture, seen_at) values ($1, 13, $2)",
    values: [lineId, clock.now()],
  });
  expect(bannerOf(await linePage("en", renewalCode))).toContain("Osaka");
  expect(bannerOf(await shown("/en/line/line-ref", visitWith(lineId, "owner")))).toBe("");
  await act.database.run({ text: "update line_areas set prefecture = 27", values: [] });
  expect(bannerOf(await shown("/en/line/line-ref", visitWith(lineId, "owner")))).toContain("Osaka");
  got(await endIncident(act, boss.staff, mine));
  expect(bannerOf(await linePage("en", renewalCode))).toBe("");
});

function visitWith(lineId: LineId, proof: Proof): string {
  const at = clock.now();
  const content = [newId<"visitor">(), [["line-ref", lineId, proof, at]], []];
  const expiresAt = addHours(at, 1);
  return `visit=${encodeURIComponent(act.secrets.sealToken(content, { purpose: "visit", expiresAt }))}`;
}

test("a page does not say that a line works above what it suffers from", async () => {
  const line = await town.line();
  await town.bucket(line);
  const page = async () => linePage("en", line.renewalCode);
  expect(await page()).toContain("It works.");
  const { incidentId } = got(
    await setIncident(act, boss.staff, { kind: "no_data", sinceMinutes: 0 }),
  );
  expect(await page()).not.toContain("It works.");
  got(await endIncident(act, boss.staff, incidentId));
  expect(await page()).toContain("It works.");
});

test("an order says so while its carrier is awaited", async () => {
  const email = "mei@example.com";
  // The carrier of this counter never answers.
  const outside = { ...answering(act), carrier: counter.outside.carrier };
  const order = await orderOn(act, await town.line(), outside, { contactEmail: email });
  const cookie = cookiesOf(
    await web.request(`${ORIGIN}/en/orders`, {
      method: "POST",
      headers: { origin: ORIGIN },
      body: new URLSearchParams({ number: order.number, email }),
    }),
  );
  const at = `/en/orders/${order.number}`;
  expect(bannerOf(await shown(at, cookie))).toBe("");
  const late = { kind: "activation_late", carrier: "sandbox", sinceMinutes: 0 } as const;
  const { incidentId } = got(await setIncident(act, boss.staff, late));
  expect(bannerOf(await shown(at, cookie))).toContain("Activation takes longer");
  got(await endIncident(act, boss.staff, incidentId));
});

async function linePage(language: Language, renewalCode: string, more = ""): Promise<string> {
  const found = await web.request(`${ORIGIN}/${language}/r/${renewalCode}`);
  return shown(found.headers.get("location")! + more, cookiesOf(found));
}

async function shown(path: string, cookie = ""): Promise<string> {
  const answer = await web.request(new URL(path, ORIGIN).href, { headers: { cookie } });
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

function bannerOf(page: string): string {
  return /<div class="notice notice-careful" role="status">.*?<\/div>/s.exec(page)?.[0] ?? "";
}

async function eventsOf(thing: string): Promise<readonly string[]> {
  const { rows } = await act.database.run({
    text: "select name from house_events where thing = $1 order by event_id",
    values: [thing],
  });
  return (rows as { name: string }[]).map(({ name }) => name);
}
