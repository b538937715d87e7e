import { describe, expect, it } from "vitest";
import { checkLedger } from "../../src/business/ledger/index.ts";
import {
  messageDesk,
  noticeSubscriptions,
  recentMessages,
  type OutgoingMessage,
  type SendAnswer,
} from "../../src/business/notices/index.ts";
import { cancelRenewal, workRenewal, type Renewal } from "../../src/business/renewals/index.ts";
import { addHours, JST, localDate, startOfDate } from "../../src/foundation/clock/index.ts";
import { openLog } from "../../src/foundation/log/index.ts";
import { oneRound } from "../../src/foundation/work/index.ts";
import { handOut } from "../orders.ts";
import { CONNECTED, MONEY_BACK, openStage } from "./stage.ts";

const stage = await openStage();
const { act, boxes, town, outside, place, begin, pay, work, order: orderOf, wholeness } = stage;

const HOUR = 3600;
const DAY = 24 * HOUR;

const subscriptions = noticeSubscriptions((name) => ({
  ...{ subject: name, text: name, html: name },
  enclosures: [],
}));

/** The letters of an order, in the order in which they were written. */
async function letters({ lineId }: Renewal): Promise<readonly string[]> {
  await handOut(act, subscriptions);
  const all = (await recentMessages(act, 500)).filter((message) => message.lineId === lineId);
  return all.toReversed().map(({ subject }) => subject);
}

async function reminders({ renewalId, lineId }: Renewal): Promise<number> {
  const { rows } = await act.database.run({
    text: `select count(*)::int as count from events
      where line_id = $1 and thing_id = $2 and name = 'renewal.slip_reminder'`,
    values: [lineId, renewalId],
  });
  return (rows[0] as { count: number }).count;
}

/** A slip that is issued at noon in Japan, so that no day of it begins in the night. */
async function slipAtNoon(): Promise<Renewal> {
  await untilNoon();
  const renewal = await place(await town.line(), { payKind: "slip", viewerZone: "Asia/Shanghai" });
  await begin(renewal, "konbini");
  return renewal;
}

async function untilNoon(): Promise<void> {
  const now = boxes.now();
  const noon = addHours(startOfDate(localDate(now, JST), JST), 12);
  const seconds = (Date.parse(noon) - Date.parse(now)) / 1000;
  await boxes.advance(seconds > 0 ? seconds : seconds + DAY);
}

async function payAtRegister(renewal: Renewal): Promise<void> {
  const { attempts } = await orderOf(renewal);
  await boxes.payments.payAtRegister(attempts.findLast(({ kind }) => kind === "slip")!.attemptId);
  await boxes.payments.settle();
}

