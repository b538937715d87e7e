import { beforeEach, describe, expect, test } from "vitest";
import { got, hiddenOf, testCounter } from "../../tests/counter.ts";
import { carrierOf, handOut } from "../../tests/orders.ts";
import type { TownLine } from "../../tests/town.ts";
import {
  hearOutcome,
  jobsAt,
  jobsOf,
  makePrinter,
  printerDesk,
  takeJob,
  type Printer,
} from "../business/printing/index.ts";
import { tillNumberSubscriptions } from "../business/receipts/index.ts";
import {
  readOrder,
  recentRenewals,
  workRenewal,
  type Renewal,
} from "../business/renewals/index.ts";
import type { Till } from "../business/tills/index.ts";
import { addMinutes, instant } from "../foundation/clock/index.ts";
import { newId } from "../foundation/ids/index.ts";
import { textOf } from "../foundation/paper/index.ts";
import { virtualPrinter } from "../gateways/printers/virtual/index.ts";
import { printSubscriptions } from "../surfaces/printing/index.ts";

const NEWS = ["renewal.active", "renewal.queued", "renewal.refunded"];
const counter = await testCounter(() => ({
  carriers: [carrierOf()],
  isNews: (event) => NEWS.includes(event),
}));
const { act, get, post, town, outside } = counter;
const clerk = await counter.person("clerk");
const manager = await counter.person("manager");
const PASSPORT = { kind: "passport", issuer: "UTO", number: "L898902C3", expires: "2039-01-31" };
const subscriptions = [
  ...tillNumberSubscriptions(NEWS, async () => "T-1"),
  ...printSubscriptions(NEWS, { publicUrl: "https://tsunagu.example" }),
];
const desk = printerDesk(act, [virtualPrinter()]);

const till = await counter.till();
const jar = await counter.at(till, clerk);
const here = { jar, printer: await printerAt(till) };
type Standing = typeof here;

async function printerAt({ tillId }: Till): Promise<Printer> {
  const wish = { kind: "virtual", name: "Desk", paperMm: 80, codePages: ["shiftjis"] } as const;
  return got(await makePrinter(act, { ...wish, code: "V-1", tillId })).printer;
}

beforeEach(async () => lever(here, "ready"));

const lever = async ({ jar, printer }: Standing, state: string) => {
  await post("/counter/printer/state", { state }, jar);
  await desk.work(printer.printerId);
};

/** Sold for cash, as the page's own form says; without the tick there is no paper. */
async function sold(
  { jar }: Standing,
  paper: { paper?: string } = { paper: "1" },
  of: { line?: TownLine; plan: string; quick: string } = { plan: "week", quick: "1980" },
) {
  const line = of.line ?? (await town.line());
  const url = `/counter/lines/${line.lineId}/sell`;
  const form = hiddenOf(await (await get(`${url}?plan=${of.plan}`, jar)).text());
  await post(url, { ...form, ...paper, quick: of.quick }, jar);
  const renewal = await renewalOn(line);
  await workRenewal(act, outside, renewal);
  await handOut(act, subscriptions);
  return (await renewalOn(line)) as Renewal;
}

async function renewalOn(line: TownLine): Promise<Renewal> {
  return (await recentRenewals(act, line.lineId, instant("2020-01-01T00:00:00Z")))[0]!;
}

const pageOf = async ({ jar }: Standing, { number }: Renewal) =>
  (await get(`/counter/orders/${number}`, jar)).text();
const jobsOn = async ({ number }: Renewal) => jobsOf(act, number);

