import { afterAll, describe, expect, it } from "vitest";
import { keyOfNumber, renewalOf } from "../../../business/renewals/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { testShop } from "../../../../tests/shop.ts";
import type { Jar } from "../../../../tests/web.ts";
import type { TownLine } from "../../../../tests/town.ts";

const { web, town, visit, work, boxes, act } = await testShop();
afterAll(async () => boxes.stop());

const OK = "4242424242424242";

/** What a browser sends with the form of a page: its hidden fields, then what was typed. */
async function formOf(path: string, jar: Jar): Promise<Record<string, string>> {
  const html = await (await web.get(path, { jar })).text();
  const fields: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    const value = /value="([^"]*)"/.exec(tag)?.[1];
    if (name !== undefined) fields[name] = value ?? "";
  }
  return { ...fields, method: "sandbox:card", email: "mei@example.com" };
}

async function confirmed(line: TownLine, more: Record<string, string> = {}) {
  const jar: Jar = new Map();
  const lineUrl = await visit(line, { jar });
  const { plan = "week", ...typed } = more;
  const form = { ...(await formOf(`${lineUrl}/confirm?plan=${plan}`, jar)), ...typed };
  const answer = await web.post(`${lineUrl}/orders`, form, { jar });
  return { jar, lineUrl, form, answer };
}

async function ordered(line: TownLine, more: Record<string, string> = {}) {
  const { jar, answer, lineUrl, form } = await confirmed(line, more);
  expect(answer.status).toBe(303);
  const pageUrl = answer.headers.get("location")!;
  const { rows } = await act.database.run({
    text: "select number from renewals where line_id = $1 order by placed_at desc limit 1",
    values: [line.lineId],
  });
  const { number } = rows[0] as { number: string };
  return { jar, pageUrl, number, key: (await keyOfNumber(act, number))!, lineUrl, form };
}

const textOf = async (response: Response) =>
  (await response.text()).replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");

describe("where a line stands", () => {
  it("is shown only to who proved the line", async () => {
    const line = await town.line();
    const jar: Jar = new Map();
    const lineUrl = await visit(line, { jar });
    expect((await web.get(lineUrl, { jar })).status).toBe(200);
    const stranger = await web.get(lineUrl);
    expect(stranger.status).toBe(303);
    expect(stranger.headers.get("location")).toContain("/en");
  });

  it("is never stored by a cache", async () => {
    const line = await town.line();
    const jar: Jar = new Map();
    const answer = await web.get(await visit(line, { jar }), { jar });
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });
});

describe("choosing", () => {
  it.each([
    ["date=2026-13-40", 422],
    ["date=yesterday", 422],
    ["date=2001-01-01", 422],
    ["date=2100-01-01", 422],
    ["date=2026-12-01&time=25:99", 422],
    ["leaves=%00%00T%F0%9F%98%80", 200],
    ["use=enormous&currency=%3Cscript%3E", 200],
  ])("answers %s with a page, not a fault", async (query, status) => {
    const jar: Jar = new Map();
    const lineUrl = await visit(await town.line(), { jar, language: "ja" });
    const answer = await web.get(`${lineUrl}/plans?${query}`, { jar });
    expect(answer.status).toBe(status);
    const html = await answer.text();
    expect(html.includes("<script>")).toBe(false);
    if (status === 422) expect(html.includes('href="#f-date"')).toBe(true);
  });

  it("marks the cheapest plan that is enough for the trip", async () => {
    const jar: Jar = new Map();
    const lineUrl = await visit(await town.line(), { jar });
    const leaves = new Date(Date.parse(boxes.now()) + 3 * 86_400_000).toISOString().slice(0, 10);
    const html = await textOf(await web.get(`${lineUrl}/plans?date=${leaves}&use=light`, { jar }));
    expect(html.match(/Best fit/g)).toHaveLength(1);
    expect(html.includes("The cheapest that is enough for your whole trip.")).toBe(true);
  });
});

