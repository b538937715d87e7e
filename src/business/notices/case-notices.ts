import type { EventRow, Act, Subscription } from "../../foundation/act/index.ts";
import { caseOf, sealRatingToken, type Case } from "../cases/index.ts";
import { readOrder, type Order } from "../renewals/index.ts";
import type { Letter } from "./message.ts";
import { writeMessage } from "./write-message.ts";

/** Words the answer to a case, in its language; the surface that knows texts provides it. */
export type CaseLetterWriter = (answered: Case, order: Order) => Letter;

/** What is told of a case beside its answer. */
export interface CaseWriters {
  readonly answered: CaseLetterWriter;
  /** With the token by which its reader says how it was, once. */
  readonly closed: (closed: Case, order: Order, token: string) => Letter;
  /** To whoever runs the house. */
  readonly overdue: (overdue: Case, order: Order) => Letter;
}

/**
 * For the dispatcher: whoever left an address with a case is told when it is answered and when it is
 * over; the seller, when its time is over and nobody has dealt with it.
 */
export function caseSubscriptions(writers: CaseWriters): readonly Subscription[] {
  const { answered, closed, overdue } = writers;
  return [
    { event: "case.answered", handle: async (act, row) => tellAnswer(act, row, answered) },
    { event: "case.closed", handle: async (act, row) => tellEnd(act, row, closed) },
    { event: "case.escalated", handle: async (act, row) => tellSeller(act, row, overdue) },
  ];
}

async function tellEnd(
  act: Act,
  event: EventRow,
  writeLetter: CaseWriters["closed"],
): Promise<void> {
  const known = await caseIn(act, event);
  const recipient = known?.of.contactEmail;
  if (known === undefined || recipient === undefined) return;
  const { of, order } = known;
  await writeMessage(act, {
    ...{ cause: `case.closed:${of.caseId}`, lineId: of.lineId, recipient, language: of.language },
    letter: writeLetter(of, order, sealRatingToken(act, of)),
  });
}

async function tellSeller(
  act: Act,
  event: EventRow,
  writeLetter: CaseWriters["overdue"],
): Promise<void> {
  const known = await caseIn(act, event);
  if (known === undefined || known.of.state === "closed") return;
  const { of, order } = known;
  await writeMessage(act, {
    ...{ cause: `case.escalated:${of.caseId}`, lineId: of.lineId, language: "ja" },
    recipient: order.seller.email,
    letter: writeLetter(of, order),
  });
}

async function caseIn(act: Act, { lineId, thing }: EventRow) {
  if (lineId === null || thing === null) return undefined;
  const of = await caseOf(act, { lineId, caseId: thing });
  const order = of === undefined ? undefined : await readOrder(act, of);
  return of === undefined || order === undefined ? undefined : { of, order };
}

async function tellAnswer(act: Act, event: EventRow, writeLetter: CaseLetterWriter): Promise<void> {
  const known = await caseIn(act, event);
  const recipient = known?.of.contactEmail;
  if (known?.of.answer === undefined || recipient === undefined) return;
  const { of, order } = known;
  await writeMessage(act, {
    ...{ cause: `case.answered:${of.caseId}`, lineId: of.lineId, recipient, language: of.language },
    letter: writeLetter(of, order),
  });
}
