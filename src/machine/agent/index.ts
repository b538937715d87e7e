export { runAgent, type AgentGround } from "./agent.ts";
export { checkMachine } from "./check.ts";
export { parseAgentConfig, readAgentConfig, type AgentConfig } from "./config.ts";
export { keepMembership, readMembership } from "./membership.ts";
export { policyOf, unitFor } from "./unit.ts";
