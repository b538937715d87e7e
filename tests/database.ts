import { createHash } from "node:crypto";
import { get } from "node:http";
import { afterAll, inject } from "vitest";
import type { Act, Actor } from "../src/foundation/act/index.ts";
import { instant, stoppedClock, type Clock, type Instant } from "../src/foundation/clock/index.ts";
import { openDatabase, type Database } from "../src/foundation/database/index.ts";
import { APP_ROLE } from "../src/foundation/database/migrate.ts";
import type { Language } from "../src/foundation/language/index.ts";
import { openSecrets, type Secrets } from "../src/foundation/secrets/index.ts";

export interface TestDatabase {
  /** Takes on the app role, as the program does. */
  readonly url: string;
  readonly ownerUrl: string;
  readonly database: Database;
  readonly secrets: Secrets;
  /** An act whose clock stands still at `at` (else 2026-11-22 12:00 in Tokyo). */
  act(options?: TestActOptions): TestAct;
  /** Happens by itself after the file's last test. */
  close(): Promise<void>;
}

export interface TestActOptions {
  readonly at?: string;
  readonly actor?: Actor;
  readonly language?: Language;
  /** Instead of a stopped clock. */
  readonly clock?: Clock;
  readonly failpoint?: Act["failpoint"];
  /** Which events somebody subscribed to; without it, all. */
  readonly isNews?: Act["isNews"];
}

export interface TestAct extends Act {
  readonly clock: Clock & { moveTo(at: Instant): void };
}

export const TEST_NOW = instant("2026-11-22T03:00:00Z");

/** The same in every run, so that sealed values can stand in expectations. */
export const TEST_SECRETS = openSecrets(createHash("sha256").update("tests").digest());

/** A fresh migrated database of this test file alone; call it once, at the top of the file. */
export async function testDatabase(
  options: { connectionsMax?: number } = {},
): Promise<TestDatabase> {
  const ownerUrl = await askDesk("/clone");
  const database = openDatabase({ url: ownerUrl, role: APP_ROLE, ...options });
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    closing ??= database.close().then(async () => dropDatabase(ownerUrl));
    return closing;
  };
  closeAtTheEnd(close);
  return {
    url: asApp(ownerUrl),
    ownerUrl,
    database,
    secrets: TEST_SECRETS,
    act: (wanted = {}) => testAct(database, wanted),
    close,
  };
}

/** The owner's address of an empty database, without our tables. */
export async function emptyDatabase(): Promise<string> {
  const ownerUrl = await askDesk("/empty");
  closeAtTheEnd(async () => dropDatabase(ownerUrl));
  return ownerUrl;
}

/** The same address, taking on the app role. */
export function asApp(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.searchParams.set("options", `-c role=${APP_ROLE}`);
  return url.href;
}

function testAct(database: Database, wanted: TestActOptions): TestAct {
  const clock = wanted.clock ?? stoppedClock(instant(wanted.at ?? TEST_NOW));
  return {
    actor: wanted.actor ?? { kind: "system", id: "test" },
    clock: clock as TestAct["clock"],
    language: wanted.language ?? "en",
    database,
    secrets: TEST_SECRETS,
    failpoint: wanted.failpoint ?? (() => {}),
    isNews: wanted.isNews ?? (() => true),
  };
}

// Inside a test no hook can be added any more; the run's end then drops what is left.
function closeAtTheEnd(close: () => Promise<void>): void {
  try {
    afterAll(close);
  } catch {
    return;
  }
}

async function dropDatabase(url: string): Promise<void> {
  await askDesk(`/drop?url=${encodeURIComponent(url)}`);
}

async function askDesk(wish: string): Promise<string> {
  const url = inject("databaseDesk") + wish;
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () => {
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`no test database: ${text}`));
      });
    }).on("error", reject);
  });
}
