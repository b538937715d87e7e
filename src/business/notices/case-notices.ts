import type { EventRow, Act, Subscription } from "../../foundation/act/index.ts";
import { caseOf, type Case } from "../cases/index.ts";
import { readOrder, type Order } from "../renewals/index.ts";
import type { Letter } from "./message.ts";
import { writeMessage } from "./write-message.ts";

/** Words the answer to a case, in its language; the surface that knows texts provides it. */
export type CaseLetterWriter = (answered: Case, order: Order) => Letter;

/** For the dispatcher: whoever left an address with a case is told when it is answered. */
export function caseSubscriptions(writeLetter: CaseLetterWriter): readonly Subscription[] {
  return [
    { event: "case.answered", handle: async (act, row) => tellAnswer(act, row, writeLetter) },
  ];
}

async function tellAnswer(act: Act, event: EventRow, writeLetter: CaseLetterWriter): Promise<void> {
  const { lineId, thing } = event;
  if (lineId === null || thing === null) return;
  const answered = await caseOf(act, { lineId, caseId: thing });
  const recipient = answered?.contactEmail;
  if (answered?.answer === undefined || recipient === undefined) return;
  const order = await readOrder(act, answered);
  if (order === undefined) return;
  await writeMessage(act, {
    cause: `case.answered:${answered.caseId}`,
    lineId,
    recipient,
    language: answered.language,
    letter: writeLetter(answered, order),
  });
}
