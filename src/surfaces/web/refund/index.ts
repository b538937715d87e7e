export { refundRoutes } from "./handlers.tsx";
export { ClaimCall, DisputeNotice, RefundNote, RefundOffer } from "./refund-panels.tsx";
