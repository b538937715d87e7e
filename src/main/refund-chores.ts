import {
  listRefunds,
  REFUND_REFUSALS,
  refundPaid,
  refundReturned,
  showRefund,
  takeRefund,
} from "../surfaces/cli/index.ts";
import type { Act } from "../foundation/act/index.ts";
import type { Outcome } from "../foundation/outcome/index.ts";
import { withHouse } from "./chores.ts";
import { Problem } from "./problem.ts";

/** What staff do about refunds that wait for their payers. Throws Problem. */
export async function listRefundsChore(olderThan: string | undefined): Promise<void> {
  const olderThanDays = olderThan === undefined ? undefined : readDays(olderThan);
  await withHouse(async ({ act }) => {
    process.stdout.write(
      await listRefunds(act, olderThanDays === undefined ? {} : { olderThanDays }),
    );
  });
}

export async function showRefundChore(voucher: string): Promise<void> {
  await tell(async (act) => showRefund(act, voucher));
}

export async function takeRefundChore(voucher: string): Promise<void> {
  await tell(async (act) => takeRefund(act, voucher));
}

export async function refundPaidChore(paid: {
  readonly voucher: string;
  readonly reference: string;
}): Promise<void> {
  await tell(async (act) => refundPaid(act, paid));
}

export async function refundReturnedChore(returned: {
  readonly voucher: string;
  readonly why: string;
}): Promise<void> {
  await tell(async (act) => refundReturned(act, returned));
}

async function tell(ask: (act: Act) => Promise<Outcome<string, string>>): Promise<void> {
  await withHouse(async ({ act }) => {
    const answer = await ask(act);
    if (!answer.ok) throw new Problem(REFUND_REFUSALS[answer.refusal] ?? answer.refusal);
    process.stdout.write(answer.value);
  });
}

function readDays(typed: string): number {
  const days = /^(\d{1,5})d$/u.exec(typed)?.[1];
  if (days === undefined) throw new Problem(`--older-than ${typed}: is not like 30d`);
  return Number(days);
}
