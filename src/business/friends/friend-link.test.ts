import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TEST_NOW, TEST_SECRETS } from "../../../tests/database.ts";
import { addHours, addSeconds } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { RENEWAL_STATES, type RenewalState } from "../renewals/index.ts";
import { friendLinkState, type FriendLink } from "./friend-link.ts";
import { openToken, sealFriendLink } from "./link-token.ts";

const at = (hours: number) => addHours(TEST_NOW, hours);
const anyTime = fc.integer({ min: -400, max: 400 }).map(at);
const anyLink = fc.record(
  { endsAt: anyTime, revokedAt: anyTime },
  { requiredKeys: ["endsAt"] },
) as fc.Arbitrary<Pick<FriendLink, "endsAt" | "revokedAt">>;
const anyOrder = fc.record(
  { state: fc.constantFrom<RenewalState>(...RENEWAL_STATES), payBy: anyTime, paidAt: anyTime },
  { requiredKeys: ["state", "payBy"] },
);

describe("a link", () => {
  test("takes an order only while it is good, not stopped, and nobody else is paying", () => {
    fc.assert(
      fc.property(anyLink, fc.option(anyOrder, { nil: undefined }), (link, order) => {
        const isOpen = friendLinkState(link, order, TEST_NOW) === "open";
        const isGood = TEST_NOW < link.endsAt && link.revokedAt === undefined;
        const isOver = order?.state === "cancelled" || order?.state === "payment_expired";
        const isFree =
          order === undefined ||
          (order.paidAt === undefined && (isOver || order.payBy <= TEST_NOW));
        expect(isOpen).toBe(isGood && isFree);
      }),
    );
  });

  test("that was paid by stays so, whatever becomes of it and of the order", () => {
    fc.assert(
      fc.property(anyLink, anyOrder, anyTime, (link, order, now) => {
        expect(friendLinkState(link, { ...order, paidAt: TEST_NOW }, now)).toBe("paid");
      }),
    );
  });

  test("is named by an address that opens until its end and says nothing", () => {
    const act = { secrets: TEST_SECRETS, clock: { now: () => TEST_NOW } } as Parameters<
      typeof openToken
    >[0];
    const keys = { lineId: newId<"line">(), linkId: newId<"friend_link">() };
    const token = sealFriendLink(act, { ...keys, madeAt: TEST_NOW, endsAt: at(1) });
    expect(token).toMatch(/^[\w-]{100,150}$/u);
    expect(openToken(act, token)).toEqual(keys);
    const later = { ...act, clock: { now: () => addSeconds(at(1), 0) } } as typeof act;
    expect(openToken(later, token)).toBeUndefined();
    expect(openToken(act, token.slice(0, -2))).toBeUndefined();
    fc.assert(fc.property(fc.string(), (text) => openToken(act, text) === undefined));
  });
});
