import { isOwned } from "../../business/esims/index.ts";
import { documentsFor } from "../../business/identity/index.ts";
import { maySee, type LineId, type Proof } from "../../business/lines/index.ts";
import {
  askQuote,
  keyOfNumber,
  placeRenewal,
  renewalOf,
  type PlaceRefusal,
  type Trip,
} from "../../business/renewals/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome, type Refused } from "../../foundation/outcome/index.ts";
import type { AtKiosk } from "./ground.ts";
import { openLine, sealOrder } from "./line-key.ts";
import { waysOpen } from "./machine.ts";
import { readOrderView, type OrderView } from "./show-order.ts";
import { openShown } from "./show-quotes.ts";
import { wishSlip } from "./slip.ts";

export interface KioskOrder {
  readonly line: string;
  readonly plan: string;
  /** What the quote carried: without it nothing was shown, and nothing is sold. */
  readonly shown: string;
  readonly accepted: readonly string[];
  readonly email?: string | undefined;
  readonly trip?: Trip | undefined;
  /** The number of the order that was shown as a duplicate and is meant to be bought beside. */
  readonly beside?: string | undefined;
  /** Made with the screen: sent twice it is one order. */
  readonly once: string;
}

export interface PlacedOrder {
  /** Names the order from here on. */
  readonly order: string;
  readonly view: OrderView;
}

export type KioskPlaceRefusal =
  | PlaceRefusal
  | "line_over"
  | "kiosk_shut"
  | "document_needed"
  | "too_many_tries";

const TRIES = { perWindow: 60, windowSeconds: 3600 } as const;

/** Places an order at this machine; refusals of a double purchase show the first order. */
export async function placeOrder(
  at: AtKiosk,
  wish: KioskOrder,
): Promise<Outcome<PlacedOrder, KioskPlaceRefusal>> {
  const { act, device } = at;
  const open = await waysOpen(at);
  if (!open.ok) return open;
  const opened = openLine(at, wish.line);
  if (!opened.ok) return opened;
  const { lineId, proof } = opened.value;
  const mayRenew = maySee(proof, "renew") && (await isOwned(act, lineId));
  if (!mayRenew) return refused("line_unknown", { field: "line" });
  const shown = openShown(at, wish.shown);
  if (shown === undefined) return refused("quote_changed", { field: "shown" });
  const turn = await takeTurn(act, [{ key: `kiosk:place:${device.deviceId}`, ...TRIES }]);
  if (!turn.ok) return turn;
  if (await isDocumentNeeded(at, { lineId, planCode: wish.plan })) {
    return refused("document_needed", { field: "plan" });
  }
  const placed = await placeRenewal(act, {
    ...{ lineId, planCode: wish.plan, shown, accepted: wish.accepted },
    payKind: "redirect",
    channel: "kiosk",
    deviceId: device.deviceId,
    onceKey: `kiosk ${device.deviceId} ${wish.once}`,
    ...(device.pointId === undefined ? {} : { pointId: device.pointId }),
    ...(wish.email === undefined ? {} : { contactEmail: wish.email }),
    ...(wish.trip === undefined ? {} : { trip: wish.trip }),
    ...(wish.beside === undefined ? {} : { besideOrder: wish.beside }),
  });
  if (!placed.ok) return withFirst(at, placed, proof);
  await wishSlip(at, placed.value);
  const view = await readOrderView(at, placed.value);
  return done({ order: sealOrder(at, placed.value), view });
}

/** A machine looks at no passport: where the policy of the day wants one, a counter sells. */
async function isDocumentNeeded(
  { act }: AtKiosk,
  of: { readonly lineId: LineId; readonly planCode: string },
): Promise<boolean> {
  const asked = await askQuote(act, of);
  if (!asked.ok) return false;
  const { plan, quote } = asked.value;
  const documents = await documentsFor(act, {
    sellerId: plan.sellerId,
    channel: "kiosk",
    // A renewal after the contract's end is a new contract.
    isNewContract: quote.lineState === "expired",
    at: act.clock.now(),
  });
  return documents.length > 0;
}

/**
 * The order that stands in the way, as far as this customer may know: its number, which staff and
 * the customer's own mail know too. How it stands is said to whoever may see the line's orders,
 * and of an order of this machine, which can be gone on with.
 */
export async function withFirst<R extends string>(
  at: AtKiosk,
  told: Refused<R>,
  proof: Proof,
): Promise<Refused<R>> {
  const { number, ...facts } = told.facts ?? {};
  if (number === undefined) return told;
  const key = await keyOfNumber(at.act, String(number));
  const first = key === undefined ? undefined : await renewalOf(at.act, key);
  const isOfHere = first?.deviceId === at.device.deviceId;
  const { state, ...others } = facts;
  return {
    ...told,
    facts: {
      ...others,
      number,
      ...(state !== undefined && (isOfHere || maySee(proof, "orders")) ? { state } : {}),
      ...(first !== undefined && isOfHere ? { order: sealOrder(at, first) } : {}),
    },
  };
}
