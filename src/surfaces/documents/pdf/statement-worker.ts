import { answerQuestions } from "../../../foundation/threads/index.ts";
import type { StatementOrder } from "./draw-statement.ts";
import { statementPdf } from "./statement-pdf.ts";

// Runs in a thread of its own: opening a font holds it up for a tenth of a second.
answerQuestions(async ({ sheet, closedAt }: StatementOrder) => statementPdf(sheet, closedAt));
