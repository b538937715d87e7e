import type { Instant } from "../../foundation/clock/index.ts";
import type { Bytes } from "../../foundation/money/index.ts";
import {
  isSpreadsheetDamage,
  readBytesCell,
  readInstantCell,
  readUntilCell,
  readWholeCell,
  type CommonProblem,
  type Inspection,
  type KnownRow,
} from "../../foundation/tables/index.ts";
import { readIccid, readMsisdn, readRenewalCode, type Claim } from "../lines/index.ts";
import { BUCKET_STATES, type Bucket, type BucketState } from "./bucket.ts";

export const BUCKET_COLUMNS = {
  iccid: ["SIM", "SIM番号", "SIMカード番号", "カード番号", "sim number"],
  msisdn: ["電話番号", "回線番号", "phone number"],
  renewal_code: ["更新コード"],
  plan: ["plan_code", "プランコード", "商品コード"],
  state: ["状態", "ステータス"],
  granted_at: ["購入日時", "申込日時", "purchased"],
  starts_at: ["開始日時", "利用開始日時", "start", "started"],
  valid_until: ["有効期限", "利用期限", "expires", "expiry"],
  first_use_by: ["利用開始期限"],
  queue_order: ["予約順", "queue"],
  data_total: ["データ容量", "容量"],
  data_used: ["使用量", "使用データ量", "used"],
  data_left: ["残量", "残データ量", "left"],
  measured_at: ["計測日時", "as of"],
  depleted_at: ["容量切れ日時"],
  held_by: ["保持元"],
  reference: ["参照番号", "卸参照番号", "carrier reference"],
} as const;

export type BucketColumn = keyof typeof BUCKET_COLUMNS;

export const BUCKET_COLUMNS_NEEDED = ["plan"] as const satisfies readonly BucketColumn[];

export type BucketProblem =
  | CommonProblem
  | "line_missing"
  | "iccid_unreadable"
  | "msisdn_unreadable"
  | "renewal_code_unreadable"
  | "line_unknown"
  | "plan_unknown"
  | "plan_of_other_network"
  | "end_before_start"
  | "used_and_left"
  | "used_beyond_total"
  | "queue_place_taken";

/** What a row says of a bucket; what is absent follows from the plan and the moment. */
export interface BucketDraft {
  readonly claim: Claim;
  readonly planCode: string;
  readonly state?: BucketState;
  readonly grantedAt?: Instant;
  readonly startsAt?: Instant;
  readonly endsAt?: Instant;
  readonly firstUseBy?: Instant;
  readonly queueOrder?: number;
  readonly totalBytes?: Bytes;
  readonly usedBytes?: Bytes;
  readonly leftBytes?: Bytes;
  readonly measuredAt?: Instant;
  readonly depletedAt?: Instant;
  /** Who starts it when its turn comes. */
  readonly heldBy?: Bucket["heldBy"];
  readonly reference?: string;
}

type Row = KnownRow<BucketColumn>;
type Notes = Inspection<BucketColumn, BucketProblem>;

/** One row as a bucket; undefined when the inspection refused something of it. */
export function readBucketRow(row: Row, notes: Notes): BucketDraft | undefined {
  notes.demand(row, BUCKET_COLUMNS_NEEDED);
  const claim = readLineCells(row, notes);
  const at = (column: BucketColumn) => notes.read(row, column, "not_a_date", readInstantCell);
  const volume = (column: BucketColumn) => notes.read(row, column, "not_a_volume", readBytesCell);
  const draft = {
    state: notes.read(row, "state", "not_one_of", readState),
    grantedAt: at("granted_at"),
    startsAt: at("starts_at"),
    endsAt: notes.read(row, "valid_until", "not_a_date", readUntilCell),
    firstUseBy: notes.read(row, "first_use_by", "not_a_date", readUntilCell),
    queueOrder: notes.read(row, "queue_order", "not_a_number", readPlace),
    totalBytes: volume("data_total"),
    usedBytes: volume("data_used"),
    leftBytes: volume("data_left"),
    measuredAt: at("measured_at"),
    depletedAt: at("depleted_at"),
    heldBy: notes.read(row, "held_by", "not_one_of", readHolder),
    reference: row.cell("reference") === "" ? undefined : row.cell("reference"),
  };
  if (draft.usedBytes !== undefined && draft.leftBytes !== undefined) {
    notes.refuse(row, "data_left", "used_and_left");
  }
  if (claim === undefined || notes.isBad(row)) return undefined;
  return { claim, planCode: row.cell("plan").normalize("NFKC"), ...present(draft) };
}

function readLineCells(row: Row, notes: Notes): Claim | undefined {
  for (const [kind, read] of LINE_READERS) {
    if (row.cell(kind) === "") continue;
    if (isSpreadsheetDamage(row.cell(kind))) {
      notes.refuse(row, kind, "spreadsheet_damage");
      return undefined;
    }
    const value = notes.read(row, kind, `${kind}_unreadable`, read);
    return value === undefined ? undefined : { kind, value };
  }
  notes.refuse(row, "iccid", "line_missing");
  return undefined;
}

type LineKind = "iccid" | "renewal_code" | "msisdn";

const LINE_READERS: readonly (readonly [LineKind, (cell: string) => string | undefined])[] = [
  ["iccid", readIccid],
  ["renewal_code", readRenewalCode],
  ["msisdn", readMsisdn],
];

function readState(cell: string): BucketState | undefined {
  const text = cell
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");
  return JAPANESE_STATES[text] ?? BUCKET_STATES.find((state) => state === text);
}

const JAPANESE_STATES: Readonly<Record<string, BucketState>> = {
  予約中: "queued",
  利用開始前: "awaiting_first_use",
  利用中: "active",
  容量切れ: "depleted",
  期限切れ: "expired",
  失効: "lapsed",
  取消: "revoked",
};

function readHolder(cell: string): Bucket["heldBy"] | undefined {
  const holder = cell.normalize("NFKC").toLowerCase();
  return holder === "us" || holder === "carrier" ? holder : undefined;
}

function readPlace(cell: string): number | undefined {
  const place = readWholeCell(cell);
  return place === undefined || place < 1 || place > 100 ? undefined : place;
}

type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

function present<T extends object>(fields: T): Present<T> {
  const filled = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(filled) as Present<T>;
}
