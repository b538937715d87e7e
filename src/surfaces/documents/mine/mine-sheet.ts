import { showCaseNumber } from "../../../business/cases/index.ts";
import { maskNumber } from "../../../business/lines/index.ts";
import type { Mine } from "../../../business/privacy/index.ts";
import { showOrderNumber } from "../../../business/renewals/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { showExact, showYen } from "../../html/index.ts";
import { caseWordTexts, channelTexts, chatWordTexts } from "../../words/index.ts";
import { evidenceTexts } from "../evidence/texts/index.ts";
import { tableOf, type RecordSection, type RecordSheet } from "../record-sheet.ts";
import { methodText } from "../texts/methods.ts";
import { consentsOf } from "./consents.ts";
import { mineTexts } from "./texts/index.ts";

// Their order on paper; of a chat or a device nothing is known but its reminders.
const OF_MAILBOX = [
  ...[accountSection, linesSection, ordersSection, consentsSection],
  ...[casesSection, chatsSection, messagesSection],
];
const OF_PERSON = [remindedSection, consentsSection, messagesSection];

/** What is kept of a person, worded for paper. */
export function mineSheet(mine: Mine, language: Language): RecordSheet {
  const texts = mineTexts[language];
  return {
    language,
    title: texts.title,
    lead: mine.email === undefined ? texts.leadThere : texts.lead,
    sections: (mine.email === undefined ? OF_PERSON : OF_MAILBOX).map((section) =>
      section(mine, language),
    ),
    notes: texts.notes,
  };
}

function accountSection({ email, account, gatheredAt }: Mine, language: Language): RecordSection {
  const texts = mineTexts[language];
  const { gathered } = evidenceTexts[language];
  const opens = [
    ...(account?.sessions ?? []).map(({ device, since }) => ({
      label: texts.openOn,
      value: `${device} · ${showExact(since)}`,
    })),
    ...(account?.passkeys ?? []).map(({ name, since }) => ({
      label: texts.passkey,
      value: [name, showExact(since)].filter((part) => part !== "").join(" · "),
    })),
  ];
  return {
    head: texts.sections.account,
    facts: [
      { label: texts.email, value: email ?? "–" },
      {
        label: texts.since,
        value: account === undefined ? texts.noAccount : showExact(account.since),
      },
      ...opens,
      { label: gathered, value: showExact(gatheredAt) },
    ],
  };
}

function linesSection({ account, lines }: Mine, language: Language): RecordSection {
  const texts = mineTexts[language];
  return tableOf(evidenceTexts[language].none, texts.sections.lines, {
    widths: [3, 3, 6],
    head: [texts.since, texts.line, texts.nickname],
    rows: (account?.lines ?? []).map(({ lineId, savedAt, nickname }) => {
      const line = lines.get(lineId);
      const masked = line === undefined ? "–" : maskNumber(line.msisdn ?? line.iccid);
      return [showExact(savedAt), masked, nickname ?? "–"];
    }),
  });
}

function remindedSection({ reminders, lines }: Mine, language: Language): RecordSection {
  const texts = mineTexts[language];
  return tableOf(evidenceTexts[language].none, texts.reminded, {
    widths: [3, 9],
    head: [texts.since, texts.line],
    rows: reminders.lines.map(({ lineId, since }) => {
      const line = lines.get(lineId);
      return [showExact(since), line === undefined ? "–" : maskNumber(line.msisdn ?? line.iccid)];
    }),
  });
}

function ordersSection({ orders }: Mine, language: Language): RecordSection {
  const { heads, facts, none } = evidenceTexts[language];
  return tableOf(none, mineTexts[language].sections.orders, {
    widths: [3, 3, 3, 2, 4],
    head: [heads.when, facts.number, facts.plan, heads.amount, heads.method],
    rows: orders.map(({ order }) => [
      showExact(order.renewal.placedAt),
      showOrderNumber(order.renewal.number),
      order.plan.names[language],
      showYen(order.renewal.totalYen, language),
      [...new Set(order.attempts.map(({ method }) => methodText(method, language)))].join(", "),
    ]),
  });
}

function consentsSection(mine: Mine, language: Language): RecordSection {
  const texts = mineTexts[language];
  return tableOf(evidenceTexts[language].none, texts.sections.consents, {
    widths: [3, 4, 6],
    head: [texts.since, texts.consent, evidenceTexts[language].heads.channel],
    rows: consentsOf(mine, language).map(({ what, of, since }) => [showExact(since), what, of]),
  });
}

function casesSection({ cases }: Mine, language: Language): RecordSection {
  const { heads, none } = evidenceTexts[language];
  const { causes } = caseWordTexts[language];
  return tableOf(none, mineTexts[language].sections.cases, {
    widths: [3, 2, 4, 5],
    head: [heads.when, heads.number, heads.what, heads.answer],
    rows: cases.map(({ openedAt, number, cause, text, answer }) => [
      showExact(openedAt),
      showCaseNumber(number),
      text === undefined ? causes[cause] : `${causes[cause]}: ${text}`,
      answer ?? "–",
    ]),
  });
}

function chatsSection({ chats }: Mine, language: Language): RecordSection {
  const { heads, none } = evidenceTexts[language];
  const { title, you, automatic } = chatWordTexts[language];
  return tableOf(none, title, {
    widths: [3, 9],
    head: [heads.when, heads.what],
    rows: chats.flatMap(({ messages }) =>
      messages.map(({ at, by, text }) => [
        showExact(at),
        `${"name" in by ? by.name : by.kind === "customer" ? you : automatic}: ${text ?? "–"}`,
      ]),
    ),
  });
}

function messagesSection({ reminders }: Mine, language: Language): RecordSection {
  const { heads, none, messages } = evidenceTexts[language];
  return tableOf(none, mineTexts[language].sections.messages, {
    widths: [3, 7, 2, 2],
    head: [heads.when, heads.what, heads.channel, heads.state],
    rows: reminders.messages.map(({ writtenAt, subject, channel, state }) => [
      showExact(writtenAt),
      subject,
      channelTexts[language][channel],
      messages[state],
    ]),
  });
}
