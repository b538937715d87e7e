export { orderPrintRoutes, printingOf } from "./order-handlers.tsx";
export { isPrinting, PrintPanel, type OrderPrinting } from "./print-panel.tsx";
export { printerHere, type PrinterHere } from "./printer-here.ts";
export { printerRoutes } from "./printer-handlers.tsx";
export { PrinterLink, PrinterNotice } from "./printer-notice.tsx";
export { slipRoutes } from "./slip-handlers.tsx";
export { isPaperWanted, PaperWish, wishPaper } from "./wish-paper.tsx";
