import type {
  ExchangeProblem,
  PlanProblem,
  SellerProblem,
} from "../../../business/catalogue/index.ts";
import type { BucketProblem } from "../../../business/buckets/index.ts";
import type { CustomerProblem } from "../../../business/customers/index.ts";
import type { EsimProblem } from "../../../business/esims/index.ts";
import type { PolicyProblem } from "../../../business/identity/index.ts";
import type { LineProblem } from "../../../business/lines/index.ts";
import type { PointProblem } from "../../../business/points/index.ts";
import type { ApnProblem } from "../../../business/support/index.ts";
import type { UsageProblem } from "../../../business/usage/index.ts";
import type { ColumnRefusal, TableRefusal } from "../../../foundation/tables/index.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";

export type ImportProblem =
  | PlanProblem
  | SellerProblem
  | ExchangeProblem
  | LineProblem
  | EsimProblem
  | BucketProblem
  | UsageProblem
  | CustomerProblem
  | PointProblem
  | PolicyProblem
  | ApnProblem;

export type Facts = Readonly<Record<string, string | number>>;

/** The words of an import's report; staff read Japanese or English. */
export interface Reasons {
  readonly problems: Readonly<Record<ImportProblem, (facts: Facts) => string>>;
  readonly refusals: Readonly<
    Record<ColumnRefusal | TableRefusal | "file_unreadable", (facts: Facts) => string>
  >;
  row(row: number, column: string | undefined, value: string | undefined): string;
  counts(counts: {
    readonly rows: number;
    readonly created: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly skipped: number;
  }): string;
  readonly nothingWritten: string;
  oddCells(column: string, count: number, firstRow: number): string;
  ignored(columns: string): string;
  codes(count: number, file: string): string;
  adopted(count: number): string;
  credits(lines: string): string;
}

export const REASONS: Readonly<Record<"ja" | "en", Reasons>> = { ja, en };
