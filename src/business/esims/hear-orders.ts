import type { Subscription } from "../../foundation/act/index.ts";
import type { LineId } from "../lines/index.ts";
import { callOffEsim, settleEsim } from "./stock.ts";

const NEWS = ["renewal.active", "renewal.queued", "renewal.refunded"] as const;

/**
 * An order that came about gives its eSIM; one whose money went back takes it out of stock; one
 * that was called off lets it go.
 */
export const esimSubscriptions: readonly Subscription[] = [
  ...NEWS.map((event): Subscription => ({
    event,
    async handle(act, { lineId }) {
      if (lineId !== null) await settleEsim(act, lineId as LineId);
    },
  })),
  {
    event: "renewal.cancelled",
    async handle(act, { lineId, at }) {
      if (lineId !== null) await callOffEsim(act, lineId as LineId, at);
    },
  },
];
