import { JST, type Instant } from "../../foundation/clock/index.ts";
import type { LocalText } from "../../foundation/language/index.ts";
import { bytes } from "../../foundation/money/index.ts";
import {
  readInstantCell,
  readLocalText,
  readUntilCell,
  readWholeCell,
  readYesNoCell,
  type CommonProblem,
  type Inspection,
  type KnownRow,
} from "../../foundation/tables/index.ts";
import { NAME_COLUMNS, readNames } from "./names-columns.ts";
import type { Allowance, LineState, PlanTerms, RenewalRule, RenewalTable } from "./plan.ts";
import {
  readAllowance,
  readClock,
  readDuration,
  readRefundRule,
  readRule,
  readStartTrigger,
  readZone,
} from "./terms-text.ts";

export const PLAN_COLUMNS = {
  code: ["plan_code", "プランコード", "商品コード", "コード"],
  seller: ["seller_code", "販売者", "販売者コード", "ブランド"],
  ...NAME_COLUMNS,
  network: ["ネットワーク", "網"],
  carrier_plan_code: ["卸プランコード", "キャリアプランコード", "wholesale code"],
  price: ["total_yen", "price_yen", "価格", "税込価格", "料金", "金額"],
  price_from: ["価格適用開始", "適用開始日時"],
  tax_category: ["税区分"],
  allowance: ["容量", "データ容量", "data"],
  throttle_kbps: ["制限速度", "超過後の速度", "throttle"],
  reset_zone: ["リセット時間帯"],
  fair_use_ja: ["公正利用", "fairUse.ja", "fair_use"],
  fair_use_en: ["fairUse.en"],
  fair_use_zh_hans: ["fairUse.zh-Hans"],
  fair_use_zh_hant: ["fairUse.zh-Hant"],
  fair_use_ko: ["fairUse.ko"],
  duration: ["期間", "日数", "有効期間", "validity"],
  clock: ["有効期間の数え方"],
  on_unstarted: ["利用開始前", "renewal.unstarted"],
  on_active: ["利用中", "renewal.active"],
  on_depleted: ["容量切れ", "renewal.depleted"],
  on_grace: ["猶予期間", "renewal.grace"],
  on_expired: ["期限切れ", "renewal.expired"],
  start: ["開始条件", "start_trigger"],
  refund: ["返金条件", "refund_rule"],
  unused_refund: ["未使用時の返金"],
  grace_days: ["猶予日数"],
  accumulated_days_max: ["累積日数上限"],
  queued_max: ["予約上限"],
  same_allowance: ["同容量のみ"],
  promise_minutes: ["約束時間", "開通約束分"],
  on_sale_from: ["販売開始"],
  on_sale_until: ["販売終了"],
} as const;

export type PlanColumn = keyof typeof PLAN_COLUMNS;

export const PLAN_COLUMNS_NEEDED = [
  "code",
  "seller",
  "network",
  "price",
  "allowance",
  "duration",
  "clock",
  "on_active",
  "on_expired",
] as const satisfies readonly PlanColumn[];

export type PlanProblem =
  | CommonProblem
  | "code_unreadable"
  | "seller_unknown"
  | "tax_category_unknown"
  | "name_missing"
  | "name_lent"
  | "price_not_positive"
  | "allowance_unreadable"
  | "duration_unreadable"
  | "clock_unreadable"
  | "zone_unreadable"
  | "rule_unreadable"
  | "start_unreadable"
  | "refund_rule_unreadable";

export interface PlanDraft {
  readonly code: string;
  readonly sellerCode: string;
  readonly names: LocalText;
  readonly network: string;
  readonly carrierPlanCode: string;
  readonly terms: PlanTerms;
  readonly taxCategory: string;
  readonly totalYen: number;
  readonly priceFrom?: Instant;
  readonly onSaleFrom?: Instant;
  readonly onSaleUntil?: Instant;
}

type Row = KnownRow<PlanColumn>;
type Notes = Inspection<PlanColumn, PlanProblem>;

/** One row as a plan; undefined when the inspection refused something of it. */
export function readPlanRow(row: Row, notes: Notes): PlanDraft | undefined {
  notes.demand(row, PLAN_COLUMNS_NEEDED);
  const code = notes.read(row, "code", "code_unreadable", readCode);
  const totalYen = notes.read(row, "price", "not_a_number", readWholeCell);
  if (totalYen !== undefined && totalYen < 1) notes.refuse(row, "price", "price_not_positive");
  const named = readNames(row);
  if (named === undefined) notes.refuse(row, "name_ja", "name_missing");
  for (const column of named?.lent ?? []) notes.warn(row, column, "name_lent");
  const terms = readTerms(row, notes);
  const priceFrom = notes.read(row, "price_from", "not_a_date", readInstantCell);
  const onSaleFrom = notes.read(row, "on_sale_from", "not_a_date", readInstantCell);
  const onSaleUntil = notes.read(row, "on_sale_until", "not_a_date", readUntilCell);
  if (notes.isBad(row) || !code || !totalYen || !named || !terms) return undefined;
  return {
    code,
    sellerCode: row.cell("seller").normalize("NFKC"),
    names: named.names,
    network: row.cell("network").normalize("NFKC"),
    carrierPlanCode: row.cell("carrier_plan_code") || code,
    terms,
    taxCategory: row.cell("tax_category") || "standard",
    totalYen,
    ...(priceFrom === undefined ? {} : { priceFrom }),
    ...(onSaleFrom === undefined ? {} : { onSaleFrom }),
    ...(onSaleUntil === undefined ? {} : { onSaleUntil }),
  };
}

