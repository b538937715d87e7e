export { leadToAsk, voucherRoutes, wantedOf } from "./handlers.tsx";
export { forgetShown, keepShown, shownHere, shownOrder, type Shown } from "./shown.ts";
export { voucherPageTexts } from "./texts/index.ts";
