import { expect, it } from "vitest";
import {
  armAuto,
  eraseAutoOf,
  forgetMethod,
  hearSaving,
  readAuto,
  savedMethodsOf,
  stopAuto,
  workAuto,
} from "../../src/business/auto-renewals/index.ts";
import {
  autoIdsOf,
  autoSubscriptions,
  linkAddress,
  noticeDesk,
  personByAddress,
  readerSubscriptions,
  recentMessages,
  stopReminders,
  tracesAbout,
  type Message,
} from "../../src/business/notices/index.ts";
import { eraseAccount } from "../../src/business/customers/index.ts";
import { checkLedger } from "../../src/business/ledger/index.ts";
import {
  chooseReplacement,
  placeRenewal,
  readOrder,
  type RenewalKey,
} from "../../src/business/renewals/index.ts";
import { msBetween } from "../../src/foundation/clock/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import type { Desk } from "../../src/foundation/work/index.ts";
import { autoLetterWriter, noticeWriter } from "../../src/surfaces/documents/index.ts";
import { autoWorld } from "../auto-renewals.ts";
import type { TownLine } from "../town.ts";
import { OK_CARD, openStage } from "./stage.ts";
import { openWorker } from "./worker.ts";

const stage = await openStage();
const { act, boxes, outside } = stage;
const settings = {
  publicUrl: "http://tsunagu.test",
  linePath: (_: string, token: string) => `/n/${token}`,
  orderPath: (_: string, number: string) => `/orders/${number}`,
  refundPath: (_: string, number: string) => `/orders/${number}/refund`,
  receiptPath: (_: string, number: string) => `/orders/${number}/receipt`,
  remindersPath: (_: string, token: string) => `/reminders/${token}`,
  smsPath: (code: string) => `/s/${code}`,
  stopAutoPath: (_: string, token: string) => `/auto-renewal/${token}`,
};
const notices = noticeDesk(act, noticeWriter(settings));
const worker = openWorker(act, outside, {
  subscriptions: [
    ...readerSubscriptions,
    ...autoSubscriptions(autoLetterWriter({ ...settings, stopPath: settings.stopAutoPath })),
  ],
  desks: [notices, notices] as readonly Desk<unknown>[],
});
const { armed, charges, customer, saving, toBeforeEnd } = autoWorld(stage);
const needs = { outside, shopUrl: "http://127.0.0.1:1" };

it("told a day before, renewed once at its hour, by however many workers", async () => {
  const { line, customerId } = await armed("succeeds");
  await worker.rest();
  const [told] = (await readAuto(act, line.lineId))!.occasions;
  expect(told).toBeUndefined();
  await toBeforeEnd(line, 30 * 60);
  await worker.rest();
  const [announced] = (await readAuto(act, line.lineId))!.occasions;
  expect(announced).toMatchObject({ state: "announced", totalYen: 1980 });
  expect(msBetween(announced!.announcedAt, announced!.chargeAt)).toBeGreaterThanOrEqual(86_400_000);
  expect(await charges(line)).toEqual([]);
  await toBeforeEnd(line, 6 * 60 - 1);
  await Promise.all(Array.from({ length: 8 }, async () => workAuto(act, needs, line.lineId)));
  await worker.rest();
  const { occasions } = (await readAuto(act, line.lineId))!;
  expect(occasions.map(({ state, tries }) => [state, tries])).toEqual([["renewed", 1]]);
  const key = { lineId: line.lineId, renewalId: occasions[0]!.renewalId! };
  const order = (await readOrder(act, key))!;
  expect(order.renewal).toMatchObject({ state: "active", channel: "automatic", customerId });
  expect(await stage.wholeness(key)).toMatchObject({ received: 1980, buckets: 1, receipts: 1 });
  expect(await charges(line)).toHaveLength(1);
});

