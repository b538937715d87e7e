import { z } from "zod";
import { addSeconds, type Instant } from "../../../foundation/clock/index.ts";
import { callOut, type CallOutcome } from "../../../foundation/http/index.ts";
import { parseJson } from "./answers.ts";
import { apiUrlOf, timeoutMsOf, type PaypalSettings } from "./settings.ts";

/** A token that is about to end is not used any more: it must outlive the call. */
const SPARE_SECONDS = 120;

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
});

interface Token {
  readonly text: string;
  readonly endsAt: Instant;
}

export interface TokenKeeper {
  /** The token of now; else how asking for one ended. */
  take(): Promise<Token | Exclude<CallOutcome, { kind: "unknown" }>>;
  /** PayPal would not have it any more. */
  drop(token: Token): void;
}

/** Keeps one token for this process, asked for once however many calls wait for it. */
export function tokenKeeper(settings: PaypalSettings): TokenKeeper {
  let kept: Token | undefined;
  let asking: ReturnType<TokenKeeper["take"]> | undefined;
  return {
    async take() {
      const now = settings.clock.now();
      if (kept !== undefined && now < addSeconds(kept.endsAt, -SPARE_SECONDS)) return kept;
      asking ??= askToken(settings).finally(() => (asking = undefined));
      const answer = await asking;
      if ("text" in answer) kept = answer;
      return answer;
    },
    drop(token) {
      if (kept === token) kept = undefined;
    },
  };
}

async function askToken(
  settings: PaypalSettings,
): Promise<Awaited<ReturnType<TokenKeeper["take"]>>> {
  const askedAt = settings.clock.now();
  const pair = Buffer.from(`${settings.clientId}:${settings.clientSecret}`).toString("base64");
  const outcome = await callOut({
    url: `${apiUrlOf(settings)}/v1/oauth2/token`,
    method: "POST",
    headers: {
      authorization: `Basic ${pair}`,
      "content-type": "application/x-www-form-urlencoded",
      accept: "application/json",
    },
    body: "grant_type=client_credentials",
    timeoutMs: timeoutMsOf(settings),
  });
  // What waited for a token was certainly not sent, whatever became of the request for one.
  if (outcome.kind !== "answered") return { kind: "not_sent", reason: outcome.reason };
  const token = outcome.status === 200 ? parseJson(tokenAnswer, outcome.body) : undefined;
  if (token !== undefined) {
    return { text: token.access_token, endsAt: addSeconds(askedAt, token.expires_in) };
  }
  const isOurs = outcome.status === 401 || outcome.status === 403;
  return isOurs ? outcome : { kind: "not_sent", reason: `no token: ${outcome.status}` };
}
