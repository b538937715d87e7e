import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database.ts";
import { answering, carrierOf, handOut, workOn } from "../../../../tests/orders.ts";
import { buildTown, type TownLine } from "../../../../tests/town.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import {
  friendLinksOf,
  friendSubscriptions,
  makeFriendLink,
} from "../../../business/friends/index.ts";
import { openCase } from "../../../business/cases/index.ts";
import { gatherEvidence } from "../../../business/evidence/index.ts";
import { checkLedger } from "../../../business/ledger/index.ts";
import { PROOFS } from "../../../business/lines/index.ts";
import {
  noticeDesk,
  noticeSubscriptions,
  readerSubscriptions,
  recentMessages,
} from "../../../business/notices/index.ts";
import { keyOfNumber, outsideOf, readOrder } from "../../../business/renewals/index.ts";
import { recordUsage } from "../../../business/usage/index.ts";
import { addHours, addMinutes } from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { openLog } from "../../../foundation/log/index.ts";
import { bytes, GIGABYTE } from "../../../foundation/money/index.ts";
import { oneRound } from "../../../foundation/work/index.ts";
import { letterWriter } from "../../documents/index.ts";
import { showBytes, showInstant, showLastMinute } from "../../html/index.ts";
import { confirmTexts } from "../confirm/texts/index.ts";
import { paths } from "../routes.ts";
import { friendTexts } from "./texts/index.ts";

const db = await testDatabase();
const act = db.act();
const far = answering(act);
const { clock } = act;
const carriers = [far.carrier("sandbox")];
const web = await testWeb({ db, ground: { clock, payments: far.payments, carriers } });
const town = await buildTown(act);
const en = friendTexts.en;
const [PAYER, HOLDER] = ["payer@example.com", "holder@example.com"];

let line: TownLine;
let holder: Jar;
let home: string;

beforeEach(async () => {
  line = await town.line();
  holder = new Map();
  const found = await web.get(`/en/r/${line.renewalCode}`, { jar: holder });
  home = found.headers.get("location")!;
});

/** Makes a link as the holder does, and reads its address off the page. */
async function linkFor(plan = "any plan"): Promise<string> {
  const made = await web.post(`${home}/friend`, { plan }, { jar: holder });
  expect(made.status).toBe(303);
  const page = await (await web.get(`${home}/friend`, { jar: holder })).text();
  return `/en/f/${/\/f\/([\w-]+)/u.exec(page)![1]!}`;
}

async function pay(link: string, jar: Jar, more: Record<string, string> = {}) {
  const form = { plan: "week", email: PAYER, method: "sandbox:card", once: newId(), ...more };
  return web.post(link, form, { jar });
}

/** Pays as a friend, and works the order as far as these companies carry it. */
async function paid(link: string, jar: Jar, outside = far) {
  expect((await pay(link, jar)).headers.get("location")).toBe("http://pay.test/");
  const led = (await web.get(link, { jar })).headers.get("location");
  const number = /orders\/([0-9A-Z]{10})$/u.exec(led ?? "")![1]!;
  const key = (await keyOfNumber(act, number))!;
  for (let i = 0; i < 3; i++) await workOn(act, outside, key);
  return { key, order: (await readOrder(act, key))! };
}

const tell = async () =>
  handOut(act, [
    ...friendSubscriptions,
    ...readerSubscriptions,
    ...noticeSubscriptions(
      letterWriter({
        publicUrl: "http://tsunagu.test",
        orderPath: paths.order,
        refundPath: paths.orderRefund,
        receiptPath: paths.receipt,
      }),
    ),
  ]);

/** A page without the marks that keep words together. */
function textOf(html: string): string {
  return html.replaceAll(/<span class="whole">|<\/span>/gu, "");
}

async function readersOf(lineId: string): Promise<readonly unknown[]> {
  const text = "select person_id from line_readers where line_id = $1";
  return (await db.database.run({ text, values: [lineId] })).rows;
}

