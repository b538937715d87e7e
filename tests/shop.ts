import { outsideOf, workRenewal, type RenewalKey } from "../src/business/renewals/index.ts";
import { pinProvider } from "../src/business/pins/index.ts";
import { systemClock } from "../src/foundation/clock/index.ts";
import type { Act } from "../src/foundation/act/index.ts";
import type { WebGround } from "../src/surfaces/web/index.ts";
import { testDatabase } from "./database.ts";
import { startSandboxes, type Sandboxes } from "./sandboxes.ts";
import { buildTown, type Town, type TownLine } from "./town.ts";
import { testWeb, type Jar, type TestWeb } from "./web.ts";

/** The customers' web over both sandboxes, without a worker: a test says when it works. */
export interface TestShop {
  readonly web: TestWeb;
  readonly boxes: Sandboxes;
  readonly town: Town;
  readonly act: Act;
  /** A browser that has proven the line by its renewal code; answers the line's address. */
  visit(line: TownLine, options: { jar: Jar; language?: string }): Promise<string>;
  /** Moves the clock and works the renewal. */
  work(key: RenewalKey, seconds?: number): Promise<void>;
}

/** `ground` replaces parts of what the web stands on. */
export async function testShop(
  options: { readonly ground?: Partial<WebGround> } = {},
): Promise<TestShop> {
  const db = await testDatabase();
  const boxes = await startSandboxes();
  const clock = systemClock(boxes.clockFile);
  const act = db.act({ clock });
  const timeoutMs = 2000;
  const payments = [boxes.payments.provider({ timeoutMs }), boxes.payments.accounts({ timeoutMs })];
  const carriers = [boxes.carrier.gateway({ timeoutMs: 2000 })];
  const outside = outsideOf({ payments, carriers, house: [pinProvider()] });
  const web = await testWeb({ db, ground: { clock, payments, carriers, ...options.ground } });
  return {
    web,
    boxes,
    act,
    town: await buildTown(act),
    async visit(line, { jar, language = "en" }) {
      const sent = await web.get(`/${language}/r/${line.renewalCode}`, { jar });
      return new URL(sent.headers.get("location") ?? "", "http://tsunagu.test").pathname;
    },
    async work(key, seconds = 0) {
      if (seconds > 0) await boxes.advance(seconds);
      await workRenewal(act, outside, key);
    },
  };
}
