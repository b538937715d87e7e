import { createDecipheriv, createECDH, hkdfSync } from "node:crypto";
import { beforeAll, expect, test, vi } from "vitest";
import type { BrowserContext, Page, Worker } from "playwright-core";
import { bucketsOfLine } from "../../src/business/buckets/index.ts";
import { messageDesk, noticeDesk, recentMessages } from "../../src/business/notices/index.ts";
import { addHours } from "../../src/foundation/clock/index.ts";
import type { CallOut } from "../../src/foundation/http/index.ts";
import { openLog } from "../../src/foundation/log/index.ts";
import { oneRound, type Desk } from "../../src/foundation/work/index.ts";
import { webPushChannel } from "../../src/gateways/messages/web-push/index.ts";
import { noticeWriter } from "../../src/surfaces/documents/index.ts";
import { paths } from "../../src/surfaces/web/index.ts";
import { pushTexts } from "../../src/surfaces/web/reminders/texts/index.ts";
import { expectNoAxeFindings } from "../axe.ts";
import { openBrowser } from "../browser.ts";
import { buildTown, type TownLine } from "../town.ts";
import { testWeb } from "../web.ts";

vi.setConfig({ testTimeout: 90_000 });

const web = await testWeb();
const url = await web.listen();
const act = web.db.act({ clock: web.clock });
const browser = await openBrowser({ javaScript: true, keepsPages: true });
const phone = createECDH("prime256v1");
const AUTH = Buffer.from("000102030405060708090a0b0c0d0e0f", "hex");
const ENDPOINT = "https://push.example.net/send/1";
const pushed: CallOut[] = [];
let line: TownLine;
let page: Page;

beforeAll(async () => {
  const town = await buildTown(act);
  line = await town.line();
  await town.bucket(line);
  phone.generateKeys();
});

test("nobody is asked before the tap, and one tap has notices come to this device", async () => {
  page = await pageWithPhone("granted");
  await page.goto(`${url}/ja/r/${line.renewalCode}`);
  await page.click('a[href$="/reminders"]');
  const button = page.getByRole("button", { name: pushTexts.ja.button });
  await button.waitFor();
  expect(await page.evaluate("window.askedFor")).toBe(0);
  await expectNoAxeFindings(page);
  await shoot("ask");
  await button.click();
  await page.getByText(pushTexts.ja.pushed).waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/ja\/line\/[^/]+\/reminders$/u);
  await expectNoAxeFindings(page);
  await shoot("pushed");
});

