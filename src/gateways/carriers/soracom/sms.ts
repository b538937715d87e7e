import { z } from "zod";
import { countSms, type CarrierSms, type SmsAnswer } from "../../../business/activation/index.ts";
import { callOut, type CallOutcome } from "../../../foundation/http/index.ts";

const TIMEOUT_MS = 15_000;

export interface SoracomSettings {
  readonly authKeyId: string;
  readonly authKey: string;
  /** With its version, without a slash at its end. */
  readonly apiUrl: string;
}

/** Texts to SORACOM's SIMs, of one part. Its API knows no copy as one. */
export function soracomSms(settings: SoracomSettings): CarrierSms {
  const pass = passFor(settings);
  const post = async (given: Pass, { iccid, text }: { iccid: string; text: string }) =>
    callOut({
      url: `${settings.apiUrl}/sims/${encodeURIComponent(iccid)}/send_sms`,
      method: "POST",
      timeoutMs: TIMEOUT_MS,
      headers: {
        "content-type": "application/json",
        "x-soracom-api-key": given.apiKey,
        "x-soracom-token": given.token,
      },
      body: JSON.stringify({ encodingType: ENCODING[countSms(text).alphabet], payload: text }),
    });
  return {
    carrier: "soracom",
    repeatSeconds: 0,
    partsMax: 1,
    async send(request) {
      if (countSms(request.text).parts > 1) return { kind: "refused", failure: "too_long" };
      for (const isLast of [false, true]) {
        const given = await pass.get();
        if ("kind" in given) return given;
        const outcome = await post(given, request);
        if (isLast || outcome.kind !== "answered" || outcome.status !== 401) {
          return answerOf(outcome);
        }
        await pass.forget(given);
      }
      throw new Error("a text was neither sent nor refused");
    },
  };
}

const ENCODING = { gsm7: 1, ucs2: 2 } as const;

interface Pass {
  readonly apiKey: string;
  readonly token: string;
}

const passAnswer = z.object({ apiKey: z.string().min(1), token: z.string().min(1) });

/** One pass for all who ask at once, until it is forgotten; no text went out while there was none. */
function passFor({ authKeyId, authKey, apiUrl }: SoracomSettings) {
  let held: Promise<Pass | SmsAnswer> | undefined;
  const ask = async (): Promise<Pass | SmsAnswer> => {
    const outcome = await callOut({
      url: `${apiUrl}/auth`,
      method: "POST",
      timeoutMs: TIMEOUT_MS,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ authKeyId, authKey }),
    });
    if (outcome.kind === "answered" && outcome.status === 401) {
      return { kind: "refused", failure: "carrier_refused" };
    }
    const pass = outcome.kind === "answered" ? readPass(outcome.body) : undefined;
    return pass ?? { kind: "not_now", reason: "no_pass" };
  };
  return {
    async get(): Promise<Pass | SmsAnswer> {
      held ??= ask();
      const asked = held;
      const given = await asked;
      if ("kind" in given && held === asked) held = undefined;
      return given;
    },
    /** Once by whoever was told first that it is over; a newer one stays. */
    async forget(given: Pass): Promise<void> {
      const asked = held;
      if ((await asked) === given && held === asked) held = undefined;
    },
  };
}

function readPass(body: string): Pass | undefined {
  try {
    const read = passAnswer.safeParse(JSON.parse(body));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

// 400: the SIM does not support the SMS API. 429: nothing was taken. Of 5xx nobody knows.
function answerOf(outcome: CallOutcome): SmsAnswer {
  if (outcome.kind === "not_sent") return { kind: "not_now", reason: "no_connection" };
  if (outcome.kind === "unknown") return { kind: "unknown" };
  const { status, headers } = outcome;
  if (status === 202) return { kind: "accepted" };
  if (status === 400) return { kind: "refused", failure: "no_sms" };
  if (status === 429) {
    const wait = headers["retry-after"] ?? "";
    const waits = /^\d{1,6}$/u.test(wait) ? { waitSeconds: Number(wait) } : {};
    return { kind: "not_now", reason: "429", ...waits };
  }
  const isCertain = status > 400 && status < 500 && status !== 408;
  return isCertain ? { kind: "refused", failure: "carrier_refused" } : { kind: "unknown" };
}
