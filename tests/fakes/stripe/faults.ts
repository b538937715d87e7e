/** An answer that says no, as Stripe words it: docs.stripe.com/api/errors. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    super(String(body["message"]));
    this.status = status;
    this.body = body;
  }
}

export function invalid(message: string, about: { code?: string; param?: string } = {}): Refusal {
  const { code, param } = about;
  return new Refusal(400, {
    type: "invalid_request_error",
    message,
    ...(code === undefined ? {} : { code, doc_url: `https://stripe.com/docs/error-codes/${code}` }),
    ...(param === undefined ? {} : { param }),
  });
}

export function missing(kind: string, id: string): Refusal {
  const code = "resource_missing";
  const message = `No such ${kind}: '${id}'`;
  return new Refusal(404, { type: "invalid_request_error", code, message, param: "id" });
}

export function unexpectedState(message: string): Refusal {
  return invalid(message, { code: "payment_intent_unexpected_state" });
}

/** What may go wrong once, and whether the effect comes about all the same. */
export const FAULTS = [
  /** The connection breaks. */
  "lost_before",
  "lost_after",
  /** No answer ever comes. */
  "silent_before",
  "silent_after",
  /** 500, kept under the key and played again to whoever repeats the request. */
  "error_before",
  "error_after",
  /** 502 of something in between: Stripe itself has answered well. */
  "gateway_after",
  /** 429 of something in between. */
  "gateway_busy",
  /** 429: docs.stripe.com/rate-limits. */
  "busy",
  /** 409: another request under this key is still under way. */
  "conflict",
] as const;
export type Fault = (typeof FAULTS)[number];
