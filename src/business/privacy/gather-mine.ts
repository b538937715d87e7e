import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { autoRecord } from "../auto-renewals/index.ts";
import { casesOfContact, type Case } from "../cases/index.ts";
import { accountRecord, type AccountRecord } from "../customers/index.ts";
import { linesByIds, type Line } from "../lines/index.ts";
import { personRecord, type PersonRecord } from "../notices/index.ts";
import { questionsOf, type Question } from "../questions/index.ts";
import { receiptsOf, type Receipt } from "../receipts/index.ts";
import { chatsOfContact } from "../support/index.ts";
import {
  ordersOfHolder,
  reminderConsent,
  type Order,
  type ReminderConsent,
} from "../renewals/index.ts";

/** Everything that is kept of somebody who has proven a mailbox. */
export interface Mine {
  readonly email: string;
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
  /** Of the account and of the reminders. */
  readonly lines: ReadonlyMap<string, Line>;
}

/** `email` in lower case, proven to be theirs. */
export async function gatherMine(act: Act, email: string): Promise<Mine> {
  const account = await accountRecord(act, email);
  const holder = account === undefined ? { email } : { email, customerId: account.customerId };
  const [orders, reminders, cases, chats, questions] = await Promise.all([
    ordersOfHolder(act, holder),
    personRecord(act, email),
    casesOfContact(act, email),
    chatsOfContact(act, email),
    questionsOf(act, email),
  ]);
  const auto =
    account === undefined
      ? { renewals: [], methods: [] }
      : await autoRecord(act, account.customerId);
  const lineIds = [...(account?.lines ?? []), ...reminders.lines, ...auto.renewals].map(
    ({ lineId }) => lineId,
  );
  const lines = await linesByIds(act, [...new Set(lineIds)] as Parameters<typeof linesByIds>[1]);
  return {
    email,
    gatheredAt: act.clock.now(),
    ...(account === undefined ? {} : { account }),
    orders: await Promise.all(orders.map(async (order) => withPapers(act, order))),
    ...{ reminders, cases, chats, questions, auto },
    lines: new Map(lines.map((line) => [line.lineId, line])),
  };
}

async function withPapers(act: Act, order: Order): Promise<Mine["orders"][number]> {
  const [receipts, reminders] = await Promise.all([
    receiptsOf(act, order.renewal),
    reminderConsent(act, order.renewal),
  ]);
  return { order, receipts, ...(reminders === undefined ? {} : { reminders }) };
}
