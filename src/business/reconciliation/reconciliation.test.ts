import fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { layLine } from "../../../tests/examples/stored-line.ts";
import { onLine, writeHouse } from "../../foundation/act/index.ts";
import { addHours, addMs, instant, type Instant } from "../../foundation/clock/index.ts";
import { openDatabase } from "../../foundation/database/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import {
  balances,
  checkLedger,
  insertTransfers,
  reverseTransfer,
  transfersFor,
  type LineNews,
} from "../ledger/index.ts";
import {
  insertAttempt,
  insertCheckout,
  insertRefund,
  type Attempt,
  type PaymentProvider,
  type Refund,
  type ReportRow,
} from "../payments/index.ts";
import { fetchReport, importReport, listDifferences, matchReports } from "./index.ts";

const DAY = "2026-11-22";
const NOON = instant("2026-11-22T03:00:00Z");
/** Reports reach so far then that what is missing is known to be. */
const LATER_DAY = "2026-11-26";

const db = await testDatabase();
const act = db.act();
const { lineId } = await layLine(act);
const checkoutId = newId<"checkout">();
await writeHouse(act, { name: "test.checkout" }, [
  insertCheckout(act, { lineId, checkoutId, totalYen: 1, openedAt: NOON }),
]);

const PAYMENT_FAULTS = ["dropped", "doubled", "altered", "late", "unbooked", "taken_back"] as const;
const REFUND_FAULTS = ["dropped", "doubled", "altered", "open", "came_back"] as const;
const STRANGERS = ["payment", "refund", "other", "dispute"] as const;

const anyPlan = fc.record({
  payments: fc.array(
    fc.record({
      amountYen: fc.integer({ min: 100, max: 50_000 }),
      feeYen: fc.integer({ min: 0, max: 500 }),
      fault: fc.option(fc.constantFrom(...PAYMENT_FAULTS), { freq: 2 }),
      /** By what the provider names it. */
      isNamed: fc.boolean(),
      refund: fc.option(fc.record({ fault: fc.option(fc.constantFrom(...REFUND_FAULTS)) })),
    }),
    { maxLength: 6 },
  ),
  strangers: fc.array(fc.constantFrom(...STRANGERS), { maxLength: 3 }),
  fees: fc.array(fc.integer({ min: -300, max: 3000 }), { maxLength: 2 }),
});
type Plan = typeof anyPlan extends fc.Arbitrary<infer P> ? P : never;

