export { refundRoutes } from "./handlers.tsx";
export { ClaimCall, RefundNote, RefundOffer } from "./refund-panels.tsx";
