export { beginChat, ChatOffers } from "./begin-chat.tsx";
export { chatAppRoutes } from "./handlers.tsx";