describe("a slip's life", () => {
  it("is issued, remembered a day before, paid, and connected", async () => {
    const renewal = await slipAtNoon();
    expect(await letters(renewal)).toEqual(["slip"]);
    await work(renewal, 47 * HOUR);
    expect(await letters(renewal)).toEqual(["slip"]);
    await work(renewal, HOUR + 60);
    expect(await letters(renewal)).toEqual(["slip", "slip_reminder"]);
    await work(renewal, 2 * HOUR);
    await payAtRegister(renewal);
    await work(renewal, 1);
    expect(await letters(renewal)).toEqual(["slip", "slip_reminder", "active"]);
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it("is remembered once, however many workers and dispatchers there are", async () => {
    const renewal = await slipAtNoon();
    await boxes.advance(48 * HOUR + 60);
    const workers = Array.from({ length: 6 }, async () => workRenewal(act, outside, renewal));
    await Promise.all(workers);
    for (let i = 0; i < 3; i++) await work(renewal, HOUR);
    expect(await reminders(renewal)).toBe(1);
    await letters(renewal);
    await act.database.run({
      text: "update events set is_pending = true where line_id = $1",
      values: [renewal.lineId],
    });
    expect(await letters(renewal)).toEqual(["slip", "slip_reminder"]);
  });

  it("is not remembered when it was paid, though no webhook told of it", async () => {
    const renewal = await slipAtNoon();
    await work(renewal, 48 * HOUR - 60);
    await stage.holdBack(async () => payAtRegister(renewal));
    const order = await work(renewal, 120);
    await stage.letWebhooksCome();
    expect(order.renewal.state).toBe("active");
    expect(await reminders(renewal)).toBe(0);
  });

  it("is not remembered when another way to pay took its place", async () => {
    const renewal = await slipAtNoon();
    const page = await begin(renewal);
    await work(renewal, 31);
    await work(renewal, 48 * HOUR);
    expect(await reminders(renewal)).toBe(0);
    await pay(page).catch(() => {});
    expect((await wholeness(renewal)).granted).toBe(0);
  });

  it("is over when nobody paid: closed at the register, and told so", async () => {
    const renewal = await slipAtNoon();
    await work(renewal, 48 * HOUR + 60);
    expect(await letters(renewal)).toEqual(["slip", "slip_reminder"]);
    const order = await work(renewal, 24 * HOUR);
    expect(order.renewal.state).toBe("payment_expired");
    expect(order.slip).toBeUndefined();
    expect(await letters(renewal)).toEqual(["slip", "slip_reminder", "slip_expired"]);
    expect(await wholeness(renewal)).toEqual(MONEY_BACK);
  });

  it("is not remembered when it was over before anybody worked again", async () => {
    const renewal = await slipAtNoon();
    expect(await letters(renewal)).toEqual(["slip"]);
    await work(renewal, 9 * DAY);
    expect(await letters(renewal)).toEqual(["slip", "slip_expired"]);
    expect(await reminders(renewal)).toBe(0);
  });

  it("is remembered in the morning when nobody worked until the night", async () => {
    const renewal = await slipAtNoon();
    // 23:00 in Shanghai, where its reader is.
    await work(renewal, 2 * DAY + 12 * HOUR);
    expect(await reminders(renewal)).toBe(0);
    await work(renewal, 9 * HOUR);
    expect(await reminders(renewal)).toBe(1);
  });

  it.each(["cancelled", "payment_expired"] as const)(
    "paid at a register after it was %s, its money waits to be given back, once",
    async (state) => {
      const renewal = await slipAtNoon();
      if (state === "cancelled") await cancelRenewal(act, renewal);
      else await boxes.advance(3 * DAY + 60);
      expect((await work(renewal, 31)).renewal.state).toBe(state);
      await payAtRegister(renewal);
      await Promise.all([1, 2, 3].map(async () => workRenewal(act, outside, renewal)));
      const order = await work(renewal, HOUR);
      expect(order.renewal.state).toBe(state);
      expect(order.refunds.map((one) => [one.reason, one.state])).toEqual([
        ["late_money", "refused"],
      ]);
      const told = await letters(renewal);
      expect(told.filter((name) => name === "came_late")).toHaveLength(1);
      expect(told).not.toContain("active");
      expect(told).not.toContain("slip_reminder");
      expect((await wholeness(renewal)).granted).toBe(0);
    },
  );
});

describe("a mail about a slip that waited for the mail server", () => {
  const sentTo = async (answers: SendAnswer[], { lineId }: Renewal) => {
    const sent: OutgoingMessage[] = [];
    const email = {
      name: "test",
      repeatSeconds: Infinity,
      async send(message: OutgoingMessage): Promise<SendAnswer> {
        sent.push(message);
        return answers.shift() ?? { kind: "sent" };
      },
    };
    const desk = messageDesk(act, {
      channels: { email },
      enclose: async () => Promise.reject(new Error()),
      stopUrl: (token) => token,
    });
    await oneRound(desk, {
      clock: act.clock,
      log: openLog("silent"),
      leaseSeconds: 60,
      restMs: 0,
      atOnce: 99,
    });
    const own = (await recentMessages(act, 500)).filter((one) => one.lineId === lineId);
    return { sent: sent.map(({ subject }) => subject), own };
  };

  it("is not sent any more once the slip is paid", async () => {
    const renewal = await slipAtNoon();
    await work(renewal, 48 * HOUR + 60);
    await letters(renewal);
    const down: SendAnswer = { kind: "not_now", failure: "timeout" };
    await sentTo(
      Array.from({ length: 99 }, () => down),
      renewal,
    );
    await payAtRegister(renewal);
    await work(renewal, 60);
    await letters(renewal);
    await boxes.advance(HOUR);
    const { sent, own } = await sentTo([], renewal);
    expect(sent).toContain("active");
    expect(sent).not.toContain("slip_reminder");
    expect(own.map(({ subject, state, failure }) => [subject, state, failure])).toEqual([
      ["active", "sent", undefined],
      ["slip_reminder", "failed", "overtaken"],
      ["slip", "failed", "overtaken"],
    ]);
  });
});

it("after all of it the books agree", async () => {
  expect(await checkLedger(act)).toEqual([]);
});
