export { answerException, answerFailure } from "./answer.tsx";
export type { FailureKind } from "./texts/index.ts";
