import {
  writeHouse,
  type Act,
  type EventRow,
  type Subscription,
} from "../../foundation/act/index.ts";
import { readAuto, sealStopToken, type AutoStanding } from "../auto-renewals/index.ts";
import { sellerOf, type Seller } from "../catalogue/index.ts";
import { lineById, type Line } from "../lines/index.ts";
import { personWith, usualPreferences } from "./enrol.ts";
import type { Letter } from "./message.ts";
import { personByAddress } from "./people-store.ts";
import { enrolReader, readerOf, wakeReaders } from "./readers-store.ts";
import { writeMessage } from "./write-message.ts";

export interface AutoLetterFacts extends AutoStanding {
  readonly line: Pick<Line, "iccid">;
  readonly seller: Seller;
  /** Stops this consent without a log-in. */
  readonly stopToken: string;
}

/** Words what was agreed to; the surface that knows texts provides it. */
export type AutoLetterWriter = (facts: AutoLetterFacts) => Letter;

const MOVED = ["announced", "put_off", "charge_due", "renewed", "failed_once", "failed", "skipped"];

/**
 * For the dispatcher: whoever agrees has what they agreed to in writing, by mail, and is told from
 * then on of each step, however they are told of their line.
 */
export function autoSubscriptions(writeLetter: AutoLetterWriter): readonly Subscription[] {
  return [
    {
      event: "auto_renewal.armed",
      handle: async (act, row) => confirm(act, row, writeLetter),
    },
    ...[...MOVED, "armed", "stopped"].map((step): Subscription => ({
      event: `auto_renewal.${step}`,
      handle: tellOn,
    })),
  ];
}

async function confirm(act: Act, event: EventRow, writeLetter: AutoLetterWriter): Promise<void> {
  const standing = event.lineId === null ? undefined : await readAuto(act, event.lineId);
  const line = standing === undefined ? undefined : await lineById(act, standing.auto.lineId);
  if (standing?.auto.contactEmail === undefined || line === undefined) return;
  const { auto } = standing;
  const { lineId, language, contactEmail: recipient = "" } = auto;
  const seller = await sellerOf(act, line.sellerId);
  await writeMessage(act, {
    cause: `${event.name}:${event.eventId}`,
    ...{ lineId, recipient, language },
    letter: writeLetter({ ...standing, line, seller, stopToken: sealStopToken(act, auto) }),
  });
}

/** Has whoever agreed looked at; reminded they are not by this, unless they asked for it. */
async function tellOn(act: Act, { lineId }: EventRow): Promise<void> {
  const standing = lineId === null ? undefined : await readAuto(act, lineId);
  if (lineId === null || standing === undefined) return;
  const { contactEmail, language, stoppedBecause, consentedAt } = standing.auto;
  // What its customer ended is told to nobody; they may have been erased with it.
  const isOver = stoppedBecause === "by_customer" || stoppedBecause === "by_mail";
  if (contactEmail !== undefined && !isOver && !(await isReader(act, lineId, contactEmail))) {
    const personId = await personWith(act, contactEmail, usualPreferences(language, undefined));
    const after = { lineId, isReminded: false };
    await writeHouse(act, { name: "reader.enrolled", thing: personId, after }, [
      enrolReader(act, {
        ...{ lineId: standing.auto.lineId, personId, proof: "number_and_digits" },
        ...{ since: consentedAt, stoppedAt: consentedAt },
      }),
    ]);
  }
  await wakeReaders(act, lineId);
}

async function isReader(act: Act, lineId: string, address: string): Promise<boolean> {
  const personId = await personByAddress(act, { channel: "email", address });
  return personId !== undefined && (await readerOf(act, lineId, personId)) !== undefined;
}