it("renewed by hand at the same instant, it charges once in all", async () => {
  const { line } = await armed("succeeds");
  await toBeforeEnd(line, 30 * 60);
  await worker.rest();
  await toBeforeEnd(line, 6 * 60 - 1);
  const byHand = async () =>
    placeRenewal(act, {
      lineId: line.lineId,
      planCode: "week",
      contactEmail: "mei@example.com",
      payKind: "redirect",
      channel: "web",
      accepted: ["data_lost", "days_lost"],
      onceKey: newId(),
    });
  const [, hand] = await Promise.all([workAuto(act, needs, line.lineId), byHand()]);
  if (hand.ok) await stage.pay(await stage.begin(hand.value));
  await worker.rest();
  for (const seconds of [900, 900, 3600]) {
    await boxes.advance(seconds);
    await worker.rest();
  }
  expect(await charges(line)).toHaveLength(1);
  const { occasions } = (await readAuto(act, line.lineId))!;
  expect(occasions.at(-1)).toMatchObject(
    hand.ok ? { state: "skipped", because: "needless" } : { state: "renewed" },
  );
});

it.each([
  ["charge_declines", 2, ["failed", "failed_twice"], "failed_twice"],
  ["charge_challenges", 1, ["failed", "needs_holder"], "needs_holder"],
  ["charge_lost_undone", 0, ["failed", "failed_twice"], "failed_twice"],
] as const)(
  "%s: tried %i times at most, then it is off and says why",
  async (card, tries, [state, because], stopped) => {
    const { line } = await armed(card);
    await toBeforeEnd(line, 30 * 60);
    await worker.rest();
    await toBeforeEnd(line, 6 * 60 - 1);
    for (const seconds of [0, 61, 61, 3600, 61, 61, 3600, 3600]) {
      await boxes.advance(seconds);
      await worker.rest();
    }
    const { auto, occasions } = (await readAuto(act, line.lineId))!;
    expect(occasions).toMatchObject([{ state, because }]);
    expect(auto).toMatchObject({ state: "off", stoppedBecause: stopped });
    const all = await charges(line);
    expect(all).toHaveLength(tries);
    expect(all.every(({ amount_received: received }) => received === 0)).toBe(true);
  },
);

it.each(["charge_lost", "charge_late"] as const)(
  "%s: whose answer nobody has is asked after, and charged once",
  async (card) => {
    const { line } = await armed(card);
    await toBeforeEnd(line, 30 * 60);
    await worker.rest();
    await toBeforeEnd(line, 6 * 60 - 1);
    for (const seconds of [0, 31, 61, 61, 3600]) {
      await boxes.advance(seconds);
      await worker.rest();
    }
    const { auto, occasions } = (await readAuto(act, line.lineId))!;
    expect(occasions).toMatchObject([{ state: "renewed", tries: 1 }]);
    expect(auto.state).toBe("armed");
    expect(await charges(line)).toMatchObject([{ amount_received: 1980 }]);
  },
);

it("renews at once when little data is left, and not beyond the month's ceiling", async () => {
  const { line } = await armed("succeeds", { trigger: "data-20", ceilingYen: 1980 });
  await use(line, 0.85);
  await worker.rest();
  expect((await readAuto(act, line.lineId))!.occasions).toMatchObject([{ state: "renewed" }]);
  await use(line, 0.97);
  await worker.rest();
  const { auto, occasions } = (await readAuto(act, line.lineId))!;
  expect(occasions[0]).toMatchObject({ state: "failed", because: "ceiling" });
  expect(auto.state).toBe("armed");
  expect(await charges(line)).toHaveLength(1);
});

it("stopped between the telling and the charge, nothing is charged", async () => {
  const { line } = await armed("succeeds");
  await toBeforeEnd(line, 30 * 60);
  await worker.rest();
  await stopAuto(act, line.lineId, "by_mail");
  await toBeforeEnd(line, 6 * 60 - 1);
  await worker.rest();
  const { auto, occasions } = (await readAuto(act, line.lineId))!;
  expect(auto).toMatchObject({ state: "off", stoppedBecause: "by_mail" });
  expect(occasions).toMatchObject([{ state: "skipped", because: "stopped" }]);
  expect(await charges(line)).toEqual([]);
});