describe("a link", () => {
  test.each(LANGUAGES)("in %s is made, sent, opened and stopped", async (language) => {
    const texts = friendTexts[language];
    const page = home.replace("/en/", `/${language}/`);
    expect(await (await web.get(page, { jar: holder })).text()).toContain(texts.link);
    const link = (await linkFor("week")).replace("/en/", `/${language}/`);
    const shown = await (await web.get(`${page}/friend`, { jar: holder })).text();
    for (const said of [texts.lead, texts.byMail, texts.stop, "<svg", "mailto:?subject="]) {
      expect(shown).toContain(said);
    }
    const friends = await web.get(link, { jar: new Map() });
    expect(friends.status).toBe(200);
    expect(await friends.text()).toContain(texts.payLead);
    const [, id] = /name="link" value="([^"]+)"/u.exec(shown)!;
    await web.post(`${page}/friend/stop`, { link: id! }, { jar: holder });
    expect(await (await web.get(`${page}/friend`, { jar: holder })).text()).toContain(
      texts.states.revoked,
    );
    const over = await web.get(link, { jar: new Map() });
    expect([over.status, (await over.text()).includes(texts.over)]).toEqual([404, true]);
  });

  test("leads whoever opens it to their own language", async () => {
    const link = (await linkFor()).replace("/en/", "/");
    const led = await web.get(link, { headers: { "accept-language": "ko" } });
    expect(led.headers.get("location")).toBe(`/ko${link}`);
  });

  test("is its holder's to make, of plans that end nothing, five at a time", async () => {
    for (const proof of PROOFS) {
      const wish = { lineId: (await town.line()).lineId, proof };
      const made = await makeFriendLink(act, wish);
      expect([proof, made.ok]).toEqual([
        proof,
        ["renewal_code", "own_connection", "owner"].includes(proof),
      ]);
      expect(await friendLinksOf(act, wish)).toHaveLength(made.ok ? 1 : 0);
    }
    expect((await web.get(`${home}/friend`, { jar: new Map() })).status).toBe(303);
    await town.bucket(line);
    const wrong = await web.post(`${home}/friend`, { plan: "day" }, { jar: holder });
    expect([wrong.status, (await wrong.text()).includes(en.gone)]).toEqual([422, true]);
    for (let i = 0; i < 5; i++) await linkFor("week");
    const sixth = await web.post(`${home}/friend`, { plan: "week" }, { jar: holder });
    expect([sixth.status, (await sixth.text()).includes(en.tooMany)]).toEqual([422, true]);
  });

  test("runs out after a week, and a made-up one never opens", async () => {
    const link = await linkFor();
    clock.moveTo(addHours(clock.now(), 7 * 24));
    expect((await web.get(link)).status).toBe(404);
    for (const token of ["x", "%00", "a".repeat(5000)]) {
      expect([404, 400]).toContain((await web.get(`/en/f/${token}`)).status);
    }
  });
});

