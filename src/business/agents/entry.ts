import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { AgentId } from "./agent.ts";
import type { CommissionForm, SaleKind } from "./rule.ts";

/** One row of an agent's account beside its cash; written once, numbered without a gap. */
export interface AgentEntry {
  readonly agentId: AgentId;
  readonly seq: number;
  readonly entryId: Id<"commission"> | Id<"settlement">;
  readonly kind: "commission" | "claw_back" | "settlement";
  /** The sale, also of a claw-back; of a settlement itself. */
  readonly causeId: string;
  readonly saleKind?: SaleKind;
  readonly sellerId?: Id<"seller">;
  /** For people: plan, batch or pack, or what names the payment at the bank. */
  readonly label: string;
  /** What the customer paid; of a claw-back, got back. */
  readonly priceYen: number;
  readonly pieces: number;
  /** In the agent's favour; negative where it loses: a claw-back, a payment to it. */
  readonly amountYen: number;
  readonly form?: CommissionForm;
  /** Of a fee; 0 where it carries no tax. */
  readonly ratePerMille: number;
  readonly ruleId?: Id<"agent_rule">;
  readonly at: Instant;
}
