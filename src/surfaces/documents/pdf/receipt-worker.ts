import { answerQuestions } from "../../../foundation/threads/index.ts";
import type { ReceiptOrder } from "./draw-receipt.ts";
import { receiptPdf } from "./receipt-pdf.ts";

// Runs in a thread of its own: opening a font holds it up for a tenth of a second.
answerQuestions(async ({ sheet, issuedAt }: ReceiptOrder) => receiptPdf(sheet, issuedAt));
