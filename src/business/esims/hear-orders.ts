import type { Subscription } from "../../foundation/act/index.ts";
import type { LineId } from "../lines/index.ts";
import { settleEsim } from "./stock.ts";

const NEWS = ["renewal.active", "renewal.queued", "renewal.refunded"] as const;

/** An order that came about gives its eSIM; one whose money went back takes it out of stock. */
export const esimSubscriptions: readonly Subscription[] = NEWS.map((event) => ({
  event,
  async handle(act, { lineId }) {
    if (lineId !== null) await settleEsim(act, lineId as LineId);
  },
}));
