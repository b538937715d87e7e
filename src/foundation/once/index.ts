export { answeredBefore, answerOnce, forgetOldAnswers, isRepeat, type Once } from "./once.ts";
