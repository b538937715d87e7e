import { PIN, pinBySerial } from "../../../business/pins/index.ts";
import type { Order } from "../../../business/renewals/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";

export interface PinBack {
  readonly serial: string;
  readonly until: Instant;
}

/** The PINs of an order whose money went back to them, and until when they pay again. */
export async function pinsBack(
  act: Act,
  { attempts, refunds }: Pick<Order, "attempts" | "refunds">,
): Promise<readonly PinBack[]> {
  const given = refunds.filter(({ state }) => state === "done").map((one) => one.attemptId);
  const serials = attempts
    .filter(({ provider, attemptId }) => provider === PIN && given.includes(attemptId))
    .flatMap(({ providerReference }) => providerReference ?? []);
  const found = await Promise.all(serials.map(async (serial) => pinBySerial(act, serial)));
  return found.flatMap((one, i) =>
    one?.pin.expiresAt === undefined ? [] : [{ serial: serials[i]!, until: one.pin.expiresAt }],
  );
}
