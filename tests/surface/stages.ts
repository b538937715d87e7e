import type { Page } from "playwright-core";
import {
  askQuestion,
  publishAnswer,
  refuseQuestion,
  sealQuestionForm,
} from "../../src/business/questions/index.ts";
import type { Staff } from "../../src/business/staff/index.ts";
import { addSeconds } from "../../src/foundation/clock/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { findReceipt } from "../../src/business/receipts/index.ts";
import { sealMineToken } from "../../src/business/privacy/index.ts";
import { LANGUAGES, type Language } from "../../src/foundation/language/index.ts";
import type { Jar } from "../web.ts";
import { hiddenFields, type DemoOrder, type DemoShop } from "./demo-shop.ts";
import { printedBatch } from "../pins.ts";

/** One state of one page, and how a browser gets there. */
export interface Stage {
  readonly name: string;
  /** In English; `openStage` turns it into the language that is looked at. */
  readonly path: string;
  readonly jar?: Jar;
  /** What is typed or pressed before one looks. */
  readonly prepare?: (page: Page) => Promise<void>;
}

export async function openStage(
  page: Page,
  of: { readonly url: string; readonly stage: Stage; readonly language: Language },
): Promise<void> {
  const { url, stage, language } = of;
  await page.context().clearCookies();
  const cookies = [...(stage.jar ?? [])].map(([name, value]) => ({ name, value, url }));
  await page.context().addCookies(cookies);
  await open(page, url + stage.path.replace(/^\/en(?=[/?]|$)/, `/${language}`));
  await stage.prepare?.(page);
}

const OK = "4242424242424242";
const REFUSES_REFUNDS = "4000000000109001";
const SLOW_REFUND = "4000000000110009";

