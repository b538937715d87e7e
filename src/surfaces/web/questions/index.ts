export { questionRoutes } from "./handlers.tsx";
export { guideTopic, planTopic, questionsBelow } from "./topics.ts";
export { QuestionsUnder } from "./questions-under.tsx";
