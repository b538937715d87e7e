import { createHash } from "node:crypto";
import { afterAll } from "vitest";
import { sayInChat } from "../../src/business/support/index.ts";
import { openCase } from "../../src/business/cases/index.ts";
import { recentMessages } from "../../src/business/notices/index.ts";
import {
  askQuestion,
  publishAnswer,
  sealQuestionForm,
} from "../../src/business/questions/index.ts";
import { findReceipt } from "../../src/business/receipts/index.ts";
import { readOrder } from "../../src/business/renewals/index.ts";
import {
  choosePasscode,
  hireStaff,
  logIn,
  offerPairing,
  pairDevice,
  type Staff,
} from "../../src/business/staff/index.ts";
import { makeTill, openTill } from "../../src/business/tills/index.ts";
import type { Act } from "../../src/foundation/act/index.ts";
import { addHours, stoppedClock } from "../../src/foundation/clock/index.ts";
import { readConfig, type Config } from "../../src/foundation/config/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { LANGUAGES } from "../../src/foundation/language/index.ts";
import { frontDoor, openHouse, type House } from "../../src/main/wire.ts";
import { testDatabase } from "../database.ts";
import { got } from "../counter.ts";
import { intakeNumber } from "../../src/foundation/kiosk-wire/index.ts";
import { answering, orderOn } from "../orders.ts";
import { buildTown } from "../town.ts";
import type { Jar } from "../web.ts";

export const ORIGIN = "http://tsunagu.test";

/** All that comes in over HTTP, with a customer who has a line, an order, a receipt, an account. */
export interface World {
  readonly house: House;
  readonly config: Config;
  /** What stands in the addresses, by the name of the parameter. */
  readonly known: Readonly<Record<string, string>>;
  /** The cookies of that customer; copied for each request. */
  readonly jar: Jar;
  request(path: string, init?: RequestInit & { jar?: Jar }): Promise<Response>;
  /** Every address with its method, as the program itself has them. */
  readonly routes: readonly Route[];
  /** How many rows each table has, but for the counts of tries. */
  rows(): Promise<Readonly<Record<string, number>>>;
}

export interface Route {
  readonly method: string;
  /** With its parameters by name, without their patterns. */
  readonly path: string;
}

export async function surfaceWorld(): Promise<World> {
  const db = await testDatabase();
  const config = readConfig({
    DATABASE_URL: db.ownerUrl,
    PUBLIC_URL: ORIGIN,
    TRUSTED_PROXIES: "1",
    TSUNAGU_SECRET: createHash("sha256").update("tests").digest("base64"),
    LOG_LEVEL: "silent",
    // Nobody listens there: nothing that this world sends reaches anybody.
    SANDBOX_PAYMENTS_URL: "http://127.0.0.1:9",
    SANDBOX_CARRIER_URL: "http://127.0.0.1:9",
  });
  const house = await openHouse(config);
  afterAll(async () => house.close());
  const request = knockAt(house);
  const jar: Jar = new Map();
  const known = await settleIn(house, request, jar);
  return { house, config, known, jar, request, routes: routesOf(house), rows: () => rowsOf(house) };
}

let visitors = 0;

/** Each request comes from another household, so that no test runs into the tries of another. */
export function knockAt(house: House): World["request"] {
  const app = frontDoor(house);
  return async (path, { jar, ...init } = {}) => {
    visitors += 1;
    const headers = new Headers(init.headers);
    headers.set(
      "x-forwarded-for",
      `10.${visitors >> 16}.${(visitors >> 8) & 255}.${visitors & 255}`,
    );
    if (jar !== undefined && jar.size > 0 && !headers.has("cookie")) {
      headers.set("cookie", [...jar].map(([name, value]) => `${name}=${value}`).join("; "));
    }
    const response = await app.request(ORIGIN + path, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = cookie.split(";")[0]!.split(/=(.*)/s);
      jar?.set(name, value);
    }
    return response;
  };
}

