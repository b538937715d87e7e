import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll } from "vitest";
import type { CarrierCapabilities } from "../../src/business/activation/index.ts";
import type { PaymentProvider } from "../../src/business/payments/index.ts";
import { lineById, type LineId } from "../../src/business/lines/index.ts";
import { pinProvider } from "../../src/business/pins/index.ts";
import {
  beginPayment,
  outsideOf,
  placeRenewal,
  readOrder,
  workRenewal,
  type Order,
  type Outside,
  type Renewal,
  type RenewalKey,
} from "../../src/business/renewals/index.ts";
import type { Act } from "../../src/foundation/act/index.ts";
import { systemClock } from "../../src/foundation/clock/index.ts";
import { openLog } from "../../src/foundation/log/index.ts";
import { webhooks } from "../../src/surfaces/webhooks/index.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { startSandboxes, type Sandboxes } from "../sandboxes.ts";
import { buildTown, type Town, type TownLine } from "../town.ts";

type Wish = Partial<Parameters<typeof placeRenewal>[1]>;

/** A town, both sandboxes as processes of their own, and our door for their webhooks. */
export interface Stage {
  readonly db: TestDatabase;
  readonly boxes: Sandboxes;
  readonly act: Act;
  readonly outside: Outside;
  readonly town: Town;
  /** Where our webhooks surface listens, without a trailing slash. */
  readonly doorUrl: string;
  /** The same companies, with a carrier that can do less. */
  outsideWith(can: Partial<CarrierCapabilities>): Outside;
  place(line: { readonly lineId: LineId }, wish?: Wish): Promise<Renewal>;
  /** Begins a payment and answers the address of its page, empty when it has none. */
  begin(key: RenewalKey, method?: string): Promise<string>;
  /** Pays on a provider's page, and lets the webhooks of it arrive. */
  pay(page: string, card?: string): Promise<void>;
  /** Places an order for a week and pays it with that card. */
  buy(line: TownLine, card?: string, wish?: Wish): Promise<Renewal>;
  /** What a worker does about one order, after so many seconds. */
  work(key: RenewalKey, seconds?: number): Promise<Order>;
  order(key: RenewalKey): Promise<Order>;
  /** Lets something happen whose webhook does not arrive; answers that webhook. */
  holdBack(happen: () => Promise<void>): Promise<HeldWebhook>;
  letWebhooksCome(): Promise<void>;
  wholeness(key: RenewalKey): Promise<Wholeness>;
}

export type HeldWebhook = Awaited<ReturnType<Sandboxes["payments"]["signedWebhook"]>>;

/** What all books together say of an order: the provider's, the carrier's and ours. */
export interface Wholeness {
  /** Yen that the provider received and did not give back. */
  readonly received: number;
  /** Plans that the carrier holds for the line. */
  readonly granted: number;
  /** Buckets of the order that were not taken back. */
  readonly buckets: number;
  readonly receipts: number;
}

export const OK_CARD = "4242424242424242";
export const CONNECTED: Wholeness = { received: 1980, granted: 1, buckets: 1, receipts: 1 };
export const MONEY_BACK: Wholeness = { received: 0, granted: 0, buckets: 0, receipts: 0 };

export interface StageOptions {
  readonly connectionsMax?: number;
  /** How long our side waits for an answer; sentinels that hang take as long. */
  readonly timeoutMs?: number;
  /** Payment providers that stand beside the sandbox, in the outside and at our door. */
  readonly beside?: (boxes: Sandboxes) => Promise<readonly PaymentProvider[]>;
  /** Yen that they received for these attempts and did not give back, by their own books. */
  readonly receivedBeside?: (attemptIds: readonly string[]) => Promise<number>;
}

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const timeoutMs = options.timeoutMs ?? 1500;
  const db = await testDatabase({ connectionsMax: options.connectionsMax ?? 10 });
  const boxes = await startSandboxes();
  afterAll(async () => boxes.stop());
  const act = db.act({ clock: systemClock(boxes.clockFile) });
  const beside = (await options.beside?.(boxes)) ?? [];
  const outsideWith = (can: Partial<CarrierCapabilities>) =>
    outsideOf({
      payments: [
        boxes.payments.provider({ timeoutMs }),
        boxes.payments.accounts({ timeoutMs }),
        ...beside,
      ],
      carriers: [boxes.carrier.gateway({ timeoutMs, can })],
      house: [pinProvider()],
    });
  const outside = outsideWith({});
  const doorUrl = await openDoor(act, boxes, beside);
  const paymentsUrl = `${doorUrl}/webhooks/payments/sandbox`;
  await boxes.payments.sendWebhooksTo(paymentsUrl);
  await boxes.carrier.sendWebhooksTo(`${doorUrl}/webhooks/carriers/sandbox`);
  const stage: Stage = {
    ...{ db, boxes, act, outside, doorUrl, outsideWith },
    town: await buildTown(act),
    letWebhooksCome: async () => boxes.payments.sendWebhooksTo(paymentsUrl),
    place: async (line, wish) => place(act, line, wish),
    begin: async (key, method) => begin(stage, key, method),
    async buy(line, card = OK_CARD, wish = {}) {
      const renewal = await place(act, line, wish);
      await stage.pay(await begin(stage, renewal), card);
      return renewal;
    },
    async work(key, seconds = 0) {
      if (seconds > 0) await boxes.advance(seconds);
      await workRenewal(act, outside, key);
      return stage.order(key);
    },
    async pay(page, card = OK_CARD) {
      await boxes.payments.payByCard(page, card);
      await boxes.payments.settle();
    },
    async holdBack(happen) {
      await boxes.payments.sendWebhooksTo(undefined);
      await happen();
      const { eventId } = (await boxes.payments.deliveries()).at(-1)!;
      return boxes.payments.signedWebhook(eventId);
    },
    order: async (key) => (await readOrder(act, key))!,
    wholeness: async (key) => wholeness(stage, key, options),
  };
  return stage;
}

