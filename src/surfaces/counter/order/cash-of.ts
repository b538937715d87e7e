import type { Order } from "../../../business/renewals/index.ts";
import { movementsOf, TILL_PROVIDER } from "../../../business/tills/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import { yen, type Yen } from "../../../foundation/money/index.ts";

export interface CashOfOrder {
  readonly handedYen: Yen;
  readonly changeYen: Yen;
}

/** What was handed over for an order and given back, as the till's own books have it. */
export async function cashOf(act: Act, order: Order): Promise<CashOfOrder | undefined> {
  const paid = order.attempts.find(
    ({ provider, state }) => provider === TILL_PROVIDER && state === "succeeded",
  );
  const book = paid?.money?.book;
  if (paid?.providerReference === undefined || book === undefined) return undefined;
  const key = { tillId: book.replace(/^till:/, ""), sessionId: paid.providerReference };
  const sale = (await movementsOf(act, key)).find(({ causeId }) => causeId === paid.attemptId);
  if (sale?.handedYen === undefined) return undefined;
  return { handedYen: yen(sale.handedYen), changeYen: yen(sale.handedYen - sale.amountYen) };
}
