import { sql } from "kysely";
import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { growsByDebit, type Account, type Book } from "./chart.ts";
import type { Transfer } from "./transfer.ts";

interface LedgerTables {
  transfers: {
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
  };
}

/**
 * Parts that book transfers, for the statement in which they happen. Booked a second time, the
 * statement fails on `transfers_line_id_cause_id_cause_key`.
 */
export function insertTransfers(act: Act, transfers: readonly Transfer[]): readonly Part[] {
  const tables = act.database.tables<LedgerTables>();
  return transfers.map((transfer) => part(tables.insertInto("transfers").values(rowOf(transfer))));
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
}

/** Every account of every book that was ever moved, among the transfers that the filter keeps. */
export async function balances(act: Act, filter: BalanceFilter = {}): Promise<readonly Balance[]> {
  const { lineId = null, renewalId = null } = filter;
  const { rows } = await sql<{ account: Account; book: Book; debits: number }>`
    select account, book, sum(yen)::bigint as debits from (
      select line_id, renewal_id, debit_account as account, debit_book as book, amount_yen as yen
        from transfers
      union all
      select line_id, renewal_id, credit_account, credit_book, -amount_yen from transfers
    ) as sides
    where (${lineId}::uuid is null or line_id = ${lineId}::uuid)
      and (${renewalId}::uuid is null or renewal_id = ${renewalId}::uuid)
    group by account, book order by account, book
  `.execute(act.database.tables<LedgerTables>());
  return rows.map(({ account, book: name, debits }) => ({
    account,
    book: name,
    // `0 -` keeps an empty account from becoming −0.
    balanceYen: growsByDebit(account) ? debits : 0 - debits,
  }));
}

function rowOf(transfer: Transfer): LedgerTables["transfers"] {
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