it("stopped while its charge is being begun, nothing is charged after the stop", async () => {
  const { line } = await armed("succeeds");
  await toBeforeEnd(line, 30 * 60);
  await worker.rest();
  await toBeforeEnd(line, 6 * 60 - 1);
  let moves = 0;
  let stopping: Promise<unknown> | undefined;
  // Due, placed, and just before it is begun.
  const failpoint = (name: string) => {
    if (name === "auto.before_move" && ++moves === 3) {
      stopping = stopAuto(act, line.lineId, "by_customer");
    }
  };
  await workAuto({ ...act, failpoint }, needs, line.lineId);
  await stopping;
  await worker.rest();
  const { occasions } = (await readAuto(act, line.lineId))!;
  expect(occasions).toMatchObject([{ state: "skipped", because: "stopped" }]);
  expect(moves).toBeGreaterThanOrEqual(3);
  expect(await charges(line)).toEqual([]);
});

it("a charge that leaves so late that it was given up is heard of, and pays once", async () => {
  const { line } = await armed("succeeds");
  await toBeforeEnd(line, 30 * 60);
  await worker.rest();
  await toBeforeEnd(line, 6 * 60 - 1);
  let isSlow = true;
  const sandbox = outside.provider("sandbox");
  const slow: typeof sandbox = {
    ...sandbox,
    async begin(request) {
      isSlow = false;
      await boxes.advance(61);
      await worker.rest();
      await boxes.payments.sendWebhooksTo(undefined);
      return sandbox.begin(request);
    },
  };
  await workAuto(act, { ...needs, outside: { ...outside, provider: () => slow } }, line.lineId);
  for (const seconds of [61, 3600, 61, 3600]) {
    await boxes.advance(seconds);
    await worker.rest();
  }
  await stage.letWebhooksCome();
  expect(isSlow).toBe(false);
  expect(await charges(line)).toMatchObject([{ amount_received: 1980 }]);
  const { occasions } = (await readAuto(act, line.lineId))!;
  const { rows } = await act.database.run({
    text: "select renewal_id, state from renewals where line_id = $1",
    values: [line.lineId],
  });
  const [order] = rows as { renewal_id: string; state: string }[];
  expect([rows.length, order?.state, occasions.length]).toEqual([1, "active", 1]);
});

it("an order that another plan took the place of was paid, and is not charged for again", async () => {
  const { line } = await armed("succeeds");
  await toBeforeEnd(line, 30 * 60);
  await worker.rest();
  await toBeforeEnd(line, 6 * 60 - 1);
  const silent = async () => ({ kind: "unknown" }) as const;
  const stuck: typeof outside = {
    ...outside,
    carrier: (name) => ({ ...outside.carrier(name), grant: silent, ask: silent }),
  };
  await openWorker(act, stuck).rest();
  const [charged] = (await readAuto(act, line.lineId))!.occasions;
  const key = { lineId: line.lineId, renewalId: charged!.renewalId! };
  await boxes.advance(12 * 60);
  expect((await chooseReplacement(act, key, "other")).ok).toBe(true);
  const events = async () => {
    const { rows } = await act.database.run({
      text: "select name from events where line_id = $1 and name like 'auto_renewal.%' order by seq",
      values: [line.lineId],
    });
    return (rows as { name: string }[]).map(({ name }) => name.slice("auto_renewal.".length));
  };
  for (const seconds of [61, 3600, 3600]) {
    await boxes.advance(seconds);
    await worker.rest();
  }
  expect((await events()).slice(-2)).toEqual(["placed", "renewed"]);
  expect(await charges(line)).toHaveLength(1);
});

