import { recentRenewals, renewalOf, type Order } from "../../../business/renewals/index.ts";
import type { Act } from "../../../foundation/act/index.ts";

/** The numbers of the orders that an exchange or a replacement ties to this one. */
export interface LinkedOrders {
  readonly from?: string;
  readonly to?: string;
}

export async function linkedTo(act: Act, { renewal }: Order): Promise<LinkedOrders> {
  const { lineId, renewalId, replacesId, state, placedAt } = renewal;
  const from =
    replacesId === undefined ? undefined : await renewalOf(act, { lineId, renewalId: replacesId });
  const later = state === "cancelled" ? await recentRenewals(act, lineId, placedAt) : [];
  const to = later.find((one) => one.replacesId === renewalId);
  return {
    ...(from === undefined ? {} : { from: from.number }),
    ...(to === undefined ? {} : { to: to.number }),
  };
}
