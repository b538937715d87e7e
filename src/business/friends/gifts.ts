import { onLine, type Act, type Subscription } from "../../foundation/act/index.ts";
import { renewalOf, type Renewal, type RenewalKey } from "../renewals/index.ts";
import type { FriendLink } from "./friend-link.ts";
import { linkOfOrder, putConnected } from "./friends-store.ts";

const NEWS = {
  "renewal.active": "connected",
  "renewal.queued": "connected",
  "renewal.refund_begun": "paid_back",
} as const;

/** For the dispatcher: notes when what a friend paid for was connected, or its money went back. */
export const friendSubscriptions: readonly Subscription[] = Object.entries(NEWS).map(
  ([event, what]): Subscription => ({
    event,
    async handle(act, { lineId, thing }) {
      if (lineId === null || thing === null) return;
      await note(act, { lineId, renewalId: thing } as RenewalKey, what);
    },
  }),
);

async function note(
  act: Act,
  key: RenewalKey,
  what: (typeof NEWS)[keyof typeof NEWS],
): Promise<void> {
  const isConnected = what === "connected";
  await onLine(act, key.lineId, async (turn) => {
    const renewal = await renewalOf(act, key);
    const link = renewal === undefined ? undefined : await linkBehind(act, renewal);
    if (link === undefined || (link.connectedAt !== undefined) === isConnected) return;
    await turn.write({ name: `friend_link.${what}`, thing: link.linkId }, [
      putConnected(act, link, isConnected ? act.clock.now() : undefined),
    ]);
  });
}

/** Whether an order was placed by a friend: its payer is told of it and of nothing else. */
export async function isFriendsOrder(act: Act, renewal: Renewal): Promise<boolean> {
  return (await linkBehind(act, renewal)) !== undefined;
}

/** What an order alone proves of its line: to a friend who paid for it, nothing of the line. */
export async function proofOfOrder(act: Act, key: RenewalKey): Promise<"friend" | "voucher"> {
  const renewal = await renewalOf(act, key);
  return renewal !== undefined && (await isFriendsOrder(act, renewal)) ? "friend" : "voucher";
}

// A plan that took the place of the one that was paid for is still the friend's.
async function linkBehind(act: Act, renewal: Renewal): Promise<FriendLink | undefined> {
  const { lineId, replacesId, insteadOf } = renewal;
  const link = await linkOfOrder(act, renewal);
  const before = replacesId ?? insteadOf;
  if (link !== undefined || before === undefined) return link;
  const first = await renewalOf(act, { lineId, renewalId: before } as RenewalKey);
  return first === undefined ? undefined : linkBehind(act, first);
}
