import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { itemsBySerial, makeGood, receiveStock } from "../../src/business/goods/index.ts";
import { checkLedger } from "../../src/business/ledger/index.ts";
import { pinProvider } from "../../src/business/pins/index.ts";
import { recentRenewals, type Renewal } from "../../src/business/renewals/index.ts";
import {
  choosePasscode,
  hireStaff,
  logIn,
  offerPairing,
  pairDevice,
} from "../../src/business/staff/index.ts";
import {
  latestSession,
  makeTill,
  movementsOf,
  openTill,
  tillMoney,
} from "../../src/business/tills/index.ts";
import { instant } from "../../src/foundation/clock/index.ts";
import { readConfig } from "../../src/foundation/config/index.ts";
import { openLog } from "../../src/foundation/log/index.ts";
import { counterApp } from "../../src/surfaces/counter/index.ts";
import { got, hiddenOf, PASSCODE } from "../counter.ts";
import { OK_CARD, openStage } from "../races/stage.ts";
import { openWorker } from "../races/worker.ts";
import type { TownLine } from "../town.ts";
import type { SentForm } from "./counter-worker.ts";
import { runToEnd } from "./crashes.ts";

const ORIGIN = "http://tsunagu.test";
const READER = "desk-1";
const ASSETS = path.join(
  import.meta.dirname,
  "..",
  "..",
  "src",
  "surfaces",
  "browser",
  "assets.ts",
);

