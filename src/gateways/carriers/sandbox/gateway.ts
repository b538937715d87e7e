import { z } from "zod";
import type {
  CarrierAnswer,
  CarrierCapabilities,
  CarrierFailure,
  CarrierGateway,
  CarrierNotice,
  CarrierUsage,
  GrantRequest,
} from "../../../business/activation/index.ts";
import { instant, type Instant } from "../../../foundation/clock/index.ts";
import type { CallOutcome } from "../../../foundation/http/index.ts";
import { bytes } from "../../../foundation/money/index.ts";
import { isSigned } from "../../sandbox/index.ts";
import {
  caller,
  errorCodeOf,
  parse,
  payloadOf,
  type Call,
  type SandboxCarrierSettings,
} from "./call-carrier.ts";
import { SIGNATURE_HEADER } from "./signature-header.ts";
import { sandboxSms } from "./sms.ts";

const CAN: CarrierCapabilities = {
  revoke: true,
  askByReference: true,
  repeatSafely: true,
  queue: true,
  reportUsage: true,
};

/** Our adapter to the sandbox carrier: asks over HTTP, believes only what parses. */
export function sandboxCarrier(settings: SandboxCarrierSettings): CarrierGateway {
  const call = caller(settings);
  const can = { ...CAN, ...settings.can };
  return {
    name: "sandbox",
    can,
    sms: sandboxSms(call, can),
    async grant(request) {
      return afterWriting(await call("POST", "/grants", bodyOf(request)));
    },
    async ask(reference) {
      const outcome = await call("GET", `/requests/${encodeURIComponent(reference)}`);
      const answer = payloadOf(outcome, requestAnswer);
      if (answer !== undefined) {
        return answer.reference === reference ? answerOf(answer) : { kind: "unknown" };
      }
      return { kind: errorCodeOf(outcome) === "resource_missing" ? "never_seen" : "unknown" };
    },
    async revoke({ reference, grantReference }) {
      const body = { reference, grant_reference: grantReference };
      return afterWriting(await call("POST", "/revocations", body));
    },
    readUsage: (iccid) => readUsage(call, iccid),
    readNotice: (raw) => readNotice(raw, [settings.webhookSecret].flat()),
  };
}

const moment = z.iso.datetime();

const requestAnswer = z.discriminatedUnion("object", [
  z.object({
    object: z.literal("grant"),
    id: z.string().min(1),
    reference: z.string(),
    status: z.enum(["pending", "queued", "active", "ended", "failed", "revoked"]),
    failure: z.string().nullable(),
    starts_at: moment.nullable(),
    ends_at: moment.nullable(),
  }),
  z.object({
    object: z.literal("revocation"),
    id: z.string().min(1),
    reference: z.string(),
    status: z.enum(["pending", "done", "refused"]),
    failure: z.string().nullable(),
  }),
]);
type RequestAnswer = z.infer<typeof requestAnswer>;

const usageAnswer = z.object({
  as_of: moment,
  buckets: z.array(z.object({ id: z.string(), used_bytes: z.number().int().nonnegative() })),
});

const noticeBody = z.object({ id: z.string().min(1), iccid: z.string(), reference: z.string() });

const FAILURES: Readonly<Record<string, CarrierFailure>> = {
  line_recycled: "line_recycled",
  line_suspended: "line_suspended",
  plan_unavailable: "plan_unavailable",
  maintenance: "carrier_maintenance",
};

function bodyOf(request: GrantRequest): object {
  return {
    reference: request.reference,
    iccid: request.iccid,
    plan_code: request.carrierPlanCode,
    mode: request.mode,
    ...(request.startsAt === undefined ? {} : { starts_at: request.startsAt }),
    ...(request.endsAt === undefined ? {} : { ends_at: request.endsAt }),
    ...(request.dataBytes === undefined ? {} : { data_bytes: request.dataBytes }),
  };
}

/** What the outcome of a grant or a revocation means. */
function afterWriting(outcome: CallOutcome): CarrierAnswer {
  const answer = payloadOf(outcome, requestAnswer);
  if (answer !== undefined) return answerOf(answer);
  if (outcome.kind === "not_sent") return { kind: "never_seen" };
  if (outcome.kind !== "answered") return { kind: "unknown" };
  // The carrier's own word for maintenance is a promise that nothing was done; another 503 is not.
  const code = errorCodeOf(outcome);
  if (code === undefined) return { kind: "unknown" };
  if (outcome.status === 503 && code === "maintenance") return refusedFor(code);
  if (outcome.status === 429) return { kind: "never_seen" };
  const isCertain = outcome.status >= 400 && outcome.status < 500;
  // 408 and 409 leave open whether a request under this reference has been carried out.
  if (!isCertain || outcome.status === 408 || outcome.status === 409) return { kind: "unknown" };
  return refusedFor(code);
}

function answerOf(answer: RequestAnswer): CarrierAnswer {
  const carrierReference = answer.id;
  switch (answer.status) {
    case "pending":
      return { kind: "accepted", carrierReference };
    case "failed":
    case "refused":
      return refusedFor(answer.failure ?? "");
    case "done":
    case "revoked":
      return { kind: "done", carrierReference, state: "revoked" };
    case "queued":
    case "active":
    case "ended":
      return {
        kind: "done",
        carrierReference,
        state: answer.status === "queued" ? "queued" : "active",
        ...(answer.starts_at === null ? {} : { startsAt: instant(answer.starts_at) }),
        ...(answer.ends_at === null ? {} : { endsAt: instant(answer.ends_at) }),
      };
  }
}

async function readUsage(
  call: Call,
  iccid: string,
): Promise<CarrierUsage | { readonly kind: "unknown" }> {
  const outcome = await call("GET", `/lines/${encodeURIComponent(iccid)}/usage`);
  const answer = payloadOf(outcome, usageAnswer);
  if (answer === undefined) return { kind: "unknown" };
  return {
    asOf: instant(answer.as_of),
    buckets: answer.buckets.map(({ id, used_bytes }) => ({
      carrierReference: id,
      usedBytes: bytes(used_bytes),
    })),
  };
}

function readNotice(
  raw: { body: Uint8Array; headers: Readonly<Record<string, string>>; now: Instant },
  secrets: readonly string[],
): CarrierNotice {
  const header = raw.headers[SIGNATURE_HEADER];
  if (!isSigned({ body: raw.body, header, secrets, now: raw.now })) return { kind: "forged" };
  const notice = parse(noticeBody, Buffer.from(raw.body).toString("utf8"));
  if (notice === undefined) return { kind: "irrelevant", notificationId: header ?? "" };
  const { id, iccid, reference } = notice;
  return { kind: "valid", notificationId: id, iccid, reference };
}

function refusedFor(code: string): CarrierAnswer {
  return { kind: "refused", failure: FAILURES[code] ?? "carrier_refused" };
}
