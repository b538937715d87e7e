import { checkDocument } from "../../src/business/identity/index.ts";
import { unpaidClaims } from "../../src/business/payments/index.ts";
import { pinProvider } from "../../src/business/pins/index.ts";
import {
  askExchange,
  askRefund,
  beginPayment,
  cancelRenewal,
  chooseClaimWay,
  chooseRefund,
  chooseReplacement,
  chooseToWait,
  exchangePlan,
  hearProvider,
  outsideOf,
  payClaimAtCounter,
  placeRenewal,
  readOrder,
  startQueuedPlan,
  stopAttempt,
  wantRefund,
  workRenewal,
  type Order,
  type Renewal,
} from "../../src/business/renewals/index.ts";
import { handOutCash, makeTill, openTill, tillMoney } from "../../src/business/tills/index.ts";
import type { Staff } from "../../src/business/staff/index.ts";
import { addSeconds } from "../../src/foundation/clock/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import type { TestAct } from "../database.ts";
import type { Chance } from "../faults/chance.ts";
import { printedBatch } from "../pins.ts";
import type { Town } from "../town.ts";
import { fakeCarrier } from "./fake-carrier.ts";
import { fakeProvider } from "./fake-provider.ts";
import { wishToPay } from "./stage.ts";
import { openWorker } from "./worker.ts";

/** A process that died at a failpoint. */
class Died extends Error {}

/** Everything that may happen to orders, by chance, on a provider and a carrier that lose answers. */
export interface World {
  order(): Promise<void>;
  /** Many moves at once, then perhaps some time. */
  tick(): Promise<void>;
  /** From now on nobody loses an answer: everything comes to its end, and every claim is paid. */
  calmDown(): Promise<void>;
  /** Orders whose money, plan, receipt or carrier do not agree. */
  faults(): Promise<readonly string[]>;
  /** How often each thing came about that the world is there to try. */
  seen(): Promise<Readonly<Record<string, number>>>;
}

const AT_ONCE = 16;
const DAY = 86_400;
const JUMPS = [0, 0, 1, 5, 31, 61, 300, 700];

