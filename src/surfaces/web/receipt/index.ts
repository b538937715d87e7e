export { receiptKeyRoutes, receiptRoutes } from "./handlers.tsx";