describe("confirming", () => {
  it("shows the six items of the final confirmation in every language", async () => {
    for (const language of LANGUAGES) {
      const jar: Jar = new Map();
      const lineUrl = await visit(await town.line(), { jar, language });
      const answer = await web.get(`${lineUrl}/confirm?plan=week`, { jar });
      expect(answer.status).toBe(200);
      expect((await answer.text()).match(/<dt>/g)!.length).toBeGreaterThanOrEqual(8);
    }
  });

  it.each([
    [{ email: "" }, "email", "Please give an e-mail address"],
    [{ email: "nobody" }, "email", "check the e-mail address"],
    [{ email: `${"a".repeat(300)}@example.com` }, "email", "check the e-mail address"],
    [{ method: "cash:gold" }, "method", "choose how to pay"],
    [{ method: "" }, "method", "choose how to pay"],
  ])("names the field at fault and keeps what was typed: %o", async (more, field, words) => {
    const line = await town.line();
    const { answer } = await confirmed(line, more);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html.includes(words)).toBe(true);
    expect(html.includes(`href="#f-${field}"`)).toBe(true);
    const { rows } = await act.database.run({
      text: "select count(*)::int as n from renewals where line_id = $1",
      values: [line.lineId],
    });
    expect(rows).toEqual([{ n: 0 }]);
  });

  it("asks to tick what is lost for good", async () => {
    const line = await town.line();
    await town.bucket(line);
    const jar: Jar = new Map();
    const lineUrl = await visit(line, { jar });
    const form = await formOf(`${lineUrl}/confirm?plan=day`, jar);
    const refused = await web.post(`${lineUrl}/orders`, form, { jar });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("Please tick this to go on.");
    const ticked = { ...form, accept_data_lost: "yes", accept_days_lost: "yes" };
    expect((await web.post(`${lineUrl}/orders`, ticked, { jar })).status).toBe(303);
  });

  it("shows the new terms instead of selling worse ones than were shown", async () => {
    const line = await town.line();
    const { form, lineUrl, jar } = await confirmed(line, { email: "" });
    await act.database.run({
      text: `insert into plan_prices select plan_id, $1, 2480 from plans where code = 'week'
        on conflict do nothing`,
      values: [boxes.now()],
    });
    const answer = await web.post(
      `${lineUrl}/orders`,
      { ...form, email: "a@example.com" },
      { jar },
    );
    await act.database.run({ text: "delete from plan_prices where total_yen = 2480", values: [] });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("nothing was ordered");
  });

  it("places one order when the form is sent twice", async () => {
    const line = await town.line();
    const { form, lineUrl, jar, number } = await ordered(line);
    const again = await web.post(`${lineUrl}/orders`, form, { jar });
    expect(again.headers.get("location")).toBe(`/en/orders/${number}`);
  });

  it("stops a second purchase from another tab and leads to the first order", async () => {
    const line = await town.line();
    const { jar, number, lineUrl } = await ordered(line);
    const form = await formOf(`${lineUrl}/confirm?plan=week`, jar);
    const second = await web.post(`${lineUrl}/orders`, form, { jar });
    expect(second.status).toBe(409);
    expect(await second.text()).toContain(`/en/orders/${number}`);
    const beside = await web.post(`${lineUrl}/orders`, { ...form, beside: number }, { jar });
    expect(beside.status).toBe(303);
  });

  it("tells another device of the first order without opening it", async () => {
    const line = await town.line();
    const { number } = await ordered(line);
    const { answer } = await confirmed(line);
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html.includes(number.slice(0, 5))).toBe(true);
    expect(html.includes(`href="/en/orders/${number}"`)).toBe(false);
  });
});

