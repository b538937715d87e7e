import type { Act, EventRow, Subscription } from "../../foundation/act/index.ts";
import { readAuto } from "../auto-renewals/index.ts";
import { findReceipt } from "../receipts/index.ts";
import { isMovedIn, readOrder, type Order } from "../renewals/index.ts";
import type { LetterName, LetterWriter } from "./letters.ts";
import { causeOfSlip } from "./overtaken.ts";
import { hasMessage } from "./messages-store.ts";
import { writeMessage } from "./write-message.ts";

type Choose = (act: Act, event: EventRow, order: Order) => Promise<LetterName | undefined>;

/** Which event is worth which letter to the one who placed the order. */
const NEWS: Readonly<Record<string, Choose>> = {
  "renewal.active": async (act, event, { renewal }) => {
    if (await isToldAsRenewed(act, renewal)) {
      return event.before?.["state"] === "queued" ? "started" : undefined;
    }
    const isKnown = isMovedIn(renewal) || (await hasMessage(act, causeOf("renewal.queued", event)));
    return isKnown ? "started" : "active";
  },
  "renewal.queued": async (act, _event, { renewal }) =>
    (await isToldAsRenewed(act, renewal)) ? undefined : "queued",
  "receipt.joint_issued": async () => "receipt",
  // Named at a counter, perhaps after the news that it was wanted for.
  "contact.named": async (_act, _event, { renewal }) => LETTER_OF[renewal.state],
  "letter.asked": async (_act, _event, { renewal }) => LETTER_OF[renewal.state],
  "renewal.refund_begun": async () => "refunding",
  "renewal.refunded": async () => "refunded",
  "payment.return_wanted": async () => "refunding",
  "claim.opened": async () => "claim_opened",
  "claim.came_back": async () => "claim_came_back",
  // Of an order that is refunded as a whole, that is told when all of it is.
  "claim.paid": async (_act, _event, { renewal }) =>
    renewal.state === "refunding" || renewal.state === "refunded" ? undefined : "claim_paid",
  "payment.came_late": async () => "came_late",
  "payment.begun": async (_act, _event, { slip }) => (slip === undefined ? undefined : "slip"),
  // A slip whose numbers came only when the provider was asked again.
  "payment.pending": async (_act, _event, { slip }) => (slip === undefined ? undefined : "slip"),
  "renewal.slip_reminder": async (_act, _event, { slip }) =>
    slip === undefined ? undefined : "slip_reminder",
  // Nobody waits at a screen for a slip: without a word it would be paid in vain.
  "renewal.payment_expired": async (_act, _event, { attempts }) =>
    attempts.some(({ kind }) => kind === "slip") ? "slip_expired" : undefined,
};

// Of what renewed by itself the confirmation is the notice that it did: one message, by the ways of
// whoever agreed. A charge of a consent that another has replaced is confirmed like any order.
async function isToldAsRenewed(
  act: Act,
  { channel, lineId, renewalId }: Order["renewal"],
): Promise<boolean> {
  if (channel !== "automatic") return false;
  const standing = await readAuto(act, lineId);
  const occasion = standing?.occasions.find((one) => one.renewalId === renewalId);
  return occasion !== undefined && occasion.armedAt === standing?.auto.consentedAt;
}

const LETTER_OF: Readonly<Record<string, LetterName>> = {
  active: "active",
  queued: "queued",
  refunded: "refunded",
};

/** For the dispatcher: writes messages; sending them is the message desk's work. */
export function noticeSubscriptions(writeLetter: LetterWriter): readonly Subscription[] {
  return Object.entries(NEWS).map(([event, choose]) => ({
    event,
    handle: async (act, row) => tell(act, row, { choose, writeLetter }),
  }));
}

async function tell(
  act: Act,
  event: EventRow,
  { choose, writeLetter }: { readonly choose: Choose; readonly writeLetter: LetterWriter },
): Promise<void> {
  if (event.lineId === null || event.thing === null) return;
  const key = { lineId: event.lineId, renewalId: event.thing };
  const order = await readOrder(act, key as Parameters<typeof readOrder>[1]);
  const recipient = order?.renewal.contactEmail;
  if (order === undefined || recipient === undefined) return;
  const name = await choose(act, event, order);
  if (name === undefined) return;
  const kind = name === "refunded" ? "return" : "receipt";
  // One over several orders comes by itself; asked for once more, it goes with any of them.
  const isLater = event.name.startsWith("renewal.") && order.renewal.receiptOn !== undefined;
  const isOther = isLater && kind === "receipt";
  const receipt = isOther ? undefined : await findReceipt(act, { ...key, kind });
  await writeMessage(act, {
    cause: name === "slip" ? causeOfSlip(order) : causeOf(event.name, event),
    lineId: event.lineId,
    recipient,
    language: order.renewal.language,
    letter: writeLetter(name, {
      order,
      ...(receipt === undefined ? {} : { receipt }),
      ...refundIn(event),
    }),
  });
}

function refundIn({ after }: EventRow): { readonly refundId?: string } {
  const refundId = after?.["refundId"];
  return typeof refundId === "string" ? { refundId } : {};
}

// An order may have several attempts and refunds, so theirs are told apart by the event itself.
function causeOf(name: string, event: EventRow): string {
  const isOfRenewal = name.startsWith("renewal.");
  return `${name}:${isOfRenewal ? event.thing : event.eventId}`;
}
