import { onLine, writeHouse, type Act } from "../../foundation/act/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { eraseOldPhotos, hasOldPhotos } from "./photos-store.ts";
import { eraseOldRatings } from "./ratings-store.ts";
import { isOfShop, may, type Staff } from "../staff/index.ts";
import { canStep, CASE_TEXT_MAX, type Case, type CaseState } from "./case.ts";
import { caseOfNumber, casesIn, eraseWords, hasErasable, updateCase } from "./cases-store.ts";

export type AnswerRefusal =
  | "case_unknown"
  | "answer_missing"
  | "answer_too_long"
  /** Somebody else has answered or closed it meanwhile. */
  | "case_moved_on";

/** A manager answers what was sold at the own shop, an operator everything. */
export function mayAnswer(staff: Staff, { agentId }: Pick<Case, "agentId">): boolean {
  if (!may(staff, "answer_case")) return false;
  return isOfShop(staff, agentId === undefined ? {} : { agentId });
}

const LISTED_MAX = 100;

/** The cases that somebody may answer, those that have waited longest first. */
export async function casesFor(
  act: Act,
  staff: Staff,
  states: readonly CaseState[],
): Promise<readonly Case[]> {
  if (!may(staff, "answer_case")) return [];
  const whose = staff.role === "operator" ? {} : { agentId: staff.agentId ?? null };
  return casesIn(act, { states, limit: LISTED_MAX, ...whose });
}

/** The case of a number, if this person may answer it. */
export async function caseFor(act: Act, staff: Staff, number: string): Promise<Case | undefined> {
  const found = await caseOfNumber(act, number);
  return found !== undefined && mayAnswer(staff, found) ? found : undefined;
}

/** Answers a case; whoever gave an address hears of it by mail. The same answer again changes nothing. */
export async function answerCase(
  act: Act,
  staff: Staff,
  wish: { readonly number: string; readonly answer: string },
): Promise<Outcome<Case, AnswerRefusal>> {
  const read = readAnswer(wish.answer);
  if (!read.ok) return read;
  const answer = read.value;
  return onCase(act, staff, wish.number, async (found, write) => {
    if (found.answer === answer) return done(found);
    if (!canStep("case.answered", found.state)) return refused("case_moved_on");
    const answeredAt = act.clock.now();
    const answeredBy = staff.staffId;
    const after: Case = { ...found, state: "answered", answer, answeredAt, answeredBy };
    await write("case.answered", after);
    return done(after);
  });
}

/** What staff answer, tidied. */
export function readAnswer(typed: string): Outcome<string, "answer_missing" | "answer_too_long"> {
  const answer = typed.normalize("NFC").replaceAll("\r", "").trim();
  if (answer === "") return refused("answer_missing", { field: "answer" });
  if ([...answer].length > CASE_TEXT_MAX) {
    return refused("answer_too_long", { field: "answer", facts: { lengthMax: CASE_TEXT_MAX } });
  }
  return done(answer);
}

/** Ends a case; a closed one stays closed. */
export async function closeCase(
  act: Act,
  staff: Staff,
  number: string,
): Promise<Outcome<Case, AnswerRefusal>> {
  return onCase(act, staff, number, async (found, write) => {
    if (!canStep("case.closed", found.state)) return done(found);
    const after: Case = { ...found, state: "closed", closedAt: act.clock.now() };
    await write("case.closed", after);
    return done(after);
  });
}

type Write = (name: "case.answered" | "case.closed", after: Case) => Promise<void>;

async function onCase(
  act: Act,
  staff: Staff,
  number: string,
  decide: (found: Case, write: Write) => Promise<Outcome<Case, AnswerRefusal>>,
): Promise<Outcome<Case, AnswerRefusal>> {
  const known = await caseFor(act, staff, number);
  if (known === undefined) return refused("case_unknown");
  return onLine(act, known.lineId, async (turn) => {
    const found = await caseFor(act, staff, number);
    if (found === undefined) return refused("case_unknown");
    return decide(found, async (name, after) => {
      const news = { name, thing: found.caseId, before: { state: found.state } };
      await turn.write({ ...news, after: { state: after.state, number } }, [
        updateCase(act, found, after),
      ]);
    });
  });
}

/** How long what was said is kept after a case is closed, in days. */
export const WORDS_KEPT_DAYS = 180;

/** Forgets what was said in cases that were closed long ago; run by the worker now and then. */
export async function eraseOldCases(act: Act): Promise<void> {
  const before = addSeconds(act.clock.now(), -WORDS_KEPT_DAYS * 24 * 3600);
  const has = await Promise.all([hasErasable(act, before), hasOldPhotos(act, before)]);
  if (!has.includes(true)) return;
  await writeHouse(act, { name: "cases.erased", after: { before } }, [
    eraseWords(act, before),
    eraseOldRatings(act, before),
    eraseOldPhotos(act, before),
  ]);
}
