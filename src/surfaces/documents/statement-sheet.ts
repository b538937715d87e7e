import type {
  StatementBalance,
  StatementContent,
  StatementRow,
  StatementSection,
} from "../../business/agents/index.ts";
import { showDate, showYen } from "../html/index.ts";
import { yen } from "../../foundation/money/index.ts";

/** Everything a 支払通知書 shows, worded: paper only arranges it. In Japanese, between two firms. */
export interface StatementSheet {
  readonly title: string;
  readonly facts: readonly SheetPair[];
  readonly agentLines: readonly string[];
  readonly sections: readonly {
    readonly head: string;
    readonly lines: readonly string[];
    readonly rows: readonly (readonly string[])[];
    readonly totals: readonly SheetPair[];
  }[];
  readonly rowHead: readonly string[];
  readonly balanceHead: string;
  readonly balance: readonly SheetPair[];
  readonly outcome: SheetPair;
  readonly notes: readonly string[];
}

export interface SheetPair {
  readonly label: string;
  readonly value: string;
}

const SALES = { renewal: "更新", pins: "リチャージPIN", pack: "SIMパック" } as const;

export function statementSheet(content: StatementContent): StatementSheet {
  const { agent, balance, sections } = content;
  const month = content.month.slice(0, 7).replace("-", "年");
  const { closingYen } = balance;
  return {
    title: "支払通知書（仕入明細書）",
    facts: [
      { label: "番号", value: content.number },
      { label: "対象月", value: `${month}月分` },
      { label: "発行日", value: showDate(content.closedOn, "ja") },
      { label: "代理店コード", value: agent.code },
    ],
    agentLines: [
      `${agent.legalName} 御中`,
      agent.address,
      agent.registrationNumber === undefined
        ? "登録番号なし（適格請求書発行事業者ではない）"
        : `登録番号 ${agent.registrationNumber}`,
    ],
    sections: sections.map(sectionOf),
    rowHead: ["内容", "件数", "販売額（税込）", "手数料（税込）"],
    balanceHead: "お預かり金の精算",
    balance: balanceOf(balance),
    outcome: {
      label:
        closingYen === 0
          ? "精算残高なし"
          : closingYen > 0
            ? "貴店から当社へのお支払額"
            : "当社から貴店へのお支払額",
      value: sum(Math.abs(closingYen)),
    },
    notes: notesOf(content),
  };
}

function sectionOf(section: StatementSection) {
  return {
    head: section.legalName,
    lines: [section.address],
    rows: section.rows.map((row) => [
      rowText(row),
      String(row.sales),
      sum(row.kind === "claw_back" ? -row.priceYen : row.priceYen),
      sum(row.amountYen),
    ]),
    totals: [
      { label: "手数料合計（税込）", value: sum(section.totalYen) },
      ...section.rates.flatMap(({ ratePerMille, totalYen, taxYen }) => [
        { label: `${ratePerMille / 10}%対象（税込）`, value: sum(totalYen) },
        { label: `うち消費税（${ratePerMille / 10}%）`, value: sum(taxYen) },
      ]),
    ],
  };
}

function rowText({ kind, saleKind, label, form, ratePerMille }: StatementRow): string {
  const what = `${SALES[saleKind]} ${label}`;
  const way = form === "discount" ? "値引（不課税）" : `販売手数料 ${ratePerMille / 10}%`;
  return kind === "claw_back" ? `${what} ${way} 返金による戻り` : `${what} ${way}`;
}

function balanceOf(balance: StatementBalance): readonly SheetPair[] {
  return [
    { label: "前回繰越", value: sum(balance.openingYen) },
    { label: "当月お預かり現金（返金差引後）", value: sum(balance.keptYen) },
    { label: "当月手数料", value: sum(0 - balance.commissionYen) },
    { label: "当月精算済", value: sum(0 - balance.settledYen) },
  ];
}

function notesOf({ agent, balance, sections }: StatementContent): readonly string[] {
  return [
    "送付後14日以内に誤りのある旨のご連絡がない場合には、記載内容のとおり確認いただいたものとします。",
    "手数料は1件ごとに1円未満を切り捨て、消費税額は販売者ごと・税率ごとに1回端数処理しています。",
    ...(agent.registrationNumber === undefined
      ? ["適格請求書発行事業者ではないため、消費税額は記載していません。"]
      : []),
    ...(sections.some(({ totalYen }) => totalYen < 0)
      ? ["返金による戻りが当月の手数料を上回ったため、手数料合計がマイナスの販売者があります。"]
      : []),
    ...(balance.closingYen < 0 ? ["残高がマイナスのため、当社からお支払いします。"] : []),
    "本書の内容は変更されません。訂正は翌月分に記載します。",
  ];
}

function sum(amountYen: number): string {
  const shown = showYen(yen(Math.abs(amountYen)), "ja");
  return amountYen < 0 ? `−${shown}` : shown;
}
