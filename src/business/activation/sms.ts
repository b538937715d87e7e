/** A short text to a line, about nothing personal. */
export interface SmsRequest {
  /** The same at every try; a carrier that keeps it knows a copy as one. */
  readonly reference: string;
  readonly iccid: string;
  readonly text: string;
}

export const SMS_FAILURES = [
  /** A line for data alone. */
  "no_sms",
  "too_long",
  "line_suspended",
  "line_recycled",
  "carrier_refused",
] as const;
export type SmsFailure = (typeof SMS_FAILURES)[number];

export type SmsAnswer =
  /** The carrier has taken it. Whether the phone was on, nobody says. */
  | { readonly kind: "accepted" }
  | { readonly kind: "refused"; readonly failure: SmsFailure }
  /** It was certainly not taken; `reason` is a short code. */
  | { readonly kind: "not_now"; readonly reason: string; readonly waitSeconds?: number }
  | { readonly kind: "unknown" };

/** How a carrier sends short texts to its lines. */
export interface CarrierSms {
  /** Whose lines these are: `carrier` of a line. */
  readonly carrier: string;
  /** For so long a copy under the same reference is known as one; 0 when it is a second text. */
  readonly repeatSeconds: number;
  /** Of more parts than this it takes no text; see `countSms`. */
  readonly partsMax: number;
  send(request: SmsRequest): Promise<SmsAnswer>;
}
