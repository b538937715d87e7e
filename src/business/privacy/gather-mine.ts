import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { autoRecord } from "../auto-renewals/index.ts";
import { casesOfContact, type Case } from "../cases/index.ts";
import { accountRecord, type AccountRecord } from "../customers/index.ts";
import { alarmReaders, type AlarmReader } from "../kiosks/index.ts";
import { linesByIds, type Line, type LineId } from "../lines/index.ts";
import { personRecord, type PersonId, type PersonRecord } from "../notices/index.ts";
import { questionsOf, type Question } from "../questions/index.ts";
import { receiptsOf, type Receipt } from "../receipts/index.ts";
import { chatsOfContact } from "../support/index.ts";
import {
  ordersOfHolder,
  reminderConsent,
  type Order,
  type ReminderConsent,
} from "../renewals/index.ts";

/**
 * Who has shown that it is about them: by a link in their mailbox (in lower case), or by one that was
 * sent where reminders reach them, for whoever is reached without a mailbox.
 */
export type Proven =
  | { readonly kind: "mailbox"; readonly email: string }
  | { readonly kind: "person"; readonly personId: PersonId };

/** Everything that is kept of somebody. */
export interface Mine {
  /** Absent for whoever is known by a chat or a device alone. */
  readonly email?: string;
  readonly gatheredAt: Instant;
  readonly account?: AccountRecord;
  readonly orders: readonly {
    readonly order: Order;
    readonly receipts: readonly Receipt[];
    readonly reminders?: ReminderConsent;
  }[];
  readonly reminders: PersonRecord;
  readonly cases: readonly Case[];
  /** Of the account: what renews by itself, and the methods that are kept for it. */
  readonly auto: Awaited<ReturnType<typeof autoRecord>>;
  /** That were to be sent to the address. */
  readonly chats: Awaited<ReturnType<typeof chatsOfContact>>;
  /** Whose answers are to go to the address. */
  readonly questions: readonly Question[];
  /** Of staff: machines that write to the address when they fail. */
  readonly alarms: readonly AlarmReader[];
  /** Of the account and of the reminders. */
  readonly lines: ReadonlyMap<string, Line>;
}

export async function gatherMine(act: Act, proven: Proven): Promise<Mine> {
  return proven.kind === "mailbox"
    ? gatherOfMailbox(act, proven.email)
    : gatherOfPerson(act, proven.personId);
}

/** Of a chat or a device nothing is known but its reminders. */
async function gatherOfPerson(act: Act, personId: PersonId): Promise<Mine> {
  const reminders = await personRecord(act, { personId });
  return {
    gatheredAt: act.clock.now(),
    ...{ alarms: [], orders: [], cases: [], chats: [], questions: [] },
    ...{ auto: { renewals: [], methods: [] } },
    reminders,
    lines: await linesIn(act, reminders.lines),
  };
}

async function gatherOfMailbox(act: Act, email: string): Promise<Mine> {
  const account = await accountRecord(act, email);
  const holder = account === undefined ? { email } : { email, customerId: account.customerId };
  const [orders, reminders, cases, chats, questions, readers] = await Promise.all([
    ordersOfHolder(act, holder),
    personRecord(act, { email }),
    casesOfContact(act, email),
    chatsOfContact(act, email),
    questionsOf(act, email),
    alarmReaders(act),
  ]);
  const auto =
    account === undefined
      ? { renewals: [], methods: [] }
      : await autoRecord(act, account.customerId);
  return {
    email,
    gatheredAt: act.clock.now(),
    ...(account === undefined ? {} : { account }),
    orders: await Promise.all(orders.map(async (order) => withPapers(act, order))),
    ...{ reminders, cases, chats, questions, auto },
    alarms: readers.filter(({ address }) => address === email),
    lines: await linesIn(act, [...(account?.lines ?? []), ...reminders.lines, ...auto.renewals]),
  };
}

async function linesIn(
  act: Act,
  those: readonly { readonly lineId: string }[],
): Promise<Mine["lines"]> {
  const ids = [...new Set(those.map(({ lineId }) => lineId as LineId))];
  const lines = await linesByIds(act, ids);
  return new Map(lines.map((line) => [line.lineId, line]));
}

async function withPapers(act: Act, order: Order): Promise<Mine["orders"][number]> {
  const [receipts, reminders] = await Promise.all([
    receiptsOf(act, order.renewal),
    reminderConsent(act, order.renewal),
  ]);
  return { order, receipts, ...(reminders === undefined ? {} : { reminders }) };
}
