export { leadToAsk, voucherRoutes, wantedOf } from "./handlers.tsx";
export { keepShown, shownHere, type Shown } from "./shown.ts";
export { voucherPageTexts } from "./texts/index.ts";
