import { answerQuestions } from "./index.ts";

let answered = 0;

/** Does as it is told, and tells how many questions this thread has answered so far. */
answerQuestions(async (order: "answer" | "throw" | "die" | "loop" | "die later") => {
  if (order === "throw") throw new RangeError("as told");
  if (order === "die") process.exit(1);
  if (order === "die later") {
    setTimeout(() => {
      throw new Error("later");
    }, 50);
  }
  while (order === "loop");
  return (answered += 1);
});