/** Codes stand in URLs. */
export function readCode(cell: string): string | undefined {
  const code = cell.normalize("NFKC");
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(code) ? code : undefined;
}

const PROMISE_MINUTES = 10;

function readTerms(row: Row, notes: Notes): PlanTerms | undefined {
  const allowance = readAllowanceCells(row, notes);
  const duration = notes.read(row, "duration", "duration_unreadable", readDuration);
  const clock = notes.read(row, "clock", "clock_unreadable", readClock);
  const renewalTable = readRenewalTable(row, notes);
  const refundRule = notes.read(row, "refund", "refund_rule_unreadable", readRefundRule);
  const unused = notes.read(row, "unused_refund", "refund_rule_unreadable", readRefundRule);
  const unusedRefund = unused ?? { kind: "before_start" };
  const startTrigger = notes.read(row, "start", "start_unreadable", (cell) =>
    readStartTrigger(cell, unusedRefund),
  );
  const whole = (column: PlanColumn) => notes.read(row, column, "not_a_number", readCount);
  const accumulatedDaysMax = whole("accumulated_days_max");
  const queuedMax = whole("queued_max");
  const graceDays = whole("grace_days") ?? 0;
  const promiseMinutes = whole("promise_minutes") ?? PROMISE_MINUTES;
  const sameAllowance = notes.read(row, "same_allowance", "not_yes_or_no", readYesNoCell);
  if (!allowance || !duration || !clock || !renewalTable) return undefined;
  return {
    allowance,
    duration,
    clock,
    renewalTable,
    startTrigger: startTrigger ?? { kind: "payment" },
    refundRule: refundRule ?? { kind: "until_credited" },
    graceDays,
    ...(accumulatedDaysMax === undefined ? {} : { accumulatedDaysMax }),
    ...(queuedMax === undefined ? {} : { queuedMax }),
    needsSameAllowance: sameAllowance ?? false,
    promiseSeconds: promiseMinutes * 60,
  };
}

function readAllowanceCells(row: Row, notes: Notes): Allowance | undefined {
  const allowance = notes.read(row, "allowance", "allowance_unreadable", readAllowance);
  const throttleKbps = notes.read(row, "throttle_kbps", "not_a_number", readCount) ?? 0;
  const resetZone = notes.read(row, "reset_zone", "zone_unreadable", readZone) ?? JST;
  if (allowance === undefined) return undefined;
  if (allowance.kind === "capped") {
    return { kind: "capped", bytes: bytes(allowance.bytes), throttleKbps };
  }
  if (allowance.kind === "daily") {
    return { kind: "daily", bytesPerDay: bytes(allowance.bytes), throttleKbps, resetZone };
  }
  const fairUse = readLocalText((language) => row.cell(FAIR_USE_COLUMN[language]));
  if (fairUse === undefined) {
    notes.refuse(row, "fair_use_ja", "missing");
    return undefined;
  }
  return { kind: "unlimited", fairUse: fairUse.text };
}

const FAIR_USE_COLUMN = {
  ja: "fair_use_ja",
  en: "fair_use_en",
  "zh-Hans": "fair_use_zh_hans",
  "zh-Hant": "fair_use_zh_hant",
  ko: "fair_use_ko",
} as const satisfies Record<keyof LocalText, PlanColumn>;

// An empty cell takes the rule of the state it is most like.
const LIKE: Readonly<Record<LineState, PlanColumn | RenewalRule>> = {
  unstarted: { mode: "start_now", carries: "nothing" },
  active: "on_active",
  depleted: "on_active",
  grace: "on_expired",
  expired: "on_expired",
};

function readRenewalTable(row: Row, notes: Notes): RenewalTable | undefined {
  const rule = (state: LineState): RenewalRule | undefined => {
    const column: PlanColumn = `on_${state}`;
    if (row.cell(column) !== "") return notes.read(row, column, "rule_unreadable", readRule);
    const like = LIKE[state];
    return typeof like === "string" ? readRule(row.cell(like)) : like;
  };
  const unstarted = rule("unstarted");
  const active = rule("active");
  const depleted = rule("depleted");
  const grace = rule("grace");
  const expired = rule("expired");
  if (!unstarted || !active || !depleted || !grace || !expired) return undefined;
  return { unstarted, active, depleted, grace, expired };
}

function readCount(cell: string): number | undefined {
  const count = readWholeCell(cell);
  return count === undefined || count < 0 || count > 1_000_000 ? undefined : count;
}
