import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";

export const BANK_ACCOUNT_KINDS = ["ordinary", "current", "savings"] as const;
export type BankAccountKind = (typeof BANK_ACCOUNT_KINDS)[number];

/** An account at a bank in Japan, as a transfer form wants it. */
export interface BankAccount {
  /** Name or four-digit code. */
  readonly bank: string;
  /** Name or three-digit code. */
  readonly branch: string;
  readonly kind: BankAccountKind;
  /** Seven digits. */
  readonly number: string;
  /** In the katakana, capitals and signs of bank transfers (全銀). */
  readonly holder: string;
}

export type TypedBankAccount = Readonly<Record<keyof BankAccount, string>>;

export type BankAccountRefusal =
  | "bank_missing"
  | "branch_missing"
  | "account_kind_unknown"
  | "account_number_unreadable"
  | "holder_missing"
  | "holder_not_kana";

/**
 * Reads an account as people write it: full or half width, hiragana or katakana, a short number
 * filled up to seven digits. Refusals name their `field`.
 */
export function readBankAccount(typed: TypedBankAccount): Outcome<BankAccount, BankAccountRefusal> {
  const bank = plain(typed.bank);
  if (bank === "") return refused("bank_missing", { field: "bank" });
  const branch = plain(typed.branch);
  if (branch === "") return refused("branch_missing", { field: "branch" });
  const kind = BANK_ACCOUNT_KINDS.find((one) => one === typed.kind);
  if (kind === undefined) return refused("account_kind_unknown", { field: "kind" });
  const number = plain(typed.number).replaceAll(/[\s‐－ー-]/gu, "");
  if (!/^\d{1,7}$/u.test(number) || /^0*$/u.test(number)) {
    return refused("account_number_unreadable", { field: "number" });
  }
  const holder = kanaOf(typed.holder);
  if (holder === "") return refused("holder_missing", { field: "holder" });
  if (holder.length > HOLDER_MAX || !HOLDER.test(holder)) {
    return refused("holder_not_kana", { field: "holder" });
  }
  return done({ bank, branch, kind, number: number.padStart(7, "0"), holder });
}

const TEXT_MAX = 40;
const HOLDER_MAX = 48;

// What the banks' own format lets through (全銀協 レコード・フォーマット), but for its voiced marks,
// which katakana carries itself.
const HOLDER = /^[ァ-ヴーA-Z0-9 ().,/「」\\-]+$/u;

function plain(typed: string): string {
  const letters = [...typed.normalize("NFKC").trim().replaceAll(/\s+/gu, " ")];
  return letters.slice(0, TEXT_MAX).join("").trim();
}

// Hiragana stands 96 code points before katakana.
function kanaOf(typed: string): string {
  return typed
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[ぁ-ゖ]/gu, (kana) => String.fromCodePoint(kana.codePointAt(0)! + 96))
    .replaceAll(/[‐－―−]/gu, "-")
    .replaceAll(/[・．]/gu, ".")
    .replaceAll("（", "(")
    .replaceAll("）", ")")
    .trim()
    .replaceAll(/\s+/gu, " ");
}
