export { answerException, answerFailure, isOutage } from "./answer.tsx";
export type { FailureKind } from "./texts/index.ts";