describe("after a sale", () => {
  test("the receipt comes out by itself, once, however often the news are told", async () => {
    const renewal = await sold(here);
    const news = { lineId: renewal.lineId, thing: renewal.renewalId };
    for (const { event, handle } of subscriptions) {
      const row = { ...news, seq: 1, eventId: newId(), name: event, before: null, after: null };
      await handle(act, { ...row, at: act.clock.now() });
    }
    await desk.work(here.printer.printerId);
    const [job, ...more] = await jobsOn(renewal);
    expect(more).toEqual([]);
    expect(job).toMatchObject({ state: "printed", subject: "receipt", isReissue: false });
    const paper = textOf(job!.slip!, 80);
    expect(paper).toContain("1,980");
    expect(paper).not.toContain("再発行");
    expect(await pageOf(here, renewal)).toContain("Receipt: print again, marked 再発行");
  });

  test("without the tick nothing is printed, and the first copy is still a plain one", async () => {
    const renewal = await sold(here, {});
    expect(await jobsOn(renewal)).toEqual([]);
    expect(await pageOf(here, renewal)).toContain("Receipt: print<");
  });

  test("what is given back comes out at the counter where two people agreed to it", async () => {
    const line = await town.line();
    await town.bucket(line);
    const renewal = await sold(here, {}, { line, plan: "queue", quick: "2980" });
    const at = `/counter/orders/${renewal.number}/refund`;
    const form = hiddenOf(await (await get(at, here.jar)).text());
    const keys = await counter.keysOf(manager);
    await post(at, { ...form, ...keys, cause: "changed_mind" }, here.jar);
    counter.clock.moveTo(addMinutes(act.clock.now(), 1));
    await workRenewal(act, outside, renewal);
    const [claim] = (await readOrder(act, renewal))!.claims;
    const slip = `/counter/vouchers/${claim!.number}/slip`;
    expect((await get(slip, here.jar)).status).toBe(404);
    await post(`/counter/vouchers/${claim!.number}`, PASSPORT, here.jar);
    counter.clock.moveTo(addMinutes(act.clock.now(), 1));
    await workRenewal(act, outside, renewal);
    await handOut(act, subscriptions);
    await post(slip, { once: newId() }, here.jar);
    await desk.work(here.printer.printerId);
    expect(await jobsOn(renewal)).toMatchObject([{ subject: "return", state: "printed" }]);
    const [signed] = await jobsOf(act, claim!.number);
    expect(signed).toMatchObject({ subject: "pay_out", state: "printed" });
    expect(textOf(signed!.slip!, 80).replaceAll(" ", "")).toContain("2,980");
  });

  test("a copy is marked, and two clicks on it are one", async () => {
    const renewal = await sold(here);
    await desk.work(here.printer.printerId);
    const form = { kind: "receipt", seen: "0" };
    for (let i = 0; i < 2; i++) {
      await post(`/counter/orders/${renewal.number}/print`, form, here.jar);
    }
    await desk.work(here.printer.printerId);
    const [copy, first, ...more] = await jobsOn(renewal);
    expect([copy, first]).toMatchObject([{ isReissue: true }, { isReissue: false }]);
    expect(more).toEqual([]);
    expect(textOf(copy!.slip!, 58)).toContain("再発行");
  });
});

describe("a printer that cannot print", () => {
  test.each([
    ["paper_out", "The printer is out of paper."],
    ["cover_open", "The printer&#39;s cover is open."],
    ["offline", "The printer does not answer."],
  ])("%s is told before the sale, which goes on; the paper follows", async (state, told) => {
    await lever(here, state);
    const line = await town.line();
    const sale = await get(`/counter/lines/${line.lineId}/sell?plan=week`, here.jar);
    for (const page of [await sale.text(), await (await get("/counter", here.jar)).text()]) {
      expect(page).toContain(told);
      expect(page).toContain("You can sell all the same");
    }
    const renewal = await sold(here);
    expect(renewal.state).toBe("active");
    expect(await pageOf(here, renewal)).toContain("waits for the printer");
    await lever(here, "ready");
    expect((await jobsOn(renewal))[0]).toMatchObject({ state: "printed", isReissue: false });
  });

  test("that was silent for two minutes is offline on the desk", async () => {
    counter.clock.moveTo(addMinutes(act.clock.now(), 2));
    expect(await (await get("/counter", here.jar)).text()).toContain("does not answer");
  });
});

