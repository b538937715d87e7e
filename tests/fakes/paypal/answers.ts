import type { Context } from "hono";
import {
  loseAnswer,
  neverAnswer,
  type SandboxBindings,
} from "../../../src/gateways/sandbox/index.ts";
import type { Desk } from "./desk.ts";

export type ApiContext = Context<SandboxBindings>;

/** PayPal's names for what went wrong, each with its status. */
const NAMES = {
  INVALID_REQUEST: [
    400,
    "Request is not well-formed, syntactically incorrect, or violates schema.",
  ],
  VALIDATION_ERROR: [400, "Invalid request - see details"],
  USER_BUSINESS_ERROR: [400, "User business error."],
  AUTHENTICATION_FAILURE: [
    401,
    "Authentication failed due to missing authorization header, or invalid authentication credentials.",
  ],
  NOT_AUTHORIZED: [403, "Authorization failed due to insufficient permissions."],
  RESOURCE_NOT_FOUND: [404, "The specified resource does not exist."],
  RESOURCE_CONFLICT: [409, "The server has detected a conflict while processing this request."],
  UNPROCESSABLE_ENTITY: [
    422,
    "The requested action could not be performed, semantically incorrect, or failed business validation.",
  ],
  RATE_LIMIT_REACHED: [429, "Too many requests. Blocked due to rate limiting."],
  INTERNAL_SERVER_ERROR: [500, "An internal server error occurred."],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

export interface Detail {
  readonly issue: string;
  readonly description?: string;
  readonly field?: string;
  readonly link?: readonly object[];
}

export function no(
  c: ApiContext,
  name: keyof typeof NAMES,
  details: readonly Detail[] = [],
  links: readonly object[] = [],
): Response {
  const [status, message] = NAMES[name];
  return c.json({ name, message, debug_id: "fa4e0debug1d", details, links }, status);
}

/** A refusal with PayPal's own sentence, as far as its specification has one for it. */
export function refuse(
  c: ApiContext,
  { status, issue }: { readonly status: number; readonly issue: string },
  links: readonly object[] = [],
): Response {
  const name = status === 404 ? "RESOURCE_NOT_FOUND" : "UNPROCESSABLE_ENTITY";
  const description = SENTENCES[issue];
  return no(c, name, [{ issue, ...(description === undefined ? {} : { description }) }], links);
}

const SENTENCES: Readonly<Record<string, string>> = {
  CAPTURE_FULLY_REFUNDED: "The capture has already been fully refunded",
  DUPLICATE_INVOICE_ID:
    "Duplicate Invoice ID detected. To avoid a potential duplicate transaction your account setting requires that Invoice Id be unique for each transaction.",
  INSTRUMENT_DECLINED:
    "The instrument presented  was either declined by the processor or bank, or it can't be used for this payment.",
  INVALID_RESOURCE_ID:
    "Specified resource ID does not exist. Please check the resource ID and try again.",
  ORDER_ALREADY_CAPTURED:
    "Order already captured.If 'intent=CAPTURE' only one capture per order is allowed.",
  ORDER_NOT_APPROVED:
    "Payer has not yet approved the Order for payment. Please redirect the payer to the 'rel':'approve' url returned as part of the HATEOAS links within the Create Order call or provide a valid `payment_source` in the request.",
  PAYER_CANNOT_PAY:
    "Payer cannot pay for this transaction. Please contact the payer to find other ways to pay for this transaction.",
  REFUND_AMOUNT_EXCEEDED:
    "The refund amount must be less than or equal to the capture amount that has not yet been refunded.",
};

/** What can be laid in wait for an operation; each strikes once. */
export const FAULTS = [
  "request_lost",
  "answer_lost",
  "error_before",
  "error_after",
  "hangs_before",
  "hangs_after",
  "busy",
  "in_progress",
  "forbidden",
] as const;
export type Fault = (typeof FAULTS)[number];

/** Does what was asked for, unless a fault was laid for it. */
export function orFault(
  c: ApiContext,
  desk: Desk,
  at: { readonly operation: string; readonly reference: string },
  work: () => Response | Promise<Response>,
): Response | Promise<Response> {
  desk.books.countCall(at.operation, at.reference);
  const fault = desk.books.takeFault(at.operation, at.reference) as Fault | undefined;
  switch (fault) {
    case undefined:
      return work();
    case "request_lost":
      return loseAnswer(c);
    case "error_before":
      return no(c, "INTERNAL_SERVER_ERROR");
    case "hangs_before":
      return neverAnswer();
    case "busy":
      c.header("retry-after", "1");
      return no(c, "RATE_LIMIT_REACHED");
    case "in_progress":
      return no(c, "RESOURCE_CONFLICT", [{ issue: "PREVIOUS_REQUEST_IN_PROGRESS" }]);
    case "forbidden":
      return no(c, "NOT_AUTHORIZED", [{ issue: "PERMISSION_DENIED" }]);
    case "answer_lost":
    case "error_after":
    case "hangs_after":
      return afterwards(c, fault, work);
  }
}

async function afterwards(
  c: ApiContext,
  fault: "answer_lost" | "error_after" | "hangs_after",
  work: () => Response | Promise<Response>,
): Promise<Response> {
  await work();
  if (fault === "answer_lost") return loseAnswer(c);
  return fault === "error_after" ? no(c, "INTERNAL_SERVER_ERROR") : neverAnswer();
}
