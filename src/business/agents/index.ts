export {
  creditLeftYen,
  type Agent,
  type AgentAccount,
  type AgentContact,
  type AgentId,
} from "./agent.ts";
export {
  chooseRule,
  clawBackOf,
  commissionFor,
  SALE_KINDS,
  type AgentSale,
  type Commission,
  type CommissionForm,
  type CommissionRule,
  type SaleKind,
} from "./rule.ts";
export { type AgentEntry } from "./entry.ts";
export {
  composeStatement,
  statementNumber,
  type AgentStatement,
  type StatementBalance,
  type StatementContent,
  type StatementRow,
  type StatementSection,
} from "./statement.ts";
export {
  changeAgent,
  endRule,
  giveCredit,
  makeAgent,
  setRule,
  type AgentRefusal,
  type AgentWish,
  type RuleRefusal,
} from "./make-agent.ts";
export { giveKeptBack, keepCash, type KeepRefusal } from "./keep-cash.ts";
export { clawBack, earnCommission, settle, type EarnedSale, type SettleRefusal } from "./earn.ts";
export { closeMonth, type CloseRefusal } from "./close-month.ts";
export {
  accountOf,
  agentByCode,
  agentById,
  allAgents,
  contactOf,
  rulesOf,
} from "./agents-store.ts";
export { entriesOf, statementsOf } from "./entries-store.ts";
