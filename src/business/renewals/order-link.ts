import { z } from "zod";
import type { Act } from "../../foundation/act/index.ts";
import { addMinutes } from "../../foundation/clock/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { Renewal } from "./renewal.ts";
import { keyOfNumber, renewalOf } from "./renewals-store.ts";

/** As long as somebody stands at the counter, and a little longer. */
const GOOD_MINUTES = 30;
const PURPOSE = "order link";
const content = z.string().regex(/^[0-9A-Z]{10}$/);

/**
 * Names an order to the phone that scans it: whoever opens it within half an hour is its customer, as
 * after paying on the web. Of an order placed at a counter alone; one from elsewhere has the address
 * that it was placed with, and opens to that.
 */
export function sealOrderLink(
  act: Act,
  { number, channel }: Pick<Renewal, "number" | "channel">,
): string | undefined {
  if (channel !== "counter") return undefined;
  const expiresAt = addMinutes(act.clock.now(), GOOD_MINUTES);
  return act.secrets.sealToken(number, { purpose: PURPOSE, expiresAt });
}

/** The order that a link names; `link_over` when its time is over, or it is none of ours. */
export async function openOrderLink(
  act: Act,
  token: string,
): Promise<Outcome<Renewal, "link_over">> {
  const now = act.clock.now();
  const number = content.safeParse(act.secrets.openToken(token, { purpose: PURPOSE, now }));
  const key = number.success ? await keyOfNumber(act, number.data) : undefined;
  const renewal = key === undefined ? undefined : await renewalOf(act, key);
  return renewal === undefined ? refused("link_over") : done(renewal);
}
