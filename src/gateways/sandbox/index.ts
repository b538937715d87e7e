export { answerBug } from "./answer-bug.ts";
export { bearer } from "./bearer.ts";
export { clockworkRoutes } from "./clockwork.ts";
export { type Deliveries, type SignedWebhook, type Webhook } from "./deliveries.ts";
export { loseAnswer, neverAnswer, type SandboxBindings } from "./lost-answer.ts";
export { runSandbox, type SandboxGround, type SandboxProgram } from "./run-sandbox.ts";
export { isSigned, SIGNATURE_TOLERANCE_SECONDS, signBody } from "./signature.ts";
export { openStore, type Store } from "./store.ts";