it("agreed to anew between the telling and the charge, it is told anew and charged once", async () => {
  const { line, customerId, savedMethodId } = await armed("succeeds");
  await toBeforeEnd(line, 30 * 60);
  await worker.rest();
  await toBeforeEnd(line, 29 * 60);
  const { auto } = (await readAuto(act, line.lineId))!;
  const { until, ceilingYen } = auto;
  const again = await armAuto(act, {
    ...{ lineId: line.lineId, customerId, savedMethodId, until, ceilingYen },
    ...{ planCode: "week", trigger: "time-6", shownYen: 1980 },
    contactEmail: "mei@example.com",
  });
  expect(again.ok).toBe(true);
  await worker.rest();
  const seen = async () => (await readAuto(act, line.lineId))!.occasions.map(({ state }) => state);
  expect(await seen()).toEqual(["announced", "skipped"]);
  await toBeforeEnd(line, 6 * 60 - 1);
  await worker.rest();
  expect(await charges(line)).toEqual([]);
  await toBeforeEnd(line, 5 * 60 - 1);
  await worker.rest();
  expect(await seen()).toEqual(["renewed", "skipped"]);
  expect(await charges(line)).toHaveLength(1);
});

it("a forgotten card is gone here and at its provider, and ends what it paid for", async () => {
  const { line, customerId, savedMethodId } = await armed("succeeds");
  expect(await forgetMethod(act, { customerId: newId(), savedMethodId })).toMatchObject({
    ok: false,
  });
  expect(await forgetMethod(act, { customerId, savedMethodId })).toMatchObject({ ok: true });
  await worker.rest();
  expect(await savedMethodsOf(act, customerId)).toEqual([]);
  const { auto, method } = (await readAuto(act, line.lineId))!;
  expect(auto).toMatchObject({ state: "off", stoppedBecause: "method_gone" });
  expect(method).toMatchObject({ state: "forgotten", face: {} });
  expect(method?.token).toBeUndefined();
});

it("a card whose forgetting was cut off ends what it paid for all the same", async () => {
  const { line, customerId, savedMethodId } = await armed("succeeds");
  const failpoint = (name: string) => {
    if (name === "forgetting.before_stop") throw new Error("cut off");
  };
  const cutOff = forgetMethod({ ...act, failpoint }, { customerId, savedMethodId });
  await expect(cutOff).rejects.toThrow("cut off");
  await worker.rest();
  const { auto, method } = (await readAuto(act, line.lineId))!;
  expect(auto).toMatchObject({ state: "off", stoppedBecause: "method_gone" });
  expect(method).toMatchObject({ state: "forgotten" });
});

it("a page that nobody comes back from is found by asking, or given up", async () => {
  const customerId = await customer();
  const begun = await saving(customerId);
  const never = await saving(customerId);
  await boxes.payments.payByCard(begun.url, OK_CARD);
  await boxes.advance(660);
  await worker.rest();
  expect(await savedMethodsOf(act, customerId)).toMatchObject([{ face: { lastFour: "4242" } }]);
  await boxes.advance(3 * 3600);
  await worker.rest();
  expect(await hearSaving(act, outside, never.savedMethodId)).toMatchObject({ state: "failed" });
});

