import { onLine, type Act } from "../../foundation/act/index.ts";
import { addHours } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { maySee, type LineId, type Proof } from "../lines/index.ts";
import { renewalOf } from "../renewals/index.ts";
import {
  friendLinkState,
  type FriendLink,
  type FriendLinkId,
  type FriendLinkState,
} from "./friend-link.ts";
import { plansForFriends } from "./friend-plans.ts";
import { insertLink, linkById, linksOfLine, revokeLink } from "./friends-store.ts";
import { sealFriendLink } from "./link-token.ts";

const GOOD_DAYS = 7;
/** So many may be open at a time. */
const OPEN_MAX = 5;

interface Holder {
  readonly lineId: LineId;
  readonly proof: Proof;
}

export interface ShownLink {
  readonly link: FriendLink;
  readonly state: FriendLinkState;
  /** For the address; only of an open one. */
  readonly token?: string;
}

export type FriendLinkRefusal = "line_unknown" | "plan_unknown" | "too_many_links";

/** The links of a line, newest first, for who may let others pay; none for anybody else. */
export async function friendLinksOf(act: Act, holder: Holder): Promise<readonly ShownLink[]> {
  if (!mayShare(holder.proof)) return [];
  const links = await linksOfLine(act, holder.lineId);
  return Promise.all(
    links.map(async (link): Promise<ShownLink> => {
      const state = await stateOfLink(act, link);
      return { link, state, ...(state === "open" ? { token: sealFriendLink(act, link) } : {}) };
    }),
  );
}

export async function stateOfLink(act: Act, link: FriendLink): Promise<FriendLinkState> {
  const { lineId, order } = link;
  const placed =
    order === undefined ? undefined : await renewalOf(act, { lineId, renewalId: order.renewalId });
  return friendLinkState(link, placed, act.clock.now());
}

/**
 * Makes a link for somebody else to pay by, good for a week. `plan_unknown` of a plan that nobody
 * else may pay for now.
 */
export async function makeFriendLink(
  act: Act,
  wish: Holder & { readonly planCode?: string },
): Promise<Outcome<FriendLink, FriendLinkRefusal>> {
  const { lineId, planCode } = wish;
  if (!mayShare(wish.proof)) return refused("line_unknown");
  if (planCode !== undefined) {
    const plans = await plansForFriends(act, { lineId, planCode });
    if (plans.length === 0) return refused("plan_unknown", { field: "plan" });
  }
  return onLine(act, lineId, async (turn) => {
    const open = (await friendLinksOf(act, wish)).filter(({ state }) => state === "open");
    if (open.length >= OPEN_MAX) return refused("too_many_links");
    const madeAt = act.clock.now();
    const link: FriendLink = {
      ...{ lineId, linkId: newId<"friend_link">(), madeAt },
      endsAt: addHours(madeAt, 24 * GOOD_DAYS),
      ...(planCode === undefined ? {} : { planCode }),
    };
    await turn.write({ name: "friend_link.made", thing: link.linkId, after: { planCode } }, [
      insertLink(act, link),
    ]);
    return done(link);
  });
}

/** Ends a link at once; what somebody has ordered by it already stays an order. */
export async function revokeFriendLink(
  act: Act,
  wish: Holder & { readonly linkId: FriendLinkId },
): Promise<Outcome<FriendLink, "link_unknown">> {
  if (!mayShare(wish.proof)) return refused("link_unknown");
  return onLine(act, wish.lineId, async (turn) => {
    const link = await linkById(act, wish);
    if (link === undefined) return refused("link_unknown");
    if (link.revokedAt !== undefined) return done(link);
    const revokedAt = act.clock.now();
    await turn.write({ name: "friend_link.revoked", thing: link.linkId }, [
      revokeLink(act, link, revokedAt),
    ]);
    return done({ ...link, revokedAt });
  });
}

/** Whoever may act for the line, not only pay for it; a clerk asks its holder to. */
export function mayShare(proof: Proof): boolean {
  return maySee(proof, "start_queued_now") && proof !== "staff";
}
