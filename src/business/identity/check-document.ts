import { onLine, writeHouse, type Act } from "../../foundation/act/index.ts";
import { addMinutes } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { DocumentKind, DocumentRefusal, IdentityCheck, ShownDocument } from "./document.ts";
import {
  checksOf,
  identityPolicies,
  insertCheck,
  insertPolicy,
  registerBlind,
  registeredBlind,
} from "./identity-store.ts";
import { judgeDocument } from "./judge-document.ts";
import { documentsAsked, type IdentityPolicy, type Sale } from "./policy.ts";

export interface DocumentWish {
  readonly lineId: string;
  readonly document: ShownDocument;
  readonly accepts: readonly DocumentKind[];
  /** The first document of a line is registered with it: later another one is refused. */
  readonly isToRegister: boolean;
}

/**
 * Checks a document that lies on the counter, and keeps that it was checked: kind, issuer, last
 * four characters, result, who, when; never an image, the zone or the whole number (domain E.4).
 * A refused document is kept as such, for the one who asks why; one that was mistyped is none yet.
 */
export async function checkDocument(
  act: Act,
  wish: DocumentWish,
): Promise<Outcome<IdentityCheck, DocumentRefusal>> {
  const { document, lineId } = wish;
  return onLine(act, lineId, async (turn) => {
    const blind = act.secrets.blind("document", `${document.issuer} ${document.number}`);
    const registered = await registeredBlind(act, lineId);
    const refusal = judgeDocument(document, {
      now: act.clock.now(),
      accepts: wish.accepts,
      isRegistered: registered?.equals(blind),
    });
    if (refusal !== undefined && MISTYPED.includes(refusal.refusal)) return refusal;
    const check: IdentityCheck = {
      checkId: newId(),
      lineId,
      kind: document.kind,
      issuer: document.issuer.slice(0, 3),
      lastFour: document.number.slice(-4),
      result: refusal?.refusal ?? "accepted",
      byId: act.actor.id,
      at: act.clock.now(),
    };
    const isFirst = refusal === undefined && registered === undefined && wish.isToRegister;
    await turn.write(
      { name: "identity.checked", thing: check.checkId, after: { result: check.result } },
      [insertCheck(act, check), ...(isFirst ? [registerBlind(act, { lineId, blind })] : [])],
    );
    return refusal ?? done(check);
  });
}

const MISTYPED: readonly DocumentRefusal[] = [
  "document_number_unreadable",
  "document_issuer_unreadable",
  "document_date_unreadable",
];

/** How long an accepted document serves for what is sold on the same line. */
const GOOD_MINUTES = 30;

/** The accepted check of a moment ago, by which a sale that asks for one may go on. */
export async function freshCheck(
  act: Act,
  of: { readonly lineId: string; readonly accepts: readonly DocumentKind[] },
): Promise<IdentityCheck | undefined> {
  const since = addMinutes(act.clock.now(), -GOOD_MINUTES);
  const checks = await checksOf(act, of.lineId);
  return checks.find(
    (one) => one.result === "accepted" && of.accepts.includes(one.kind) && since <= one.at,
  );
}

/** The documents of which one must be shown for a sale, by the policy of its day. */
export async function documentsFor(act: Act, sale: Sale): Promise<readonly DocumentKind[]> {
  return documentsAsked(await identityPolicies(act), sale);
}

/** A policy from a day on; the one before stays in the books. */
export async function setPolicy(
  act: Act,
  policy: IdentityPolicy,
): Promise<Outcome<null, "policy_dated_already">> {
  try {
    await writeHouse(
      act,
      { name: "identity.policy_set", after: { fromDate: policy.fromDate, when: policy.when } },
      [insertPolicy(act, policy)],
    );
  } catch (error) {
    if ((error as { code?: string }).code !== "23505") throw error;
    return refused("policy_dated_already", { field: "fromDate" });
  }
  return done(null);
}