it("told by its holder's first way, once each; what was renewed is told with its receipt", async () => {
  const { line } = await armed("succeeds", { contactEmail: "hana@example.com" });
  await worker.rest();
  const personId = (await personByAddress(act, { channel: "email", address: "hana@example.com" }))!;
  await linkAddress(act, { kind: "person", personId }, { channel: "line", address: "U1" });
  await stopReminders(act, personId);
  for (const minutes of [40 * 60, 30 * 60, 6 * 60 - 1]) {
    await toBeforeEnd(line, minutes);
    await worker.rest();
  }
  expect(await toldOf(line)).toEqual([
    ["email", "auto_renewal.armed", 0],
    ["line", "notice.auto_announced", 0],
    ["line", "notice.auto_renewed", 1],
  ]);
  // What an order's confirmation says, and how it stops.
  const [{ text, brief }] = (await recentMessages(act, 1)) as [Message];
  const { occasions } = (await readAuto(act, line.lineId))!;
  const key = { lineId: line.lineId, renewalId: occasions[0]!.renewalId! };
  const { number } = (await readOrder(act, key as RenewalKey))!.renewal;
  for (const part of [`/orders/${number}/receipt`, "/auto-renewal/", "1,980"]) {
    expect(text).toContain(part);
  }
  // Whoever judges it later sees that it was told before, and that it was confirmed.
  const ids = await autoIdsOf(act, (await readOrder(act, key as RenewalKey))!.renewal);
  const traces = await tracesAbout(act, line.lineId, [key.renewalId, ...ids]);
  expect(traces.map(({ cause }) => cause.split(":")[3])).toEqual([
    "auto_announced",
    "auto_renewed",
  ]);
  expect(brief).toMatchObject({ url: `http://tsunagu.test/orders/${number}` });
});

it("told the evening before, it is told no more once it was stopped", async () => {
  const { line } = await armed("succeeds", { contactEmail: "li@example.com" });
  await toBeforeEnd(line, 30 * 60);
  await worker.rest();
  await stopAuto(act, line.lineId, "by_mail");
  await toBeforeEnd(line, 6 * 60 - 1);
  await worker.rest();
  expect((await toldOf(line)).map(([, cause]) => cause)).toEqual([
    "auto_renewal.armed",
    "notice.auto_announced",
  ]);
});

it.each([
  ["charge_declines", ["auto_announced", "auto_retry", "auto_off"]],
  ["charge_challenges", ["auto_announced", "auto_off"]],
] as const)(
  "%s: each step is told once, by mail where there is no other way",
  async (card, names) => {
    const { line } = await armed(card, { contactEmail: `${card}@example.com` });
    await toBeforeEnd(line, 30 * 60);
    await worker.rest();
    await toBeforeEnd(line, 6 * 60 - 1);
    for (const seconds of [0, 61, 61, 3600, 61]) {
      await boxes.advance(seconds);
      await worker.rest();
    }
    const told = (await toldOf(line)).filter(([, cause]) => cause.startsWith("notice."));
    expect(told.map(([channel, cause]) => [channel, cause.slice("notice.".length)])).toEqual(
      names.map((name) => ["email", name]),
    );
  },
);

it("a card that is kept after its account was erased is forgotten at its provider", async () => {
  const customerId = await customer();
  const begun = await saving(customerId);
  await eraseAutoOf(act, customerId);
  await eraseAccount(act, customerId);
  await boxes.payments.payByCard(begun.url, OK_CARD);
  await boxes.advance(661);
  await worker.rest();
  const method = await hearSaving(act, outside, begun.savedMethodId);
  expect(method).toMatchObject({ state: "forgotten", face: {} });
  expect(method?.token).toBeUndefined();
});

it("the books balance in the end", async () => {
  expect(await checkLedger(act)).toEqual([]);
});

/** What was sent about a line, oldest first: how, of what, and how many documents with it. */
async function toldOf({ lineId }: TownLine): Promise<readonly [string, string, number][]> {
  return (await recentMessages(act, 500))
    .filter((one) => one.lineId === lineId && one.state === "sent")
    .toReversed()
    .map(({ channel, cause, enclosures }) => {
      const name = /^notice:[^:]+:[^:]+:([^:]+)/u.exec(cause)?.[1];
      const short = name === undefined ? cause.split(":")[0]! : `notice.${name}`;
      return [channel, short, enclosures.length];
    });
}

async function use(line: TownLine, part: number): Promise<void> {
  await act.database.run({
    text: `update buckets set data_used_bytes = (data_total_bytes * $2::numeric)::bigint
      where line_id = $1 and state = 'active'`,
    values: [line.lineId, part],
  });
  await boxes.advance(3601);
}
