import { onLine, type Act } from "../../foundation/act/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import {
  askRefund,
  wantRefund,
  type Outside,
  type RefundPreview,
  type RefundWishRefusal,
} from "../renewals/index.ts";
import type { Staff } from "../staff/index.ts";
import { answerCase, caseFor, readAnswer, type AnswerRefusal } from "./answer-case.ts";
import type { Case } from "./case.ts";
import { verdictOf, type Decision, type DecisionReason } from "./decision.ts";
import { decisionOf, insertDecision } from "./decisions-store.ts";

export interface DecisionWish {
  readonly number: string;
  /** One of `DECISION_REASONS`, as typed. */
  readonly reason: string;
  /** In the customer's language: what was found, and why so. */
  readonly answer: string;
  /** What a refund was said to give; less than that is shown first. */
  readonly shownYen?: number;
  /** The second person who agreed; without one nothing is given back. */
  readonly secondId?: string;
}

export type DecisionRefusal =
  | AnswerRefusal
  | RefundWishRefusal
  | "reason_missing"
  | "second_missing"
  | "refund_changed"
  /** Decided otherwise meanwhile. */
  | "decided_already";

/** What each reason would give back now, where it can. */
export interface DecisionOffers {
  readonly plan_rule: Outcome<RefundPreview, RefundWishRefusal>;
  readonly our_fault: Outcome<RefundPreview, RefundWishRefusal>;
}

export async function askDecision(act: Act, outside: Outside, of: Case): Promise<DecisionOffers> {
  const [byRule, byFault] = await Promise.all([
    askRefund(act, outside, of),
    askRefund(act, outside, of, "our_fault"),
  ]);
  return { plan_rule: byRule, our_fault: byFault };
}

/**
 * Decides about the money of an open case and answers it. A refund goes through the one refund rule,
 * and stands in one statement with its decision; the answer follows. Whoever dies between them
 * decides the same again, and only the answer is added. `reason_missing`, `answer_missing` and
 * `second_missing` name their field; `refund_changed` carries `facts.amountYen`.
 */
export async function decideCase(
  act: Act,
  outside: Outside,
  staff: Staff,
  wish: DecisionWish,
): Promise<Outcome<Decision, DecisionRefusal>> {
  const verdict = verdictOf(wish.reason);
  if (verdict === undefined) return refused("reason_missing", { field: "reason" });
  const answer = readAnswer(wish.answer);
  if (!answer.ok) return answer;
  const found = await caseFor(act, staff, wish.number);
  if (found === undefined) return refused("case_unknown");
  const { secondId } = wish;
  if (verdict === "refund" && (secondId === undefined || secondId === staff.staffId)) {
    return refused("second_missing", { field: "number" });
  }
  const reason = wish.reason as DecisionReason;
  const asked: Asked = { ...wish, reason, staff, found };
  const decided = await (verdict === "refund"
    ? giveBack(act, outside, asked)
    : write(act, asked, { verdict, reason }));
  if (!decided.ok) return decided;
  act.failpoint("case.decided");
  const answered = await answerCase(act, staff, { number: wish.number, answer: answer.value });
  return answered.ok ? decided : answered;
}

interface Asked extends DecisionWish {
  readonly reason: DecisionReason;
  readonly staff: Staff;
  readonly found: Case;
}

async function giveBack(
  act: Act,
  outside: Outside,
  asked: Asked,
): Promise<Outcome<Decision, DecisionRefusal>> {
  const { found, reason, shownYen, secondId } = asked;
  const stored = await decisionOf(act, found);
  if (stored !== undefined) return same(stored, asked);
  const refund = await wantRefund(act, outside, {
    ...{ lineId: found.lineId, renewalId: found.renewalId },
    because: reason === "our_fault" ? "our_fault" : "wish",
    agreed: { cause: "other", secondId: secondId! },
    ...(shownYen === undefined ? {} : { shownYen }),
    async beside(amountYen) {
      if (!(await mayStillDecide(act, asked))) return undefined;
      const mine = decisionFrom(act, asked, { verdict: "refund", reason, amountYen });
      return [insertDecision(act, mine)];
    },
  });
  if (!refund.ok) {
    const { refusal } = refund;
    return refusal === "called_off" ? overtaken(act, asked) : { ...refund, refusal };
  }
  // None, when nothing was begun: the money had gone back before.
  const mine = await decisionOf(act, found);
  return mine === undefined
    ? write(act, asked, { verdict: "refund", reason: "gone_back" })
    : same(mine, asked);
}

async function overtaken(
  act: Act,
  asked: Asked,
): Promise<Outcome<Decision, "decided_already" | "case_moved_on">> {
  const stored = await decisionOf(act, asked.found);
  return stored === undefined ? refused("case_moved_on") : same(stored, asked);
}

async function mayStillDecide(act: Act, { staff, number }: Asked): Promise<boolean> {
  const now = await caseFor(act, staff, number);
  return now?.state === "open" && (await decisionOf(act, now)) === undefined;
}

async function write(
  act: Act,
  asked: Asked,
  decided: Pick<Decision, "verdict" | "reason">,
): Promise<Outcome<Decision, DecisionRefusal>> {
  const { found, staff, number } = asked;
  return onLine(act, found.lineId, async (turn) => {
    const stored = await decisionOf(act, found);
    if (stored !== undefined) return same(stored, asked);
    const now = await caseFor(act, staff, number);
    if (now?.state !== "open") return refused("case_moved_on");
    const decision = decisionFrom(act, asked, { ...decided, amountYen: yen(0) });
    const { verdict, reason } = decision;
    await turn.write({ name: "case.decided", thing: found.caseId, after: { verdict, reason } }, [
      insertDecision(act, decision),
    ]);
    return done(decision);
  });
}

// Decided the same again, after a crash or a second press: what is missing is only the answer.
function same(stored: Decision, { reason }: Asked): Outcome<Decision, "decided_already"> {
  const isSame = stored.reason === reason || stored.reason === "gone_back";
  return isSame && stored.verdict === verdictOf(reason) ? done(stored) : refused("decided_already");
}

function decisionFrom(
  act: Act,
  { found, staff, secondId }: Asked,
  of: Pick<Decision, "verdict" | "reason"> & { readonly amountYen: Yen },
): Decision {
  const isGiven = of.verdict === "refund" && secondId !== undefined;
  return {
    ...of,
    lineId: found.lineId,
    caseId: found.caseId,
    decidedAt: act.clock.now(),
    decidedBy: staff.staffId,
    ...(isGiven ? { secondId } : {}),
  };
}