/** Brings orders to every face an order can have; the slow ones first, since they move the clock. */
export async function orderStages(shop: DemoShop): Promise<readonly Stage[]> {
  const { boxes, order, work } = shop;
  const paid = async (code: string, plan: string, card = OK): Promise<DemoOrder> => {
    const one = await order(code, { plan });
    await boxes.payments.payByCard(one.payUrl, card);
    await shop.web.get(`${one.path}?back=yes`, { jar: one.jar });
    await work(one.key);
    return one;
  };
  const choose = async (one: DemoOrder, choice: string) => {
    await shop.web.post(`${one.path}/choice`, { choice }, { jar: one.jar });
    await work(one.key);
  };
  const late = await paid("TEST-0004-TKYB", "sora-month-20gb");
  const refunded = await paid("TEST-0003-TKY2", "sora-week-3gb");
  await boxes.advance(601);
  for (const one of [late, refunded]) await work(one.key);
  await choose(refunded, "refund");
  await boxes.advance(60);
  await work(refunded.key);
  const refunding = await paid("TEST-0011-TKYQ", "sora-week-3gb", SLOW_REFUND);
  await boxes.advance(10);
  await work(refunding.key);

  const claim = await paid("TEST-0007-TKY7", "sora-week-3gb", REFUSES_REFUNDS);
  const cash = await paid("TEST-0005-TKYM", "sora-week-3gb", REFUSES_REFUNDS);
  for (const one of [claim, cash]) {
    await boxes.advance(10);
    await work(one.key);
  }
  const form = hiddenFields(await (await shop.web.get(`${cash.path}/refund`, cash)).text());
  await shop.web.post(`${cash.path}/refund/way`, { ...form, way: "counter" }, { jar: cash.jar });
  const monthly = await paid("DEM0-0018-TKY3", "tsuki-monthly-10gb");

  const unpaid = await order("DEM0-0032-TKYV", { plan: "sora-week-3gb" });
  const slip = await order("DEM0-0033-TKY5", { plan: "sora-month-20gb", method: "konbini" });
  const failed = await order("DEM0-0034-TKYE", {
    plan: "sora-week-3gb",
    email: "mei+create-refused@example.com",
  });
  const over = await order("DEM0-0035-TKYQ", { plan: "sora-week-3gb" });
  await shop.web.post(`${over.path}/cancel`, {}, { jar: over.jar });
  await work(over.key);
  const silent = await order("DEM0-0047-TKYJ", {
    plan: "sora-week-3gb",
    email: "mei+create-busy@example.com",
  });
  const slipOver = await order("TEST-0001-TKYF", { plan: "sora-month-20gb", method: "konbini" });
  await shop.web.post(`${slipOver.path}/cancel`, {}, { jar: slipOver.jar });
  await work(slipOver.key);
  const checking = await order("DEM0-0031-TKYJ", { plan: "sora-week-3gb" });
  await boxes.payments.payByCard(checking.payUrl, OK);
  await shop.web.get(`${checking.path}?back=yes`, { jar: checking.jar });
  const working = await paid("TEST-0002-TKYR", "sora-week-3gb");
  const done = await paid("DEM0-0001-TKYS", "sora-week-3gb");
  const queued = await paid("DEM0-0043-TKYD", "nami-5gb-7d");
  const stage = (name: string, { path, jar }: DemoOrder): Stage => ({ name, path, jar });
  const { token } = (await findReceipt(shop.act, { ...done.key, kind: "receipt" }))!;
  const again = `${unpaid.line}/confirm?plan=sora-month-20gb`;
  return [
    stage("order-unpaid", unpaid),
    stage("order-slip", slip),
    {
      ...stage("order-slip-shops", slip),
      async prepare(page) {
        for (const shop of await page.locator(".slip summary").all()) await shop.click();
      },
    },
    stage("order-slip-over", slipOver),
    stage("order-silent", silent),
    stage("order-checking", checking),
    stage("order-failed", failed),
    stage("order-over", over),
    stage("order-working", working),
    stage("order-late", late),
    stage("order-done", done),
    stage("order-waiting_turn", queued),
    stage("order-refunding", refunding),
    stage("order-refunded", refunded),
    stage("order-claim", claim),
    { name: "refund", path: `${monthly.path}/refund`, jar: monthly.jar },
    { name: "order-refundable", path: monthly.path, jar: monthly.jar },
    { name: "refund-none", path: `${done.path}/refund`, jar: done.jar },
    { name: "claim", path: `${claim.path}/refund`, jar: claim.jar },
    { name: "claim-counter", path: `${cash.path}/refund`, jar: cash.jar },
    {
      name: "claim-wrong",
      path: `${claim.path}/refund`,
      jar: claim.jar,
      async prepare(page) {
        await page.locator('details:has(input[name="holder"]) summary').click();
        await send(page, 'form:has(input[name="holder"])', { bank: "0001", number: "x" });
      },
    },
    { name: "order-too-late", path: `${done.path}?said=too_late`, jar: done.jar },
    {
      name: "mine",
      path: `/en/privacy/mine/${sealMineToken(shop.act, { kind: "mailbox", email: "mei@example.com" })}`,
    },
    { name: "receipt", path: `${done.path}/receipt`, jar: done.jar },
    { name: "receipt-return", path: `${refunded.path}/receipt?kind=return`, jar: refunded.jar },
    { name: "receipt-not-yet", path: `${working.path}/receipt`, jar: working.jar },
    { name: "verify", path: `/en/verify/${token}` },
    { name: "lookup-here", path: "/en/orders", jar: done.jar },
    { name: "voucher-shown", path: `/en/voucher/${numberOf(queued)}`, jar: queued.jar },
    { name: "help-order", path: `/en/orders/${numberOf(late)}/help`, jar: late.jar },
    { name: "help-order-phone", path: `/en/orders/${numberOf(queued)}/help`, jar: queued.jar },
    { name: "problem", path: `/en/voucher/${numberOf(late)}/problem`, jar: late.jar },
    { name: "line-with-order", path: done.line, jar: done.jar },
    { name: "line-unpaid", path: unpaid.line, jar: unpaid.jar },
    { name: "line-connecting", path: working.line, jar: working.jar },
    {
      name: "confirm-double",
      path: again,
      jar: unpaid.jar,
      prepare: (page) => send(page, 'form[action$="/orders"]', { email: "mei@example.com" }),
    },
  ];
}

function numberOf({ path }: DemoOrder): string {
  return path.split("/").at(-1)!;
}

