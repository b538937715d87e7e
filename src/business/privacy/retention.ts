import { historyOf, writeHouse, type Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import {
  AUTO_CONTACT_KEPT_DAYS,
  countErasableAutoContacts,
  eraseOldAutoContactsNow,
} from "../auto-renewals/index.ts";
import { countErasableCases, eraseOldCases, WORDS_KEPT_DAYS } from "../cases/index.ts";
import {
  countErasableMessages,
  countErasablePeople,
  eraseOldMessages,
  eraseOldPeople,
  KEPT_DAYS,
  PERSON_KEPT_DAYS,
} from "../notices/index.ts";
import {
  countErasableQuestions,
  eraseOldQuestions,
  QUESTION_KEPT_DAYS,
} from "../questions/index.ts";
import {
  ADDRESSEE_KEPT_MONTHS,
  countErasableReceipts,
  eraseOldReceipts,
  RECEIPT_KEPT_MONTHS,
} from "../receipts/index.ts";
import { CHAT_KEPT_DAYS, countErasableChats, eraseOldChats } from "../support/index.ts";
import { CONTACT_KEPT_DAYS, countErasableContacts, forgetOldContacts } from "../renewals/index.ts";

/** One kind of what is kept of people: for how long, and what erases it. */
interface Kept {
  readonly what:
    | "messages"
    | "cases"
    | "chats"
    | "questions"
    | "contacts"
    | "auto_renewals"
    | "people"
    | "receipts";
  /** As it is said to whoever runs the house. */
  readonly kept: string;
  countOverdue(act: Act): Promise<number>;
  erase(act: Act): Promise<void>;
}

/** The schedule: what is kept, how long, from when. */
export const RETENTION: readonly Kept[] = [
  {
    what: "messages",
    kept: `words and recipients of messages, ${KEPT_DAYS} days after they were settled`,
    countOverdue: countErasableMessages,
    erase: eraseOldMessages,
  },
  {
    what: "cases",
    kept: `what was said in a case, ${WORDS_KEPT_DAYS} days after it was closed`,
    countOverdue: countErasableCases,
    erase: eraseOldCases,
  },
  {
    what: "chats",
    kept: `what was said in a chat, ${CHAT_KEPT_DAYS} days after it ended`,
    countOverdue: countErasableChats,
    erase: eraseOldChats,
  },
  {
    what: "questions",
    kept: `the address of a public question ${QUESTION_KEPT_DAYS.contact} days after it was asked, its words ${QUESTION_KEPT_DAYS.words} days after it was refused`,
    countOverdue: countErasableQuestions,
    erase: eraseOldQuestions,
  },
  {
    what: "contacts",
    kept: `the address of an order that is over, ${CONTACT_KEPT_DAYS} days after it was placed`,
    countOverdue: countErasableContacts,
    erase: forgetOldContacts,
  },
  {
    what: "auto_renewals",
    kept: `the address of what renewed by itself, ${AUTO_CONTACT_KEPT_DAYS} days after it ended`,
    countOverdue: countErasableAutoContacts,
    erase: eraseOldAutoContactsNow,
  },
  {
    what: "people",
    kept: `who is reminded and how they are reached, ${PERSON_KEPT_DAYS} days after anything was told or asked for`,
    countOverdue: countErasablePeople,
    erase: eraseOldPeople,
  },
  {
    what: "receipts",
    kept: `names on receipts ${ADDRESSEE_KEPT_MONTHS} months, receipts ${RECEIPT_KEPT_MONTHS} months after their issue`,
    countOverdue: countErasableReceipts,
    erase: eraseOldReceipts,
  },
];

export interface RetentionRow {
  readonly what: Kept["what"];
  readonly overdue: number;
  readonly left: number;
}

export interface RetentionReport {
  readonly at: Instant;
  readonly rows: readonly RetentionRow[];
}

const THING = "retention";

/**
 * Erases what is past its time and leaves a report: how much of each kind was, and how much is left.
 * Run by the worker once a day; running twice erases nothing twice.
 */
export async function runRetention(act: Act): Promise<RetentionReport> {
  const rows: RetentionRow[] = [];
  for (const { what, countOverdue, erase } of RETENTION) {
    const overdue = await countOverdue(act);
    await erase(act);
    rows.push({ what, overdue, left: overdue === 0 ? 0 : await countOverdue(act) });
  }
  await writeHouse(act, { name: "retention.run", thing: THING, after: { rows } }, []);
  return { at: act.clock.now(), rows };
}

/** The reports of the last runs, newest first. */
export async function retentionReports(
  act: Act,
  limit: number,
): Promise<readonly RetentionReport[]> {
  const events = await historyOf(act, THING, limit);
  return events.map(({ at, after }) => ({ at, rows: after["rows"] as readonly RetentionRow[] }));
}
