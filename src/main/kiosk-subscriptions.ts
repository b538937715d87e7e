import { markSale } from "../business/kiosks/index.ts";
import { renewalOf } from "../business/renewals/index.ts";
import type { Subscription } from "../foundation/act/index.ts";

/** A machine's last sale, for whoever runs it. */
export function kioskSubscriptions(events: readonly string[]): readonly Subscription[] {
  return events.map((event) => ({
    event,
    async handle(act, { lineId, thing, at }) {
      if (lineId === null || thing === null) return;
      const key = { lineId, renewalId: thing } as Parameters<typeof renewalOf>[1];
      const renewal = await renewalOf(act, key);
      if (renewal?.channel !== "kiosk" || renewal.deviceId === undefined) return;
      await markSale(act, renewal.deviceId, { number: renewal.number, soldAt: at });
    },
  }));
}
