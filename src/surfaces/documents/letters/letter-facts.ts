import type { LetterFacts, LetterName } from "../../../business/notices/index.ts";
import type { Refund } from "../../../business/payments/index.ts";
import {
  showOrderNumber,
  showVoucherNumber,
  type Moment,
  type Order,
} from "../../../business/renewals/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { showBytes, showInstant, showLastMinute, showYen } from "../../html/index.ts";
import { letterTexts } from "./texts/index.ts";
import { chainName } from "../texts/methods.ts";
import type { LetterBody } from "./letter-body.ts";

type Facts = LetterBody["facts"];

/** What a letter states, line by line. */
export function factsFor(name: LetterName, facts: LetterFacts): Facts {
  const { order } = facts;
  const { language, number } = order.renewal;
  const { labels, lineEnding } = letterTexts[language];
  const common = [
    { label: labels.order, value: showOrderNumber(number) },
    { label: labels.line, value: lineEnding(order.line.iccid.slice(-4)) },
  ];
  switch (name) {
    case "active":
    case "queued":
    case "started":
      return [...planFacts(order), ...common];
    case "receipt":
      return [{ label: labels.order, value: showOrderNumber(number) }];
    case "slip":
    case "slip_reminder":
      return [...slipFacts(order), ...common];
    case "slip_expired":
      return [{ label: labels.plan, value: order.plan.names[language] }, ...common];
    case "refunding":
    case "refunded":
    case "claim_paid":
    case "came_late":
      return [...refundFacts(facts), ...common];
    case "claim_opened":
    case "claim_came_back":
      return [...refundFacts(facts), ...voucherFacts(facts), ...common];
  }
}

/** The refund that a letter is about, else the newest one; undefined before one was decided. */
export function refundMeant({ order, refundId }: LetterFacts): Refund | undefined {
  return order.refunds.find((one) => one.refundId === refundId) ?? order.refunds.at(-1);
}

export function claimMeant(facts: LetterFacts) {
  const refund = refundMeant(facts);
  return facts.order.claims.find((claim) => claim.refundId === refund?.refundId);
}

function planFacts(order: Order): Facts {
  const { renewal, plan, bucket } = order;
  const { language, viewerZone: zone, quote } = renewal;
  const { labels } = letterTexts[language];
  const starts: Moment =
    bucket?.startsAt === undefined ? quote.starts : { kind: "at", at: bucket.startsAt };
  const ends: Moment =
    bucket?.endsAt === undefined ? quote.ends : { kind: "at", at: bucket.endsAt };
  return [
    { label: labels.plan, value: plan.names[language] },
    {
      label: labels.starts,
      value: momentWords(starts, language, (at) => showInstant(at, language, zone)),
    },
    ...(ends.kind === "on_first_use"
      ? []
      : [
          {
            label: labels.ends,
            value: momentWords(ends, language, (at) => showLastMinute(at, language, zone)),
          },
        ]),
    { label: labels.data, value: dataWords(order) },
  ];
}

function momentWords(
  moment: Moment,
  language: Language,
  show: (at: Parameters<typeof showInstant>[0]) => string,
): string {
  const texts = letterTexts[language];
  if (moment.kind === "on_first_use") return texts.onFirstUse(show(moment.by));
  return moment.kind === "latest" ? texts.atLatest(show(moment.at)) : show(moment.at);
}

function dataWords({ renewal }: Order): string {
  const texts = letterTexts[renewal.language];
  const { allowance } = renewal.terms;
  if (allowance.kind === "unlimited") return texts.unlimited;
  return allowance.kind === "daily"
    ? texts.perDay(showBytes(allowance.bytesPerDay))
    : showBytes(allowance.bytes);
}

function slipFacts({ renewal, plan, slip }: Order): Facts {
  const { language, viewerZone: zone, totalYen, checkoutYen } = renewal;
  const { labels } = letterTexts[language];
  if (slip === undefined) return [];
  const codes = slip.chains.flatMap(({ chain, paymentCode, confirmationNumber }) => {
    const shop = chainName(chain);
    return [
      { label: `${shop} ${labels.paymentCode}`, value: paymentCode },
      ...(confirmationNumber === undefined
        ? []
        : [{ label: `${shop} ${labels.confirmationNumber}`, value: confirmationNumber }]),
    ];
  });
  return [
    { label: labels.amount, value: showYen(checkoutYen ?? totalYen, language) },
    { label: labels.payBy, value: showInstant(slip.payBy, language, zone) },
    ...codes,
    { label: labels.plan, value: plan.names[language] },
  ];
}

function voucherFacts(facts: LetterFacts): Facts {
  const claim = claimMeant(facts);
  const { labels } = letterTexts[facts.order.renewal.language];
  return claim === undefined
    ? []
    : [{ label: labels.voucher, value: showVoucherNumber(claim.number) }];
}

function refundFacts(facts: LetterFacts): Facts {
  const { order } = facts;
  const { language } = order.renewal;
  const { labels, reasons } = letterTexts[language];
  const refund = refundMeant(facts);
  const reason = refund === undefined ? undefined : reasons[refund.reason];
  return [
    {
      label: labels.amount,
      value: showYen(refund?.amountYen ?? order.renewal.totalYen, language),
    },
    ...(reason === undefined ? [] : [{ label: labels.reason, value: reason }]),
    { label: labels.plan, value: order.plan.names[language] },
  ];
}
