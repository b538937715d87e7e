import { z } from "zod";
import type { Act } from "../../foundation/act/index.ts";
import { addHours, type Instant } from "../../foundation/clock/index.ts";
import { PROOFS, type LineId, type Proof } from "../lines/index.ts";
import type { LineReader, PersonId } from "./person.ts";

const LINE = "reminder line";
const PERSON = "reminder person";

/** A mail is opened within weeks; what it opens of a line is not for ever. */
const LINE_DAYS = 30;
/** Whoever wants no more of it must be heard however old the mail is; more it does for a month. */
const PERSON_DAYS = 3 * 366;

const lineContent = z.tuple([z.uuid(), z.enum(PROOFS)]);

/** Opens a line's pages for a month, as far as its reader had proven it. */
export function sealLineToken(
  act: Act,
  { lineId, proof }: Pick<LineReader, "lineId" | "proof">,
): string {
  const expiresAt = addHours(act.clock.now(), 24 * LINE_DAYS);
  return act.secrets.sealToken([lineId, proof], { purpose: LINE, expiresAt });
}

/** Undefined when it is none of ours, or too old. */
export function openLineToken(
  act: Act,
  token: string,
): { readonly lineId: LineId; readonly proof: Proof } | undefined {
  const now = act.clock.now();
  const content = lineContent.safeParse(act.secrets.openToken(token, { purpose: LINE, now }));
  if (!content.success) return undefined;
  return { lineId: content.data[0] as LineId, proof: content.data[1] };
}

/** Opens how a person is told, without a log-in. */
export function sealPersonToken(act: Act, personId: PersonId): string {
  const expiresAt = addHours(act.clock.now(), 24 * PERSON_DAYS);
  const content = [personId, act.clock.now()];
  return act.secrets.sealToken(content, { purpose: PERSON, expiresAt });
}

export interface OpenedPerson {
  readonly personId: PersonId;
  /** It may also lead to their lines and take new ways to reach them: old mails are passed on. */
  readonly isFresh: boolean;
}

const personContent = z.tuple([z.uuid(), z.string()]);

/** Undefined when it is none of ours, or too old for anything. */
export function openPersonToken(act: Act, token: string): OpenedPerson | undefined {
  const now = act.clock.now();
  const content = personContent.safeParse(act.secrets.openToken(token, { purpose: PERSON, now }));
  if (!content.success) return undefined;
  const [personId, sealedAt] = content.data;
  const isFresh = now < addHours(sealedAt as Instant, 24 * LINE_DAYS);
  return { personId: personId as PersonId, isFresh };
}
