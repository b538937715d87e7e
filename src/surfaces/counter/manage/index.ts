export { manageRoutes } from "./handlers.tsx";
export { AskedTwice } from "./asked-twice.tsx";
export { managed, partsOf, type Parts } from "./managed.tsx";
