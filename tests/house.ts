import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { readConfig } from "../src/foundation/config/index.ts";
import type { Act } from "../src/foundation/act/index.ts";
import { enterHouse, serveHouse, workHouse, type House } from "../src/main/wire.ts";
import { testDatabase } from "./database.ts";
import { startSandboxes, type Sandboxes } from "./sandboxes.ts";
import { buildTown, type Town } from "./town.ts";

export interface TestHouse {
  readonly house: House;
  readonly act: Act;
  readonly boxes: Sandboxes;
  readonly town: Town;
  readonly url: string;
  /** Waits until `look` answers something other than undefined; fails after 20 s. */
  until<T>(look: () => Promise<T | undefined>): Promise<T>;
}

/** The whole program as it runs in production, on a fresh database, beside both sandboxes. */
export async function testHouse(
  options: {
    readonly env?: Readonly<Record<string, string>>;
    /** What stands in the database: the small town of the tests, or the demo's. */
    readonly filledWith?: "town" | "demo";
  } = {},
): Promise<TestHouse> {
  const db = await testDatabase();
  const boxes = await startSandboxes();
  const dataDir = mkdtempSync(join(tmpdir(), "tsunagu-house-"));
  const port = await freePort();
  const house = await enterHouse(
    readConfig({
      DATABASE_URL: db.ownerUrl,
      PORT: String(port),
      TSUNAGU_DATA_DIR: dataDir,
      TSUNAGU_SECRET: createHash("sha256").update("tests").digest("base64"),
      TSUNAGU_CLOCK_FILE: boxes.clockFile,
      LOG_LEVEL: "error",
      SANDBOX_PAYMENTS_URL: boxes.payments.url,
      SANDBOX_PAYMENTS_KEY: boxes.payments.key,
      SANDBOX_PAYMENTS_WEBHOOK_SECRET: boxes.payments.webhookSecrets.join(","),
      SANDBOX_CARRIER_URL: boxes.carrier.url,
      SANDBOX_CARRIER_KEY: boxes.carrier.key,
      SANDBOX_CARRIER_WEBHOOK_SECRET: boxes.carrier.webhookSecrets.join(","),
      ...options.env,
    }),
  );
  const work = workHouse(house);
  const web = await serveHouse(house, { nudge: () => work.nudge() });
  await boxes.payments.sendWebhooksTo(`${web.url}/webhooks/payments/sandbox`);
  await boxes.carrier.sendWebhooksTo(`${web.url}/webhooks/carriers/sandbox`);
  afterAll(async () => {
    await work.stop();
    await web.close();
    await house.close();
    await boxes.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return {
    house,
    act: house.act,
    boxes,
    town: options.filledWith === "demo" ? await demoTown(house) : await buildTown(house.act),
    url: web.url,
    until,
  };
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + 20_000;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (performance.now() > end) throw new Error("waited 20 s for nothing");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function freePort(): Promise<number> {
  const { freePort: find } = await import("../src/foundation/ports/index.ts");
  return find([]);
}

async function demoTown(house: House): Promise<Town> {
  const { seedDemo } = await import("../src/main/seed-demo.ts");
  await seedDemo(house);
  const none = async () => Promise.reject(new Error("the demo town has its own lines"));
  return { line: none, bucket: none };
}
