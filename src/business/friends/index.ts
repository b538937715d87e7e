export { type FriendLink, type FriendLinkId, type FriendLinkState } from "./friend-link.ts";
export {
  friendLinksOf,
  makeFriendLink,
  mayShare,
  revokeFriendLink,
  type FriendLinkRefusal,
  type ShownLink,
} from "./make-link.ts";
export { friendSubscriptions, isFriendsOrder, proofOfOrder } from "./gifts.ts";
export { plansForFriends } from "./friend-plans.ts";
export { giftsSince, type Gift } from "./friends-store.ts";
export {
  openFriendLink,
  orderAsFriend,
  type FriendOffer,
  type FriendOrderWish,
  type OpenLinkRefusal,
} from "./pay-for-friend.ts";
