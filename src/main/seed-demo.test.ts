import { describe, expect, it } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import { bucketsOfLine, lineState } from "../business/buckets/index.ts";
import {
  exchangeRates,
  issuerStatusAt,
  LINE_STATES,
  plansForLine,
  RENEWAL_MODES,
  sellerOf,
  type Plan,
} from "../business/catalogue/index.ts";
import { hasPassword, savedLines, type CustomerId } from "../business/customers/index.ts";
import {
  findLine,
  LINE_STATUSES,
  lineById,
  linesByTexts,
  type Line,
} from "../business/lines/index.ts";
import { askQuotes } from "../business/renewals/index.ts";
import { dailyUse, hourlyUsage } from "../business/usage/index.ts";
import { addHours, instant } from "../foundation/clock/index.ts";
import { LANGUAGES } from "../foundation/language/index.ts";
import { SENTINELS } from "../gateways/carriers/sandbox/index.ts";
import { demoCard } from "./demo-card.ts";
import { readSeed, seedDemo, textsOf } from "./seed-demo.ts";

// Shortly after midnight and late in the evening are where relative dates go wrong.
const NOW = "2026-11-22T03:00:00Z";
const db = await testDatabase();
const act = db.act({ at: NOW });
const isSeeded = await seedDemo({ act });

const codes = textsOf(readSeed("lines.csv", act.clock.now()), "更新コード");
const lineIds = await linesByTexts(act, codes);
const lines = await Promise.all([...lineIds.values()].map((id) => lineById(act, id))).then((all) =>
  all.filter((line): line is Line => line !== undefined),
);
const networks = [...new Set(lines.map((line) => line.network))];
const plans = (
  await Promise.all(networks.map((network) => plansForLine(act, { network })))
).flat() as readonly Plan[];

async function count(table: string): Promise<number> {
  const text = `select count(*)::int as count from ${table}`;
  const { rows } = await db.database.run({ text, values: [] });
  return (rows as { count: number }[])[0]!.count;
}

