import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";

export type AgentId = Id<"agent">;

/** A shop that sells for the operator: it keeps customers' cash, and earns by each sale. */
export interface Agent {
  readonly agentId: AgentId;
  /** For people and on statements: `HANA`. Never changes. */
  readonly code: string;
  readonly name: string;
  readonly legalName: string;
  readonly address: string;
  /** As a registered issuer of invoices; an exempt one has none, and its fees carry no tax. */
  readonly registrationNumber?: string;
  readonly state: "active" | "stopped";
  readonly madeAt: Instant;
}

/** How to reach it and where its money goes: sealed, and read only to settle. */
export interface AgentContact {
  readonly email?: string;
  readonly phone?: string;
  readonly bankAccount?: string;
}

/** What it owes by the books: cash it keeps for us, less what it earned and paid; negative, we owe it. */
export interface AgentAccount {
  readonly owedYen: number;
  /** A cash sale that would leave it owing more is refused. */
  readonly creditLimitYen: number;
}

export const AGENT_CODE = /^[A-Z][A-Z0-9-]{1,11}$/;
export const REGISTRATION_NUMBER = /^T\d{13}$/;

/** No agent is trusted with more: it is a slip of the finger. */
export const CREDIT_YEN_MAX = 100_000_000;

/** What is left of the credit; 0 when it is used up. */
export function creditLeftYen({ owedYen, creditLimitYen }: AgentAccount): number {
  return Math.max(0, creditLimitYen - owedYen);
}