/** The field for a recharge PIN, wrong and locked, and a PIN that can be used again. */
export async function pinStages(shop: DemoShop): Promise<readonly Stage[]> {
  const { digits } = await printedBatch(shop.act, {
    ...{ sellerCode: "hanabi", faceYen: 1480, sold: 1 },
  });
  const byPin = async (code: string) => shop.order(code, { plan: "sora-week-3gb", method: "pin" });
  const type = (pin: string, times = 1): Pick<Stage, "prepare"> => ({
    async prepare(page) {
      for (let i = 0; i < times; i++) await send(page, PIN_FORM, { pin });
    },
  });
  const back = await byPin("TEST-0005-TKYM");
  const paid = { method: "pin:pin", pin: digits[0]! };
  await shop.web.post(`${back.path}/pay`, paid, { jar: back.jar });
  await shop.work(back.key);
  const asked = await byPin("DEM0-0047-TKYJ");
  const field = { path: `${asked.path}?way=pin`, jar: asked.jar };
  return [
    { name: "order-pin", ...field },
    { name: "order-pin-short", ...field, ...type("1234 5678") },
    { name: "order-pin-wrong", ...field, ...type(digits[1]!) },
    { name: "order-pin-back", path: back.path, jar: back.jar },
    { name: "confirm-pin", path: `${asked.line}/confirm?plan=sora-week-3gb`, jar: asked.jar },
  ];
}

const PIN_FORM = "form:has(input[name=pin])";

/** Lines in every state of the demo town, and the pages on the way to an order. */
export async function lineStages(shop: DemoShop): Promise<readonly Stage[]> {
  const at = async (name: string, code: string, more = ""): Promise<Stage> => {
    const { jar, line } = await shop.visit(code);
    return { name, path: line + more, jar };
  };
  const offline = await at("start", "DEM0-0021-TKYA");
  const page = await (await shop.web.get(offline.path, { jar: offline.jar! })).text();
  const start = /href="([^"]+\/start\?bucket=[^"]+)"/.exec(page)?.[1] ?? "";
  const empty = await at("confirm-empty", "DEM0-0009-TKY4", "/confirm?plan=sora-month-20gb");
  const friend = await friendStages(shop, await at("friend-links", "DEM0-0009-TKY4", "/friend"));
  return [
    ...friend,
    ...(await questionStages(shop)),
    ...(await smsStages(shop)),
    await at("line-active", "DEM0-0009-TKY4"),
    await at("line-depleted", "DEM0-0002-TKY3"),
    await at("line-grace", "DEM0-0003-TKYC"),
    await at("line-expired", "DEM0-0013-TKYM"),
    await at("line-recycled", "DEM0-0004-TKYN"),
    await at("line-suspended", "DEM0-0007-TKYH"),
    await at("line-unstarted", "DEM0-0005-TKYY"),
    await at("line-two-at-once", "DEM0-0010-TKYR"),
    await at("line-unlimited", "DEM0-0011-TKY2"),
    await at("line-daily", "DEM0-0015-TKY7"),
    await at("line-offline", "DEM0-0021-TKYA"),
    await at("line-queue", "DEM0-0022-TKYK"),
    await at("line-first-use", "DEM0-0024-TKY6"),
    { ...offline, path: start },
    await at("plans", "DEM0-0009-TKY4", "/plans"),
    await at("plans-nami", "DEM0-0023-TKYW", "/plans"),
    await at("plans-trip", "DEM0-0022-TKYK", `/plans?${TRIP}`),
    await at("plans-trip-daily", "DEM0-0015-TKY7", `/plans?${TRIP}`),
    await at("trip-line", "DEM0-0022-TKYK", `/trip?${LONG_TRIP}&use=normal`),
    await at("plans-bad-date", "DEM0-0010-TKYR", "/plans?date=2001-01-01"),
    await at("plans-none", "DEM0-0004-TKYN", "/plans"),
    await at("hand-over", "DEM0-0022-TKYK", `/hand-over?plan=nami-5gb-7d&${TRIP}`),
    await at("hand-over-advice", "DEM0-0009-TKY4", "/hand-over?plan=sora-month-20gb&wish=advice"),
    await at("confirm", "DEM0-0009-TKY4", "/confirm?plan=sora-month-20gb"),
    await at("confirm-queue", "DEM0-0022-TKYK", `/confirm?plan=nami-5gb-7d&${TRIP}`),
    await at("confirm-loses", "DEM0-0023-TKYW", "/confirm?plan=nami-unlimited-10d"),
    { ...empty, prepare: (at) => send(at, 'form[action$="/orders"]', { email: "" }) },
  ];
}

