import type { Act } from "../../foundation/act/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { creditLeftYen } from "./agent.ts";
import { accountOf, agentById, insertCash, lowerOwed, raiseOwed } from "./agents-store.ts";

/** `agent_credit_exhausted` carries `facts.leftYen`, what it could still take. */
export type KeepRefusal = "agent_credit_exhausted" | "agent_stopped";

/**
 * The parts by which an agent keeps a customer's cash for us, for the statement that takes it. The
 * limit is held by that statement itself: of sales at the same moment, what reaches beyond it is
 * undone whole, decided again, and refused here.
 */
export async function keepCash(
  act: Act,
  { agentId, amountYen }: { readonly agentId: string; readonly amountYen: Yen },
): Promise<Outcome<readonly Part[], KeepRefusal>> {
  const [agent, account] = await Promise.all([agentById(act, agentId), accountOf(act, agentId)]);
  if (agent?.state !== "active" || account === undefined) return refused("agent_stopped");
  const leftYen = creditLeftYen(account);
  if (amountYen > leftYen) return refused("agent_credit_exhausted", { facts: { leftYen } });
  return done([
    raiseOwed(agentId, amountYen),
    insertCash(act, { agentId, cashId: newId(), kind: "sale", amountYen }),
  ]);
}

/** The parts by which an agent gives kept cash back to a customer. */
export function giveKeptBack(
  act: Act,
  { agentId, amountYen }: { readonly agentId: string; readonly amountYen: Yen },
): readonly Part[] {
  return [
    lowerOwed(agentId, amountYen),
    insertCash(act, { agentId, cashId: newId(), kind: "refund", amountYen: -amountYen }),
  ];
}
