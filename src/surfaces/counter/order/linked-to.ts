import { recentRenewals, renewalOf, type Order } from "../../../business/renewals/index.ts";
import type { Act } from "../../../foundation/act/index.ts";

/** The numbers of the orders that an exchange, a replacement or a sale instead ties to this one. */
export interface LinkedOrders {
  readonly from?: string;
  readonly to?: string;
  /** In whose place it was sold: to be refunded. */
  readonly insteadOf?: string;
  /** What was sold in its place, and paid. */
  readonly soldInstead?: string;
}

export async function linkedTo(act: Act, { renewal }: Order): Promise<LinkedOrders> {
  const { lineId, renewalId, replacesId, paidAt, placedAt } = renewal;
  const numberOf = async (id: string | undefined) =>
    id === undefined ? undefined : (await renewalOf(act, { lineId, renewalId: id }))?.number;
  const later = paidAt === undefined ? [] : await recentRenewals(act, lineId, placedAt);
  const linked = {
    from: await numberOf(replacesId),
    to: later.find((one) => one.replacesId === renewalId)?.number,
    insteadOf: await numberOf(renewal.insteadOf),
    soldInstead: later.find((one) => one.insteadOf === renewalId && one.paidAt !== undefined)
      ?.number,
  };
  return Object.fromEntries(Object.entries(linked).filter(([, number]) => number !== undefined));
}
