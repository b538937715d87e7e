import type { Evidence } from "../../../business/evidence/index.ts";
import { showCaseNumber } from "../../../business/cases/index.ts";
import { isNotice } from "../../../business/notices/index.ts";
import { showOrderNumber } from "../../../business/renewals/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { showBytes, showExact, showYen } from "../../html/index.ts";
import { caseWordTexts, endText, voucherTexts } from "../../words/index.ts";
import { showTillNumber } from "../receipt-sheet.ts";
import { tableOf, type RecordSection, type RecordSheet } from "../record-sheet.ts";
import { methodText } from "../texts/methods.ts";
import { logSection } from "./log-section.ts";
import { evidenceTexts, type EvidenceTexts } from "./texts/index.ts";

export function evidenceSheet(evidence: Evidence, language: Language): RecordSheet {
  const words = { texts: evidenceTexts[language], language };
  return {
    language,
    title: words.texts.title,
    lead: words.texts.lead,
    sections: [
      orderSection(evidence, words),
      ...moneySections(evidence, words),
      connectionSection(evidence, words),
      receiptSection(evidence, words),
      messageSection(evidence, words),
      caseSection(evidence, words),
      logSection(evidence, words),
    ],
    notes: words.texts.notes,
  };
}

export interface Words {
  readonly texts: EvidenceTexts;
  readonly language: Language;
}

function orderSection(
  { order, voucher, gatheredAt, seesUse }: Evidence,
  words: Words,
): RecordSection {
  const { texts, language } = words;
  const { facts } = texts;
  const { renewal, plan, seller } = order;
  const { duration } = renewal.terms;
  const when = (label: string, at: Instant | undefined) =>
    at === undefined ? [] : [{ label, value: showExact(at) }];
  const price = showYen(renewal.totalYen, language);
  return {
    head: texts.sections.order,
    facts: [
      { label: facts.number, value: showOrderNumber(renewal.number) },
      { label: facts.state, value: voucherTexts[language].states[voucher.state].title },
      { label: facts.line, value: voucher.line },
      { label: facts.plan, value: plan.names[language] },
      {
        label: facts.price,
        value: `${price} (${texts.taxOf(showYen(renewal.taxYen, language))})`,
      },
      { label: facts.seller, value: seller.names[language] },
      { label: facts.channel, value: texts.channels[renewal.channel] },
      ...when(facts.placed, renewal.placedAt),
      ...when(facts.paid, renewal.paidAt),
      ...when(facts.promised, renewal.promisedAt),
      ...when(facts.connected, renewal.fulfilledAt),
      { label: facts.agreedEnd, value: endText(renewal.quote.ends, { duration, language }) },
      { label: facts.end, value: endText(voucher.ends, { duration, language }) },
      ...(seesUse ? [{ label: facts.used, value: usedOf(order, words) }] : []),
      ...when(texts.gathered, gatheredAt),
    ],
  };
}

function usedOf({ bucket }: Evidence["order"], { texts }: Words): string {
  if (bucket?.measuredAt === undefined) return texts.notMeasured;
  return texts.usedOf(showBytes(bucket.dataUsedBytes), showExact(bucket.measuredAt));
}

function moneySections({ order }: Evidence, words: Words): readonly RecordSection[] {
  const { texts, language } = words;
  const { heads, sections } = texts;
  const payments = tableOf(texts.none, sections.payments, {
    widths: [3, 3, 2, 3, 4],
    head: [heads.when, heads.method, heads.amount, heads.state, heads.reference],
    rows: order.attempts.map((one) => [
      showExact(one.settledAt ?? one.startedAt),
      methodText(one.method, language),
      showYen(one.receivedYen ?? one.amountYen, language),
      texts.attempts[one.state],
      one.providerReference ?? one.attemptId,
    ]),
  });
  const disputes = tableOf(texts.none, sections.disputes, {
    widths: [3, 2, 3, 3, 4],
    head: [heads.when, heads.amount, heads.reason, heads.state, heads.reference],
    rows: order.disputes.map((one) => [
      showExact(one.closedAt ?? one.openedAt),
      showYen(one.amountYen, language),
      one.reason,
      one.state,
      one.reference,
    ]),
  });
  const refunds = tableOf(texts.none, sections.refunds, {
    widths: [3, 2, 3, 3, 4],
    head: [heads.when, heads.amount, heads.reason, heads.state, heads.reference],
    rows: order.refunds.map((one) => [
      showExact(one.wantedAt),
      showYen(one.amountYen, language),
      one.reason,
      texts.refunds[one.state],
      one.providerReference ?? one.refundId,
    ]),
  });
  return order.disputes.length === 0 ? [payments, refunds] : [payments, disputes, refunds];
}

function connectionSection({ activations }: Evidence, words: Words): RecordSection {
  const { heads, operations, activations: states, sections } = words.texts;
  return tableOf(words.texts.none, sections.connection, {
    widths: [3, 3, 3, 3, 4],
    head: [heads.when, heads.what, heads.state, heads.when, heads.reference],
    rows: activations.map((one) => [
      showExact(one.sentAt ?? one.wantedAt),
      operations[one.operation],
      states[one.state],
      one.settledAt === undefined ? "–" : showExact(one.settledAt),
      one.reference,
    ]),
  });
}

function receiptSection({ receipts }: Evidence, words: Words): RecordSection {
  const { texts, language } = words;
  const { heads, receiptKinds, sections } = texts;
  return tableOf(texts.none, sections.receipts, {
    widths: [3, 3, 4, 3],
    head: [heads.when, heads.what, heads.number, heads.amount],
    rows: receipts.map(({ content, issuedAt }) => [
      showExact(issuedAt),
      receiptKinds[content.kind],
      content.till === undefined
        ? content.number
        : `${content.number} · ${showTillNumber(content.till)}`,
      showYen(content.totalYen, language),
    ]),
  });
}

function messageSection({ messages }: Evidence, words: Words): RecordSection {
  const { heads, messages: states, sections } = words.texts;
  return tableOf(words.texts.none, sections.messages, {
    widths: [3, 4, 2, 3],
    head: [heads.when, heads.what, heads.channel, heads.state],
    rows: messages.map((one) => [
      showExact(one.settledAt ?? one.writtenAt),
      // Of a notice, its own name.
      one.cause.split(":")[isNotice(one.cause) ? 3 : 0]!,
      one.channel,
      states[one.state],
    ]),
  });
}

function caseSection({ cases }: Evidence, words: Words): RecordSection {
  const { texts, language } = words;
  const { heads, reasons, sections } = texts;
  const { causes } = caseWordTexts[language];
  const rows = cases.flatMap(({ reported, decision }) => {
    const { number, openedAt, cause, text, answer, answeredAt } = reported;
    const said = text === undefined ? causes[cause] : `${causes[cause]}: ${text}`;
    const shown = showCaseNumber(number);
    return [
      [showExact(openedAt), shown, texts.reported, said],
      ...(decision === undefined
        ? []
        : [[showExact(decision.decidedAt), shown, texts.decided, reasons[decision.reason]]]),
      ...(answeredAt === undefined
        ? []
        : [[showExact(answeredAt), shown, texts.answered, answer ?? "–"]]),
    ];
  });
  return tableOf(texts.none, sections.cases, {
    widths: [3, 2, 2, 7],
    head: [heads.when, heads.number, heads.what, heads.answer],
    rows,
  });
}
