import type { Moment, Order } from "../../../business/renewals/index.ts";
import { boundOf } from "../../../business/buckets/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import {
  Facts,
  Panel,
  showInstant,
  showYen,
  together,
  type Fact,
  type Frame,
} from "../../html/index.ts";
import { RefundNote } from "../refund/index.ts";
import type { ForeseenSlip } from "../slip/index.ts";
import { endText, momentText, wordTexts } from "../../words/index.ts";
import { faceOf } from "./order-face.ts";
import { orderTexts } from "./texts/index.ts";

/** From when to when, as the line's own plans now stand. */
export interface Turn {
  readonly starts: Moment;
  readonly ends: Moment;
}

export interface OrderFactsProps {
  readonly frame: Frame;
  readonly order: Order;
  /** Where the plan waits in the line's queue, or what it would become if it were paid now. */
  readonly turn?: Turn;
  readonly foreseen?: ForeseenSlip;
  readonly now: Instant;
}

/** What was bought: until when it lasts first, then the rest. */
export function OrderFacts(props: OrderFactsProps) {
  const { frame, order } = props;
  const { language } = frame;
  const texts = orderTexts[language];
  const { renewal, plan, refunds } = order;
  return (
    <Panel>
      <Facts
        items={[
          ...timesOf(props),
          { term: texts.plan, detail: plan.names[language] },
          { term: texts.price, detail: showYen(renewal.totalYen, language) },
        ]}
      />
      {refunds.map((refund) => (
        <RefundNote frame={frame} order={order} refund={refund} />
      ))}
    </Panel>
  );
}

const WITHOUT_TIMES = ["over", "refunding", "claim", "refunded", "late"];

function timesOf({ frame, order, turn, now, foreseen }: OrderFactsProps): readonly Fact[] {
  const { language, zone } = frame;
  const texts = orderTexts[language];
  const { renewal, bucket } = order;
  const face = faceOf(order);
  if (WITHOUT_TIMES.includes(face)) return [];
  const { starts, ends } = turn ?? granted(bucket) ?? renewal.quote;
  const inZone = zone === undefined ? {} : { zone };
  const isUnpaid = renewal.paidAt === undefined;
  // What changes only after the last moment to pay, or not in its end, need not be told.
  const { goodUntil } = renewal.quote;
  const mayChange = goodUntil < renewal.payBy && !endsAlike(foreseen);
  const until: Fact = {
    term: texts.validUntil,
    detail: endText(ends, { duration: renewal.terms.duration, language, ...inZone }),
    emphasis: "strong",
    ...(isUnpaid && mayChange
      ? {
          note:
            now < goodUntil
              ? texts.ifPaidBy(showInstant(goodUntil, language, zone))
              : texts.ifPaidNow,
        }
      : {}),
  };
  if (isUnpaid) return [until];
  return [until, { term: texts.starts, detail: together(beginText(starts, frame)) }];
}

function endsAlike(foreseen: ForeseenSlip | undefined): boolean {
  if (foreseen?.now.ok !== true || !foreseen.last.ok) return false;
  const [now, last] = [foreseen.now.value.ends, foreseen.last.value.ends];
  return now.kind === last.kind && boundOf(now) === boundOf(last);
}

function granted(bucket: Order["bucket"]): Turn | undefined {
  if (bucket?.startsAt === undefined || bucket.endsAt === undefined) return undefined;
  return {
    starts: { kind: "at", at: bucket.startsAt },
    ends: { kind: "at", at: bucket.endsAt },
  };
}

function beginText(starts: Moment, { language, zone }: Frame): string {
  const words = wordTexts[language];
  const moment = momentText(starts, language, zone);
  if (starts.kind === "latest") return words.startsLatest(moment);
  return starts.kind === "on_first_use" ? words.startsOnFirstUse(moment) : moment;
}
