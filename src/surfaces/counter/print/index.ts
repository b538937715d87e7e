export { goodsCopies } from "./goods-slip-handlers.tsx";
export { printingOf } from "./order-handlers.tsx";
export { isPrinting, PrintPanel, type OrderPrinting } from "./print-panel.tsx";
export { printerHere, type PrinterHere } from "./printer-here.ts";
export { printRoutes } from "./print-routes.ts";
export { PrinterLink, PrinterNotice } from "./printer-notice.tsx";
export { SlipButton } from "./slip-button.tsx";
export { isPaperWanted, PaperWish, wishPaper } from "./wish-paper.tsx";