/** Questions that wait, stand there in one language, and do not; and the form. */
async function questionStages({ act }: DemoShop): Promise<readonly Stage[]> {
  const house = { staffId: newId<"staff">(), role: "operator" } as unknown as Staff;
  const ask = async (text: string) => {
    const [form, long] = [sealQuestionForm(act), addSeconds(act.clock.now(), 60)];
    const asked = await askQuestion(
      { ...act, clock: { now: () => long } },
      {
        ...{ topic: "guide:my-phone", language: "en", text, form, trap: "" },
        ...{ address: newId(), device: newId() },
      },
    );
    if (!asked.ok) throw new Error(asked.refusal);
    return asked.value.number;
  };
  const numbers = [];
  for (const text of ["Does it work at sea?", "Does it work in a Pixel?", "Buy followers now!"]) {
    numbers.push(await ask(text));
  }
  const [waiting, answered, refused] = numbers as [string, string, string];
  for (const language of LANGUAGES) {
    await publishAnswer(act, house, {
      ...{ number: answered, language, isNumberMeant: false },
      question: "Pixel 8?",
      answer: "Yes, with the APN that stands on the pack.\nRestart it once.",
    });
  }
  await refuseQuestion(act, house, { number: refused, reason: "about_an_order" });
  return [
    { name: "questions", path: "/en/questions" },
    { name: "questions-wrong", path: "/en/questions?number=12" },
    { name: "question-waiting", path: `/en/questions/${waiting}` },
    { name: "question-answered", path: `/en/questions/${answered}` },
    { name: "question-refused", path: `/en/questions/${refused}` },
    { name: "question-ask", path: "/en/questions/ask?about=guide:my-phone" },
    { name: "question-ask-any", path: "/en/questions/ask" },
    {
      name: "question-wrong",
      path: "/en/questions/ask",
      prepare: (page) => send(page, 'form[action$="/ask"]', { email: "nobody" }),
    },
  ];
}

/** Reminders by text to the card: where they are offered, and where each text leads. */
async function smsStages({ visit, web, act }: DemoShop): Promise<readonly Stage[]> {
  const [offered, on] = [await visit("DEM0-0009-TKY4"), await visit("DEM0-0001-TKYS")];
  await web.post(`${on.line}/reminders/sms`, { act: "on" }, { jar: on.jar });
  const { rows } = await act.database.run({
    text: "select code_sealed as code from notice_addresses where channel = 'sms'",
    values: [],
  });
  const code = act.secrets.unseal((rows[0] as { code: Buffer }).code);
  return [
    { name: "reminders-sms", path: `${offered.line}/reminders`, jar: offered.jar },
    { name: "sms", path: `/en/s/${code}` },
  ];
}

/** A holder's links, and what one leads to: a choice, the order, and nothing any more. */
async function friendStages(shop: DemoShop, links: Stage): Promise<readonly Stage[]> {
  const { web } = shop;
  const jar = links.jar!;
  const linkFor = async (plan: string) => {
    await web.post(links.path, { plan }, { jar });
    const page = await (await web.get(links.path, { jar })).text();
    const [, token] = /\/f\/([\w-]+)/.exec(page)!;
    return { path: `/en/f/${token}`, page };
  };
  const stopped = await linkFor("any plan");
  const [, link = ""] = /name="link" value="([^"]+)"/.exec(stopped.page)!;
  await web.post(`${links.path}/stop`, { link }, { jar });
  const [free, fixed] = [await linkFor("any plan"), await linkFor("sora-month-20gb")];
  return [
    links,
    { name: "friend-choose", path: free.path },
    { name: "friend-pay", path: fixed.path },
    { name: "friend-over", path: stopped.path },
    {
      name: "friend-wrong",
      path: fixed.path,
      prepare: (page) => send(page, 'form[action*="/f/"]', { email: "" }),
    },
  ];
}

const LONG_TRIP = "ask=yes&leaves=2026-12-09&leaves_time=18:30";
const TRIP = "leaves=2026-11-29T18:30&use=normal&currency=CNY";

const ASKED = "ask=yes&pay_card=yes&pay_cash=yes&net=slow&unsure=yes&id=yes";

