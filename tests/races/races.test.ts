import { describe, expect, it } from "vitest";
import { checkLedger } from "../../src/business/ledger/index.ts";
import type { PaymentProvider } from "../../src/business/payments/index.ts";
import {
  beginPayment,
  cancelRenewal,
  chooseRefund,
  placeRenewal,
  startQueuedPlan,
  workRenewal,
  type Renewal,
  type RenewalKey,
} from "../../src/business/renewals/index.ts";
import type { Act } from "../../src/foundation/act/index.ts";
import { openDatabase } from "../../src/foundation/database/index.ts";
import { APP_ROLE } from "../../src/foundation/database/migrate.ts";
import { afterAll } from "vitest";
import { CONNECTED, MONEY_BACK, openStage, wishToPay } from "./stage.ts";
import { openWorker } from "./worker.ts";

const stage = await openStage({ connectionsMax: 20 });
const { act, boxes, db, doorUrl, outside, town, place, begin, pay, buy, order, wholeness } = stage;
const worker = openWorker(act, outside);

/** As many processes as these would be: each with connections of its own. */
const others: readonly Act[] = Array.from({ length: 8 }, () => ({
  ...act,
  database: openDatabase({ url: db.ownerUrl, role: APP_ROLE, connectionsMax: 3 }),
}));
afterAll(async () => Promise.all(others.map(async ({ database }) => database.close())));

const times = <T>(count: number, make: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => make(i)));
const byAll = async (key: RenewalKey) =>
  Promise.all(others.map(async (one) => workRenewal(one, outside, key)));

describe("50 confirmations at once", () => {
  it("of one form place one order", async () => {
    const line = await town.line();
    const placed = await times(50, async () => place(line, { onceKey: "one form" }));
    expect(new Set(placed.map(({ renewalId }) => renewalId)).size).toBe(1);
    expect(await rowsOf(line)).toEqual({ renewals: 1, checkouts: 1, allocations: 1 });
  });

  it("of as many forms place one order, and tell each of the others its number", async () => {
    const line = await town.line();
    const answers = await times(50, async (i) =>
      placeRenewal(others[i % others.length]!, {
        lineId: line.lineId,
        planCode: "week",
        payKind: "redirect",
        channel: "counter",
        accepted: [],
        onceKey: `form ${i}`,
      }),
    );
    const placed = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
    expect(placed).toHaveLength(1);
    const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer]));
    for (const answer of refused) {
      expect(answer).toMatchObject({
        refusal: "order_under_way",
        facts: { number: placed[0]!.number },
      });
    }
    expect(await rowsOf(line)).toEqual({ renewals: 1, checkouts: 1, allocations: 1 });
  });
});