/** The plan `queue_first_use`: waits for the running one, then for its first use. */
export async function addFirstUsePlan(act: Act): Promise<void> {
  await act.database.run({
    text: `with own as (
        insert into plans (plan_id, seller_id, code, names, network, carrier_plan_code, terms,
          tax_category)
        select gen_random_uuid(), seller_id, 'queue_first_use', names, network, 'queue_first_use',
          terms || '{"startTrigger": {"kind": "first_use", "withinDays": 30,
            "unusedRefund": {"kind": "until_credited"}}}', tax_category
        from plans where code = 'queue' returning plan_id)
      insert into plan_prices select plan_id, '2020-01-01T00:00:00Z', 2980 from own`,
    values: [],
  });
}

/** Our own door for webhooks, as the web server has it. */
async function openDoor(
  act: Act,
  boxes: Sandboxes,
  beside: readonly PaymentProvider[],
): Promise<string> {
  const ground = {
    payments: [boxes.payments.provider(), boxes.payments.accounts(), ...beside],
    carriers: [boxes.carrier.gateway()],
    chats: [],
    sms: [],
    writeChat: () => {
      throw new Error("nobody chats here");
    },
    actAs: () => act,
    log: openLog("silent"),
    nudge() {},
  };
  const { fetch } = new Hono().route("/webhooks", webhooks(ground));
  const door = serve({ fetch, hostname: "127.0.0.1", port: 0 });
  if (!door.listening) await once(door, "listening");
  afterAll(() => void door.close());
  return `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
}

let keys = 0;

async function place(act: Act, line: { readonly lineId: LineId }, wish: Wish = {}) {
  keys += 1;
  const placed = await placeRenewal(act, {
    lineId: line.lineId,
    planCode: "week",
    contactEmail: "mei@example.com",
    payKind: "redirect",
    channel: "web",
    accepted: ["data_lost", "days_lost"],
    onceKey: `key ${keys}`,
    ...wish,
  });
  if (!placed.ok) throw new Error(`refused: ${placed.refusal}`);
  return placed.value;
}

async function begin(stage: Stage, key: RenewalKey, method = "card"): Promise<string> {
  const begun = await beginPayment(stage.act, stage.outside, wishToPay(key, method));
  if (!begun.ok) throw new Error(`refused: ${begun.refusal}`);
  const { value } = begun;
  return value.kind === "next" && value.next.kind === "redirect" ? value.next.url : "";
}

export function wishToPay(key: RenewalKey, method = "card") {
  return {
    lineId: key.lineId,
    renewalId: key.renewalId,
    provider: method === "paypal" ? "sandbox_accounts" : "sandbox",
    method,
    returnUrl: "http://127.0.0.1:1/back",
    description: "order",
    address: `192.0.2.1 ${key.renewalId}`,
    device: `device ${key.renewalId}`,
  };
}

async function wholeness(
  { act, boxes }: Stage,
  key: RenewalKey,
  { receivedBeside }: StageOptions,
): Promise<Wholeness> {
  const references = (await readOrder(act, key))!.attempts.map(({ attemptId }) => attemptId);
  const charges = (await boxes.payments.charges()).filter((charge) =>
    references.some((id) => id === charge.reference),
  );
  const line = await lineById(act, key.lineId as LineId);
  const grants = (await boxes.carrier.grants()).filter(({ iccid }) => iccid === line?.iccid);
  const { rows } = await act.database.run({
    text: `select (select count(*) from buckets
        where renewal_id = $1 and state <> 'revoked')::int as buckets,
      (select count(*) from receipts where renewal_id = $1 and kind = 'receipt')::int as receipts`,
    values: [key.renewalId],
  });
  const beside = (await receivedBeside?.(references)) ?? 0;
  return {
    received: charges.reduce((sum, c) => sum + c.amount_received - c.amount_refunded, beside),
    granted: grants.filter(({ status }) => ["active", "queued"].includes(status)).length,
    ...(rows[0] as { buckets: number; receipts: number }),
  };
}
