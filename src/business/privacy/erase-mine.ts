import type { Act } from "../../foundation/act/index.ts";
import { eraseAutoOf } from "../auto-renewals/index.ts";
import { forgetCasesOf } from "../cases/index.ts";
import { eraseAccount } from "../customers/index.ts";
import { dropAlarmReader } from "../kiosks/index.ts";
import { erasePerson } from "../notices/index.ts";
import { forgetAsker } from "../questions/index.ts";
import { forgetAddressee } from "../receipts/index.ts";
import { forgetContact, type ContactNeed, type Order } from "../renewals/index.ts";
import { forgetChatsOf } from "../support/index.ts";
import { gatherMine, type Mine, type Proven } from "./gather-mine.ts";

/** What could not be erased yet, and why: it is when that has ended. */
export interface Erasure {
  readonly keptOrders: readonly { readonly number: string; readonly because: ContactNeed }[];
  /** Numbers of cases that are not closed. */
  readonly keptCases: readonly string[];
}

/**
 * Erases everything of somebody that need not be kept: account, reminders, words of messages and
 * closed cases, names on receipts, and who placed each order that is over. What was bought and paid
 * stays in the books without them. Each piece is a statement of its own, and asking again finds what
 * an interruption left; the account goes last, for it leads to its orders.
 */
export async function eraseMine(act: Act, proven: Proven): Promise<Erasure> {
  if (proven.kind === "person") {
    await erasePerson(act, { personId: proven.personId });
    return { keptOrders: [], keptCases: [] };
  }
  const { email } = proven;
  const mine = await gatherMine(act, proven);
  const keptOrders = [];
  for (const of of mine.orders) {
    await forgetNames(act, of);
    const because = await forgetOrder(act, of.order);
    if (because !== undefined) keptOrders.push({ number: of.order.renewal.number, because });
  }
  const keptCases = await forgetCasesOf(act, email);
  await forgetChatsOf(act, email);
  await forgetAsker(act, email);
  await dropAlarmReader(act, email);
  await erasePerson(act, { email });
  if (mine.account !== undefined) await eraseAutoOf(act, mine.account.customerId);
  if (mine.account !== undefined) await eraseAccount(act, mine.account.customerId);
  return { keptOrders, keptCases };
}

/** What erasing would leave, and why; changes nothing. */
export function foreseeErasure(
  { orders, cases }: Mine,
  needOf: (order: Order) => ContactNeed | undefined,
): Erasure {
  return {
    keptOrders: orders.flatMap(({ order }) => {
      const because = needOf(order);
      return because === undefined ? [] : [{ number: order.renewal.number, because }];
    }),
    keptCases: cases.filter(({ state }) => state !== "closed").map(({ number }) => number),
  };
}

async function forgetNames(act: Act, { receipts }: Mine["orders"][number]): Promise<void> {
  for (const { lineId, renewalId, ordinal, content, addressee } of receipts) {
    if (addressee === undefined) continue;
    await forgetAddressee(act, { lineId, renewalId, ordinal, kind: content.kind });
  }
}

async function forgetOrder(act: Act, { renewal }: Order): Promise<ContactNeed | undefined> {
  const forgotten = await forgetContact(act, renewal);
  return forgotten.ok || forgotten.refusal === "order_unknown" ? undefined : forgotten.refusal;
}
