export { answerQuestions } from "./answer.ts";
export { openThread, programBeside, type Thread, type ThreadPlan } from "./thread.ts";