describe("50 beginnings of one order's payment at once", () => {
  it("open a few pages, and whoever pays on all of them has paid once", async () => {
    const renewal = await place(await town.line());
    const begun = await times(50, async (i) =>
      beginPayment(others[i % others.length]!, outside, wishToPay(renewal)),
    );
    const pages = begun.flatMap((answer) =>
      answer.ok && answer.value.kind === "next" && answer.value.next.kind === "redirect"
        ? [answer.value.next.url]
        : [],
    );
    expect(pages).toHaveLength(8);
    expect(begun.filter((answer) => !answer.ok && answer.refusal === "too_many_tries").length).toBe(
      42,
    );
    await times(pages.length, async (i) => pay(pages[i]!));
    await byAll(renewal);
    await worker.rest();
    expect((await order(renewal)).renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
    expect(await lettersOf(renewal)).toMatchObject({ "renewal.active": 1 });
  });

  it("call the provider once where it takes the money in the call itself", async () => {
    const renewal = await place(await town.line(), { payKind: "saved" });
    let calls = 0;
    const sandbox = outside.provider("sandbox");
    const saved: PaymentProvider = {
      ...sandbox,
      methods: [{ method: "card", kind: "saved", refunds: "origin" }],
      async begin(request) {
        calls += 1;
        return sandbox.begin(request);
      },
    };
    const begun = await times(8, async (i) =>
      beginPayment(others[i]!, { ...outside, provider: () => saved }, wishToPay(renewal)),
    );
    expect(begun.filter(({ ok }) => ok)).toHaveLength(1);
    expect(calls).toBe(1);
  });
});

describe("a webhook", () => {
  it("that comes 20 times at once, with the browser's return and many workers, counts once", async () => {
    const renewal = await place(await town.line());
    const page = await begin(renewal);
    const { body, headers } = await stage.holdBack(async () => pay(page));
    await stage.letWebhooksCome();
    const send = async (text: string) =>
      fetch(`${doorUrl}/webhooks/payments/sandbox`, { method: "POST", headers, body: text });
    const [answers] = await Promise.all([
      times(20, async () => (await send(body)).status),
      times(10, async () => order(renewal)),
      byAll(renewal),
    ]);
    expect(answers).toEqual(Array.from({ length: 20 }, () => 200));
    expect((await send(body.replace("succeeded", "refunded"))).status).toBe(400);
    await worker.rest();
    expect((await order(renewal)).renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
    const { rowCount } = await act.database.run({
      text: "select from received_notifications where line_id = $1",
      values: [renewal.lineId],
    });
    expect(rowCount).toBe(1);
    expect(await lettersOf(renewal)).toEqual({ "renewal.active": 1 });
  });

  it("heard while the provider is being read is not forgotten", async () => {
    const renewal = await place(await town.line());
    const page = await begin(renewal);
    await boxes.advance(31);
    const sandbox = outside.provider("sandbox");
    const reading = {
      ...sandbox,
      async read(attempt: Parameters<PaymentProvider["read"]>[0]) {
        const before = await sandbox.read(attempt);
        if (before.kind === "pending") await pay(page);
        return before;
      },
    };
    await workRenewal(act, { ...outside, provider: () => reading }, renewal);
    expect((await order(renewal)).renewal.state).toBe("active");
  });

  it("of a carrier, heard while the carrier is being asked, is not forgotten either", async () => {
    const renewal = await buy(await town.line("slow"));
    await stage.work(renewal);
    const sandbox = outside.carrier("sandbox");
    const asking = {
      ...sandbox,
      async ask(reference: string) {
        const before = await sandbox.ask(reference);
        if (before.kind === "accepted") await boxes.advance(21);
        return before;
      },
    };
    await boxes.advance(2);
    await workRenewal(act, { ...outside, carrier: () => asking }, renewal);
    expect((await order(renewal)).renewal.state).toBe("active");
  });
});

describe("many workers at one order at once", () => {
  it.each(["normal", "lost", "lost_undone", "hangs"] as const)(
    "order one plan of the carrier: %s",
    async (behaviour) => {
      const line = await town.line(behaviour);
      const renewal = await buy(line);
      await byAll(renewal);
      await boxes.advance(61);
      await byAll(renewal);
      await boxes.advance(61);
      await worker.rest();
      expect((await order(renewal)).renewal.state).toBe("active");
      expect(await wholeness(renewal)).toEqual(CONNECTED);
      const grants = (await boxes.carrier.grants()).filter(({ iccid }) => iccid === line.iccid);
      expect(grants).toHaveLength(1);
      expect(await lettersOf(renewal)).toEqual({ "renewal.active": 1 });
    },
  );

  it("give the money back once", async () => {
    const renewal = await buy(await town.line("recycled"));
    await Promise.all([byAll(renewal), byAll(renewal)]);
    await worker.rest();
    expect((await order(renewal)).renewal.state).toBe("refunded");
    expect(await wholeness(renewal)).toEqual(MONEY_BACK);
    const refunds = (await order(renewal)).refunds.map(({ refundId }) => refundId as string);
    const booked = (await boxes.payments.refunds()).map(({ reference }) => reference);
    expect(booked.filter((reference) => refunds.includes(reference))).toHaveLength(1);
    expect(await lettersOf(renewal)).toEqual({ "renewal.refund_begun": 1, "renewal.refunded": 1 });
  });
});

describe("a customer who changes his mind at the same moment", () => {
  it("has cancelled and has the money, or has the plan", async () => {
    for (let i = 0; i < 4; i++) {
      const renewal = await buy(await town.line());
      await Promise.all([
        ...others.slice(0, 4).map(async (one) => cancelRenewal(one, renewal)),
        ...others.slice(4).map(async (one) => workRenewal(one, outside, renewal)),
      ]);
      await worker.rest();
      const { state } = (await order(renewal)).renewal;
      expect(["active", "cancelled"]).toContain(state);
      expect(await wholeness(renewal)).toEqual(state === "active" ? CONNECTED : MONEY_BACK);
    }
  });

  it("has asked for the money and has it, or has the plan", async () => {
    for (let i = 0; i < 4; i++) {
      const renewal = await buy(await town.line("slow"));
      await stage.work(renewal);
      await boxes.advance(21);
      await Promise.all([
        ...others.slice(0, 4).map(async (one) => chooseRefund(one, outside, renewal)),
        ...others.slice(4).map(async (one) => workRenewal(one, outside, renewal)),
      ]);
      await worker.rest();
      await boxes.advance(120);
      await worker.rest();
      const { state } = (await order(renewal)).renewal;
      expect(["active", "refunded"]).toContain(state);
      expect(await wholeness(renewal)).toEqual(state === "active" ? CONNECTED : MONEY_BACK);
    }
  });
});

describe("a waiting plan", () => {
  it("started by several at once, while the line is renewed again, starts once", async () => {
    const line = await town.line();
    await buy(line);
    await worker.rest();
    await boxes.advance(20 * 60);
    const queued = await buy(line, undefined, { planCode: "queue" });
    await worker.rest();
    await boxes.advance(20 * 60);
    const third = await buy(line, undefined, { planCode: "other" });
    const [started] = await Promise.all([
      Promise.all(others.map(async (one) => startQueuedPlan(one, startOf(queued)))),
      byAll(third),
    ]);
    expect(started.filter(({ ok }) => ok)).toHaveLength(1);
    await worker.rest();
    expect((await order(queued)).renewal.state).toBe("active");
    expect((await order(queued)).bucket?.state).toBe("active");
    expect((await order(third)).renewal.state).toMatch(/^(active|completed)$/);
    const grants = (await boxes.carrier.grants()).filter(({ iccid }) => iccid === line.iccid);
    expect(grants.map(({ plan_code }) => plan_code).toSorted()).toEqual(["other", "queue", "week"]);
  });
});

it("leaves books that balance", async () => {
  expect(await checkLedger(act)).toEqual([]);
});

function startOf({ lineId, bucketId }: Renewal) {
  return { lineId, bucketId, proof: "renewal_code" } as const;
}

async function rowsOf({ lineId }: { lineId: string }) {
  const { rows } = await act.database.run({
    text: `select (select count(*) from renewals where line_id = $1)::int as renewals,
      (select count(*) from checkouts where line_id = $1)::int as checkouts,
      (select count(*) from allocations where line_id = $1)::int as allocations`,
    values: [lineId],
  });
  return rows[0];
}

/** How many letters were sent for each cause about the order itself. */
async function lettersOf({ renewalId }: Renewal): Promise<Record<string, number>> {
  const { rows } = await act.database.run({
    text: `select split_part(cause, ':', 1) as name, count(*)::int as count from messages
      where state = 'sent' and cause like '%:' || $1 group by 1`,
    values: [renewalId],
  });
  const counts = rows as { name: string; count: number }[];
  return Object.fromEntries(counts.map(({ name, count }) => [name, count]));
}
