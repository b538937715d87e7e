export { kioskScreens } from "./handlers.tsx";
