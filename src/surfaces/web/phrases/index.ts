export { phraseRoutes } from "./handlers.tsx";
export { phrasesTexts } from "./texts/index.ts";
