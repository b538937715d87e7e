import { writeFileSync } from "node:fs";
import { afterAll } from "vitest";
import {
  keyOfNumber,
  outsideOf,
  workRenewal,
  type RenewalKey,
} from "../../src/business/renewals/index.ts";
import { pinProvider } from "../../src/business/pins/index.ts";
import type { Act } from "../../src/foundation/act/index.ts";
import { systemClock } from "../../src/foundation/clock/index.ts";
import { seedDemo } from "../../src/main/seed-demo.ts";
import { testDatabase } from "../database.ts";
import { startSandboxes, type Sandboxes } from "../sandboxes.ts";
import { testWeb, type Jar, type TestWeb } from "../web.ts";

/** The customers' web of the demo town over both sandboxes; nothing is worked unless told. */
export interface DemoShop {
  readonly web: TestWeb;
  readonly boxes: Sandboxes;
  readonly act: Act;
  /** A new browser that has proven the line of this renewal code; answers the line's path. */
  visit(renewalCode: string): Promise<{ readonly jar: Jar; readonly line: string }>;
  order(renewalCode: string, wish: OrderWish): Promise<DemoOrder>;
  work(key: RenewalKey): Promise<void>;
}

export interface OrderWish {
  readonly plan: string;
  readonly method?: "card" | "alipay" | "konbini" | "pin";
  readonly email?: string;
}

export interface DemoOrder {
  readonly jar: Jar;
  readonly line: string;
  readonly number: string;
  readonly path: string;
  readonly payUrl: string;
  readonly key: RenewalKey;
}

/** A Sunday morning in Tokyo, so that every run shows the same dates. */
const NOW = Date.parse("2026-11-22T01:30:00Z");

export async function demoShop(): Promise<DemoShop> {
  const db = await testDatabase();
  const boxes = await startSandboxes();
  afterAll(async () => boxes.stop());
  writeFileSync(boxes.clockFile, String(NOW - Date.now()));
  const clock = systemClock(boxes.clockFile);
  const act = db.act({ clock });
  await seedDemo({ act });
  const timeoutMs = 2000;
  const payments = [boxes.payments.provider({ timeoutMs }), boxes.payments.accounts({ timeoutMs })];
  const carriers = [boxes.carrier.gateway({ timeoutMs: 2000 })];
  const outside = outsideOf({ payments, carriers, house: [pinProvider()] });
  const web = await testWeb({
    db,
    ground: {
      ...{ clock, payments, carriers, paymentOrigins: [boxes.payments.url], isDemo: true },
      sms: carriers.flatMap(({ sms }) => sms ?? []),
    },
  });
  const visit: DemoShop["visit"] = async (renewalCode) => {
    const jar: Jar = new Map();
    const sent = await web.get(`/en/r/${renewalCode}`, { jar });
    return { jar, line: locationOf(sent) };
  };
  return {
    web,
    boxes,
    act,
    visit,
    async order(renewalCode, { plan, method = "card", email = "mei@example.com" }) {
      const { jar, line } = await visit(renewalCode);
      const page = await (await web.get(`${line}/confirm?plan=${plan}`, { jar })).text();
      const way = method === "pin" ? "pin:pin" : `sandbox:${method}`;
      const form = { ...hiddenFields(page), email, method: way, ...TICKED };
      const placed = await web.post(`${line}/orders`, form, { jar });
      const payUrl = placed.headers.get("location") ?? "";
      const own = await web.get(line, { jar });
      const number = /orders\/([0-9A-Z]{10})/.exec(await own.text())?.[1] ?? "";
      const key = await keyOfNumber(act, number);
      if (key === undefined) throw new Error(`no order on ${renewalCode}: ${placed.status}`);
      return { jar, line, number, path: `/en/orders/${number}`, payUrl, key };
    },
    async work(key) {
      await workRenewal(act, outside, key);
    },
  };
}

const TICKED = { accept_data_lost: "yes", accept_days_lost: "yes" };

/** What a browser sends with a page's forms without being asked. */
export function hiddenFields(page: string): Record<string, string> {
  const tags = [...page.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => tag);
  return Object.fromEntries(tags.map((tag) => [attribute(tag, "name"), attribute(tag, "value")]));
}

function attribute(tag: string, name: string): string {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
}

function locationOf(response: Response): string {
  return new URL(response.headers.get("location") ?? "", "http://tsunagu.test").pathname;
}