describe("the demo town", () => {
  it("is there after the first seeding, and stays as it is after the next", async () => {
    expect(isSeeded).toBe(true);
    const rooms = ["sellers", "plans", "lines", "buckets", "usage", "customers", "events"];
    const tables = [...rooms, "staff", "tills"];
    const before = await Promise.all(tables.map(count));
    expect(await seedDemo({ act })).toBe(false);
    expect(await Promise.all(tables.map(count))).toEqual(before);
  });

  it("sells as Japan does: every clock, every mode, from 300 to 6,980 yen", () => {
    expect(plans.length).toBeGreaterThanOrEqual(12);
    const clocks = new Set(plans.map((plan) => plan.terms.clock.kind));
    expect([...clocks].toSorted()).toEqual([
      "jst_calendar",
      "month_end",
      "months",
      "rolling_24h",
      "rolling_to_midnight",
      "zone_calendar",
    ]);
    const modes = plans.flatMap((plan) =>
      Object.values(plan.terms.renewalTable).map((rule) => rule.mode),
    );
    expect(new Set(modes)).toEqual(new Set(RENEWAL_MODES));
    const allowances = new Set(plans.map((plan) => plan.terms.allowance.kind));
    expect(allowances).toEqual(new Set(["capped", "daily", "unlimited"]));
    const prices = plans.map((plan) => plan.totalYen).toSorted((a, b) => a - b);
    expect([prices[0], prices.at(-1)]).toEqual([300, 6980]);
  });

  it("names its plans in five languages, none lent from another", () => {
    for (const plan of plans) {
      const names = LANGUAGES.map((language) => plan.names[language]);
      expect(names.every((name) => name.length > 0)).toBe(true);
      expect(plan.names.ko).toMatch(/[가-힣]/);
      expect(plan.names.en).not.toMatch(/[^\x20-\x7e]/);
      expect(new Set([plan.names.ja, plan.names.en, plan.names.ko]).size).toBe(3);
    }
  });

  it("has a seller of each tax standing", async () => {
    const ids = [...new Set(plans.map((plan) => plan.sellerId))];
    const standings = await Promise.all(
      ids.map(async (id) => {
        expect((await sellerOf(act, id)).legalName).not.toBe("");
        return issuerStatusAt(act, id);
      }),
    );
    expect(standings.map((one) => one?.status).toSorted()).toEqual([
      "exempt",
      "overseas",
      "registered",
    ]);
    const number = standings.find((one) => one?.status === "registered")?.registrationNumber ?? "";
    expect(number).toMatch(/^T\d{13}$/);
    const weighed = [...number.slice(2)]
      .toReversed()
      .map((digit, i) => Number(digit) * (i % 2 === 0 ? 1 : 2));
    expect(Number(number[1])).toBe(9 - (weighed.reduce((a, b) => a + b) % 9));
  });

  it("has at least sixty lines, of both forms, in every status and state", async () => {
    expect(lines.length).toBeGreaterThanOrEqual(60);
    expect(lines).toHaveLength(codes.length);
    expect(new Set(lines.map((line) => line.form))).toEqual(new Set(["sim", "esim"]));
    expect(new Set(lines.map((line) => line.status))).toEqual(new Set(LINE_STATUSES));
    const states = new Set<string>();
    const bucketStates = new Set<string>();
    for (const line of lines) {
      const buckets = await bucketsOfLine(act, line.lineId);
      states.add(lineState(buckets, act.clock.now(), 2));
      for (const bucket of buckets) bucketStates.add(bucket.state);
    }
    expect(states).toEqual(new Set(LINE_STATES));
    expect(bucketStates).toEqual(
      new Set(["active", "awaiting_first_use", "depleted", "expired", "queued"]),
    );
  });

  it("has a line for each sentinel of the carrier sandbox", async () => {
    const cards = new Set(lines.map((line) => line.iccid));
    expect(SENTINELS.filter(({ input }) => !cards.has(input))).toEqual([]);
    const named = demoCard.sentinels.filter(({ input }) => input.startsWith("line "));
    expect(named).toHaveLength(SENTINELS.length);
  });

  it("quotes every line: each kind of answer occurs, whatever the hour", async () => {
    const modes = new Set<string>();
    const refusals = new Set<string>();
    for (const line of lines) {
      const quotes = await askQuotes(act, { lineId: line.lineId });
      if (!quotes.ok) throw new Error(quotes.refusal);
      for (const { quote } of quotes.value.plans) modes.add(quote.mode);
      for (const { refusal } of quotes.value.refused) refusals.add(refusal);
    }
    expect(modes).toEqual(new Set(RENEWAL_MODES.filter((mode) => mode !== "none")));
    for (const refusal of [
      "plan_not_renewable",
      "line_recycled",
      "line_suspended",
      "line_not_started",
      "needs_same_allowance",
      "too_many_days",
    ]) {
      expect(refusals).toContain(refusal);
    }
  });

  it("has used, by the hour, what its plans say was used, and nothing in the future", async () => {
    let checked = 0;
    for (const line of lines) {
      const from = addHours(act.clock.now(), -24 * 34);
      const span = { from, until: addHours(act.clock.now(), 48) };
      const hours = await hourlyUsage(act, line.lineId, span);
      expect(hours.every(({ hour }) => hour <= act.clock.now())).toBe(true);
      for (const bucket of await bucketsOfLine(act, line.lineId)) {
        const { startsAt, terms } = bucket;
        if (startsAt === undefined || startsAt < from || terms.allowance.kind === "daily") continue;
        const own = hours.filter(({ bucketId }) => bucketId === bucket.bucketId);
        const sum = own.reduce((all, { usedBytes }) => all + usedBytes, 0);
        expect(sum).toBe(bucket.dataUsedBytes);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(30);
  });

  it("is used most in the evening and least before dawn", async () => {
    const byHour = Array.from({ length: 24 }, () => 0);
    for (const line of lines) {
      const span = { from: instant("2026-10-20T00:00:00Z"), until: act.clock.now() };
      for (const { hour, usedBytes } of await hourlyUsage(act, line.lineId, span)) {
        byHour[(Number(hour.slice(11, 13)) + 9) % 24]! += usedBytes;
      }
    }
    expect(byHour[21]).toBeGreaterThan(5 * byHour[4]!);
    const days = await dailyUse(act, lines[0]!.lineId, 5);
    expect(days.filter(({ usedBytes }) => usedBytes > 0).length).toBeGreaterThan(2);
  });

  it("estimates in ten currencies", async () => {
    expect((await exchangeRates(act)).map((rate) => rate.currency)).toEqual([
      ...["AUD", "CNY", "EUR", "GBP", "HKD", "KRW", "SGD", "THB", "TWD", "USD"],
    ]);
  });

  it("opens to every code on its card, and to its log-ins", async () => {
    expect(demoCard.lines.length).toBeGreaterThanOrEqual(25);
    for (const { renewalCode } of demoCard.lines) {
      const found = await findLine(act, {
        typed: renewalCode,
        address: renewalCode,
        device: renewalCode,
      });
      expect(found).toMatchObject({ ok: true, value: { proof: "renewal_code" } });
    }
    const { rows } = await db.database.run({
      text: "select customer_id as id, email_sealed as sealed from customers",
      values: [],
    });
    const customers = new Map(
      (rows as { id: CustomerId; sealed: Buffer }[]).map((row) => [
        act.secrets.unseal(row.sealed),
        row.id,
      ]),
    );
    for (const { email } of demoCard.logins) {
      const id = customers.get(email)!;
      expect(await hasPassword(act, id)).toBe(true);
      expect((await savedLines(act, id)).length).toBeGreaterThan(0);
    }
  });
});

describe("seeding", () => {
  it("finishes what a crash cut off, and leaves an operator's own data alone", async () => {
    const other = await testDatabase();
    const own = other.act({ at: NOW });
    expect(await seedDemo({ act: own })).toBe(true);
    // As if the process had died before its last step, and was started again at another hour.
    const { rows } = await other.database.run({ text: "select 1 from buckets", values: [] });
    await other.database.run({ text: "delete from exchange_rates", values: [] });
    own.clock.moveTo(instant("2026-11-22T04:30:00Z"));
    expect(await seedDemo({ act: own })).toBe(true);
    const again = await other.database.run({ text: "select 1 from buckets", values: [] });
    expect(again.rows).toHaveLength(rows.length);
    await other.database.run({ text: "delete from exchange_rates", values: [] });
    await other.database.run({
      text: "update sellers set code = 'mine' where code = 'hanabi'",
      values: [],
    });
    expect(await seedDemo({ act: own })).toBe(false);
    await other.close();
  });

  it.each(["2026-11-21T15:02:00Z", "2028-02-29T00:10:00Z"])("works at %s as well", async (at) => {
    const other = await testDatabase();
    expect(await seedDemo({ act: other.act({ at }) })).toBe(true);
    await other.close();
  });
});
