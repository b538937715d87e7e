import {
  frozenAttempts,
  openDisputes,
  type Attempt,
  type Dispute,
} from "../../business/payments/index.ts";
import { returnFrozen, type ReturnWish } from "../../business/renewals/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { JST, localDate, type Instant } from "../../foundation/clock/index.ts";
import { done, type Outcome } from "../../foundation/outcome/index.ts";
import { drawTable, showYen } from "./draw-table.ts";

const LISTED_MAX = 10_000;

/** Payments that do not match what was asked for, and of which nothing was sent back yet. */
export async function listFrozen(act: Act): Promise<string> {
  const frozen = await frozenAttempts(act, LISTED_MAX);
  const head = ["attempt", "since", "provider", "asked", "came", "disagrees"];
  const rows = frozen.map((attempt) => [
    attempt.attemptId,
    dateOf(attempt.settledAt),
    attempt.provider,
    showYen(attempt.amountYen),
    cameOf(attempt),
    attempt.frozenBecause ?? "",
  ]);
  return [...drawTable(head, rows, { figures: [3, 4] }), `${frozen.length} frozen`, ""].join("\n");
}

/** Disputes that are not decided, with the day until which their provider takes evidence. */
export async function listDisputes(act: Act): Promise<string> {
  const open = await openDisputes(act, LISTED_MAX);
  const head = ["dispute", "opened", "answer by", "amount", "reason", "attempt"];
  const rows = open.map((dispute: Dispute) => [
    dispute.reference,
    dateOf(dispute.openedAt),
    dateOf(dispute.respondBy),
    showYen(dispute.amountYen),
    dispute.reason,
    dispute.attemptId,
  ]);
  return [...drawTable(head, rows, { figures: [3] }), `${open.length} open`, ""].join("\n");
}

/** Sends all that came of a frozen payment back. */
export async function returnPayment(act: Act, wish: ReturnWish): Promise<Outcome<string, string>> {
  const outcome = await returnFrozen(act, wish);
  return outcome.ok ? done(`${showYen(outcome.value.amountYen)} goes back\n`) : outcome;
}

/** What a refusal means for whoever typed the command. */
export const PAYMENT_REFUSALS: Readonly<Record<string, string>> = {
  payment_not_frozen: "no frozen payment by that id: see `payments frozen`",
  already_returned: "it is on its way back already",
  payment_disputed: "it is disputed: its provider decides",
  amount_unknown: "nobody knows what came: look at the provider's page and give --received YEN",
  amount_unreadable: "--received is a whole amount of yen",
};

function cameOf({ receivedYen }: Attempt): string {
  return receivedYen === undefined ? "unknown" : showYen(receivedYen);
}

function dateOf(moment: Instant | undefined): string {
  return moment === undefined ? "" : localDate(moment, JST);
}
