import type { Act } from "../../foundation/act/index.ts";
import { addHours } from "../../foundation/clock/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { may, type Staff } from "../staff/index.ts";
import {
  deliveryCounts,
  endedAddresses,
  failureCounts,
  type DeliveryCount,
  type FailureCount,
  type StoredEnd,
} from "./deliveries-store.ts";
import type { ChannelName } from "./person.ts";
import { openSubscription } from "./push-subscription.ts";

/** An address that takes nothing any more, as far as staff need to know it. */
export interface EndedAddress extends Omit<StoredEnd, "address"> {
  /** `w•••@example.com`, or a push service's name; "" where nothing of it may be shown. */
  readonly face: string;
}

/** What has become of messages, and of the addresses that they went to. */
export interface Deliveries {
  readonly counts: readonly DeliveryCount[];
  readonly failures: readonly FailureCount[];
  readonly ended: readonly EndedAddress[];
}

const WEEK_HOURS = 7 * 24;
const ENDED_MAX = 100;

/** Of the last day and the last seven; nothing of it is in clear. */
export async function readDeliveries(
  act: Act,
  staff: Staff,
): Promise<Outcome<Deliveries, "not_allowed">> {
  if (!may(staff, "manage_staff")) return refused("not_allowed");
  const now = act.clock.now();
  const weekFrom = addHours(now, -WEEK_HOURS);
  const [counts, failures, ended] = await Promise.all([
    deliveryCounts(act, { dayFrom: addHours(now, -24), weekFrom }),
    failureCounts(act, weekFrom),
    endedAddresses(act, { from: weekFrom, limit: ENDED_MAX }),
  ]);
  return done({
    counts,
    failures,
    ended: ended.map(({ address, ...end }) => ({ ...end, face: faceOf(end.channel, address) })),
  });
}

/** What of an address says where it failed, and not whose it is. */
export function faceOf(channel: ChannelName, address: string): string {
  if (channel === "web_push") {
    const endpoint = openSubscription(address)?.endpoint;
    return endpoint === undefined ? "" : new URL(endpoint).hostname;
  }
  if (channel !== "email") return "";
  const at = address.lastIndexOf("@");
  return at < 1 ? "" : `${address.slice(0, 1)}•••${address.slice(at)}`;
}
