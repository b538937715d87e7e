import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import type { Claim } from "../../foundation/work/index.ts";
import type { ReceiptContent } from "./receipt.ts";

/** A receipt that waits for its till's number, or has it and is still in the row. */
export interface DueReceipt {
  readonly lineId: string;
  readonly receiptId: string;
  readonly content: ReceiptContent;
  readonly isNumbered: boolean;
}

export interface TillEntry {
  readonly till: string;
  readonly code: string;
  readonly serial: number;
  readonly lineId: string;
  readonly receiptId: string;
  readonly numberedAt: Instant;
  readonly keyId: string;
  readonly signature: Buffer;
}

/** Those of one till that are due, in the order in which they were issued. */
export async function dueReceipts(
  act: Act,
  till: string,
  limit: number,
): Promise<readonly DueReceipt[]> {
  const { rows } = await act.database.run({
    text: `select r.line_id as "lineId", r.receipt_id as "receiptId", r.content,
        n.serial is not null as "isNumbered"
      from receipts as r
      left join till_numbers as n on n.line_id = r.line_id and n.receipt_id = r.receipt_id
      where r.till = $1 and r.due_at is not null
      order by r.issued_at, r.receipt_id limit $2`,
    values: [till, limit],
    isFrequent: true,
  });
  return rows as DueReceipt[];
}

/** The tills at which receipts of a renewal are due. */
export async function dueTillsOf(
  act: Act,
  key: { readonly lineId: string; readonly renewalId: string },
): Promise<readonly string[]> {
  const { rows } = await act.database.run({
    text: `select distinct till from receipts
      where line_id = $1 and renewal_id = $2 and till is not null and due_at is not null`,
    values: [key.lineId, key.renewalId],
    isFrequent: true,
  });
  return (rows as { till: string }[]).map(({ till }) => till);
}

/** Leases the due receipts of all tills to one worker; answers their tills. */
export async function claimDueTills(act: Act, claim: Claim): Promise<readonly string[]> {
  const { rows } = await act.database.run({
    text: `update receipts set due_at = $2 where till is not null and due_at <= $1 returning till`,
    values: [claim.now, claim.leaseUntil],
    isFrequent: true,
  });
  return [...new Set((rows as { till: string }[]).map(({ till }) => till))];
}

/** The till's last number; 0 before the first. */
export async function lastSerial(act: Act, till: string): Promise<number> {
  const { rows } = await act.database.run({
    text: "select serial from till_numbers where till = $1 order by serial desc limit 1",
    values: [till],
    isFrequent: true,
  });
  return (rows[0] as { serial: number } | undefined)?.serial ?? 0;
}

/** All of them or none: a number, and a receipt, that somebody else has taken undoes it. */
export function insertTillEntries(entries: readonly TillEntry[]): Part {
  const column = <K extends keyof TillEntry>(name: K) => entries.map((entry) => entry[name]);
  return {
    text: `insert into till_numbers
      (till, code, serial, line_id, receipt_id, numbered_at, key_id, signature)
      select * from unnest($1::text[], $2::text[], $3::int[], $4::uuid[], $5::uuid[],
        $6::timestamptz[], $7::text[], $8::bytea[])`,
    values: [
      column("till"),
      column("code"),
      column("serial"),
      column("lineId"),
      column("receiptId"),
      column("numberedAt"),
      column("keyId"),
      column("signature"),
    ],
    expects: "one",
  };
}

/** They have their numbers: nothing more is due. */
export async function settleDue(act: Act, numbered: readonly DueReceipt[]): Promise<void> {
  await act.database.run({
    text: `update receipts set due_at = null
      where line_id = any($1::uuid[]) and receipt_id = any($2::uuid[])`,
    values: [numbered.map(({ lineId }) => lineId), numbered.map(({ receiptId }) => receiptId)],
    isFrequent: true,
  });
}
