import { balances } from "../../business/ledger/index.ts";
import {
  claimOfNumber,
  unpaidClaims,
  yenOnTheWayBack,
  type ClaimWay,
  type RefundClaim,
} from "../../business/payments/index.ts";
import {
  bankTransferCameBack,
  bankTransferDone,
  beginBankTransfer,
  renewalOf,
  showOrderNumber,
  showVoucherNumber,
} from "../../business/renewals/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import {
  addHours,
  DAY_MS,
  JST,
  localDate,
  msBetween,
  type Instant,
} from "../../foundation/clock/index.ts";
import { readHumanCode } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { drawTable, showYen } from "./draw-table.ts";

const LISTED_MAX = 10_000;

/** Refunds that wait for their payers, oldest first, and whether the books say the same. */
export async function listRefunds(
  act: Act,
  { olderThanDays }: { readonly olderThanDays?: number } = {},
): Promise<string> {
  const now = act.clock.now();
  const [all, onTheWayYen, books] = await Promise.all([
    unpaidClaims(act, { limit: LISTED_MAX }),
    yenOnTheWayBack(act),
    balances(act),
  ]);
  const isOld = ({ openedAt }: RefundClaim) =>
    olderThanDays === undefined || openedAt < addHours(now, -24 * olderThanDays);
  const rows = all
    .filter(isOld)
    .map((claim) => [
      showVoucherNumber(claim.number),
      localDate(claim.openedAt, JST),
      `${ageDays(claim, now)} d`,
      stateOf(claim),
      showYen(claim.amountYen),
    ]);
  const owedYen = sum(books.filter(({ account }) => account === "refunds_payable").map(byBalance));
  const unpaidYen = sum(all.map(({ amountYen }) => amountYen));
  const differenceYen = owedYen - unpaidYen - onTheWayYen;
  return [
    ...drawTable(["voucher", "opened", "age", "state", "amount"], rows, { figures: [2, 4] }),
    `${all.length} unpaid, ${showYen(unpaidYen)}; on their way back by themselves ${showYen(onTheWayYen)}`,
    differenceYen === 0
      ? `the books owe the same, ${showYen(owedYen)}`
      : `the books owe ${showYen(owedYen)}: ${showYen(differenceYen)} more than this`,
    "",
  ].join("\n");
}

/** Everything about one voucher that staff may have to know; personal, as far as it is unpaid. */
export async function showRefund(
  act: Act,
  voucher: string,
): Promise<Outcome<string, "claim_unknown">> {
  const claim = await claimOfNumber(act, readHumanCode(voucher.slice(0, 60)));
  if (claim === undefined) return refused("claim_unknown");
  const renewal = await renewalOf(act, claim);
  return done(
    drawFacts([
      ["voucher", showVoucherNumber(claim.number)],
      ["order", showOrderNumber(renewal?.number ?? "")],
      ["amount", showYen(claim.amountYen)],
      ["state", stateOf(claim)],
      ["opened", `${localDate(claim.openedAt, JST)}, ${ageDays(claim, act.clock.now())} d ago`],
      ...wayFacts(claim.way),
      ["last failure", claim.failure],
      ["paid", claim.paidBy],
      ["reference", claim.paidReference],
    ]),
  );
}

/** Locks a claim for the transfer that staff are about to make, and says to which account. */
export async function takeRefund(act: Act, voucher: string): Promise<Outcome<string, string>> {
  const taken = await beginBankTransfer(act, voucher);
  if (!taken.ok) return taken;
  const { way, amountYen, number } = taken.value;
  return done(
    drawFacts([
      ["voucher", showVoucherNumber(number)],
      ["transfer", showYen(amountYen)],
      ...wayFacts(way),
    ]),
  );
}

/** The transfer has arrived. */
export async function refundPaid(
  act: Act,
  paid: { readonly voucher: string; readonly reference: string },
): Promise<Outcome<string, string>> {
  const outcome = await bankTransferDone(act, paid);
  return outcome.ok ? done(`paid ${showYen(outcome.value.amountYen)}\n`) : outcome;
}

/** The bank sent the transfer back. */
export async function refundReturned(
  act: Act,
  returned: { readonly voucher: string; readonly why: string },
): Promise<Outcome<string, string>> {
  const outcome = await bankTransferCameBack(act, returned);
  return outcome.ok ? done("open again: its payer is told to choose anew\n") : outcome;
}

/** What a refusal means for whoever typed the command. */
export const REFUND_REFUSALS: Readonly<Record<string, string>> = {
  claim_unknown: "no such voucher",
  claim_is_paid: "it is paid, or went back by itself",
  claim_being_paid: "it is being paid another way",
  claim_wants_other_way: "its payer has not asked for a bank transfer",
  claim_not_being_paid: "nobody has begun to pay it: see `refunds pay`",
};

function wayFacts(way: ClaimWay | undefined): readonly Fact[] {
  if (way?.kind === "payout") return [["to", `${way.email} by ${way.provider}`]];
  if (way?.kind !== "bank") return [];
  const { bank, branch, kind, number, holder } = way.account;
  return [
    ["bank", bank],
    ["branch", branch],
    ["account", `${kind} ${number}`],
    ["holder", holder],
  ];
}

function stateOf({ state, way }: RefundClaim): string {
  return way === undefined ? state : `${state} (${way.kind})`;
}

function ageDays({ openedAt }: RefundClaim, now: Instant): number {
  return Math.floor(msBetween(openedAt, now) / DAY_MS);
}

type Fact = readonly [term: string, detail: string | undefined];

function drawFacts(facts: readonly Fact[]): string {
  const known = facts.filter((fact): fact is [string, string] => fact[1] !== undefined);
  return `${drawTable([], known).join("\n")}\n`;
}

function byBalance({ balanceYen }: { readonly balanceYen: number }): number {
  return balanceYen;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, one) => total + one, 0);
}
