import pg from "pg";
import { openBrowser } from "../tests/browser.ts";
import { renewInBrowser, seeItWorks } from "../tests/weight/flow.ts";
import { openMeter, type Step } from "../tests/weight/meter.ts";
import { openBenchHouse } from "./house.ts";
import { CARD_THAT_PAYS, moveIn } from "./town.ts";

const BITS_PER_SECOND = 128_000;
const ROUND_TRIP_MS = 400;
const AIM = 1.3;

interface Measured extends Step {
  readonly seconds: number;
  /** What the bytes and the round trips take at the least. */
  readonly leastSeconds: number;
}

/** The pages of a renewal on a throttled line, in Chromium without script and without a cache. */
export async function benchPages(): Promise<void> {
  const house = await openBenchHouse();
  const browser = await openBrowser({ language: "zh-CN" });
  const pool = new pg.Pool({ connectionString: house.ownerUrl, max: 1 });
  try {
    const [line] = await moveIn(house.act, 1);
    const url = await house.startProgram();
    await house.sandboxes.payments.sendWebhooksTo(`${url}/webhooks/payments/sandbox`);
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: ROUND_TRIP_MS,
      downloadThroughput: BITS_PER_SECOND / 8,
      uploadThroughput: BITS_PER_SECOND / 8,
    });
    const meter = await openMeter(page);
    const steps: Measured[] = [];
    let since = performance.now();
    const onStep = async (name: string) => {
      const step = await meter.take(name);
      steps.push(measure(step, performance.now() - since));
      since = performance.now();
    };
    await renewInBrowser(page, {
      url,
      renewalCode: line!.renewalCode,
      language: "zh-Hans",
      cardNumber: CARD_THAT_PAYS,
      onStep,
    });
    await untilActive(pool);
    await meter.take("reloads while waiting");
    since = performance.now();
    await seeItWorks(page, onStep);
    report(steps);
  } finally {
    await pool.end();
    await browser.close();
    await house.close();
  }
}

function measure(step: Step, ms: number): Measured {
  const leastMs = (step.bytes * 8000) / BITS_PER_SECOND + step.roundTrips * ROUND_TRIP_MS;
  return { ...step, seconds: ms / 1000, leastSeconds: leastMs / 1000 };
}

function report(steps: readonly Measured[]): void {
  const sum = (pick: (step: Measured) => number) =>
    steps.reduce((total, step) => total + pick(step), 0);
  console.log("\nthe pages of a renewal at 128 kbps and 400 ms");
  const line = (name: string, cells: readonly string[]) =>
    console.log(`  ${name.padEnd(32)}${cells.map((cell) => cell.padStart(12)).join("")}`);
  line("", ["bytes", "round trips", "least s", "loaded s"]);
  const row = (name: string, bytes: number, trips: number, least: number, took: number) =>
    line(name, [String(bytes), String(trips), least.toFixed(2), took.toFixed(2)]);
  for (const { name, bytes, roundTrips, leastSeconds, seconds } of steps) {
    row(name, bytes, roundTrips, leastSeconds, seconds);
  }
  const least = sum(({ leastSeconds }) => leastSeconds);
  const took = sum(({ seconds }) => seconds);
  row(
    "all",
    sum(({ bytes }) => bytes),
    sum(({ roundTrips }) => roundTrips),
    least,
    took,
  );
  console.log(`  ratio ${(took / least).toFixed(2)} (aim: at most ${AIM})`);
}

const LOOK_EVERY_MS = 100;

async function untilActive(pool: pg.Pool): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query("select 1 from renewals where state = 'active'");
    if (rowCount === 1) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
