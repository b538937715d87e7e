export { leadToFind, lineRoutes, visitedLine } from "./handlers.tsx";
