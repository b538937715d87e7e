export { alarmLetterWriter, type AlarmLetterSettings } from "./alarms/alarm-letter.ts";
export { chatLetter } from "./chats/chat-letter.ts";
export { caseWriters, type CaseWriterSettings } from "./cases/closing-letter.ts";
export { questionLetterWriter } from "./questions/question-letter.ts";
export { exampleLetter } from "./letters/example-letter.ts";
export { exampleEntry, exampleNotice } from "./notices/example-notice.ts";
export { noticeWriter, wishLetter, type NoticeSettings } from "./notices/write-notice.ts";
export { chatTexts } from "./chats/chat-texts.ts";
export { chatWriter, type ChatSettings } from "./chats/write-chat.ts";
export { calendarTexts } from "./calendar/calendar-texts.ts";
export { calendarFile } from "./calendar/write-calendar.ts";
export { encloser, receiptFile } from "./enclose.ts";
export { InstallPanel } from "./install-panel.tsx";
export { letterWriter, type LetterSettings } from "./letters/write-letter.ts";
export { pinReceiptSheet, type PinReceiptSheet } from "./pin-receipt-sheet.ts";
export { QrPicture } from "./qr-picture.tsx";
export { qrOf, qrPath, type QrCode } from "./qr.ts";
export { autoLetterWriter } from "./auto-renewals/auto-letter.ts";
export { autoLetterTexts } from "./auto-renewals/texts/index.ts";
export { savedMethodText } from "./auto-renewals/saved-method-text.ts";
export { chainName, chainOfMethod, findName, methodText } from "./texts/methods.ts";
export {
  receiptSheet,
  showTillNumber,
  type Label,
  type ReceiptSheet,
  type SheetLine,
} from "./receipt-sheet.ts";

export { receiptTexts } from "./texts/receipt.ts";
export { whichOf, type WhichReceipt } from "./which-receipt.ts";
export { evidenceTexts } from "./evidence/texts/index.ts";
export { consentsOf } from "./mine/consents.ts";
export { mineLetter } from "./mine/mine-letter.ts";
export { mineTexts, type MineTexts } from "./mine/texts/index.ts";
export { evidenceFile, mineSheetFile, goodsFile, signFile, statementFile } from "./sheet-files.ts";
export { goodsSheet, type GoodsSheet } from "./goods-sheet.ts";
export { statementCsv } from "./statement-csv.ts";
export { copyKey, receiptSlip } from "./slips/receipt-slip.ts";
export { orderSlip, payOutSlip, type PayOut } from "./slips/order-slips.ts";
export { kioskSlip, lookUpUrl, slipStandingOf, type KioskSlipWish } from "./slips/kiosk-slip.ts";
export { goodsSlip } from "./slips/goods-slip.ts";
export { rechargePinSlip, type RechargePin } from "./slips/pin-slips.ts";
export { testSlip } from "./slips/test-slip.ts";
export { noticesTexts } from "./notices/texts/index.ts";
export { SignPicture } from "./signs/sign-picture.tsx";
export {
  SIGN_ARROWS,
  SIGN_PAPERS,
  type SignArrow,
  type SignPaper,
  type SignSheet,
} from "./signs/sign-layout.ts";
export { ChatLine, ChatLog, deskLine, itselfLines } from "./chats/chat-log.tsx";