export async function openWorld(act: TestAct, town: Town, chance: Chance): Promise<World> {
  const { clock } = act;
  const provider = fakeProvider({ clock, chance });
  const carrier = fakeCarrier({ clock, chance });
  const house = [pinProvider(), tillMoney()];
  const outside = outsideOf({ payments: [provider], carriers: [carrier], house });
  const orders: Renewal[] = [];
  const { digits } = await printedBatch(act, { pinCount: 40, sold: 30 });
  const tillId = await openedTill(act);

  /** A process that dies now and then, as an exception. */
  const mortal: TestAct = {
    ...act,
    failpoint() {
      if (chance.below(25) === 0) throw new Died();
    },
  };
  const any = () => chance.pick(orders);
  const paying = (more: object) => ({ ...wishToPay(any()), ...more });
  const handOut: Parameters<typeof payClaimAtCounter>[1]["handOut"] = async (at, out) =>
    handOutCash(at, { ...out, tillId, byId: "clerk" });
  const openClaims = async () => unpaidClaims(act, { limit: 200 });

  const moves: readonly (readonly [times: number, move: () => Promise<unknown>])[] = [
    [8, async () => workRenewal(mortal, outside, any())],
    [2, async () => beginPayment(mortal, outside, paying({}))],
    [1, async () => beginPayment(mortal, outside, paying({ method: "konbini" }))],
    [2, async () => beginPayment(mortal, outside, paying({ method: "card_reader", reader: "r" }))],
    [
      1,
      async () => {
        const order = await readOrder(mortal, any());
        const attempt = order?.attempts.findLast(({ kind }) => kind === "terminal");
        if (order === undefined || attempt === undefined) return;
        await stopAttempt(mortal, outside, { ...order.renewal, attemptId: attempt.attemptId });
      },
    ],
    [
      1,
      async () => {
        const tender = { pin: chance.pick(digits) };
        return beginPayment(mortal, outside, paying({ provider: "pin", method: "pin", tender }));
      },
    ],
    [
      1,
      async () => {
        const tender = { tillId, handedYen: 5000 };
        return beginPayment(mortal, outside, paying({ provider: "till", method: "cash", tender }));
      },
    ],
    [
      4,
      async () => {
        const pages = provider.pages();
        if (pages.length > 0) provider.pay(chance.pick(pages));
      },
    ],
    [
      4,
      async () => {
        const webhook = provider.takeWebhook();
        if (webhook === undefined) return;
        await hearProvider(mortal, outside, { provider: "sandbox", ...webhook });
      },
    ],
    [2, async () => openWorker(mortal, outside).round()],
    [1, async () => cancelRenewal(mortal, any())],
    [1, async () => chooseToWait(mortal, any())],
    [1, async () => chooseRefund(mortal, outside, any())],
    [
      1,
      async () => {
        const key = any();
        const asked = await askRefund(mortal, outside, key);
        if (!asked.ok) return;
        await wantRefund(mortal, outside, { ...key, shownYen: asked.value.offer.amountYen });
      },
    ],
    [
      1,
      async () => {
        const replaced = await chooseReplacement(mortal, any(), "other");
        if (replaced.ok) orders.push(replaced.value);
      },
    ],
    [
      1,
      async () => {
        const [planCode, at] = [chance.pick(["other", "day"]), { channel: "counter" } as const];
        // Few can be exchanged at any moment: one of them is looked for.
        let asked = await askExchange(mortal, outside, any());
        for (let i = 0; i < 8 && !asked.ok; i++) asked = await askExchange(mortal, outside, any());
        const offer = asked.ok
          ? asked.value.plans.find(({ plan }) => plan.code === planCode)
          : undefined;
        if (!asked.ok || offer === undefined) return;
        const shown = { shownBackYen: offer.backYen, accepted: ["data_lost", "days_lost"] };
        const exchanged = await exchangePlan(mortal, outside, {
          ...asked.value.renewal,
          ...{ planCode, at, ...shown },
        });
        if (exchanged.ok) orders.push(exchanged.value);
      },
    ],
    [1, async () => startQueuedPlan(mortal, { ...any(), proof: "renewal_code" })],
    [
      1,
      async () => {
        const claims = await openClaims();
        if (claims.length === 0) return;
        const email = "mei@example.com";
        const way = { kind: "payout", provider: "sandbox", email } as const;
        await chooseClaimWay(mortal, outside, { ...chance.pick(claims), way });
      },
    ],
    [
      1,
      async () => {
        const claims = await openClaims();
        if (claims.length > 0) await payAtCounter(mortal, chance.pick(claims));
      },
    ],
  ];
  const all = moves.flatMap(([times, move]) => Array.from({ length: times }, () => move));

  async function payAtCounter(by: TestAct, claim: { lineId: string; number: string }) {
    await checkDocument(by, {
      lineId: claim.lineId,
      document: { kind: "passport", issuer: "TWN", number: "312456789", expiresOn: "2039-01-31" },
      accepts: ["passport"],
      isToRegister: false,
    });
    return payClaimAtCounter(by, { voucher: claim.number, handOut });
  }

  async function settle(worker: ReturnType<typeof openWorker>) {
    for (let hook = provider.takeWebhook(); hook !== undefined; hook = provider.takeWebhook()) {
      await hearProvider(act, outside, { provider: "sandbox", ...hook });
    }
    await worker.rest();
  }

  return {
    async order() {
      const first = any() as Renewal | undefined;
      const isSecond = first !== undefined && chance.below(4) === 0;
      const line = isSecond ? first : await town.line();
      const placed = await placeRenewal(act, {
        lineId: line.lineId,
        planCode: chance.pick(["week", "week", "queue"]),
        contactEmail: "mei@example.com",
        payKind: "redirect",
        channel: "web",
        accepted: ["data_lost", "days_lost"],
        onceKey: newId(),
        ...(isSecond ? { besideOrder: first.number } : {}),
      });
      if (!placed.ok) return;
      orders.push(placed.value);
      await beginPayment(act, outside, wishToPay(placed.value));
    },
    async tick() {
      const some = Array.from({ length: AT_ONCE }, () => chance.pick(all));
      await Promise.all(
        some.map(async (move) =>
          move().catch((error: unknown) => {
            if (!(error instanceof Died)) throw error;
          }),
        ),
      );
      clock.moveTo(addSeconds(clock.now(), chance.pick(JUMPS)));
    },
    async calmDown() {
      provider.calmDown();
      carrier.calmDown();
      const worker = openWorker(act, outside);
      const days = Array.from({ length: 14 }, () => 3 * DAY);
      for (const seconds of [61, 61, 300, 1300, 2000, 4000, 4000, 22_000, ...days]) {
        await settle(worker);
        for (const claim of await openClaims()) {
          if (claim.state === "open") await payAtCounter(act, claim);
        }
        clock.moveTo(addSeconds(clock.now(), seconds));
      }
      await settle(worker);
    },
    async faults() {
      const found: string[] = [];
      for (const key of orders) {
        const order = (await readOrder(act, key))!;
        const fault = await faultOf(act, order, { provider, carrier });
        if (fault !== undefined) found.push(fault);
      }
      return found;
    },
    async seen() {
      const { rows } = await act.database.run({
        text: `select name, count(*)::int as times from events group by name
          union all select 'paid by ' || provider, count(*)::int from payment_attempts
          where state = 'succeeded' group by provider
          union all select state || ' at a reader', count(*)::int from payment_attempts
          where kind = 'terminal' group by state`,
        values: [],
      });
      const list = rows as { name: string; times: number }[];
      return Object.fromEntries(list.map(({ name, times }) => [name, times]));
    },
  };
}

