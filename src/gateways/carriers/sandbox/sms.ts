import { z } from "zod";
import type {
  CarrierCapabilities,
  CarrierSms,
  SmsAnswer,
  SmsFailure,
} from "../../../business/activation/index.ts";
import type { CallOutcome } from "../../../foundation/http/index.ts";
import { errorCodeOf, payloadOf, type Call } from "./call-carrier.ts";

/** How the sandbox carrier sends short texts: it knows a copy by our reference, for ever. */
export function sandboxSms(
  call: Call,
  { repeatSafely }: Pick<CarrierCapabilities, "repeatSafely">,
): CarrierSms {
  return {
    carrier: "sandbox",
    repeatSeconds: repeatSafely ? Infinity : 0,
    partsMax: 2,
    async send({ reference, iccid, text }) {
      return answerOf(await call("POST", "/sms", { reference, iccid, text }), reference);
    },
  };
}

const smsAnswer = z.object({ object: z.literal("sms"), reference: z.string() });

const FAILURES: Readonly<Record<string, SmsFailure>> = {
  sms_unsupported: "no_sms",
  text_too_long: "too_long",
  line_recycled: "line_recycled",
  line_suspended: "line_suspended",
};

function answerOf(outcome: CallOutcome, reference: string): SmsAnswer {
  const taken = payloadOf(outcome, smsAnswer);
  if (taken?.reference === reference) return { kind: "accepted" };
  if (outcome.kind === "not_sent") return { kind: "not_now", reason: "no_connection" };
  const code = errorCodeOf(outcome);
  if (outcome.kind !== "answered" || code === undefined) return { kind: "unknown" };
  const { status, headers } = outcome;
  if (status === 429 || (status === 503 && code === "maintenance")) {
    return { kind: "not_now", reason: String(status), ...waitIn(headers["retry-after"]) };
  }
  const isCertain = status >= 400 && status < 500 && status !== 408 && status !== 409;
  if (!isCertain) return { kind: "unknown" };
  return { kind: "refused", failure: FAILURES[code] ?? "carrier_refused" };
}

function waitIn(header: string | undefined): { readonly waitSeconds?: number } {
  return header !== undefined && /^\d{1,6}$/u.test(header) ? { waitSeconds: Number(header) } : {};
}
