import { onLine, type Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { StopCause } from "./auto-renewal.ts";
import { autoRenewalOf, stopAutoRenewal } from "./auto-renewals-store.ts";

/**
 * Ends the automatic renewal of a line: from this moment nothing more is charged. A charge that is
 * under way is followed to its end. Stopping what is off changes nothing.
 */
export async function stopAuto(
  act: Act,
  lineId: string,
  because: StopCause,
  /** Of a link: the consent that it was sent for, and no later one. */
  consentedAt?: string,
): Promise<Outcome<null, "auto_renewal_unknown">> {
  return onLine(act, lineId, async (turn) => {
    const auto = await autoRenewalOf(act, lineId);
    if (auto === undefined) return refused("auto_renewal_unknown");
    const isEarlier = consentedAt !== undefined && consentedAt !== auto.consentedAt;
    if (auto.state === "off" || isEarlier) return done(null);
    await turn.write(
      {
        name: "auto_renewal.stopped",
        thing: lineId,
        before: { state: "armed" },
        after: { state: "off", because, consentedAt: auto.consentedAt },
      },
      [stopAutoRenewal(act, auto, because)],
    );
    return done(null);
  });
}
