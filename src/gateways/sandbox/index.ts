export { answerBug } from "./answer-bug.ts";
export { bearer } from "./bearer.ts";
export { clockworkRoutes } from "./clockwork.ts";
export { loseAnswer, neverAnswer, type SandboxBindings } from "./lost-answer.ts";
export { runSandbox, type SandboxGround } from "./run-sandbox.ts";
export { isSigned, signBody } from "./signature.ts";
export { type Store } from "./store.ts";
