import { onLine, type Act, type Turn } from "../../foundation/act/index.ts";
import { newId, type Id } from "../../foundation/ids/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { bookId, insertTransfers, transfersFor, type MoneyNews } from "../ledger/index.ts";
import { agentById, lowerOwed, rulesOf } from "./agents-store.ts";
import type { AgentId } from "./agent.ts";
import { entriesOfCause, insertEntry, lastEntrySeq } from "./entries-store.ts";
import type { AgentEntry } from "./entry.ts";
import { clawBackOf, commissionFor, type AgentSale } from "./rule.ts";

export interface EarnedSale extends AgentSale {
  readonly agentId: AgentId;
  /** What was sold: a commission is earned by it once. */
  readonly causeId: string;
  readonly sellerId: Id<"seller">;
  /** For people: plan, batch or pack. */
  readonly label: string;
  /** The tax that a fee would carry on that day. */
  readonly ratePerMille: number;
}

/** Books what an agent earns by a sale, once however often it is heard of. */
export async function earnCommission(act: Act, sale: EarnedSale): Promise<void> {
  const { agentId } = sale;
  if ((await agentById(act, agentId)) === undefined) return;
  await onAgent(act, agentId, async (turn) => {
    if ((await entriesOfCause(act, sale.causeId)).length > 0) return;
    const { amountYen, form, ruleId } = commissionFor(await rulesOf(act, agentId), sale);
    await write(act, turn, "agent.earned", {
      agentId,
      seq: (await lastEntrySeq(act, agentId)) + 1,
      entryId: newId<"commission">(),
      kind: "commission",
      causeId: sale.causeId,
      saleKind: sale.kind,
      sellerId: sale.sellerId,
      label: sale.label,
      priceYen: sale.priceYen,
      pieces: sale.pieces,
      amountYen,
      form,
      ratePerMille: form === "fee" ? sale.ratePerMille : 0,
      ...(ruleId === undefined ? {} : { ruleId }),
      at: act.clock.now(),
    });
  });
}

/**
 * Takes back what a sale earned, by as much of its price as has gone back so far; nobody earned by
 * it, or it was taken before: nothing.
 */
export async function clawBack(
  act: Act,
  of: { readonly causeId: string; readonly refundedYen: Yen },
): Promise<void> {
  const [first] = await entriesOfCause(act, of.causeId);
  if (first === undefined) return;
  await onAgent(act, first.agentId, async (turn) => {
    const entries = await entriesOfCause(act, of.causeId);
    const earned = entries.find(({ kind }) => kind === "commission");
    if (earned === undefined) return;
    const earlier = entries.filter(({ kind }) => kind === "claw_back");
    const sum = (key: "amountYen" | "priceYen") =>
      earlier.reduce((total, entry) => total + Math.abs(entry[key]), 0);
    const refundedYen = Math.min(of.refundedYen, earned.priceYen);
    const newlyYen = refundedYen - sum("priceYen");
    if (newlyYen <= 0) return;
    const clawedYen = clawBackOf({
      commissionYen: earned.amountYen,
      clawedYen: sum("amountYen"),
      priceYen: earned.priceYen,
      refundedYen,
    });
    const { ruleId: _rule, ...same } = earned;
    await write(act, turn, "agent.clawed_back", {
      ...same,
      seq: (await lastEntrySeq(act, earned.agentId)) + 1,
      entryId: newId<"commission">(),
      kind: "claw_back",
      priceYen: newlyYen,
      pieces: refundedYen === earned.priceYen ? earned.pieces : 0,
      amountYen: 0 - clawedYen,
      at: act.clock.now(),
    });
  });
}

export const SETTLEMENT_YEN_MAX = 100_000_000;

export type SettleRefusal = "agent_unknown" | "amount_unreadable" | "reference_missing";

/**
 * Money between agent and house at the bank: what the agent has paid, or was paid (`direction`).
 * The same reference, amount and direction once more is the same settlement.
 */
export async function settle(
  act: Act,
  wish: {
    readonly settlementId: Id<"settlement">;
    readonly agentId: string;
    readonly amountYen: number;
    readonly direction: "from_agent" | "to_agent";
    /** What names it at the bank. */
    readonly reference: string;
  },
): Promise<Outcome<AgentEntry, SettleRefusal>> {
  const agent = await agentById(act, wish.agentId);
  if (agent === undefined) return refused("agent_unknown");
  const { amountYen } = wish;
  if (!Number.isSafeInteger(amountYen) || amountYen <= 0 || amountYen > SETTLEMENT_YEN_MAX) {
    return refused("amount_unreadable", { field: "amount" });
  }
  const reference = wish.reference.normalize("NFC").trim().slice(0, 100);
  if (reference === "") return refused("reference_missing", { field: "reference" });
  return onAgent(act, agent.agentId, async (turn) => {
    const [before] = await entriesOfCause(act, wish.settlementId);
    if (before !== undefined) return done(before);
    const entry: AgentEntry = {
      agentId: agent.agentId,
      seq: (await lastEntrySeq(act, agent.agentId)) + 1,
      entryId: wish.settlementId,
      kind: "settlement",
      causeId: wish.settlementId,
      label: reference,
      priceYen: 0,
      pieces: 0,
      amountYen: wish.direction === "from_agent" ? amountYen : -amountYen,
      ratePerMille: 0,
      at: act.clock.now(),
    };
    await write(act, turn, "agent.settled", entry);
    return done(entry);
  });
}

/** Decides about an agent's entries: one at a time, as `onLine` decides about a line. */
export async function onAgent<T>(
  act: Act,
  agentId: AgentId,
  decide: (turn: Turn) => Promise<T>,
): Promise<T> {
  return onLine(act, bookId(`agent:${agentId}`), decide);
}

async function write(act: Act, turn: Turn, name: string, entry: AgentEntry): Promise<void> {
  const { agentId, kind, causeId, amountYen } = entry;
  await turn.write({ name, thing: agentId, after: { kind, causeId, amountYen } }, [
    insertEntry(act, entry),
    lowerOwed(agentId, amountYen),
    ...(amountYen === 0 ? [] : insertTransfers(act, transfersFor(newsOf(entry)))),
  ]);
}

function newsOf(entry: AgentEntry): MoneyNews {
  const { agentId, amountYen, at } = entry;
  const totalYen = yen(Math.abs(amountYen));
  if (entry.kind === "settlement") {
    const what = amountYen > 0 ? "agent_paid" : "agent_paid_out";
    return { what, settlementId: entry.entryId as Id<"settlement">, agentId, totalYen, at };
  }
  const { sellerId } = entry;
  if (sellerId === undefined) throw new Error(`a commission of no seller: ${entry.entryId}`);
  const what = amountYen > 0 ? "commission_earned" : "commission_clawed_back";
  const commissionId = entry.entryId as Id<"commission">;
  return { what, commissionId, sellerId, agentId, totalYen, at };
}
