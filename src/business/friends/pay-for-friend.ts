import { onLine, type Act } from "../../foundation/act/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { lineById, maskNumber, maySee } from "../lines/index.ts";
import {
  placeRenewal,
  renewalOf,
  type PlaceRefusal,
  type QuotedPlan,
  type Renewal,
  type RenewalWish,
} from "../renewals/index.ts";
import type { FriendLink } from "./friend-link.ts";
import { plansForFriends } from "./friend-plans.ts";
import { linkById, putOrder } from "./friends-store.ts";
import { openToken } from "./link-token.ts";
import { stateOfLink } from "./make-link.ts";

/** All that a friend is shown of the line he pays for, and the plans he may choose from. */
export interface FriendOffer {
  readonly kind: "offer";
  readonly maskedNumber: string;
  readonly plans: readonly Pick<QuotedPlan, "plan" | "quote">[];
}

/** What this visitor has ordered by the link already. */
interface OwnOrder {
  readonly kind: "ordered";
  readonly renewal: Renewal;
}

/** `link_over` does not say whether there ever was such a link; `link_used` that somebody pays. */
export type OpenLinkRefusal = "link_over" | "link_used" | "too_many_tries";

interface Caller {
  readonly token: string;
  /** Of the browser, from its cookie. */
  readonly visitorId: string;
  /** Its network address; only its keyed hash is kept, for the limit. */
  readonly address: string;
}

/**
 * What the link offers now: plans that end nothing of what the holder has. To whoever has ordered
 * by it, that order; to anybody else from then on, nothing.
 */
export async function openFriendLink(
  act: Act,
  caller: Caller,
): Promise<Outcome<FriendOffer | OwnOrder, OpenLinkRefusal>> {
  const link = await usableLink(act, caller);
  if (!link.ok) return link;
  const own = await ownOrder(act, link.value, caller);
  return own === undefined ? offerOf(act, link.value) : done({ kind: "ordered", renewal: own });
}

async function offerOf(
  act: Act,
  { lineId, planCode }: FriendLink,
): Promise<Outcome<FriendOffer, OpenLinkRefusal>> {
  const meant = planCode === undefined ? {} : { planCode };
  const [line, plans] = await Promise.all([
    lineById(act, lineId),
    plansForFriends(act, { lineId, ...meant }),
  ]);
  if (line === undefined) return refused("link_over");
  return done({
    kind: "offer",
    maskedNumber: maySee("friend", "masked_number") ? maskNumber(line.msisdn ?? line.iccid) : "",
    plans: plans.map(({ plan, quote }) => ({ plan, quote })),
  });
}

export type FriendOrderWish = Caller &
  Pick<RenewalWish, "planCode" | "shown" | "payKind" | "viewerZone"> & {
    /** The payer's own, for the receipt. */
    readonly contactEmail: string;
    readonly onceKey: string;
  };

/**
 * Places the order of somebody who pays for another's line. One link leads to one paid order: a
 * second visitor is refused while the first may still pay, and for good once he has. Whatever else
 * was bought for the line just now stops it, and here nothing overrides that: `order_under_way`,
 * `order_just_paid`, `order_unpaid_slip`.
 */
export async function orderAsFriend(
  act: Act,
  wish: FriendOrderWish,
): Promise<Outcome<Renewal, PlaceRefusal | OpenLinkRefusal>> {
  const usable = await usableLink(act, wish);
  if (!usable.ok) return usable;
  const link = usable.value;
  if (!maySee("friend", "renew")) return refused("link_over");
  if (link.planCode !== undefined && link.planCode !== wish.planCode) {
    return refused("plan_unknown");
  }
  const own = await ownOrder(act, link, wish);
  if (own !== undefined) return done(own);
  const { planCode, shown, payKind, viewerZone, contactEmail } = wish;
  const placed = await placeRenewal(act, {
    ...{ lineId: link.lineId, planCode, contactEmail, payKind, channel: "web", accepted: [] },
    ...(shown === undefined ? {} : { shown }),
    ...(viewerZone === undefined ? {} : { viewerZone }),
    onceKey: `friend ${link.linkId} ${wish.visitorId} ${wish.onceKey}`,
  });
  return placed.ok ? recordOrder(act, link, wish, placed.value) : placed;
}

/** What this visitor ordered by the link and may still pay, or has paid. */
async function ownOrder(
  act: Act,
  link: FriendLink,
  { visitorId }: Caller,
): Promise<Renewal | undefined> {
  const { lineId, order } = link;
  if (order?.by !== visitorId) return undefined;
  const state = await stateOfLink(act, link);
  const isKept = state === "ordered" || state === "paid";
  return isKept ? renewalOf(act, { lineId, renewalId: order.renewalId }) : undefined;
}

// Before anything is paid, so that the holder and the notices know whose order it is. A crash
// before it leaves an unpaid draft, which the same form finds again.
async function recordOrder(
  act: Act,
  { lineId, linkId }: FriendLink,
  { visitorId }: Caller,
  renewal: Renewal,
): Promise<Outcome<Renewal, "link_over" | "link_used">> {
  const { renewalId } = renewal;
  return onLine(act, lineId, async (turn) => {
    const link = await linkById(act, { lineId, linkId });
    if (link === undefined) return refused("link_over");
    if (link.order?.renewalId === renewalId) return done(renewal);
    const state = await stateOfLink(act, link);
    if (state === "revoked" || state === "over") return refused("link_over");
    if (state !== "open") return refused("link_used");
    await turn.write({ name: "friend_link.ordered", thing: linkId, after: { renewalId } }, [
      putOrder(act, link, { renewalId, by: visitorId }),
    ]);
    return done(renewal);
  });
}

async function usableLink(
  act: Act,
  { token, visitorId, address }: Caller,
): Promise<Outcome<FriendLink, OpenLinkRefusal>> {
  const turn = await takeTurn(act, [
    { key: limitKey(act, address), perWindow: 120, windowSeconds: 600 },
  ]);
  if (!turn.ok) return turn;
  const key = openToken(act, token);
  const link = key === undefined ? undefined : await linkById(act, key);
  if (link === undefined) return refused("link_over");
  const state = await stateOfLink(act, link);
  if (state === "open") return done(link);
  if (state === "revoked" || state === "over") return refused("link_over");
  return link.order?.by === visitorId ? done(link) : refused("link_used");
}

function limitKey(act: Act, value: string): string {
  return `friend:${act.secrets.blind("limit", value).toString("base64url")}`;
}