test("exactly what was planted is found, and fees are booked to the yen", async () => {
  await fc.assert(
    fc.asyncProperty(anyPlan, async (plan) => {
      const world = await build(plan);
      const outcome = await fetchReport(world.act, world.provider, DAY);
      expect(outcome).toMatchObject({ ok: true });
      await fetchReport(world.act, world.provider, LATER_DAY);
      expect(await openOf(world.name)).toEqual(world.planted);
      expect(await feesOf(world.name)).toBe(world.feesYen);
      expect(await checksOf(world.name)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test("told again, in part, in another order or matched anew, nothing changes", async () => {
  await fc.assert(
    fc.asyncProperty(anyPlan, fc.nat(), async (plan, seed) => {
      const world = await build(plan);
      await fetchReport(world.act, world.provider, DAY);
      const before = await picture(world.name);
      world.tell(world.rows.toReversed().slice(seed % (world.rows.length + 1)));
      await Promise.all([
        fetchReport(world.act, world.provider, DAY),
        importReport(world.act, world.provider, new Uint8Array()),
      ]);
      await matchReports(world.act, world.name);
      expect(await picture(world.name)).toEqual(before);
    }),
    { numRuns: 10 },
  );
});

test("what turns up later, or is settled here later, solves itself and stays solved", async () => {
  const world = await build({
    payments: [
      {
        amountYen: 1980,
        feeYen: 71,
        fault: "dropped",
        isNamed: true,
        refund: { fault: "dropped" },
      },
      { amountYen: 2980, feeYen: 90, fault: "late", isNamed: false, refund: null },
    ],
    strangers: [],
    fees: [],
  });
  await fetchReport(world.act, world.provider, DAY);
  await fetchReport(world.act, world.provider, LATER_DAY);
  expect((await openOf(world.name)).map((line) => line.split(" ")[0])).toEqual([
    "late_money",
    "payment_missing_there",
    "refund_missing_there",
  ]);
  world.tell(world.dropped);
  await fetchReport(world.act, world.provider, DAY);
  await settle(world.late[0]!);
  await matchReports(world.act, world.name);
  expect(await openOf(world.name)).toEqual([]);
  const solved = await listDifferences(act, { provider: world.name, state: "solved" });
  expect(solved.map(({ solvedBy }) => solvedBy)).toEqual(["itself", "itself", "itself"]);
});

test("a refund that another provider paid out is told by the one that paid it", async () => {
  const took = `took${newId()}`;
  const attempt = attemptOf(took, 0, 1980, false);
  const payoutId = newId<"payout">();
  const refund: Refund = { ...refundOf(attempt, 0, false), providerReference: "batch 7" };
  await write(insertAttempt(act, attempt));
  await write(insertRefund(act, refund));
  await db.database.run({
    text: `insert into refund_claims (line_id, refund_id, renewal_id, number, amount_yen, state,
        payout_id, payout_state, opened_at, changed_at, paid_by, paid_reference)
      values ($1, $2, $2, 'X', $3, 'paid', $4, 'sent', $5, $5, 'paypal', 'batch 7')`,
    values: [lineId, refund.refundId, refund.amountYen, payoutId, NOON],
  });
  await book(attempt);
  const paysOut = { ...attempt, provider: `pays${newId()}` };
  await bookRefund(paysOut, refund);
  const row = movement({ reference: "mp", kind: "refund", grossYen: -990 });
  const sent = paidBy(paysOut.provider, [{ ...row, payoutId }]);
  expect(await fetchReport(laterAct(), sent, DAY)).toMatchObject({ ok: true });
  expect(await openOf(paysOut.provider)).toEqual([]);
  const payment = movement({ reference: "mv", kind: "payment", grossYen: 1980 });
  const came = paidBy(took, [{ ...payment, attemptId: attempt.attemptId }]);
  await fetchReport(laterAct(), came, DAY);
  await fetchReport(laterAct(), came, LATER_DAY);
  expect(await openOf(took)).toEqual([]);
});

test("a dispute that moved money is matched once the books hold it back, and give it free", async () => {
  const name = `disputes${newId()}`;
  const attempt = attemptOf(name, 0, 1980, false);
  await write(insertAttempt(act, attempt));
  await book(attempt);
  const { attemptId } = attempt;
  const dispute = { kind: "dispute", attemptId } as const;
  const told = [
    movement({ reference: "mv", kind: "payment", grossYen: 1980, attemptId }),
    movement({ reference: "lost", grossYen: -1980, feeYen: 1500, ...dispute }),
    movement({ reference: "won", grossYen: 1980, ...dispute }),
  ];
  const later = laterAct();
  await fetchReport(later, paidBy(name, told), DAY);
  expect(await openOf(name)).toEqual(["dispute_open_here row lost", "dispute_open_here row won"]);
  const of = { lineId, sellerId, attemptId, provider: name, disputeId: newId<"dispute">() };
  const question = { ...of, totalYen: yen(1980), at: NOON };
  await bookNews({ what: "dispute_opened", ...question });
  await matchReports(later, name);
  expect(await openOf(name)).toEqual(["dispute_open_here row won"]);
  await bookNews({ what: "dispute_won", ...question });
  await matchReports(later, name);
  expect(await openOf(name)).toEqual([]);
  expect(await checksOf(name)).toEqual([]);
  expect(await feesOf(name)).toBe(1500);
});

test("books that were changed behind a report are found", async () => {
  const world = await build({
    payments: [{ amountYen: 1980, feeYen: 71, fault: null, isNamed: true, refund: null }],
    strangers: [],
    fees: [],
  });
  await fetchReport(world.act, world.provider, DAY);
  expect(await checksOf(world.name)).toEqual([]);
  const { rows } = await db.database.run({
    text: `select transfer_id as id, cause from transfers
      where debit_book = 'provider:' || $1 or credit_book = 'provider:' || $1`,
    values: [world.name],
  });
  const booked = rows as { id: string; cause: string }[];
  const reverse = async (cause: string) => {
    const { id } = booked.find((one) => one.cause === cause)!;
    await reverseTransfer(act, { transferId: id, why: "test" });
  };
  await reverse("fee_kept.total");
  expect(await checksOf(world.name)).toEqual([`report_row_not_booked ${world.name} mv 0`]);
  await reverse("payment_confirmed.net");
  expect(await checksOf(world.name)).toContain(`matched_row_does_not_fit ${world.name} mv 0`);
  // A payment that was matched with another, by somebody at the database itself.
  const owner = openDatabase({ url: db.ownerUrl });
  await owner.run({
    text: "update report_rows set found_attempt_id = row_id where provider = $1",
    values: [world.name],
  });
  await owner.close();
  expect(await checksOf(world.name)).toContain(`receivable_does_not_fit provider:${world.name}`);
});

interface World {
  readonly name: string;
  readonly act: typeof act;
  readonly provider: PaymentProvider;
  readonly rows: readonly ReportRow[];
  /** What the report does not tell although it happened. */
  readonly dropped: readonly ReportRow[];
  readonly late: readonly Attempt[];
  readonly planted: readonly string[];
  readonly feesYen: number;
  tell(rows: readonly ReportRow[]): void;
}

let worlds = 0;

/** Payments, refunds and books of a provider of its own, and a report with the planted faults. */
async function build(plan: Plan): Promise<World> {
  worlds += 1;
  const name = `provider${worlds}`;
  const rows: ReportRow[] = [];
  const dropped: ReportRow[] = [];
  const late: Attempt[] = [];
  const planted: string[] = [];
  for (const [i, wish] of plan.payments.entries()) {
    const attempt = attemptOf(name, i, wish.amountYen, wish.fault === "late");
    if (wish.fault === "late") late.push(attempt);
    await write(insertAttempt(act, attempt));
    if (wish.fault !== "late") await book(attempt, wish.fault === "unbooked" ? 1 : 0);
    const row = paymentRow(attempt, i, wish);
    planted.push(...plantPayment(row, attempt, wish.fault, { rows, dropped }));
    if (wish.refund === null || wish.fault === "late") continue;
    const refund = refundOf(attempt, i, wish.refund.fault === "open");
    await write(insertRefund(act, refund));
    if (refund.state === "done") await bookRefund(attempt, refund);
    planted.push(
      ...plantRefund(refundRow(refund, i, wish), refund, wish.refund.fault, { rows, dropped }),
    );
  }
  for (const [i, kind] of plan.strangers.entries()) {
    const row = movement({
      reference: `stranger ${i}`,
      kind,
      grossYen: 500,
      ofReference: `x ${i}`,
    });
    rows.push(row);
    planted.push(`${STRANGE[kind]} row ${row.reference}`);
  }
  for (const [i, feeYen] of plan.fees.entries()) {
    rows.push(movement({ reference: `fee ${i}`, kind: "fee", grossYen: 0 - feeYen }));
  }
  const told: ReportRow[] = [...rows];
  const provider = paidBy(name, told);
  const kept = rows.reduce((sum, r) => sum + r.feeYen - (r.kind === "fee" ? r.grossYen : 0), 0);
  return {
    ...{ name, act: laterAct(), provider, rows, dropped, late, feesYen: kept },
    planted: planted.toSorted(),
    tell: (others) => told.splice(0, told.length, ...others),
  };
}

/** A provider that tells of these rows on the day, and of nothing later. */
function paidBy(name: string, told: readonly ReportRow[]): PaymentProvider {
  const read = async ({ from }: { from: Instant }) => ({
    kind: "read",
    rows: from < NOON ? told : [],
  });
  const reports = { read, parse: () => ({ rows: told, faults: [] }) };
  return { name, reports } as unknown as PaymentProvider;
}

const STRANGE = {
  payment: "payment_unknown_here",
  refund: "refund_unknown_here",
  other: "other_movement",
  dispute: "other_movement",
} as const;

interface Report {
  readonly rows: ReportRow[];
  readonly dropped: ReportRow[];
}

function plantPayment(
  row: ReportRow,
  { attemptId }: Attempt,
  fault: Plan["payments"][number]["fault"],
  { rows, dropped }: Report,
): readonly string[] {
  const { reference } = row;
  const again = { ...row, reference: `${reference} again`, at: addMs(row.at, 1000) };
  switch (fault) {
    case "dropped":
      dropped.push(row);
      return [`payment_missing_there attempt ${attemptId}`];
    case "doubled":
      rows.push(again, row);
      return [`duplicate row ${again.reference}`];
    case "altered":
      rows.push({ ...row, grossYen: row.grossYen + 1, netYen: row.netYen + 1 });
      return [`amount_differs row ${reference}`];
    case "taken_back":
      rows.push(row, { ...again, grossYen: -row.grossYen, netYen: -row.grossYen - row.feeYen });
      return [`payment_taken_back row ${again.reference}`];
    case "late":
      rows.push(row);
      return [`late_money row ${reference}`];
    case "unbooked":
      rows.push(row);
      return [`not_booked row ${reference}`];
    case null:
      rows.push(row);
      return [];
  }
}

function plantRefund(
  row: ReportRow,
  { refundId }: Refund,
  fault: (typeof REFUND_FAULTS)[number] | null,
  { rows, dropped }: Report,
): readonly string[] {
  const { reference } = row;
  const again = { ...row, reference: `${reference} again`, at: addMs(row.at, 1000) };
  switch (fault) {
    case "dropped":
      dropped.push(row);
      return [`refund_missing_there refund ${refundId}`];
    case "doubled":
      rows.push(again, row);
      return [`duplicate row ${again.reference}`];
    case "altered":
      rows.push({ ...row, refundId, grossYen: row.grossYen - 1, netYen: row.netYen - 1 });
      return [`refund_differs row ${reference}`];
    case "open":
      rows.push(row);
      return [`refund_open_here row ${reference}`];
    case "came_back":
      rows.push(row, { ...again, grossYen: -row.grossYen, netYen: -row.netYen });
      return [`refund_came_back row ${again.reference}`];
    case null:
      rows.push(row);
      return [];
  }
}

function attemptOf(provider: string, i: number, amountYen: number, isLate: boolean): Attempt {
  return {
    lineId,
    attemptId: newId(),
    checkoutId,
    provider,
    method: "card",
    kind: "redirect",
    state: isLate ? "expired" : "succeeded",
    amountYen: yen(amountYen),
    providerReference: `pay ${i}`,
    startedAt: NOON,
    settledAt: addMs(NOON, i),
  };
}

function refundOf({ attemptId, amountYen }: Attempt, i: number, isOpen: boolean): Refund {
  return {
    lineId,
    refundId: newId(),
    attemptId,
    amountYen: yen(Math.floor(amountYen / 2)),
    reason: "customer_wish",
    state: isOpen ? "sent" : "done",
    wantedAt: NOON,
    ...(isOpen ? {} : { providerReference: `re ${i}`, settledAt: addMs(NOON, 500 + i) }),
  };
}

type PaymentWish = Plan["payments"][number];

function paymentRow(attempt: Attempt, i: number, { feeYen, isNamed }: PaymentWish): ReportRow {
  const { attemptId, amountYen: grossYen } = attempt;
  const by = isNamed ? { attemptId } : { ofReference: `pay ${i}` };
  return movement({ reference: `mv ${i}`, kind: "payment", grossYen, feeYen, ...by });
}

// Named by its own id, or as some providers do, by the payment it is of.
function refundRow(
  { refundId, amountYen }: Refund,
  i: number,
  { isNamed }: PaymentWish,
): ReportRow {
  const by = isNamed ? { refundId } : { ofReference: `pay ${i}` };
  return movement({ reference: `mvr ${i}`, kind: "refund", grossYen: -amountYen, ...by });
}

function movement(row: Partial<ReportRow> & Pick<ReportRow, "reference" | "kind" | "grossYen">) {
  const feeYen = row.feeYen ?? 0;
  return { at: addHours(NOON, 1), ...row, feeYen, netYen: row.grossYen - feeYen };
}

const sellerId = newId<"seller">();

async function book(attempt: Attempt, lessYen = 0): Promise<void> {
  const { attemptId, provider } = attempt;
  const totalYen = yen(attempt.amountYen - lessYen);
  const of = { renewalId: newId<"renewal">(), attemptId, provider, totalYen, taxYen: yen(0) };
  await bookNews({ what: "payment_confirmed", lineId, sellerId, at: NOON, ...of });
}

async function bookRefund({ attemptId, provider }: Attempt, refund: Refund): Promise<void> {
  const { refundId, amountYen: totalYen } = refund;
  const of = { refundId, attemptId, provider, totalYen };
  await bookNews({ what: "refund_done", lineId, sellerId, at: NOON, ...of });
}

async function bookNews(news: LineNews): Promise<void> {
  await onLine(act, lineId, async (turn) =>
    turn.write({ name: "test.booked" }, insertTransfers(act, transfersFor(news))),
  );
}

/** The worker has read the money that came late, and booked it. */
async function settle(attempt: Attempt): Promise<void> {
  await db.database.run({
    text: "update payment_attempts set state = 'succeeded' where attempt_id = $1",
    values: [attempt.attemptId],
  });
  await book(attempt);
}

async function write(part: Parameters<typeof writeHouse>[2][number]): Promise<void> {
  await writeHouse(act, { name: "test.row" }, [part]);
}

// Days later, and later with every look: a row is looked at again in each run.
function laterAct(): typeof act {
  let ms = 0;
  return { ...act, clock: { ...act.clock, now: () => addMs(addHours(NOON, 240), (ms += 1)) } };
}

async function openOf(provider: string): Promise<readonly string[]> {
  const open = await listDifferences(act, { provider });
  return open.map(({ kind, subject }) => `${kind} ${subject}`).toSorted();
}

async function feesOf(provider: string): Promise<number> {
  const all = await balances(act);
  const fees = all.find((b) => b.account === "provider_fees" && b.book === `provider:${provider}`);
  return fees?.balanceYen ?? 0;
}

/** What the audit finds about reports and this provider's account. */
async function checksOf(provider: string): Promise<readonly string[]> {
  const all = await checkLedger(act);
  return all
    .filter(({ finding }) => /^(?:report|matched|receivable)_/u.test(finding))
    .map(({ finding, thing }) => `${finding} ${thing}`)
    .filter((line) => new RegExp(`\\b${provider}\\b`, "u").test(line));
}

async function picture(provider: string) {
  const { rows } = await db.database.run({
    text: `select (select count(*) from report_rows where provider = $1)::int as rows,
      (select count(*) from transfers where credit_book = 'provider:' || $1
        or debit_book = 'provider:' || $1)::int as transfers`,
    values: [provider],
  });
  return { counts: rows[0] as unknown, open: await openOf(provider) };
}
