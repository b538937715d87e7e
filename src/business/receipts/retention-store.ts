import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import type { ErasableReceipts } from "./retention.ts";

// What is erased whole is not first changed.
const ADDRESSED = `addressee_sealed is not null and issued_at >= $1
  and coalesce(reissued_at, issued_at) < $2`;

export async function hasErasable(
  act: Act,
  { issuedBefore, addressedBefore }: ErasableReceipts,
): Promise<boolean> {
  const { rows } = await act.database.run({
    text: `select exists (select 1 from receipts where issued_at < $1)
      or exists (select 1 from receipts where ${ADDRESSED}) as found`,
    values: [issuedBefore, addressedBefore],
  });
  return (rows[0] as { found: boolean }).found;
}

export async function countErasable(
  act: Act,
  { issuedBefore, addressedBefore }: ErasableReceipts,
): Promise<number> {
  const { rows } = await act.database.run({
    text: `select count(*)::int as n from receipts
      where issued_at < $1 or (${ADDRESSED})`,
    values: [issuedBefore, addressedBefore],
  });
  return (rows[0] as { n: number }).n;
}

/** Erases addressees and receipts, and says in a row how many of each. */
export function eraseParts(
  { issuedBefore, addressedBefore }: ErasableReceipts,
  at: Instant,
): readonly Part[] {
  return [
    {
      text: `update receipts set addressee_sealed = null where ${ADDRESSED}`,
      values: [issuedBefore, addressedBefore],
      expects: "any",
    },
    {
      text: `insert into receipt_erasures
        (erasure_id, erased_at, addressed_before, addressees, issued_before, receipts)
        select $3, $4, $2, (select count(*) from receipts where ${ADDRESSED}), $1,
          erase_receipts($1)`,
      values: [issuedBefore, addressedBefore, newId(), at],
      expects: "one",
    },
  ];
}
