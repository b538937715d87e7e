import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/foundation/language/index.ts";
import type { LineId } from "../../src/business/lines/index.ts";
import { recentRenewals } from "../../src/business/renewals/index.ts";
import { instant } from "../../src/foundation/clock/index.ts";
import { openAssets } from "../../src/surfaces/browser/index.ts";
import { openBrowser } from "../browser.ts";
import { testHouse } from "../house.ts";
import { renewInBrowser, seeItWorks, untilItWorks } from "./flow.ts";
import { openMeter, type Step } from "./meter.ts";

const BUDGET_BYTES = 60_000;
const BUDGET_WITH_SCRIPT_BYTES = 90_000;
const STYLESHEET_BYTES_MAX = 6_000;
const SHOWN_BYTES_MAX = 13_000;
const WORKER_BYTES_MAX = 15_000;
const REGISTRATION_BYTES_MAX = 600;

const { url, town, boxes, act, until } = await testHouse();
const browser = await openBrowser();

describe("from the pack's link to the page that says it works, with a cold cache", () => {
  it.each(LANGUAGES)("weighs at most 60 kB without script, in %s", async (language) => {
    const steps = await renew(language, { javaScript: false });
    expect(weightOf(steps), table(steps)).toBeLessThanOrEqual(BUDGET_BYTES);
    const types = steps.flatMap(({ requests }) => requests).map(({ type }) => type);
    expect(types.filter((type) => type === "Script" || type === "Font")).toEqual([]);
  });

  it("weighs at most 90 kB with script", async () => {
    const steps = await renew("ja", { javaScript: true });
    expect(weightOf(steps), table(steps)).toBeLessThanOrEqual(BUDGET_WITH_SCRIPT_BYTES);
    const requests = steps.flatMap((step) => step.requests);
    expect(requests.filter(({ type }) => type === "Script")).not.toEqual([]);
  });
});

describe("what is shown at a shop, with a cold cache", () => {
  it("weighs at most 13 kB each: the hand-over card, and the phrase board", async () => {
    const line = await town.line();
    for (const show of ["phrases", "hand-over?plan=week"]) {
      const page = await browser.newPage({ javaScript: false, language: "zh-Hans" });
      await page.goto(`${url}/zh-Hans/r/${line.renewalCode}`);
      const ground = show === "phrases" ? `${url}/zh-Hans` : page.url();
      const other = await page.context().browser()!.newContext({ javaScriptEnabled: false });
      await other.addCookies(await page.context().cookies());
      const cold = await other.newPage();
      const meter = await openMeter(cold);
      await cold.goto(`${ground}/${show}`);
      const step = await meter.take(show);
      expect(step.bytes, table([step])).toBeLessThanOrEqual(SHOWN_BYTES_MAX);
      await Promise.all([page.context().close(), other.close()]);
    }
  });
});

/** Goes the whole way; each host and the stylesheet are looked at on the way. */
async function renew(
  language: string,
  options: { readonly javaScript: boolean },
): Promise<readonly Step[]> {
  const line = await town.line();
  await town.bucket(line);
  const page = await browser.newPage({ ...options, language });
  const meter = await openMeter(page);
  const steps: Step[] = [];
  const onStep = async (name: string) => void steps.push(await meter.take(name));
  await renewInBrowser(page, {
    url,
    renewalCode: line.renewalCode,
    language,
    cardNumber: "4242 4242 4242 4242",
    onStep,
  });
  if (options.javaScript) {
    await untilItWorks(page);
    await onStep("hear that it works");
  } else {
    await until(async () => isFulfilled(line.lineId));
    await seeItWorks(page, onStep);
  }
  await page.context().close();
  const requests = steps.flatMap((step) => step.requests);
  const hosts = new Set(requests.map((request) => new URL(request.url).origin));
  expect([...hosts].toSorted()).toEqual([url, boxes.payments.url].toSorted());
  const styles = requests.filter(({ type }) => type === "Stylesheet");
  expect(styles.map(({ bytes }) => bytes).every((bytes) => bytes <= STYLESHEET_BYTES_MAX)).toBe(
    true,
  );
  return steps;
}

async function isFulfilled(lineId: LineId): Promise<true | undefined> {
  const [latest] = await recentRenewals(act, lineId, instant("2026-01-01T00:00:00Z"));
  return latest?.fulfilledAt === undefined ? undefined : true;
}

function weightOf(steps: readonly Step[]): number {
  return steps.reduce((sum, { bytes }) => sum + bytes, 0);
}

function table(steps: readonly Step[]): string {
  const rows = steps.flatMap(({ name, requests }) => [
    name,
    ...requests.map(({ bytes, type, url: where }) => `  ${bytes} ${type} ${where}`),
  ]);
  return rows.join("\n");
}

describe("what keeps pages for when there is no connection", () => {
  it("is under 15 kB of script before it is packed; what comes with a page is a few hundred bytes", () => {
    const assets = openAssets();
    const [worker, registration] = ["worker.js", "offline.js"].map((name) =>
      assets.read(assets.fileOf(name))!,
    );
    expect(worker!.plain.length + registration!.plain.length).toBeLessThan(WORKER_BYTES_MAX);
    // The worker is asked for by it, after the page has loaded.
    expect(registration!.brotli.length).toBeLessThan(REGISTRATION_BYTES_MAX);
  });
});
