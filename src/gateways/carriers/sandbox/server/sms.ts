import type { Instant } from "../../../../foundation/clock/index.ts";
import { behaviourOfIccid } from "../sentinels.ts";
import type { Line } from "./grant.ts";

/** Of so many letters this carrier takes a text: two parts in the wide alphabet, as it counts. */
export const SMS_LETTERS_MAX = 134;
/** As many as two parts hold of its narrow one. */
export const SMS_NARROW_LETTERS_MAX = 306;

export interface SmsWish {
  readonly id: string;
  /** The asker's own; the same again is the same text. */
  readonly reference: string;
  readonly iccid: string;
  readonly text: string;
}

export interface Sms extends SmsWish {
  readonly failure?: "sms_unsupported" | "text_too_long" | "line_recycled" | "line_suspended";
  readonly createdAt: Instant;
}

export function decideSms(wish: SmsWish, line: Line, now: Instant): Sms {
  const sms = { ...wish, createdAt: now };
  const failure = refusalOf(wish, line);
  return failure === undefined ? sms : { ...sms, failure };
}

function refusalOf({ iccid, text }: SmsWish, line: Line): Sms["failure"] {
  const behaviour = behaviourOfIccid(iccid);
  if (line.status === "recycled" || behaviour === "recycled") return "line_recycled";
  if (line.status === "suspended" || behaviour === "suspended") return "line_suspended";
  if (behaviour === "no_sms") return "sms_unsupported";
  // Printable ASCII is within the narrow alphabet of any phone.
  const isNarrow = /^[\n\r -~]*$/.test(text);
  return text.length > (isNarrow ? SMS_NARROW_LETTERS_MAX : SMS_LETTERS_MAX)
    ? "text_too_long"
    : undefined;
}
