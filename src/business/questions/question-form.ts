import { z } from "zod";
import type { Act } from "../../foundation/act/index.ts";
import { addHours, msBetween, type Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";

const PURPOSE = "question form";
const GOOD_HOURS = 12;
/** Nobody reads a form and writes a question in less. */
const SECONDS_MIN = 4;
const content = z.tuple([z.uuid(), z.iso.datetime()]);

/** Travels with a form: when it was opened, and what makes a second press the same question. */
export function sealQuestionForm(act: Act): string {
  const openedAt = act.clock.now();
  const expiresAt = addHours(openedAt, GOOD_HOURS);
  return act.secrets.sealToken([newId(), openedAt], { purpose: PURPOSE, expiresAt });
}

export interface OpenedForm {
  readonly once: string;
  readonly seconds: number;
}

/** `form_too_old`: opened long ago, or no form of ours; `form_too_quick`: sent at once. */
export function openQuestionForm(
  act: Act,
  token: string,
): Outcome<OpenedForm, "form_too_old" | "form_too_quick"> {
  const now = act.clock.now();
  const opened = content.safeParse(act.secrets.openToken(token, { purpose: PURPOSE, now }));
  if (!opened.success) return refused("form_too_old");
  const [once, openedAt] = opened.data;
  const seconds = msBetween(openedAt as Instant, now) / 1000;
  return seconds < SECONDS_MIN ? refused("form_too_quick") : done({ once, seconds });
}
