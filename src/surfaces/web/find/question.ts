import { z } from "zod";
import { addMinutes } from "../../../foundation/clock/index.ts";
import type { WebGround } from "../ground.ts";
import type { NeedsSecond } from "./second.page.tsx";

/** What was typed and what is asked about it, between the two pages. */
export interface Question {
  readonly typed: string;
  readonly needs: NeedsSecond;
}

type Ground = Pick<WebGround, "secrets" | "clock">;

const PURPOSE = "find question";
const KEPT_MINUTES = 30;

/** Seals the question for an address: a typed number is personal and stands in no log. */
export function sealQuestion(ground: Ground, question: Question): string {
  const expiresAt = addMinutes(ground.clock.now(), KEPT_MINUTES);
  return ground.secrets.sealToken(question, { purpose: PURPOSE, expiresAt });
}

/** Undefined when it is forged or older than half an hour. */
export function openQuestion(ground: Ground, token: string): Question | undefined {
  const now = ground.clock.now();
  const content = schema.safeParse(ground.secrets.openToken(token, { purpose: PURPOSE, now }));
  return content.success ? (content.data as Question) : undefined;
}

// Sealed by us, so its shape is ours; a release in between may have changed it.
const schema = z.object({
  typed: z.string(),
  needs: z.object({
    kind: z.literal("needs_second"),
    typedKind: z.string(),
    digitsOf: z.enum(["msisdn", "iccid"]),
    warnings: z.array(z.string()),
    issuer: z.object({ region: z.string(), name: z.string().optional() }).optional(),
  }),
});
