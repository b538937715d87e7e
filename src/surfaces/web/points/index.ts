export { pointsTexts } from "./texts/index.ts";
export { openingWords } from "./point-words.ts";
export { lastAreaOf } from "./last-area.ts";
export { placeOf } from "./search.ts";
export { photoRoutes, pointRoutes } from "./handlers.tsx";
