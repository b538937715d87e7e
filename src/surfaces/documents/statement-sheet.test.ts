import { expect, test } from "vitest";
import { composeStatement, type AgentEntry } from "../../business/agents/index.ts";
import { instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { statementPdf } from "./pdf/statement-pdf.ts";
import { statementCsv } from "./statement-csv.ts";
import { statementSheet } from "./statement-sheet.ts";

const AT = instant(Date.parse("2026-11-20T03:00:00Z"));
const sellerId = newId<"seller">();
const agentId = newId<"agent">();

function entry(seq: number, more: Partial<AgentEntry>): AgentEntry {
  return {
    ...{ agentId, seq, entryId: newId(), kind: "commission", causeId: newId(), sellerId, at: AT },
    ...{ saleKind: "renewal", label: "week", priceYen: 1980, pieces: 1, amountYen: 198 },
    ...{ form: "fee", ratePerMille: 100 },
    ...more,
  };
}

function contentOf(entries: readonly AgentEntry[], registrationNumber?: string) {
  return composeStatement({
    ...{ number: 7, month: "2026-11-01", closedOn: "2026-12-01", entries },
    agent: {
      ...{ agentId, code: "HANA", name: "Hana", legalName: "花 株式会社", address: "東京都" },
      ...{ state: "active", madeAt: AT },
      ...(registrationNumber === undefined ? {} : { registrationNumber }),
    },
    sellers: [{ sellerId, legalName: "Tsunagu KK", address: "Tokyo", taxRounding: "floor" }],
    ...{ openingYen: 0, keptYen: 1000 },
  });
}

test("a statement names both sides, the number, each rate's tax, and who pays whom", () => {
  const content = contentOf([entry(1, {}), entry(2, { label: "day" })], "T7000012050002");
  const text = JSON.stringify(statementSheet(content));
  for (const words of ["HANA-0007", "花 株式会社 御中", "登録番号 T7000012050002", "Tsunagu KK"]) {
    expect(text).toContain(words);
  }
  expect(text).toContain('{"label":"うち消費税（10%）","value":"36円"}');
  expect(text).toContain('{"label":"貴店から当社へのお支払額","value":"604円"}');
  expect(text).toContain("確認いただいたものとします");
});

test("a month below nothing says so, and an exempt agent's names no tax", () => {
  const back = entry(1, { kind: "claw_back", amountYen: -1198 });
  const sheet = statementSheet(contentOf([back]));
  const text = JSON.stringify(sheet);
  expect(text).toContain("マイナスの販売者があります");
  expect(text).toContain("登録番号なし");
  expect(text).not.toContain("うち消費税");
  expect(sheet.outcome.label).toBe("貴店から当社へのお支払額");
});

test("the same month is the same bytes, on as many sheets as it takes", async () => {
  const many = Array.from({ length: 60 }, (_, i) => entry(i + 1, { label: `plan-${i}` }));
  const sheet = statementSheet(contentOf(many, "T7000012050002"));
  const [one, other] = [await statementPdf(sheet, AT), await statementPdf(sheet, AT)];
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  const pages =
    Buffer.from(one)
      .toString("latin1")
      .match(/\/Type \/Page\b/g) ?? [];
  expect(pages.length).toBeGreaterThan(1);
});

test("its lines are a table that no spreadsheet takes for formulas", () => {
  const label = '=HYPERLINK("x"),1';
  const entries = [entry(1, {}), entry(2, { kind: "settlement", label, amountYen: 500 })];
  const statement = {
    ...{ agentId, statementId: newId<"agent_statement">(), number: 7, month: "2026-11-01" },
    ...{ fromSeq: 0, toSeq: 2, keptThroughYen: 0, content: contentOf(entries), closedAt: AT },
  };
  const csv = statementCsv(statement, entries);
  expect(csv).toContain(`"'=HYPERLINK(""x""),1"`);
  const [head, ...lines] = csv.trimEnd().split("\r\n");
  expect(head!.split(",")).toHaveLength(13);
  expect(lines).toHaveLength(2 + 5);
});
