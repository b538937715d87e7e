import type { AgentStatement } from "../../business/agents/index.ts";
import { drawStatement } from "./pdf/draw-statement.ts";
import { statementSheet } from "./statement-sheet.ts";

/** An agent's statement as a file: its PDF. Throws when it cannot be drawn now. */
export async function statementFile({ content, closedAt }: AgentStatement) {
  return {
    fileName: `statement-${content.number}.pdf`,
    contentType: "application/pdf",
    content: await drawStatement(statementSheet(content), closedAt),
  };
}
