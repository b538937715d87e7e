export { receiptSheet, type Label, type ReceiptSheet, type SheetLine } from "./receipt-sheet.ts";
export { receiptPdf } from "./pdf/receipt-pdf.ts";
export { qrOf, qrPath, type QrCode } from "./qr.ts";
