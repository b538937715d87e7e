import type { Act, EventRow, Subscription } from "../../foundation/act/index.ts";
import {
  readAuto,
  sealStopToken,
  type AutoStanding,
  type MissCause,
  type Occasion,
} from "../auto-renewals/index.ts";
import { sellerOf, type Seller } from "../catalogue/index.ts";
import { lineById, type Line } from "../lines/index.ts";
import type { Letter } from "./message.ts";
import { sealLineToken } from "./notice-tokens.ts";
import { writeMessage } from "./write-message.ts";

/** What whoever agreed to automatic renewal is told. `now`: charged at the moment itself. */
export const AUTO_LETTERS = [
  ...(["armed", "announced", "now", "renewed", "failed_once", "failed", "off"] as const),
] as const;
export type AutoLetterName = (typeof AUTO_LETTERS)[number];

export interface AutoLetterFacts extends AutoStanding {
  readonly line: Pick<Line, "iccid">;
  readonly seller: Seller;
  readonly occasion?: Occasion;
  readonly because?: MissCause;
  /** Stops this consent without a log-in. */
  readonly stopToken: string;
  /** Opens the line for a while. */
  readonly lineToken: string;
}

/** Words such a letter, in the language that was agreed in; the surface that knows texts provides it. */
export type AutoLetterWriter = (name: AutoLetterName, facts: AutoLetterFacts) => Letter;

const EVENTS = ["armed", "announced", "renewed", "failed_once", "failed", "stopped"];

/** For the dispatcher: whoever agreed hears of every step, before it is taken where it can be. */
export function autoSubscriptions(writeLetter: AutoLetterWriter): readonly Subscription[] {
  return EVENTS.map((event) => ({
    event: `auto_renewal.${event}`,
    handle: async (act, row) => tell(act, row, writeLetter),
  }));
}

async function tell(act: Act, event: EventRow, writeLetter: AutoLetterWriter): Promise<void> {
  const { lineId, thing } = event;
  if (lineId === null) return;
  const standing = await readAuto(act, lineId);
  const line = standing === undefined ? undefined : await lineById(act, standing.auto.lineId);
  if (standing === undefined || line === undefined) return;
  const { auto, occasions } = standing;
  const occasion = occasions.find(({ occasionId }) => occasionId === thing);
  // What became of an earlier consent is nothing to whoever has agreed since.
  const agreedAt = occasion?.armedAt ?? event.after?.["consentedAt"] ?? auto.consentedAt;
  if (agreedAt !== auto.consentedAt) return;
  const name = letterOf(event, occasion);
  if (name === undefined || auto.contactEmail === undefined) return;
  const because = reasonIn(event);
  await writeMessage(act, {
    cause: `${event.name}:${event.eventId}`,
    lineId,
    recipient: auto.contactEmail,
    language: auto.language,
    letter: writeLetter(name, {
      ...standing,
      line,
      seller: await sellerOf(act, line.sellerId),
      stopToken: sealStopToken(act, auto),
      lineToken: sealLineToken(act, { lineId: auto.lineId, proof: "number_and_digits" }),
      ...(occasion === undefined ? {} : { occasion }),
      ...(because === undefined ? {} : { because }),
    }),
  });
}

function letterOf(
  { name, after }: EventRow,
  occasion: Occasion | undefined,
): AutoLetterName | undefined {
  switch (name) {
    case "auto_renewal.armed":
      return "armed";
    case "auto_renewal.announced":
      return occasion?.cause.startsWith("data:") === true ? "now" : "announced";
    case "auto_renewal.renewed":
      return "renewed";
    case "auto_renewal.failed_once":
      return "failed_once";
    case "auto_renewal.failed":
      return after?.["stops"] == null ? "failed" : "off";
    default:
      // Who stopped it themself saw it happen.
      return ["by_customer", "by_mail"].includes(String(after?.["because"])) ? undefined : "off";
  }
}

function reasonIn({ after }: EventRow): MissCause | undefined {
  const because = after?.["because"];
  return typeof because === "string" ? (because as MissCause) : undefined;
}