describe("a paper of unknown outcome", () => {
  async function lost() {
    await lever(here, "paper_out");
    const renewal = await sold(here);
    const job = (await takeJob(act, here.printer))!;
    await hearOutcome(act, job.jobId, "unknown");
    expect(await pageOf(here, renewal)).toContain("Look at the printer");
    return { renewal, job };
  }

  test("that lies there is printed, says the clerk", async () => {
    const { renewal, job } = await lost();
    await post(`/counter/print-jobs/${job.jobId}`, { seen: "printed" }, here.jar);
    expect(await jobsOn(renewal)).toMatchObject([{ state: "printed" }]);
  });

  test("that does not is printed again, marked, and the old one never comes out", async () => {
    const { renewal, job } = await lost();
    const form = { kind: "receipt", seen: "0", lost: job.jobId };
    await post(`/counter/orders/${renewal.number}/print`, form, here.jar);
    await lever(here, "ready");
    expect(await jobsOn(renewal)).toMatchObject([
      { state: "printed", isReissue: true },
      { state: "cancelled", isReissue: false },
    ]);
  });
});

describe("other papers", () => {
  test("an order slip, a test page and a till's report come out once for each page shown", async () => {
    const renewal = await sold(here, {});
    const once = hiddenOf(await pageOf(here, renewal))["once"]!;
    for (const path of [`orders/${renewal.number}/slip`, `orders/${renewal.number}/slip`]) {
      await post(`/counter/${path}`, { once }, here.jar);
    }
    const page = await (await get("/counter/printer", here.jar)).text();
    await post("/counter/printer/test", { once: hiddenOf(page)["once"]! }, here.jar);
    await desk.work(here.printer.printerId);
    const jobs = await jobsAt(act, here.printer.printerId, 2);
    expect(jobs.map(({ subject, state }) => `${subject} ${state}`)).toEqual([
      "test printed",
      "order printed",
    ]);
    const shown = await (await get("/counter/printer", here.jar)).text();
    expect(shown).toContain("virtual printer");
    expect(shown).toContain("<title>Test page V-1</title>");
  });

  test("a form that no page of ours made prints nothing", async () => {
    const renewal = await sold(here, {});
    const [before] = await jobsAt(act, here.printer.printerId, 1);
    for (const path of ["print", "slip"]) {
      await post(`/counter/orders/${renewal.number}/${path}`, { seen: "1", once: "1" }, here.jar);
    }
    await post("/counter/printer/test", {}, here.jar);
    await post("/counter/printer/state", { state: "on fire" }, here.jar);
    expect((await jobsAt(act, here.printer.printerId, 1))[0]?.jobId).toBe(before?.jobId);
  });

  test("a report on paper says the cash of each brand, as its page does", async () => {
    await sold(here, {});
    const atTill = await counter.at(till, await counter.person("manager"));
    const page = await (await get("/counter/till/report", atTill)).text();
    const row = /<caption>Cash by brand.*?<th scope="row">(.+?)<\/th>.*?(\d+)<.*?(¥[\d,]+)</su;
    const [, brand, , sale] = row.exec(page)!;
    const once = hiddenOf(page);
    await post("/counter/till/report/slip", once, atTill);
    await desk.work(here.printer.printerId);
    const [job] = await jobsOf(act, till.tillId);
    const paper = textOf(job!.slip!, 80);
    expect(paper).toMatch(new RegExp(`Cash by brand\\s+${brand}\\s+Sales[^\\n]*${sale}`, "u"));
  });

  test("without a printer the browser prints: receipt, order slip, report", async () => {
    const bareTill = await counter.till();
    const bare = { jar: await counter.at(bareTill, clerk) } as Standing;
    const atTill = await counter.at(bareTill, manager);
    const renewal = await sold(bare, {});
    const printed = await post(
      `/counter/orders/${renewal.number}/print`,
      { kind: "receipt", seen: "first" },
      bare.jar,
    );
    const at = printed.headers.get("location")!;
    expect(at).toContain(`/counter/orders/${renewal.number}/paper`);
    for (const url of [at, `/counter/orders/${renewal.number}/slip`, "/counter/till/report/slip"]) {
      const page = await get(url, atTill);
      expect([url, page.status]).toEqual([url, 200]);
      expect(await page.text()).toContain("<svg");
    }
    const clerkAsks = await get("/counter/till/report/slip", bare.jar);
    expect(clerkAsks.status).toBe(404);
  });
});
