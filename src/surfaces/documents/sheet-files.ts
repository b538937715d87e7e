import type { AgentStatement } from "../../business/agents/index.ts";
import type { GoodsSale } from "../../business/goods/index.ts";
import type { Evidence } from "../../business/evidence/index.ts";
import type { Mine } from "../../business/privacy/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { goodsSheet } from "./goods-sheet.ts";
import { evidenceSheet } from "./evidence/evidence-sheet.ts";
import { mineSheet } from "./mine/mine-sheet.ts";
import { drawSheet } from "./pdf/draw-sheet.ts";
import type { SignPaper, SignSheet } from "./signs/sign-layout.ts";
import { statementSheet } from "./statement-sheet.ts";

/** An agent's statement as a file: its PDF. Throws when it cannot be drawn now. */
export async function statementFile({ content, closedAt }: AgentStatement) {
  return {
    fileName: `statement-${content.number}.pdf`,
    contentType: "application/pdf",
    content: await drawSheet({ what: "statement", sheet: statementSheet(content), at: closedAt }),
  };
}

/** The record of an order as a file. Throws when it cannot be drawn now. */
export async function evidenceFile(evidence: Evidence, language: Language) {
  const sheet = evidenceSheet(evidence, language);
  return {
    fileName: `record-${evidence.order.renewal.number}.pdf`,
    contentType: "application/pdf",
    content: await drawSheet({ what: "record", sheet, at: evidence.gatheredAt }),
  };
}

/** What is kept of a person as a file. Throws when it cannot be drawn now. */
export async function mineSheetFile(mine: Mine, language: Language) {
  const sheet = mineSheet(mine, language);
  return {
    fileName: "tsunagu-data.pdf",
    contentType: "application/pdf",
    content: await drawSheet({ what: "record", sheet, at: mine.gatheredAt }),
  };
}

/** What goes with PINs or a pack, as a PDF in the customer's language. */
export async function goodsFile({ document, serials, soldAt }: GoodsSale, language: Language) {
  const sheet = goodsSheet(document, serials, language);
  return {
    fileName: `receipt-${sheet.number}.pdf`,
    contentType: "application/pdf",
    content: await drawSheet({ what: "goods", sheet, at: soldAt }),
  };
}

/** A sign as a file. The moment stands in it: the same sign of the same moment is the same bytes. */
export async function signFile(
  sheet: SignSheet,
  { paper, at }: { readonly paper: SignPaper; readonly at: Instant },
) {
  return {
    fileName: `sign-${paper}.pdf`,
    contentType: "application/pdf",
    content: await drawSheet({ what: "sign", sheet, paper, at }),
  };
}