const stage = await openStage();
const { act, boxes, db, town } = stage;
const till = got(await makeTill(act, { code: "F-1", name: "Till" }));
const cookie = await keysOfClerk();
const folder = mkdtempSync(path.join(import.meta.dirname, "..", "..", "node_modules", ".faults-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const program = path.join(folder, "counter.mjs");
// Beside the packages, which it loads as they are.
await build({
  entryPoints: [path.join(import.meta.dirname, "counter-worker.ts")],
  ...{ outfile: program, bundle: true, platform: "node", format: "esm", packages: "external" },
  ...{ jsx: "automatic", jsxImportSource: "hono/jsx" },
  // Where the stylesheet is read from beside the source.
  define: { "import.meta.url": JSON.stringify(pathToFileURL(ASSETS).href) },
});
const app = counterApp({
  ...{ ...act, log: openLog("silent"), config: readConfig({ PUBLIC_URL: ORIGIN }) },
  ...{ payments: [boxes.payments.provider()], house: [pinProvider(), tillMoney()] },
  ...{ carriers: [boxes.carrier.gateway()], isDemo: false, nudge() {} },
});
const worker = openWorker(act, { ...stage.outside, house: houseOf });

afterEach(booksAgree);

async function booksAgree(): Promise<void> {
  expect(await checkLedger(act)).toEqual([]);
}

describe("a counter that is killed in a sale by cash", () => {
  it.each(["payment.before_taking", "payment.after_taking"])(
    "at %s: the same form once more is the same sale",
    async (failpoint) => {
      const line = await town.line();
      const form = { ...(await formOf(line)), handed: "2000" };
      const before = (await cashSales()).length;
      expect(await send(line, form, failpoint)).toBe("SIGKILL");
      const isTaken = failpoint === "payment.after_taking";
      expect((await cashSales()).length).toBe(before + (isTaken ? 1 : 0));
      const again = await sendHere(line, form);
      expect((await cashSales()).length).toBe(before + 1);
      const order = await onlyOrderOf(line);
      expect(again.headers.get("location")).toBe(`/counter/orders/${order.number}`);
      await expectConnected(order);
    },
  );
});

it("killed when the reader shows the amount, it shows no second one, and the card pays once", async () => {
  const line = await town.line();
  const form = { ...(await formOf(line)), way: "card" };
  expect(await send(line, form, "payment.after_call")).toBe("SIGKILL");
  await sendHere(line, form);
  await boxes.payments.atReader(READER, { card: OK_CARD });
  const order = await onlyOrderOf(line);
  await expectConnected(order);
  expect((await stage.order(order)).attempts).toMatchObject([{ state: "succeeded" }]);
  expect((await stage.wholeness(order)).received).toBe(1980);
});

it("sent by two browsers to two processes at once, a form sells once and takes the cash once", async () => {
  const line = await town.line();
  const form = { ...(await formOf(line)), quick: "1980" };
  const before = (await cashSales()).length;
  const files = ["one", "two"];
  const ends = files.map(async (file) => send(line, form, undefined, file));
  expect(await Promise.all(ends)).toEqual([null, null]);
  const order = await onlyOrderOf(line);
  const told = files.map((file) => readFileSync(path.join(folder, file), "utf8"));
  expect(told).toEqual(files.map(() => `303 /counter/orders/${order.number}`));
  expect((await cashSales()).length).toBe(before + 1);
  await expectConnected(order);
});

it("killed when a pack is sold, the same form once more shows that sale; the cash came once", async () => {
  const names = { "zh-Hans": "包", "zh-Hant": "包", ja: "パック", en: "Pack", ko: "팩" } as const;
  const { code } = got(
    await makeGood(act, { code: "pack-7", sellerCode: "town", names, priceYen: 2980 }),
  );
  const serials = ["898110000000001"];
  got(await receiveStock(act, { kind: "pack", goodCode: code, serials, shelf: { at: "house" } }));
  const url = `${ORIGIN}/counter/goods/sell`;
  const page = await app.request(`${url}?serial=${serials[0]}`, { headers: { cookie } });
  const form = { ...hiddenOf(await page.text()), handed: "3000" };
  const before = (await cashSales()).length;
  expect(await sendTo(url, form, "goods.after_taking")).toBe("SIGKILL");
  const again = [await postHere(url, form), await postHere(url, form)];
  const [one, other] = again.map(({ headers }) => headers.get("location"));
  expect(one).toMatch(/^\/counter\/goods\/sales\//u);
  expect(other).toBe(one);
  const sales = (await cashSales()).slice(before);
  expect(sales).toMatchObject([{ amountYen: 2980 }]);
  expect(await itemsBySerial(act, "pack", serials)).toMatchObject([{ place: { at: "sold" } }]);
  const anew = await postHere(url, { ...form, once: "another" });
  expect([anew.status, (await cashSales()).length]).toEqual([422, before + 1]);
});

async function keysOfClerk(): Promise<string> {
  const hired = got(
    await hireStaff(act, { number: "4711", name: "Aoi", role: "clerk", language: "en" }),
  );
  const { staff } = hired;
  got(await choosePasscode(act, staff.staffId, { present: hired.passcode, passcode: PASSCODE }));
  got(await openTill(act, staff, { tillId: till.tillId, float: { 1000: 10 } }));
  const wish = { kind: "counter", name: "Desk", tillId: till.tillId, reader: READER } as const;
  const { code } = got(await offerPairing(act, wish));
  const { device, token } = got(await pairDevice(act, { code, address: "192.0.2.1" }));
  const opened = got(await logIn(act, device, { number: "4711", passcode: PASSCODE }));
  return `counter_device=${token}; counter_session=${opened.token}`;
}

function houseOf(name: string) {
  return [pinProvider(), tillMoney()].find((one) => one.name === name);
}

function sellUrl({ lineId }: TownLine): string {
  return `${ORIGIN}/counter/lines/${lineId}/sell`;
}

async function formOf(line: TownLine) {
  const page = await app.request(`${sellUrl(line)}?plan=week`, { headers: { cookie } });
  return hiddenOf(await page.text());
}

async function sendHere(line: TownLine, form: Readonly<Record<string, string>>) {
  return postHere(sellUrl(line), form);
}

async function postHere(url: string, form: Readonly<Record<string, string>>) {
  const headers = { origin: ORIGIN, cookie };
  return app.request(url, { method: "POST", body: new URLSearchParams(form), headers });
}

/** To a web server in a process of its own; answers the signal that ended it, if one did. */
async function send(
  line: TownLine,
  form: SentForm["form"],
  failpoint?: string,
  file = "answer",
): Promise<NodeJS.Signals | null> {
  return sendTo(sellUrl(line), form, failpoint, file);
}

async function sendTo(
  url: string,
  form: SentForm["form"],
  failpoint?: string,
  file = "answer",
): Promise<NodeJS.Signals | null> {
  const sent: SentForm = {
    ...{ url, form, cookie },
    answerFile: path.join(folder, file),
  };
  return runToEnd([program, JSON.stringify(sent)], {
    DATABASE_URL: db.url,
    TSUNAGU_CLOCK_FILE: boxes.clockFile,
    PAYMENTS_URL: boxes.payments.url,
    PAYMENTS_KEY: boxes.payments.key,
    PAYMENTS_SECRET: boxes.payments.webhookSecrets.join(","),
    ...(failpoint === undefined ? {} : { TSUNAGU_FAILPOINT: failpoint }),
  });
}

async function cashSales() {
  const session = (await latestSession(act, till.tillId))!;
  return (await movementsOf(act, session)).filter(({ kind }) => kind === "sale");
}

async function onlyOrderOf({ lineId }: TownLine): Promise<Renewal> {
  const [order, ...more] = await recentRenewals(act, lineId, instant("2020-01-01T00:00:00Z"));
  expect(more).toEqual([]);
  return order!;
}

/** Past every lease and every pause: one plan, one receipt. */
async function expectConnected(order: Renewal): Promise<void> {
  for (const seconds of [61, 61]) {
    await boxes.advance(seconds);
    await worker.rest();
  }
  expect(await stage.wholeness(order)).toMatchObject({ granted: 1, buckets: 1, receipts: 1 });
}
