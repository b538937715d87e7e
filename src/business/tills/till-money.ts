import type { Act } from "../../foundation/act/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { isId, newId } from "../../foundation/ids/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { giveKeptBack, keepCash, type KeepRefusal } from "../agents/index.ts";
import type { HouseProvider, MoneyPlace, TakeMoney, TakenMoney } from "../payments/index.ts";
import { settleCash } from "./cash.ts";
import { cashIn, type TillMovement } from "./till.ts";
import {
  countMovement,
  insertMovement,
  latestSession,
  movementsOf,
  tillById,
} from "./tills-store.ts";

/** The name that attempts remember it by. */
export const TILL_PROVIDER = "till";

/**
 * Cash over the counter: taken within the statement that pays the order, and only while the till
 * is open. It cannot go back by itself, for nobody may be there: its payer claims it.
 */
export function tillMoney(): HouseProvider {
  return {
    name: TILL_PROVIDER,
    methods: [{ method: "cash", kind: "immediate", refunds: "claim" }],
    take: takeCash,
    giveBack: async () => ({ kind: "refused", failure: "cash_is_claimed" }),
  };
}

async function takeCash(
  act: Act,
  { attempt, tender, sellerId }: TakeMoney,
): Promise<Outcome<TakenMoney, string>> {
  const taken = await takeIntoTill(act, {
    tillId: tender["tillId"],
    handed: tender["handedYen"],
    amountYen: attempt.amountYen,
    causeId: attempt.attemptId,
    sellerId,
  });
  if (!taken.ok) return taken;
  const { sessionId, money, parts } = taken.value;
  return done({ providerReference: sessionId, money, parts });
}

export interface CashTaking {
  /** As the surface read them; untrusted. */
  readonly tillId: unknown;
  readonly handed: unknown;
  readonly amountYen: Yen;
  /** What is paid. */
  readonly causeId: string;
  /** Under whose brand. */
  readonly sellerId: string;
}

export interface TakenCash {
  readonly sessionId: string;
  readonly handedYen: Yen;
  readonly money: MoneyPlace;
  readonly parts: readonly Part[];
}

export type TakeCashRefusal =
  | "till_closed"
  | "cash_unreadable"
  | "cash_short"
  | "cash_absurd"
  | KeepRefusal;

/**
 * The parts that take cash into an open till, for the statement that sells for it; beside an
 * agent's till also those that hold its credit.
 */
export async function takeIntoTill(
  act: Act,
  taking: CashTaking,
): Promise<Outcome<TakenCash, TakeCashRefusal>> {
  const { tillId, amountYen } = taking;
  const isTill = typeof tillId === "string" && isId(tillId);
  const session = isTill ? await latestSession(act, tillId) : undefined;
  if (session?.state !== "open") return refused("till_closed");
  const settled = settleCash(amountYen, taking.handed);
  if (!settled.ok) return settled;
  const agentId = (await tillById(act, session.tillId))?.agentId;
  const kept = agentId === undefined ? done([]) : await keepCash(act, { agentId, amountYen });
  if (!kept.ok) return kept;
  const movement: TillMovement = {
    tillId: session.tillId,
    sessionId: session.sessionId,
    movementId: newId(),
    kind: "sale",
    amountYen,
    handedYen: settled.value.handedYen,
    causeId: taking.causeId,
    sellerId: taking.sellerId,
    byId: act.actor.id,
    at: act.clock.now(),
  };
  return done({
    sessionId: session.sessionId,
    handedYen: settled.value.handedYen,
    money: placeOf(session.tillId),
    parts: [countMovement(act, session), insertMovement(act, movement), ...kept.value],
  });
}

function placeOf(tillId: string): MoneyPlace {
  return { account: "cash", book: `till:${tillId}` };
}

export interface CashOut {
  readonly tillId: string;
  readonly amountYen: Yen;
  /** The refund that is paid out. */
  readonly refundId: string;
  readonly byId: string;
  /** Under whose brand it was sold. */
  readonly sellerId?: string | undefined;
}

/**
 * The parts that hand cash out of an open till for a refund, for the statement that says so, and
 * the place that it leaves. Once for each refund; not more than is there.
 */
export async function handOutCash(
  act: Act,
  out: CashOut,
): Promise<
  Outcome<
    { readonly parts: readonly Part[]; readonly money: MoneyPlace },
    "till_closed" | "cash_missing"
  >
> {
  const session = await latestSession(act, out.tillId);
  if (session?.state !== "open") return refused("till_closed");
  const movements = await movementsOf(act, session);
  if (cashIn(movements) < out.amountYen) return refused("cash_missing");
  const movement: TillMovement = {
    tillId: session.tillId,
    sessionId: session.sessionId,
    movementId: newId(),
    kind: "refund",
    amountYen: -out.amountYen,
    causeId: out.refundId,
    ...(out.sellerId === undefined ? {} : { sellerId: out.sellerId }),
    byId: out.byId,
    at: act.clock.now(),
  };
  const counted = countMovement(act, { ...session, after: movements.length });
  const agentId = (await tillById(act, session.tillId))?.agentId;
  const { amountYen } = out;
  const kept = agentId === undefined ? [] : giveKeptBack(act, { agentId, amountYen });
  return done({
    parts: [counted, insertMovement(act, movement), ...kept],
    money: placeOf(session.tillId),
  });
}
