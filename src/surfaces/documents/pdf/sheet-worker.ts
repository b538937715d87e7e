import { answerQuestions } from "../../../foundation/threads/index.ts";
import type { SheetOrder } from "./draw-sheet.ts";
import { recordPdf } from "./record-pdf.ts";
import { goodsPdf } from "./goods-pdf.ts";
import { signPdf } from "./sign-pdf.ts";
import { statementPdf } from "./statement-pdf.ts";

// Runs in a thread of its own: opening a font holds it up for a tenth of a second.
answerQuestions(async (order: SheetOrder) => {
  switch (order.what) {
    case "record":
      return recordPdf(order.sheet, order.at);
    case "goods":
      return goodsPdf(order.sheet, order.at);
    case "statement":
      return statementPdf(order.sheet, order.at);
    case "sign":
      return signPdf(order.sheet, order);
  }
});