test("what becomes true of the line is pushed, shown there without a number, and opens its page", async () => {
  const [bucket] = await bucketsOfLine(act, line.lineId);
  web.clock.moveTo(addHours(bucket!.endsAt!, -3));
  await round(noticeDesk(act, writer));
  await round(messageDesk(act, { channels: { web_push: channel }, enclose, stopUrl: String }));
  expect(await recentMessages(act, 9)).toMatchObject([{ channel: "web_push", state: "sent" }]);
  expect(pushed.map((one) => one.url)).toEqual([ENDPOINT]);
  const payload = open(pushed[0]!.body as Buffer);
  const shown = await deliver(page, payload);
  const text = `${shown.title} ${shown.body}`;
  expect([text.includes(line.iccid.slice(-4)), text.length > 10]).toEqual([false, true]);
  expect(shown.data).toBe(JSON.parse(payload).url);
  // The same again bears the same tag: it takes the place of the first.
  expect((await deliver(page, payload)).tag).toBe(shown.tag);
  const opened = await page.goto(await tap(page, shown.data));
  expect(opened?.status()).toBe(200);
  expect(new URL(page.url()).pathname).toMatch(/^\/ja\/line\//u);
});

test("a push that nobody of ours sent opens no other site", async () => {
  const foreign = await deliver(page, JSON.stringify({ title: "x", url: "https://evil.example/" }));
  const broken = await deliver(page, "not even this");
  expect([foreign.data, broken.data, broken.title]).toEqual([`${url}/`, `${url}/`, "Tsunagu"]);
  expect(await tap(page, "https://evil.example/")).toBe(`${url}/`);
});

test("a browser that says no is told how to say yes", async () => {
  const other = await pageWithPhone("denied");
  await other.goto(`${url}/zh-Hans/r/${line.renewalCode}`);
  await other.click('a[href$="/reminders"]');
  await other.getByRole("button", { name: pushTexts["zh-Hans"].button }).click();
  await other.getByText(pushTexts["zh-Hans"].blocked).waitFor();
  await expectNoAxeFindings(other);
});

// Everything of a push but the service between: no browser of a test reaches that of its maker.
async function pageWithPhone(answer: "granted" | "denied"): Promise<Page> {
  const made = await browser.newPage({ language: "ja" });
  if (answer === "granted") await made.context().grantPermissions(["notifications"]);
  await made.addInitScript(`{
    const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)).buffer;
    const keys = { p256dh: ${asText(phone.getPublicKey())}, auth: ${asText(AUTH)} };
    window.askedFor = 0;
    Notification.requestPermission = async () => ((window.askedFor += 1), "${answer}");
    PushManager.prototype.getSubscription = async () => null;
    PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
      if (!userVisibleOnly || applicationServerKey.length !== 65) throw new Error("not so");
      return { endpoint: "${ENDPOINT}", getKey: (name) => bytes(keys[name]) };
    };
  }`);
  return made;
}

function asText(bytes: Buffer): string {
  return JSON.stringify(bytes.toString("base64"));
}

const channel = webPushChannel({
  ...{ signer: web.ground.secrets.pushSigner, contact: "https://tsunagu.test", clock: web.clock },
  async call(one) {
    pushed.push(one);
    return { kind: "answered", status: 201, headers: {}, body: "" };
  },
});

const writer = noticeWriter({
  publicUrl: url,
  linePath: paths.noticeLink,
  orderPath: paths.order,
  remindersPath: paths.reminders,
  smsPath: paths.sms,
  refundPath: paths.orderRefund,
  receiptPath: paths.receipt,
  stopAutoPath: paths.stopAuto,
});

const enclose = async () => Promise.reject(new Error("nothing to enclose"));

async function round<T>(desk: Desk<T>): Promise<void> {
  const options = {
    clock: web.clock,
    log: openLog("error"),
    restMs: 1,
    leaseSeconds: 60,
    atOnce: 9,
  };
  await oneRound(desk, options);
}

function open(body: Buffer): string {
  const sender = body.subarray(21, 86);
  const derive = (secret: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number) =>
    Buffer.from(hkdfSync("sha256", secret, salt, info, length));
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), phone.getPublicKey(), sender]);
  const secret = derive(phone.computeSecret(sender), AUTH, info, 32);
  const salt = body.subarray(0, 16);
  const key = derive(secret, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
  const nonce = derive(secret, salt, Buffer.from("Content-Encoding: nonce\0"), 12);
  const opener = createDecipheriv("aes-128-gcm", key, nonce).setAuthTag(body.subarray(-16));
  return Buffer.concat([opener.update(body.subarray(86, -16)), opener.final()])
    .subarray(0, -1)
    .toString();
}

interface Shown {
  readonly title: string;
  readonly body: string;
  readonly data: string;
  readonly tag?: string;
}

/** Hands a push to the worker, as its browser does; answers what it would show. */
async function deliver(to: Page, data: string): Promise<Shown> {
  const session = await sessionOf(to.context(), to);
  // A browser without a screen shows nothing: what the worker asks it to show is looked at here.
  await workerOf(to).evaluate(`{
    const { promise, resolve } = Promise.withResolvers();
    self.shown = promise;
    self.registration.showNotification = async (title, options) => resolve({ title, ...options });
  }`);
  await session.send("ServiceWorker.deliverPushMessage", { origin: url, registrationId, data });
  return workerOf(to).evaluate("self.shown");
}

/** Taps on what is shown; answers where that leads. */
async function tap(on: Page, data: string): Promise<string> {
  return workerOf(on).evaluate(`new Promise((resolve) => {
    self.clients.openWindow = async (to) => resolve(to);
    const notification = { data: ${JSON.stringify(data)}, close() {} };
    const event = Object.assign(new Event("notificationclick"), { notification, waitUntil() {} });
    self.dispatchEvent(event);
  })`);
}

function workerOf(of: Page): Worker {
  const [worker] = of.context().serviceWorkers();
  if (worker === undefined) throw new Error("no worker runs");
  return worker;
}

let registrationId = "";

async function sessionOf(context: BrowserContext, to: Page) {
  const session = await context.newCDPSession(to);
  const registered = new Promise<string>((resolve) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const found = registrations.find(({ isDeleted }) => !isDeleted);
      if (found !== undefined) resolve(found.registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  registrationId = await registered;
  return session;
}

async function shoot(name: string): Promise<void> {
  const folder = process.env["SHOTS"];
  if (folder === undefined) return;
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.screenshot({ path: `${folder}/push-${name}-${width}.png`, fullPage: true });
  }
}
