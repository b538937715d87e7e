import { instant, type Instant } from "../../src/foundation/clock/index.ts";
import { bytes, GIGABYTE, yen, type Bytes } from "../../src/foundation/money/index.ts";
import { startBucket, type Bucket, type BucketId } from "../../src/business/buckets/index.ts";
import type {
  Duration,
  LineState,
  Plan,
  PlanId,
  PlanTerms,
  RenewalMode,
  RenewalRule,
  RenewalTable,
  SellerId,
  ValidityClock,
} from "../../src/business/catalogue/index.ts";
import type { Line, LineId } from "../../src/business/lines/index.ts";
import type { QuoteQuestion } from "../../src/business/renewals/index.ts";

/** Plans after those really sold in Japan (domain A.1), a line and its buckets; for tests. */

export const jst = (text: string): Instant => instant(`${text}+09:00`);
export const days = (count: number): Duration => ({ unit: "days", count });
export const gigabytes = (count: number): Bytes => bytes(count * GIGABYTE);

const LINE_ID = "0190a000-0000-7000-8000-000000000001" as LineId;

export const line: Line = {
  lineId: LINE_ID,
  sellerId: "0190a000-0000-7000-8000-000000000002" as SellerId,
  network: "docomo",
  carrier: "sandbox",
  form: "sim",
  status: "in_service",
  iccid: "8981100000000000001",
  renewalCode: "ABCD",
  isReinstallable: false,
  hasSms: false,
};

export function rule(
  mode: Exclude<RenewalMode, "none">,
  more: { duration?: Duration; clock?: ValidityClock; carries?: "data" | "nothing" } = {},
): RenewalRule {
  return { mode, carries: "nothing", ...more };
}

export function table(
  rules: Partial<Record<LineState, RenewalRule>>,
  otherwise: RenewalRule = { mode: "none", refusal: "plan_not_renewable" },
): RenewalTable {
  return {
    unstarted: rules.unstarted ?? otherwise,
    active: rules.active ?? otherwise,
    depleted: rules.depleted ?? otherwise,
    grace: rules.grace ?? otherwise,
    expired: rules.expired ?? otherwise,
  };
}

export function terms(more: Partial<PlanTerms> = {}): PlanTerms {
  return {
    allowance: { kind: "capped", bytes: gigabytes(3), throttleKbps: 128 },
    duration: days(10),
    clock: { kind: "jst_calendar" },
    renewalTable: table({}, rule("stack")),
    startTrigger: { kind: "payment" },
    refundRule: { kind: "until_credited" },
    graceDays: 0,
    needsSameAllowance: false,
    promiseSeconds: 600,
    ...more,
  };
}

export function plan(code: string, own: Partial<PlanTerms>, totalYen = 1500): Plan {
  return {
    planId: planIdOf(code),
    sellerId: line.sellerId,
    code,
    names: { "zh-Hans": code, "zh-Hant": code, ja: code, en: code, ko: code },
    network: line.network,
    carrierPlanCode: code,
    terms: terms(own),
    taxCategory: "standard",
    totalYen: yen(totalYen),
  };
}

let lastId = 0;
export function nextBucketId(): BucketId {
  lastId += 1;
  return `0190a000-0000-7000-9000-${String(lastId).padStart(12, "0")}` as BucketId;
}

/** A bucket of those terms that began at `startsAt`. */
export function running(of: PlanTerms, startsAt: Instant, more: Partial<Bucket> = {}): Bucket {
  return { ...startBucket(fresh(of, startsAt), startsAt), ...more };
}

/** A bucket that waits behind others. */
export function queuedBucket(
  of: PlanTerms,
  grantedAt: Instant,
  more: Partial<Bucket> = {},
): Bucket {
  return { ...fresh(of, grantedAt), state: "queued", queueOn: "expiry", queueOrder: 1, ...more };
}

function fresh(of: PlanTerms, grantedAt: Instant): Bucket {
  const { allowance } = of;
  return {
    lineId: LINE_ID,
    bucketId: nextBucketId(),
    planId: planIdOf("before"),
    state: "active",
    terms: of,
    grantedAt,
    ...(allowance.kind === "capped" ? { dataTotalBytes: allowance.bytes } : {}),
    ...(allowance.kind === "daily" ? { dataTotalBytes: allowance.bytesPerDay } : {}),
    dataUsedBytes: bytes(0),
    heldBy: "us",
  };
}

/** The bucket after all its data went through, as measured then. */
export function usedUp(bucket: Bucket, measuredAt: Instant): Bucket {
  return { ...bucket, dataUsedBytes: bucket.dataTotalBytes ?? bytes(0), measuredAt };
}

export function ask(
  of: Plan,
  buckets: readonly Bucket[],
  paidAt: Instant,
  more: Partial<QuoteQuestion> = {},
): QuoteQuestion {
  return { line, buckets, plan: of, paidAt, taxRatePerMille: 100, taxRounding: "floor", ...more };
}

function planIdOf(code: string): PlanId {
  return `0190a000-0000-7000-8000-${Buffer.from(code).toString("hex").padEnd(12, "0").slice(0, 12)}` as PlanId;
}

export const BMOBILE = plan(
  "bmobile",
  {
    allowance: { kind: "capped", bytes: gigabytes(1), throttleKbps: 0 },
    duration: days(1),
    graceDays: 2,
    renewalTable: {
      unstarted: { mode: "none", refusal: "line_not_started" },
      active: rule("extend", { carries: "data" }),
      depleted: rule("start_now"),
      grace: rule("start_now"),
      expired: { mode: "none", refusal: "line_recycled" },
    },
  },
  500,
);

export const POVO = plan("povo", {
  duration: days(7),
  clock: { kind: "rolling_to_midnight" },
  renewalTable: table({}, rule("stack")),
});

export const NOMAD = plan("nomad", {
  duration: days(7),
  clock: { kind: "rolling_24h" },
  renewalTable: table({ unstarted: rule("start_now"), active: rule("stack") }),
});

export const TRIPCOM = plan("tripcom", {
  renewalTable: table({}, rule("queue_on_expiry")),
});

export const ALOSIM = plan("alosim", {
  duration: days(7),
  clock: { kind: "rolling_24h" },
  renewalTable: table({}, rule("queue_on_expiry_or_depletion")),
  queuedMax: 2,
});

export const SOFTBANK = plan("softbank", {
  duration: days(60),
  accumulatedDaysMax: 360,
  renewalTable: table({}, rule("extend", { carries: "data" })),
});

export const IIJMIO = plan("iijmio", {
  clock: { kind: "month_end", monthsAfter: 3 },
  duration: { unit: "months", count: 3 },
  renewalTable: table({}, rule("stack")),
});

export const KEEPGO = plan("keepgo", {
  allowance: {
    kind: "daily",
    bytesPerDay: gigabytes(1),
    throttleKbps: 128,
    resetZone: "+08:00",
  },
  duration: days(5),
  clock: { kind: "zone_calendar", zone: "+08:00" },
  renewalTable: table({
    unstarted: rule("start_now"),
    active: rule("extend", { carries: "data" }),
    depleted: rule("refill_today"),
    expired: rule("start_now"),
  }),
});
