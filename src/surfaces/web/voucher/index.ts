export { voucherRoutes } from "./handlers.tsx";
