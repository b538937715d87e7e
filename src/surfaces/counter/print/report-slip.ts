import type { TillReport } from "../../../business/tills/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import type { Slip, SlipLine } from "../../../foundation/paper/index.ts";
import { showInstant, showYen } from "../../html/index.ts";
import type { CounterTexts, StaffLanguage } from "../staff-texts/index.ts";

const KINDS = ["float", "sale", "refund", "pay_in", "pay_out", "bank_drop"] as const;

/** An X or Z report as it is filed, with a line to sign on. */
export function reportSlip(
  of: {
    readonly report: TillReport;
    readonly code: string;
    readonly texts: CounterTexts;
    /** The brands of the house, by their ids. */
    readonly brands: ReadonlyMap<string, string>;
  },
  language: StaffLanguage,
): Slip {
  const { report, code, texts } = of;
  const words = texts.till;
  const pair = (left: string, right: string): SlipLine => ({ kind: "pair", left, right });
  const sum = (amount: number) => showYen(yen(amount), language);
  const title = words.reportTitle(report.kind.toUpperCase(), report.number);
  return {
    language,
    title: `${words.title(code)} ${title}`,
    lines: [
      { kind: "text", text: title, align: "center", size: 2 },
      { kind: "text", text: words.title(code), align: "center" },
      { kind: "rule" },
      pair(words.since, showInstant(report.openedAt, language)),
      pair(words.at, showInstant(report.at, language)),
      { kind: "rule" },
      ...KINDS.map((kind) => {
        const { times, yen: amount } = report.totals[kind];
        return pair(`${words.totals[kind]} (${times})`, sum(amount));
      }),
      ...brandLines(of, sum),
      { kind: "rule" },
      { ...pair(words.expected, sum(report.expectedYen)), weight: "bold" } as SlipLine,
      ...(report.countedYen === undefined ? [] : [pair(words.counted, sum(report.countedYen))]),
      ...(report.differenceYen === undefined
        ? []
        : [pair(words.difference, sum(report.differenceYen))]),
      ...(report.note === undefined ? [] : [pair(words.note, report.note)]),
      { kind: "space" },
      { kind: "space" },
      { kind: "rule" },
    ],
  };
}

function brandLines(
  { report, texts, brands }: Parameters<typeof reportSlip>[0],
  sum: (amount: number) => string,
): readonly SlipLine[] {
  const sellers = report.sellers ?? [];
  if (sellers.length === 0) return [];
  const words = texts.till.totals;
  return [
    { kind: "rule" },
    { kind: "text", text: texts.goods.brands },
    ...sellers.flatMap(({ sellerId, sale, refund }): readonly SlipLine[] => [
      { kind: "text", text: brands.get(sellerId) ?? sellerId, weight: "bold" },
      { kind: "pair", left: `${words.sale} (${sale.times})`, right: sum(sale.yen) },
      { kind: "pair", left: `${words.refund} (${refund.times})`, right: sum(refund.yen) },
    ]),
  ];
}
