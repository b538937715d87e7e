import { lineHistoryOf, type Act, type PastEvent } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { activationsOf, type Activation } from "../activation/index.ts";
import { casesOf, decisionOf, type Case, type Decision } from "../cases/index.ts";
import { maySee, type Proof } from "../lines/index.ts";
import { autoIdsOf, isNotice, tracesAbout, type MessageTrace } from "../notices/index.ts";
import { receiptsOf, type Receipt } from "../receipts/index.ts";
import {
  readOrder,
  readVoucher,
  type Order,
  type RenewalKey,
  type Voucher,
} from "../renewals/index.ts";

/** Everything that stands about one order at one moment, as it was written down when it happened. */
export interface Evidence {
  readonly gatheredAt: Instant;
  readonly order: Order;
  /** How its holder is told it stands. */
  readonly voucher: Voucher;
  /** False for a friend who paid: of the plan's use, and of what its line's people were told, nothing. */
  readonly seesUse: boolean;
  readonly activations: readonly Activation[];
  readonly receipts: readonly Receipt[];
  readonly messages: readonly MessageTrace[];
  /** Of a friend who paid: those reported with the address of the order. */
  readonly cases: readonly { readonly reported: Case; readonly decision?: Decision }[];
  /** The log of the order, its plan, its requests to the carrier and its cases. */
  readonly events: readonly (PastEvent & { readonly seq: number })[];
  /** More happened than is listed. */
  readonly isCut: boolean;
}

const EVENTS_MAX = 300;

/**
 * Gathers what proves an order: what was agreed and paid, what the carrier was asked and said, what
 * was documented and written to the customer. No connection records: how much of the plan was used
 * is a sum (通信の秘密), and only whoever may see the line sees it. Undefined when there is no such order.
 */
export async function gatherEvidence(
  act: Act,
  key: RenewalKey,
  proof: Proof = "staff",
): Promise<Evidence | undefined> {
  const [order, voucher] = await Promise.all([readOrder(act, key), readVoucher(act, key)]);
  if (order === undefined || voucher === undefined) return undefined;
  const [activations, receipts, all] = await Promise.all([
    activationsOf(act, key),
    receiptsOf(act, key),
    casesOf(act, key),
  ]);
  const { lineId, renewalId, bucketId, contactEmail } = order.renewal;
  const seesUse = maySee(proof, "plan");
  // What the line's holder reported by the slip is the holder's own.
  const cases = seesUse ? all : all.filter((one) => one.contactEmail === contactEmail);
  const caseIds = cases.map(({ caseId }) => caseId);
  const autoIds = await autoIdsOf(act, order.renewal);
  const ids = [renewalId, ...(seesUse ? [bucketId] : []), ...caseIds, ...autoIds];
  const things = [...ids, ...activations.map(({ activationId }) => activationId)];
  const [events, messages, decisions] = await Promise.all([
    lineHistoryOf(act, lineId, { things, limit: EVENTS_MAX + 1 }),
    tracesAbout(act, lineId, ids),
    Promise.all(cases.map(async (one) => decisionOf(act, one))),
  ]);
  return {
    gatheredAt: act.clock.now(),
    ...{ order, voucher, activations, receipts, seesUse },
    messages: seesUse ? messages : messages.filter(({ cause }) => !isNotice(cause)),
    cases: cases.map((reported, i) => {
      const decision = decisions[i];
      return decision === undefined ? { reported } : { reported, decision };
    }),
    events: events.slice(0, EVENTS_MAX),
    isCut: events.length > EVENTS_MAX,
  };
}