async function settleIn(
  house: House,
  request: World["request"],
  jar: Jar,
): Promise<Readonly<Record<string, string>>> {
  const act = { ...house.act, clock: stoppedClock(house.clock.now()) } as Parameters<
    typeof orderOn
  >[0];
  const town = await buildTown(act);
  const line = await town.line();
  const email = "mei@example.com";
  const order = await orderOn(act, line, answering(act), { contactEmail: email });
  const receipt = await findReceipt(act, order);
  const post = async (path: string, form: Record<string, string>) =>
    request(path, {
      method: "POST",
      headers: { origin: ORIGIN },
      body: new URLSearchParams(form),
      jar,
    });
  const there = await request(`/en/r/${line.renewalCode}`, { jar });
  const ref = there.headers.get("location")!.split("/").at(-1)!;
  const other = await request(`/en/r/${(await town.line()).renewalCode}`, { jar });
  const wish = { plan: "week", email, method: "pin:pin" };
  const placed = await post(
    `${new URL(other.headers.get("location")!, ORIGIN).pathname}/orders`,
    wish,
  );
  const unpaid = /orders\/([0-9A-Z]{10})/.exec(placed.headers.get("location")!)![1]!;
  await post("/en/orders", { number: order.number, email });
  const refused = answering(act, { granted: "refused", refunded: "refused" });
  const claimed = await orderOn(act, await town.line(), refused, { contactEmail: email });
  await post("/en/orders", { number: claimed.number, email });
  const [claim] = (await readOrder(act, claimed))!.claims;
  await post("/en/account/register", { email, password: "correct horse battery" });
  const [mail] = await recentMessages(act, 1);
  await post("/en/account/code", { code: /\b\d{6}\b/.exec(mail!.text)![0] });
  await post("/en/account/lines/keep", { ref, nickname: "phone" });
  const report = { cause: "wrong_plan", language: "en", channel: "web", once: "settled" } as const;
  const reported = got(await openCase(act, order, report));
  const forFriends = `/en/line/${ref}/friend`;
  await post(forFriends, { plan: "week" });
  const shared = await (await request(forFriends, { jar })).text();
  const [, friend = ""] = /\/f\/([\w-]+)/.exec(shared) ?? [];
  await post("/en/chat/visit", { text: "hello", once: "settled" });
  const chat = got(
    await sayInChat(act, {
      ...{ about: { kind: "visit" }, visitorId: "settled", text: "hello", once: "settled" },
      ...{ language: "en", address: "192.0.2.1" },
    }),
  );
  await enterCounter(act, jar);
  jar.set("kiosk_device", await pairedKiosk(act));
  // What was tried on the way here is no test's.
  await house.database.run({ text: "delete from rate_counts", values: [] });
  return {
    code: line.renewalCode,
    ref,
    number: order.number,
    unpaid,
    claimed: claimed.number,
    case: reported.number,
    friend,
    room: "visit",
    chat: chat.chatId,
    photo: "1",
    question: await publishedQuestion(act),
    intake: intakeNumber(reported.caseId),
    refund: claim!.refundId,
    voucher: claim!.number,
    token: receipt!.token,
    line: line.lineId,
    lineId: line.lineId,
    id: mail!.messageId,
    index: "0",
    file: "tsunagu.css",
    provider: "sandbox",
    carrier: "sandbox",
  };
}

async function publishedQuestion(act: Act): Promise<string> {
  const form = sealQuestionForm(act);
  const soon = { ...act, clock: { now: () => addHours(act.clock.now(), 1) } };
  const wish = { topic: "guide:what", language: "en", text: "Does it work at sea?" } as const;
  const from = { form, trap: "", address: "192.0.2.2", device: "settled" };
  const { number } = got(await askQuestion(soon, { ...wish, ...from }));
  const house = { staffId: newId<"staff">(), role: "operator" } as unknown as Staff;
  const answer = { question: "At sea?", answer: "Near the coast.", isNumberMeant: false };
  got(await publishAnswer(act, house, { ...{ number, language: "en" }, ...answer }));
  return number;
}

/** A clerk at an open till, by the cookies of the same browser. */
async function enterCounter(act: Act, jar: Jar): Promise<void> {
  const passcode = "27184590";
  const till = got(await makeTill(act, { code: "T-1", name: "Till" }));
  const wish = { number: "1001", name: "Aoi", role: "clerk", language: "en" } as const;
  const { staff, passcode: present } = got(await hireStaff(act, wish));
  got(await choosePasscode(act, staff.staffId, { present, passcode }));
  got(await openTill(act, staff, { tillId: till.tillId, float: { 1000: 5 } }));
  const { code } = got(
    await offerPairing(act, { kind: "counter", name: "Desk", tillId: till.tillId }),
  );
  const paired = got(await pairDevice(act, { code, address: "192.0.2.1" }));
  const opened = got(await logIn(act, paired.device, { number: staff.number, passcode }));
  jar.set("counter_device", paired.token).set("counter_session", opened.token);
}

async function pairedKiosk(act: Act): Promise<string> {
  const { code } = got(await offerPairing(act, { kind: "kiosk", name: "Kiosk" }));
  return got(await pairDevice(act, { code, address: "192.0.2.1" })).token;
}

function routesOf(house: House): readonly Route[] {
  const pattern = /\{(?:[^{}]|\{[^}]*\})*\}/g;
  const all = frontDoor(house)
    .routes.filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => ({ method, path: path.replaceAll(pattern, "") }));
  return [...new Map(all.map((route) => [`${route.method} ${route.path}`, route])).values()];
}

/** The address with everything known put in; the i-th language where it carries one. */
export function addressOf(path: string, known: World["known"], i: number): string {
  return path
    .replace(":lang", LANGUAGES[i % LANGUAGES.length]!)
    .replaceAll(/:(\w+)/g, (_, name: string) => known[name] ?? `no-${name}`)
    .replace("*", "renew");
}

async function rowsOf(house: House): Promise<Readonly<Record<string, number>>> {
  const { rows } = await house.database.run({
    text: `select c.relname as name,
        (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %s', c.oid::regclass),
          false, true, '')))[1]::text::int as count
      from pg_class c
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname !~ '^rate_|^migrations$'
      order by c.relname`,
    values: [],
  });
  const counted = rows as { name: string; count: number }[];
  const counts = Object.fromEntries(counted.map(({ name, count }) => [name, count]));
  // That staff looked at a line is written down, and nothing else comes of it.
  const looks = await house.database.run({
    text: "select from events where name = 'line.read'",
    values: [],
  });
  return { ...counts, events: (counts["events"] ?? 0) - (looks.rowCount ?? 0) };
}
