import type { Page } from "playwright-core";
import { offerPairing } from "../src/business/staff/index.ts";
import type { Act } from "../src/foundation/act/index.ts";
import { openBrowser } from "../tests/browser.ts";
import { openBenchHouse } from "./house.ts";
import { moveIn, take } from "./town.ts";

const ROUNDS = 30;
const WARM_UP_ROUNDS = 3;
const AIM_MS = 1000;
const HEARTBEAT = {
  ...{ paper: "ok", printer: "ready", reader: "ready", scanner: "ready" },
  ...{ version: "bench", service: "in" },
} as const;

/** From the scanner's Enter to the plans, at a paired machine's own browser with script. */
export async function benchKiosk(): Promise<void> {
  const house = await openBenchHouse();
  const browser = await openBrowser({ javaScript: true, widthPx: 1080, heightPx: 1920 });
  try {
    const lines = await moveIn(house.act, ROUNDS + WARM_UP_ROUNDS);
    const url = await house.startProgram();
    const page = await browser.newPage();
    await openScreen(page, url, await pairedToken(house.act, url));
    const rounds: { readonly scanned: number; readonly chosen: number; readonly bare: number }[] =
      [];
    for (const [i, { renewalCode }] of lines.entries()) {
      const took = {
        ...(await scanToChoice(page, renewalCode)),
        bare: await bareTurns(page, `${url}/kiosk`),
      };
      if (i >= WARM_UP_ROUNDS) rounds.push(took);
    }
    report(rounds);
  } finally {
    await browser.close();
    await house.close();
  }
}

async function pairedToken(act: Act, url: string): Promise<string> {
  const { code } = take(await offerPairing(act, { kind: "kiosk", name: "Bench" }));
  const { token = "" } = await ask(url, "/pair", { body: { code, keep: "token" } });
  await ask(url, "/heartbeat", { token, body: HEARTBEAT });
  return token;
}

async function openScreen(page: Page, url: string, token: string): Promise<void> {
  const { key } = await ask(url, "/page-key", { token, body: {} });
  await page.goto(`${url}/kiosk?key=${key}`);
}

async function ask(
  url: string,
  path: string,
  { token, body }: { readonly token?: string; readonly body: unknown },
): Promise<{ readonly token?: string; readonly key?: string }> {
  const response = await fetch(`${url}/kiosk/api${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as { token?: string; key?: string };
}

/** One visit as far as the plans: the program's time, without the customer's. */
async function scanToChoice(page: Page, code: string) {
  await page.locator("button[value=zh-Hans]").click();
  const field = page.locator("#typed");
  await field.fill(code);
  const start = performance.now();
  await field.press("Enter");
  await page.locator("body.have").waitFor();
  const scanned = performance.now() - start;
  const pressed = performance.now();
  await page.locator("button.main").click();
  await page.locator("body.choose").waitFor();
  const chosen = scanned + performance.now() - pressed;
  await page.locator("form:has(input[name=do][value=reset]) button").first().click();
  await page.locator("body.rest").waitFor();
  return { scanned, chosen };
}

/** What two turns of a page cost in this browser, whatever is on it. */
async function bareTurns(page: Page, url: string): Promise<number> {
  const start = performance.now();
  for (let turn = 0; turn < 2; turn++) {
    await page.goto(url);
    await page.locator("body.rest").waitFor();
  }
  return performance.now() - start;
}

function report(
  rounds: readonly { readonly scanned: number; readonly chosen: number; readonly bare: number }[],
): void {
  const at = (pick: (one: (typeof rounds)[number]) => number, share: number) =>
    rounds.map(pick).toSorted((a, b) => a - b)[Math.floor((rounds.length - 1) * share)]!;
  console.log(`\nfrom scan to choice at a kiosk, ${rounds.length} visits`);
  const row = (name: string, pick: (one: (typeof rounds)[number]) => number) =>
    console.log(
      `  ${name.padEnd(34)}${[0.5, 0.95].map((share) => `${at(pick, share).toFixed(0)} ms`.padStart(10)).join("")}`,
    );
  console.log(`  ${"".padEnd(34)}${["median", "p95"].map((name) => name.padStart(10)).join("")}`);
  row("scan to what one has", ({ scanned }) => scanned);
  row("scan to the plans", ({ chosen }) => chosen);
  row("two turns of the resting screen", ({ bare }) => bare);
  const ratio = at(({ chosen }) => chosen, 0.5) / at(({ bare }) => bare, 0.5);
  console.log(`  ratio ${ratio.toFixed(2)}; aim: p95 under ${AIM_MS} ms`);
}