describe("a friend", () => {
  test("sees the card's last digits, the plan and its price, and nothing of the line", async () => {
    const endsAt = addHours(clock.now(), 41);
    const [total, used] = [bytes(3 * GIGABYTE), bytes(1.2 * GIGABYTE)];
    await town.bucket(line, { endsAt, dataTotalBytes: total, dataUsedBytes: used });
    const links = [await linkFor("week"), await linkFor("queue"), await linkFor()];
    for (const link of links) {
      for (const path of [link, `${link}?plan=queue`]) {
        const html = textOf(await (await web.get(path, { jar: new Map() })).text());
        expect(html).toContain("¥");
        for (const secret of [
          showLastMinute(endsAt, "en"),
          showInstant(endsAt, "en"),
          endsAt,
          showBytes(bytes(total - used)),
          line.iccid,
          line.lineId,
          confirmTexts.en.ends,
          confirmTexts.en.starts,
        ]) {
          expect(html).not.toContain(secret);
        }
        expect(html).not.toMatch(/\/line\//u);
      }
    }
  });

  test("pays once, and only his own browser is led on to the order", async () => {
    const link = await linkFor("week");
    const jar: Jar = new Map();
    const { order } = await paid(link, jar);
    expect(order.renewal).toMatchObject({ state: "active", contactEmail: PAYER });
    const page = await (await web.get(`/en/orders/${order.renewal.number}`, { jar })).text();
    expect(textOf(page)).toContain(showLastMinute(order.bucket!.endsAt!, "en"));
    expect(page).not.toMatch(/\/en\/line\//u);
    const receipt = await (
      await web.get(`/en/orders/${order.renewal.number}/receipt`, { jar })
    ).text();
    expect(receipt).not.toContain(line.iccid);
    const other = await web.get(link, { jar: new Map() });
    expect([other.status, (await other.text()).includes(en.used)]).toEqual([409, true]);
    const shown = await (await web.get(`${home}/friend`, { jar: holder })).text();
    expect(shown).toContain(en.states.paid);
    expect(await checkLedger(act)).toEqual([]);
  });

  test("gets the receipt and is told no more of the line; its holder is told, once", async () => {
    await web.post(
      `${home}/orders`,
      { plan: "week", email: HOLDER, method: "sandbox:card", once: newId() },
      { jar: holder },
    );
    const [, own] = /\/orders\/(\w{10})/u.exec(
      await (await web.get(home, { jar: holder })).text(),
    )!;
    const key = (await keyOfNumber(act, own!))!;
    for (let i = 0; i < 2; i++) await workOn(act, far, key);
    await tell();
    expect(await readersOf(line.lineId)).toHaveLength(1);
    clock.moveTo(addMinutes(clock.now(), 16));
    await paid(await linkFor("week"), new Map());
    await tell();
    await tell();
    expect(await readersOf(line.lineId)).toHaveLength(1);
    const desk = noticeDesk(act, ({ notice }) => ({
      ...{ subject: notice.name, text: "", html: "", enclosures: [] },
    }));
    const options = { clock, log: openLog("silent"), restMs: 1, leaseSeconds: 60, atOnce: 50 };
    for (let i = 0; i < 2; i++) await oneRound(desk, options);
    const told = (await recentMessages(act, 50)).filter(({ lineId }) => lineId === line.lineId);
    const to = (address: string) =>
      told.filter(({ recipient }) => recipient === address).map(({ subject }) => subject);
    expect(to(PAYER)).toHaveLength(1);
    expect(to(HOLDER).filter((subject) => subject === "friend_paid")).toHaveLength(1);
  });

  test("learns from help and record how the order stands, and nothing of the line", async () => {
    const jar: Jar = new Map();
    const { key, order } = await paid(await linkFor("week"), jar);
    const { number } = order.renewal;
    const help = async () =>
      textOf(await (await web.get(`/en/orders/${number}/help`, { jar })).text());
    const before = await help();
    const page = await (await web.get(`/en/orders/${number}/help`, { jar })).text();
    expect(page).toContain(`href="tel:${order.seller.phone}"`);
    const { bucketId, dataTotalBytes } = order.bucket!;
    const used = { bucketId, usedBytes: dataTotalBytes!, counts: "in_all" } as const;
    clock.moveTo(addMinutes(clock.now(), 1));
    await recordUsage(act, line.lineId, [{ ...used, measuredAt: clock.now() }]);
    expect(await help()).toBe(before);
    const report = { text: "my own words", email: "", channel: "web", language: "en" } as const;
    const cause = "paid_no_data";
    expect((await openCase(act, key, { ...report, cause, once: newId() })).ok).toBe(true);
    const [seen, whole] = [
      await gatherEvidence(act, key, "friend"),
      await gatherEvidence(act, key),
    ];
    const hasUse = [seen, whole].map((one) =>
      one!.events.some(({ name }) => name.startsWith("bucket")),
    );
    expect([seen?.cases, whole?.cases]).toMatchObject([
      [],
      [{ reported: { text: "my own words" } }],
    ]);
    expect([hasUse, seen?.seesUse, whole?.seesUse]).toEqual([[false, true], false, true]);
    expect((await web.get(`/en/orders/${number}/record.pdf`, { jar })).status).toBe(200);
  });

  test("has the money back where the plan does not come, and the holder is told nothing", async () => {
    const refusing = outsideOf({
      payments: far.payments,
      carriers: [carrierOf({ granted: "refused" })],
    });
    const { order } = await paid(await linkFor("week"), new Map(), refusing);
    expect(order.renewal.state).toBe("refunded");
    const [refund] = order.refunds;
    expect(refund).toMatchObject({ amountYen: 1980 });
    expect(refund!.attemptId).toBe(order.attempts[0]!.attemptId);
    await tell();
    const text = "select connected_at from friend_links where line_id = $1";
    const { rows } = await db.database.run({ text, values: [line.lineId] });
    expect(rows).toEqual([{ connected_at: null }]);
    expect(await checkLedger(act)).toEqual([]);
  });

  test("is stopped while the holder buys, and cannot override it", async () => {
    const link = await linkFor();
    const form = { plan: "week", email: HOLDER, method: "sandbox:card", once: newId() };
    await web.post(`${home}/orders`, form, { jar: holder });
    const stopped = await pay(link, new Map(), { beside: "yes" });
    const html = await stopped.text();
    expect([stopped.status, html.includes(en.stopped)]).toEqual([409, true]);
    expect(html).not.toMatch(/\/orders\?number|name="beside"/u);
    clock.moveTo(addMinutes(clock.now(), 31));
    expect((await pay(link, new Map())).status).toBe(303);
  });

  test("may pay later by a link that another opened and left", async () => {
    const link = await linkFor("week");
    expect((await pay(link, new Map())).status).toBe(303);
    expect((await pay(link, new Map())).status).toBe(409);
    clock.moveTo(addMinutes(clock.now(), 31));
    const { order } = await paid(link, new Map());
    expect(order.renewal.state).toBe("active");
  });

  test("is shown the price anew when the page was open too long to hold him to it", async () => {
    const link = await linkFor("week");
    const jar: Jar = new Map();
    const page = await (await web.get(`${link}?plan=week`, { jar })).text();
    const [, shown] = /name="shown" value="([^"]+)"/u.exec(page)!;
    clock.moveTo(addMinutes(clock.now(), 121));
    const late = await pay(link, jar, { shown: shown! });
    const html = await late.text();
    expect([late.status, html.includes(confirmTexts.en.changed)]).toEqual([409, true]);
    const [, anew] = /name="shown" value="([^"]+)"/u.exec(html)!;
    expect((await pay(link, jar, { shown: anew! })).status).toBe(303);
    clock.moveTo(addMinutes(clock.now(), 31));
  });

  test("is told at the field what is missing, and keeps what was typed", async () => {
    const link = await linkFor("week");
    for (const [more, field] of [
      [{ email: "" }, "email"],
      [{ email: "nobody" }, "email"],
      [{ method: "cash:gold" }, "method"],
    ] as const) {
      const answer = await pay(link, new Map(), more);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain(`href="#f-${field}"`);
    }
    expect((await pay(link, new Map(), { plan: "day" })).status).toBe(422);
  });
});