describe("an order's page", () => {
  it("is opened by the browser that placed it and by nobody else", async () => {
    const { jar, number } = await ordered(await town.line());
    expect((await web.get(`/en/orders/${number}`, { jar })).status).toBe(200);
    const stranger = await web.get(`/en/orders/${number}`);
    expect(stranger.status).toBe(303);
    for (const what of ["pay", "cancel", "choice"]) {
      const posted = await web.post(`/en/orders/${number}/${what}`, { choice: "refund" });
      expect(posted.headers.get("location")).toContain("/en/orders?");
    }
    expect((await web.get(`/en/orders/${number}/events`)).status).toBe(404);
  });

  it("goes from payment to proof", async () => {
    const { jar, number, pageUrl, key } = await ordered(await town.line("slow"));
    await boxes.payments.payByCard(pageUrl, OK);
    const back = await web.get(`/en/orders/${number}?back=yes`, { jar });
    expect(back.headers.get("location")).toBe(`/en/orders/${number}`);
    expect(await textOf(await web.get(`/en/orders/${number}`, { jar }))).toContain(
      "Checking your payment",
    );
    await work(key);
    const working = await (await web.get(`/en/orders/${number}`, { jar })).text();
    expect(working.includes('http-equiv="refresh"')).toBe(true);
    expect(working.includes('data-left="')).toBe(true);
    await work(key, 25);
    const done = await (await web.get(`/en/orders/${number}`, { jar })).text();
    expect(done.includes("You are connected")).toBe(true);
    expect(done.includes("http-equiv")).toBe(false);
  });

  it("shows why a payment failed and takes another one", async () => {
    const { jar, number, key } = await ordered(await town.line(), {
      email: "mei+create-refused@example.com",
    });
    const failed = await textOf(await web.get(`/en/orders/${number}`, { jar }));
    expect(failed.includes("The payment did not work")).toBe(true);
    const again = await web.post(`/en/orders/${number}/pay`, { method: "sandbox:card" }, { jar });
    await boxes.payments.payByCard(again.headers.get("location")!, OK);
    await web.get(`/en/orders/${number}?back=yes`, { jar });
    await work(key);
    expect((await renewalOf(act, key))!.state).toBe("active");
  });

  it("stops who tries card after card, and says for how long", async () => {
    // The count begins anew with each hour: not while the nine are under way.
    if (new Date(boxes.now()).getUTCMinutes() >= 58) await boxes.advance(180);
    const { jar, number, key } = await ordered(await town.line());
    const answers: string[] = [];
    for (let i = 0; i < 9; i++) {
      const again = await web.post(`/en/orders/${number}/pay`, { method: "sandbox:card" }, { jar });
      answers.push(again.headers.get("location")!);
    }
    expect(answers.at(-1)).toContain("said=too_many");
    const page = await textOf(await web.get(answers.at(-1)!, { jar }));
    expect(page).toMatch(/Too many tries\. Please wait \d+ (min|sec)/);
    const attempts = await boxes.payments.charges();
    const { rows } = await act.database.run({
      text: "select count(*)::int as n from payment_attempts where line_id = $1",
      values: [key.lineId],
    });
    expect(attempts.length).toBeGreaterThan(0);
    expect(rows).toEqual([{ n: 8 }]);
  });

  it("shows the numbers of a slip", async () => {
    const { jar, number } = await ordered(await town.line(), { method: "sandbox:konbini" });
    const page = await textOf(await web.get(`/ja/orders/${number}`, { jar }));
    expect(page.includes("コンビニでお支払いください")).toBe(true);
    expect(page.includes("FamilyMart")).toBe(true);
  });

  it("offers the three choices past the promise, and none before", async () => {
    const { jar, number, key, pageUrl } = await ordered(await town.line("never_settles"));
    await boxes.payments.payByCard(pageUrl, OK);
    await web.get(`/en/orders/${number}?back=yes`, { jar });
    await work(key);
    const early = await web.post(`/en/orders/${number}/choice`, { choice: "wait" }, { jar });
    expect(early.headers.get("location")).toContain("said=too_late");
    await work(key, 601);
    const late = await (await web.get(`/en/orders/${number}`, { jar })).text();
    for (const value of ["wait", "replacement:other", "refund"]) {
      expect(late.includes(`value="${value}"`)).toBe(true);
    }
    await web.post(`/en/orders/${number}/choice`, { choice: "refund" }, { jar });
    await work(key);
    await work(key, 60);
    expect(await textOf(await web.get(`/en/orders/${number}`, { jar }))).toContain("Refunded");
  });

  it.each(["choice=bribe", "choice=replacement:", "choice=", "method=%00", "nonsense"])(
    "takes %s without harm",
    async (body) => {
      const { jar, number } = await ordered(await town.line());
      for (const what of ["pay", "cancel", "choice"]) {
        const fields = Object.fromEntries(new URLSearchParams(body));
        const answer = await web.post(`/ko/orders/${number}/${what}`, fields, { jar });
        expect(answer.status).toBe(303);
      }
    },
  );
});

describe("startQueuedNow", () => {
  it("asks once, says what is lost, and starts the waiting plan at the carrier", async () => {
    const line = await town.line();
    await town.bucket(line);
    const { jar, lineUrl, number, key, pageUrl } = await ordered(line, { plan: "queue" });
    await boxes.payments.payByCard(pageUrl, OK);
    await web.get(`/en/orders/${number}?back=yes`, { jar });
    await work(key);
    expect((await renewalOf(act, key))!.state).toBe("queued");
    const page = await (await web.get(lineUrl, { jar })).text();
    const start = /href="([^"]+\/start\?bucket=[^"]+)"/.exec(page)![1]!;
    expect(await textOf(await web.get(start, { jar }))).toContain("you have left will be lost");
    const bucket = new URL(start, "http://x").searchParams.get("bucket")!;
    const started = await web.post(`${lineUrl}/start`, { bucket }, { jar });
    expect(started.status).toBe(303);
    await work(key);
    expect((await renewalOf(act, key))!.state).toBe("active");
    const { rows } = await act.database.run({
      text: "select carrier_reference is not null as named from buckets where renewal_id = $1",
      values: [key.renewalId],
    });
    expect(rows).toEqual([{ named: true }]);
    expect(await textOf(await web.get(lineUrl, { jar }))).not.toContain("Waiting plans");
  });
});

describe("an order whose payment failed, and a later one for the same line", () => {
  it("leads to the later one, and is paid beside it only when that is meant", async () => {
    const line = await town.line();
    const refused = "mei+create-refused@example.com";
    const first = await ordered(line, { email: refused });
    const second = await ordered(line);
    const again = async (beside: string) => {
      const form = { method: "sandbox:card", beside };
      const pay = `/en/orders/${first.number}/pay`;
      return (await web.post(pay, form, { jar: first.jar })).headers.get("location")!;
    };
    const stopped = await again("");
    expect(stopped).toBe(`/en/orders/${first.number}?by=${second.number}`);
    const page = await (await web.get(stopped, { jar: first.jar })).text();
    expect(page.includes(`href="/en/orders/${second.number}"`)).toBe(true);
    expect(page.includes(`name="beside" value="${second.number}"`)).toBe(true);
    expect(await again(second.number)).toMatch(/^http:.*\/p\/pay_/);
  });
});
