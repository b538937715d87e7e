import {
  recentRenewals,
  renewalOf,
  type Order,
  type Renewal,
  type RenewalId,
} from "../../../business/renewals/index.ts";
import type { Act } from "../../../foundation/act/index.ts";

/** The numbers of the orders that an exchange, a replacement or a sale instead ties to this one. */
export interface LinkedOrders {
  readonly from?: string;
  readonly to?: string;
  /** In whose place it was sold: still to be refunded, or refunded. */
  readonly insteadOf?: string;
  readonly insteadOver?: string;
  /** What was sold in its place, and paid. */
  readonly soldInstead?: string;
}

export async function linkedTo(act: Act, { renewal }: Order): Promise<LinkedOrders> {
  const { lineId, renewalId, replacesId, paidAt, placedAt } = renewal;
  const [from, first] = await Promise.all(
    [replacesId, renewal.insteadOf].map(async (id) =>
      id === undefined ? undefined : renewalOf(act, { lineId, renewalId: id as RenewalId }),
    ),
  );
  const later = paidAt === undefined ? [] : await recentRenewals(act, lineId, placedAt);
  const linked = {
    from: from?.number,
    to: later.find((one) => one.replacesId === renewalId)?.number,
    [isOver(first) ? "insteadOver" : "insteadOf"]: first?.number,
    soldInstead: later.find((one) => one.insteadOf === renewalId && one.paidAt !== undefined)
      ?.number,
  };
  return Object.fromEntries(Object.entries(linked).filter(([, number]) => number !== undefined));
}

function isOver(first: Renewal | undefined): boolean {
  return first !== undefined && ["refunding", "refunded", "cancelled"].includes(first.state);
}
