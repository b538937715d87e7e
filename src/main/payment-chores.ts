import {
  listDisputes,
  listFrozen,
  PAYMENT_REFUSALS,
  returnPayment,
} from "../surfaces/cli/index.ts";
import { withHouse } from "./chores.ts";
import { Problem } from "./problem.ts";

export async function listFrozenChore(): Promise<void> {
  await withHouse(async ({ act }) => {
    process.stdout.write(await listFrozen(act));
  });
}

export async function listDisputesChore(): Promise<void> {
  await withHouse(async ({ act }) => {
    process.stdout.write(await listDisputes(act));
  });
}

/** What staff decide about a frozen payment. Throws Problem. */
export async function returnPaymentChore(typed: {
  readonly attemptId: string;
  readonly why: string;
  readonly received?: string;
}): Promise<void> {
  const { received, ...wish } = typed;
  await withHouse(async ({ act }) => {
    const answer = await returnPayment(act, {
      ...wish,
      ...(received === undefined ? {} : { receivedYen: Number(received) }),
    });
    if (!answer.ok) throw new Problem(PAYMENT_REFUSALS[answer.refusal] ?? answer.refusal);
    process.stdout.write(answer.value);
  });
}
