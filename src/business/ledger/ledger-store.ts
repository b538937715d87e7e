import { sql } from "kysely";
import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import { newId, type Id } from "../../foundation/ids/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import { growsByDebit, type Account, type Book } from "./chart.ts";
import type { StoredTransfer, Transfer } from "./transfer.ts";

interface LedgerTables {
  transfers: TransferRow;
}

interface TransferRow {
  line_id: string;
  transfer_id: string;
  debit_account: Account;
  debit_book: Book;
  credit_account: Account;
  credit_book: Book;
  amount_yen: number;
  cause: string;
  cause_id: string;
  renewal_id: string | null;
  attempt_id: string | null;
  at: Instant;
}

/**
 * Parts that book transfers, for the statement in which they happen. Booked a second time, the
 * statement fails on `transfers_line_id_cause_id_cause_key`.
 */
export function insertTransfers(act: Act, transfers: readonly Transfer[]): readonly Part[] {
  const tables = act.database.tables<LedgerTables>();
  return transfers.map((transfer) => part(tables.insertInto("transfers").values(rowOf(transfer))));
}

/** The same as one part, for many lines in one statement. */
export function insertTransferRows(act: Act, transfers: readonly Transfer[]): Part {
  return part(
    act.database.tables<LedgerTables>().insertInto("transfers").values(transfers.map(rowOf)),
  );
}

export interface Balance {
  readonly account: Account;
  readonly book: Book;
  /** Positive on the side the account grows on. */
  readonly balanceYen: number;
}

export interface BalanceFilter {
  readonly lineId?: string;
  readonly renewalId?: string;
  readonly account?: Account;
  /** Only what was booked before this moment. */
  readonly before?: Instant;
}

/** Every account of every book that was ever moved, among the transfers that the filter keeps. */
export async function balances(act: Act, filter: BalanceFilter = {}): Promise<readonly Balance[]> {
  const { lineId = null, renewalId = null, account: only = null, before = null } = filter;
  const { rows } = await sql<{ account: Account; book: Book; debits: number }>`
    select account, book, sum(yen)::bigint as debits from (
      select line_id, renewal_id, at, debit_account as account, debit_book as book,
        amount_yen as yen from transfers
      union all
      select line_id, renewal_id, at, credit_account, credit_book, -amount_yen from transfers
    ) as sides
    where (${lineId}::uuid is null or line_id = ${lineId}::uuid)
      and (${renewalId}::uuid is null or renewal_id = ${renewalId}::uuid)
      and (${only}::text is null or account = ${only}::text)
      and (${before}::timestamptz is null or at < ${before}::timestamptz)
    group by account, book order by account, book
  `.execute(act.database.tables<LedgerTables>());
  return rows.map(({ account, book: name, debits }) => ({
    account,
    book: name,
    // `0 -` keeps an empty account from becoming −0.
    balanceYen: growsByDebit(account) ? debits : 0 - debits,
  }));
}

/** What the books hold of the price of one renewal. */
export interface HeldPrice {
  /** Paid for and not yet supplied, without tax. */
  readonly deferredYen: Yen;
  /** Supplied and kept, without tax. */
  readonly earnedYen: Yen;
  readonly taxYen: Yen;
}

interface OfRenewal {
  readonly lineId: string;
  readonly renewalId: string;
}

/**
 * Reads what of a renewal's price is still owed to its holder as a plan, and what is earned. What
 * is given back comes out of the deferred part first. Right within a turn on the renewal's line.
 */
export async function deferredOf(act: Act, key: OfRenewal): Promise<HeldPrice> {
  const held = await pricesHeld(act, [key]);
  return held.get(key.renewalId) ?? { deferredYen: yen(0), earnedYen: yen(0), taxYen: yen(0) };
}

/** The same for many, by renewal; one without any transfer is absent. */
export async function pricesHeld(
  act: Act,
  keys: readonly OfRenewal[],
): Promise<ReadonlyMap<string, HeldPrice>> {
  const { rows } = await act.database.run({
    text: `select renewal_id as "renewalId",
        ${grown("deferred_revenue")} as "deferredYen",
        (${grown("revenue")} + ${grown("losses")}) as "earnedYen",
        ${grown("output_tax")} as "taxYen"
      from transfers where line_id = any($1::uuid[]) and renewal_id = any($2::uuid[])
      group by renewal_id`,
    values: [keys.map(({ lineId }) => lineId), keys.map(({ renewalId }) => renewalId)],
    isFrequent: true,
  });
  return new Map(
    (rows as (HeldPrice & OfRenewal)[]).map(({ renewalId, ...held }) => [renewalId, held]),
  );
}

// Credits less debits; of a loss, which grows by debits, that is what it takes away.
function grown(account: Account): string {
  return `sum(case when credit_account = '${account}' then amount_yen
    when debit_account = '${account}' then -amount_yen else 0 end)::bigint`;
}

/** A booked transfer by its id alone, for staff; undefined when there is none. */
export async function transferOf(
  act: Act,
  transferId: string,
): Promise<StoredTransfer | undefined> {
  const row = await act.database
    .tables<LedgerTables>()
    .selectFrom("transfers")
    .selectAll()
    .where("transfer_id", "=", transferId)
    .executeTakeFirst();
  return row === undefined ? undefined : readTransfer(row);
}

export async function isReversed(act: Act, transfer: StoredTransfer): Promise<boolean> {
  const row = await act.database
    .tables<LedgerTables>()
    .selectFrom("transfers")
    .select("transfer_id")
    .where("line_id", "=", transfer.lineId)
    .where("cause_id", "=", transfer.transferId)
    .where("cause", "=", "reversal")
    .executeTakeFirst();
  return row !== undefined;
}

export interface BooksSize {
  readonly transfers: number;
  /** Accounts of books that were ever moved. */
  readonly accounts: number;
}

export async function sizeOfBooks(act: Act): Promise<BooksSize> {
  const { rows } = await act.database.run({
    text: `select (select count(*) from transfers)::int as transfers,
      (select count(*) from (
        select debit_account, debit_book from transfers
        union select credit_account, credit_book from transfers) as moved)::int as accounts`,
    values: [],
  });
  return rows[0] as BooksSize;
}

function rowOf(transfer: Transfer): TransferRow {
  return {
    line_id: transfer.lineId,
    transfer_id: newId(),
    debit_account: transfer.debitAccount,
    debit_book: transfer.debitBook,
    credit_account: transfer.creditAccount,
    credit_book: transfer.creditBook,
    amount_yen: transfer.amountYen,
    cause: transfer.cause,
    cause_id: transfer.causeId,
    renewal_id: transfer.renewalId ?? null,
    attempt_id: transfer.attemptId ?? null,
    at: transfer.at,
  };
}

function readTransfer(row: TransferRow): StoredTransfer {
  return {
    lineId: row.line_id as Id<"line">,
    transferId: row.transfer_id as Id<"transfer">,
    debitAccount: row.debit_account,
    debitBook: row.debit_book,
    creditAccount: row.credit_account,
    creditBook: row.credit_book,
    amountYen: yen(row.amount_yen),
    cause: row.cause as Transfer["cause"],
    causeId: row.cause_id,
    ...(row.renewal_id === null ? {} : { renewalId: row.renewal_id as Id<"renewal"> }),
    ...(row.attempt_id === null ? {} : { attemptId: row.attempt_id as Id<"attempt"> }),
    at: row.at,
  };
}