interface FarSides {
  readonly provider: ReturnType<typeof fakeProvider>;
  readonly carrier: ReturnType<typeof fakeCarrier>;
}

/** By checkout, for a replacement takes its money over from the order it replaces. */
async function faultOf(act: TestAct, order: Order, far: FarSides): Promise<string | undefined> {
  const { renewal } = order;
  const { rows } = await act.database.run({
    text: `select (select count(*) from buckets
        where renewal_id = $1 and state <> 'revoked')::int as buckets,
      (select count(*) from receipts where renewal_id = $1 and kind = 'receipt')::int as receipts,
      (select coalesce(sum(total_yen), 0) from renewals
        where checkout_id = $2 and state = 'completed')::int as plans,
      (select coalesce(sum(r.total_yen - f.amount_yen), 0) from renewals as r
        join allocations as a on a.renewal_id = r.renewal_id
        join refunds as f on f.renewal_id = r.renewal_id and f.attempt_id = a.attempt_id
        where r.checkout_id = $2 and r.state = 'refunded')::int as parts,
      array(select reference from activations
        where renewal_id = $1 and operation = 'grant') as references`,
    values: [renewal.renewalId, renewal.checkoutId],
  });
  const [books] = rows as {
    buckets: number;
    receipts: number;
    plans: number;
    parts: number;
    references: string[];
  }[];
  const kept = await keptYen(act, order, far.provider);
  const held = books!.references.filter((reference) => far.carrier.holds(reference)).length;
  const hasPlan = renewal.state === "completed";
  const isOver = ["refunded", "cancelled", "payment_expired"].includes(renewal.state);
  const isWhole =
    (hasPlan || isOver) &&
    kept === books!.plans + books!.parts &&
    books!.plans <= renewal.totalYen &&
    held === (hasPlan ? 1 : 0) &&
    books!.buckets === (hasPlan ? 1 : 0) &&
    (!hasPlan || books!.receipts === 1);
  const told = JSON.stringify({ ...books, kept, held });
  return isWhole ? undefined : `${renewal.number} ${renewal.state} ${told}`;
}

/** What came for the whole checkout and did not go back, wherever it came and went. */
async function keptYen(
  act: TestAct,
  { attempts }: Order,
  provider: FarSides["provider"],
): Promise<number> {
  const { rows } = await act.database.run({
    text: `select
      (select coalesce(sum(b.face_yen), 0) from pins as p join pin_batches as b using (batch_id)
        where p.state = 'redeemed' and p.attempt_id = any($1::uuid[]))::int
      + (select coalesce(sum(amount_yen), 0) from till_movements
        where kind = 'sale' and cause_id = any($1::uuid[]))::int
      - (select coalesce(sum(c.amount_yen), 0) from refund_claims as c
        join refunds as f using (line_id, refund_id)
        where c.state = 'paid' and f.attempt_id = any($1::uuid[]))::int as yen`,
    values: [attempts.map(({ attemptId }) => attemptId)],
  });
  const [house] = rows as { yen: number }[];
  const theirs = attempts.reduce((sum, one) => sum + provider.keptYen(one.attemptId), 0);
  return theirs + house!.yen;
}

async function openedTill(act: TestAct): Promise<string> {
  const made = await makeTill(act, { code: `W-${newId().slice(-8)}`, name: "Till" });
  if (!made.ok) throw new Error(made.refusal);
  const clerk = { staffId: newId(), role: "clerk" } as unknown as Staff;
  const { tillId } = made.value;
  const opened = await openTill(act, clerk, { tillId, float: { 10000: 200 } });
  if (!opened.ok) throw new Error(opened.refusal);
  return tillId;
}
