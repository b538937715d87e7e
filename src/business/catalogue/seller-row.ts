import type { LocalDate } from "../../foundation/clock/index.ts";
import type { TaxRounding } from "../../foundation/money/index.ts";
import {
  readDateCell,
  type CommonProblem,
  type Inspection,
  type KnownRow,
} from "../../foundation/tables/index.ts";
import { NAME_COLUMNS, readNames } from "./names-columns.ts";
import { readCode } from "./plan-row.ts";
import type { DatedIssuerStatus } from "./prices.ts";
import type { Seller } from "./seller.ts";

export const SELLER_COLUMNS = {
  code: ["seller_code", "販売者コード", "コード"],
  ...NAME_COLUMNS,
  legal_name: ["販売業者", "会社名", "法人名", "事業者名"],
  address: ["住所", "所在地"],
  phone: ["電話", "電話番号"],
  email: ["メール", "メールアドレス"],
  responsible_person: ["責任者", "運営責任者", "運営統括責任者", "代表者"],
  home_url: ["url", "サイト", "ホームページ"],
  tax_rounding: ["端数処理"],
  issuer_status: ["インボイス区分", "課税事業者区分"],
  registration_number: ["登録番号", "適格請求書発行事業者登録番号", "t number"],
  issuer_from: ["登録日", "適用開始日"],
} as const;

export type SellerColumn = keyof typeof SELLER_COLUMNS;

export const SELLER_COLUMNS_NEEDED = [
  "code",
  "legal_name",
  "address",
  "phone",
  "email",
  "responsible_person",
  "issuer_status",
] as const satisfies readonly SellerColumn[];

export type SellerProblem =
  | CommonProblem
  | "code_unreadable"
  | "name_missing"
  | "name_lent"
  | "registration_number_unreadable"
  | "registration_number_check"
  | "registration_number_unwanted";

export type SellerDraft = Omit<Seller, "sellerId"> & { readonly issuer: DatedIssuerStatus };

type Row = KnownRow<SellerColumn>;
type Notes = Inspection<SellerColumn, SellerProblem>;

/** One row as a seller; undefined when the inspection refused something of it. */
export function readSellerRow(row: Row, notes: Notes, today: LocalDate): SellerDraft | undefined {
  notes.demand(row, SELLER_COLUMNS_NEEDED);
  const code = notes.read(row, "code", "code_unreadable", readCode);
  const named = readNames(row);
  if (named === undefined) notes.refuse(row, "name_ja", "name_missing");
  for (const column of named?.lent ?? []) notes.warn(row, column, "name_lent");
  const taxRounding = notes.read(row, "tax_rounding", "not_one_of", readRounding) ?? "floor";
  const issuer = readIssuer(row, notes, today);
  if (notes.isBad(row) || !code || !named || !issuer) return undefined;
  const homeUrl = row.cell("home_url");
  return {
    code,
    names: named.names,
    legalName: row.cell("legal_name"),
    address: row.cell("address"),
    phone: row.cell("phone").normalize("NFKC"),
    email: row.cell("email").normalize("NFKC"),
    responsiblePerson: row.cell("responsible_person"),
    ...(homeUrl === "" ? {} : { homeUrl }),
    taxRounding,
    issuer,
  };
}

/**
 * The check digit of a corporate number, the first of its thirteen (order of the Ministry of
 * Finance, domain E.1). Sole traders' numbers are given out otherwise, so a misfit only warns.
 */
export function passesCorporateCheck(registrationNumber: string): boolean {
  const [check, ...digits] = [...registrationNumber.slice(1)].map(Number);
  const sum = digits
    .toReversed()
    .reduce((total, digit, i) => total + digit * (i % 2 === 0 ? 1 : 2), 0);
  return check === 9 - (sum % 9);
}

function readIssuer(row: Row, notes: Notes, today: LocalDate): DatedIssuerStatus | undefined {
  const status = notes.read(row, "issuer_status", "not_one_of", readStatus);
  const fromDate = notes.read(row, "issuer_from", "not_a_date", readDateCell) ?? today;
  const column = "registration_number";
  const registrationNumber = notes.read(
    row,
    column,
    "registration_number_unreadable",
    readRegistrationNumber,
  );
  if (status === undefined) return undefined;
  if (status !== "registered") {
    if (row.cell(column) !== "") notes.refuse(row, column, "registration_number_unwanted");
    return { fromDate, status };
  }
  if (row.cell(column) === "") notes.refuse(row, column, "missing");
  if (registrationNumber === undefined) return undefined;
  if (!passesCorporateCheck(registrationNumber)) {
    notes.warn(row, column, "registration_number_check");
  }
  return { fromDate, status, registrationNumber };
}

function readRegistrationNumber(cell: string): string | undefined {
  const text = cell.normalize("NFKC").toUpperCase().replaceAll(/[\s-]/g, "");
  return /^T\d{13}$/.test(text) ? text : undefined;
}

const STATUSES: Readonly<Record<string, DatedIssuerStatus["status"]>> = {
  registered: "registered",
  登録: "registered",
  課税: "registered",
  exempt: "exempt",
  免税: "exempt",
  overseas: "overseas",
  国外: "overseas",
};

function readStatus(cell: string): DatedIssuerStatus["status"] | undefined {
  return STATUSES[cell.normalize("NFKC").toLowerCase()];
}

const ROUNDINGS: Readonly<Record<string, TaxRounding>> = {
  floor: "floor",
  切捨て: "floor",
  切り捨て: "floor",
  ceil: "ceil",
  切上げ: "ceil",
  切り上げ: "ceil",
  round: "round",
  四捨五入: "round",
};

function readRounding(cell: string): TaxRounding | undefined {
  return ROUNDINGS[cell.normalize("NFKC").toLowerCase()];
}
