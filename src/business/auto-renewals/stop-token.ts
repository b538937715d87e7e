import { z } from "zod";
import type { Act } from "../../foundation/act/index.ts";
import { addHours, type Instant } from "../../foundation/clock/index.ts";
import type { LineId } from "../lines/index.ts";
import type { AutoRenewal } from "./auto-renewal.ts";

const PURPOSE = "auto renewal stop";
const DAYS = 3 * 366;

const content = z.tuple([z.uuid(), z.string()]);

/** Stops one consent without a log-in, however old the mail is; it opens nothing else. */
export function sealStopToken(act: Act, auto: Pick<AutoRenewal, "lineId" | "consentedAt">): string {
  const expiresAt = addHours(act.clock.now(), 24 * DAYS);
  return act.secrets.sealToken([auto.lineId, auto.consentedAt], { purpose: PURPOSE, expiresAt });
}

/** Undefined when it is none of ours, or too old. */
export function openStopToken(
  act: Act,
  token: string,
): { readonly lineId: LineId; readonly consentedAt: Instant } | undefined {
  const now = act.clock.now();
  const opened = content.safeParse(act.secrets.openToken(token, { purpose: PURPOSE, now }));
  if (!opened.success) return undefined;
  const [lineId, consentedAt] = opened.data;
  return { lineId: lineId as LineId, consentedAt: consentedAt as Instant };
}