/** What anybody can open. */
export const OPEN_STAGES: readonly Stage[] = [
  { name: "home", path: "/en" },
  { name: "home-again", path: "/en?say=find-again" },
  {
    name: "home-wrong",
    path: "/en",
    prepare: (page) => send(page, 'form[action$="/find"]', { number: "12" }),
  },
  {
    name: "find-second",
    path: "/en",
    prepare: (page) => send(page, 'form[action$="/find"]', { number: "8981042000010079195" }),
  },
  {
    name: "find-second-wrong",
    path: "/en",
    async prepare(page) {
      await send(page, 'form[action$="/find"]', { number: "8981042000010079195" });
      await send(page, 'form[action$="/find/second"]', { second: "0000" });
    },
  },
  { name: "trip", path: `/en/trip?${LONG_TRIP}&use=heavy&lines=2` },
  { name: "points", path: "/en/points" },
  { name: "points-found", path: "/en/points?place=Tokyo+Station" },
  {
    name: "points-none",
    path: "/en/points?place=Naha&speaks=ko&pay=transit&wifi=yes&does=takes_slips",
  },
  { name: "points-unknown", path: "/en/points?place=Atlantis" },
  { name: "point", path: "/en/points/demo-hnd-t3" },
  { name: "point-kiosk", path: "/en/points/demo-hnd-t1" },
  { name: "advise", path: "/en/advise?why=declined" },
  { name: "advise-asked", path: `/en/advise?${ASKED}&place=Tokyo+Station` },
  { name: "advise-nothing", path: "/en/advise?ask=yes&net=none&place=Naha&by=30" },
  { name: "advise-no-place", path: `/en/advise?${ASKED}&why=payments_down` },
  { name: "advise-paid", path: `/en/advise?${ASKED}&why=late&place=Shinjuku` },
  { name: "advise-unknown", path: `/en/advise?${ASKED}&place=Atlantis` },
  { name: "phrases", path: "/en/phrases" },
  { name: "verify-check", path: "/en/verify" },
  { name: "verify-unknown", path: "/en/verify/x.y.z" },
  { name: "lookup", path: "/en/orders" },
  {
    name: "lookup-wrong",
    path: "/en/orders",
    prepare: (page) => send(page, 'form[action$="/orders"]', { number: "ABC", email: "x" }),
  },
  { name: "chat", path: "/en/chat/visit" },
  { name: "rate-over", path: "/en/rate/made-up" },
  { name: "help", path: "/en/help" },
  { name: "help-no-data", path: "/en/help?about=no_data" },
  { name: "voucher", path: "/en/voucher" },
  {
    name: "cases-wrong",
    path: "/en/cases",
    prepare: (page) => send(page, 'form[action$="/cases"]', { number: "ABC", contact: "x" }),
  },
  { name: "verify-forged", path: "/en/verify/nonsense" },
  { name: "guide", path: "/en/guide" },
  ...["what", "compare", "my-phone", "renew", "choose", "no-fail"].map((topic) => ({
    name: `guide-${topic}`,
    path: `/en/guide/${topic}`,
  })),
  { name: "legal", path: "/en/legal" },
  { name: "privacy", path: "/en/privacy" },
  {
    name: "mine-ask-wrong",
    path: "/en/privacy/mine",
    prepare: (page) => send(page, 'form[action$="/mine"]', { email: "x" }),
  },
  { name: "terms", path: "/en/terms" },
  { name: "zone", path: "/en/zone" },
  { name: "offline-about", path: "/en/offline?said=about" },
  // Other languages lead to what the page says of itself: no worker shows them that one.
  { name: "offline", path: "/en/offline", prepare: async () => {} },
  { name: "offline-forgotten", path: "/en/offline?said=forgotten" },
  { name: "not-found", path: "/en/nowhere" },
  { name: "account-log-in", path: "/en/account/log-in" },
  { name: "account-register", path: "/en/account/register" },
  { name: "account-forgot", path: "/en/account/forgot" },
  { name: "outbox", path: "/outbox" },
];

/** Stages from which nothing leads on but another way to renew, and what the adviser is told. */
export const DEAD_ENDS: Readonly<Record<string, string>> = {
  "order-failed": "declined",
  "order-silent": "payments_down",
  "order-too-late": "too_late",
  "order-late": "late",
  "order-refunding": "refunded",
  "order-claim": "refunded",
  "order-refunded": "refunded",
  "plans-none": "no_plan",
  "line-recycled": "no_plan",
  "line-suspended": "no_plan",
};

/** Fills the fields of a form and sends it; resolves when the answer is there. */
export async function send(
  page: Page,
  form: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    await page.locator(`${form} input[name=${name}]`).fill(value);
  }
  const answered = page.waitForResponse((response) => response.request().isNavigationRequest());
  await page.locator(`${form} button`).last().click();
  await answered;
  await page.waitForLoadState();
}

/** A page that was about to turn by itself may do so just now, and end what was begun. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address).catch(async (error: unknown) => {
    if (!String(error).includes("ERR_ABORTED")) throw error;
    await page.goto(address);
  });
}
