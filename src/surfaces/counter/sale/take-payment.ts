import type { Context } from "hono";
import type { KeepRefusal } from "../../../business/agents/index.ts";
import { PIN, type TenderRefusal } from "../../../business/pins/index.ts";
import {
  beginPayment,
  outsideOf,
  showOrderNumber,
  type PaymentWish,
  type Renewal,
} from "../../../business/renewals/index.ts";
import { TILL_PROVIDER } from "../../../business/tills/index.ts";
import { done, refused, type Outcome, type Refused } from "../../../foundation/outcome/index.ts";
import type { CounterGround } from "../ground.ts";
import { actOf, deviceOf } from "../view.tsx";
import type { HandedRefusal, Tender } from "./tender.ts";
import { readerWay } from "./ways.ts";

export type PayRefusal =
  | HandedRefusal
  | TenderRefusal
  | "till_closed"
  | KeepRefusal
  | "reader_none"
  | "amount_not_taken"
  | "too_many_tries"
  | "order_superseded"
  | "order_not_payable";

export interface CounterPayment {
  readonly renewal: Renewal;
  readonly tender: Tender;
  readonly besideOrder?: string;
}

/**
 * Takes what was held out for an order, or shows its price on the reader. Done also when a reader
 * refused it: what became of it stands on the order's page, as does what the same form did before.
 */
export async function takePayment(
  c: Context,
  ground: CounterGround,
  wish: CounterPayment,
): Promise<Outcome<null, PayRefusal>> {
  const way = wayOf(c, ground, wish);
  if (way === undefined) return refused("reader_none", { field: "handed" });
  const { renewal, besideOrder } = wish;
  const { deviceId, tillId } = deviceOf(c);
  // The limits are against who guesses at cards; a busy till is held by its order alone.
  const here = `${deviceId} ${renewal.renewalId}`;
  const begun = await beginPayment(actOf(c, ground), outsideOf(ground), {
    lineId: renewal.lineId,
    renewalId: renewal.renewalId,
    returnUrl: ground.config.publicUrl,
    description: showOrderNumber(renewal.number),
    address: here,
    device: here,
    ...way,
    ...(tillId === undefined ? {} : { tillId }),
    ...(besideOrder === undefined ? {} : { besideOrder }),
  });
  if (begun.ok || begun.refusal === "payment_refused") {
    ground.nudge();
    return done(null);
  }
  const facts = begun.facts === undefined ? {} : { facts: begun.facts };
  switch (begun.refusal) {
    case "tender_refused":
      return refused(begun.facts?.["why"] as PayRefusal, {
        field: begun.field ?? "handed",
        ...facts,
      });
    case "amount_not_taken":
    case "too_many_tries":
    case "order_superseded":
      return refused(begun.refusal, facts);
    default:
      return refused("order_not_payable");
  }
}

type Way = Pick<PaymentWish, "provider" | "method" | "tender" | "reader"> & {
  readonly address?: string;
};

function wayOf(c: Context, ground: CounterGround, { tender }: CounterPayment): Way | undefined {
  const { deviceId, tillId, reader } = deviceOf(c);
  switch (tender.kind) {
    case "cash":
      return {
        provider: TILL_PROVIDER,
        method: "cash",
        tender: { tillId, handedYen: tender.handedYen },
      };
    case "pin":
      // Whoever guesses PINs at one machine is locked out, whichever order they are tried on.
      return { provider: PIN, method: PIN, tender: { pin: tender.digits }, address: deviceId };
    case "card": {
      const at = readerWay(ground);
      if (at === undefined || reader === undefined) return undefined;
      return { provider: at.provider, method: at.method.method, reader };
    }
  }
}

/** What a form is told when it paid nothing: at its field, or about the order as a whole. */
export type ToldRefusal = Refused<Exclude<PayRefusal, "order_superseded" | "order_not_payable">>;
