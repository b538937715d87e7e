import type { TillReport } from "../../../business/tills/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import { ButtonLink, Facts, Moment, Page, showYen, Table, type Frame } from "../../html/index.ts";
import { SlipButton } from "../print/index.ts";
import { paths } from "../routes.ts";
import type { CounterTexts, StaffLanguage } from "../staff-texts/index.ts";

export interface ReportPageProps {
  readonly frame: Frame;
  readonly texts: CounterTexts;
  readonly language: StaffLanguage;
  readonly code: string;
  readonly report: TillReport;
  /** Names what this page asks for: sent again, it is the same paper. Without it none is printed. */
  readonly onceKey?: string;
  /** The brands of the house, by their ids. */
  readonly brands: ReadonlyMap<string, string>;
  /** Where it was opened from. */
  readonly back: { readonly url: string; readonly label: string };
}

/** An X report reads, a Z report has closed: both as they are printed and filed. */
export function ReportPage(props: ReportPageProps) {
  const { frame, texts, language, code, report, onceKey, back, brands } = props;
  const words = texts.till;
  const kinds = ["float", "sale", "refund", "pay_in", "pay_out", "bank_drop"] as const;
  const sum = (amount: number) => showYen(yen(amount), language);
  return (
    <Page
      frame={frame}
      title={words.reportTitle(report.kind.toUpperCase(), report.number)}
      kicker={words.title(code)}
      isPrivate
    >
      <Table
        caption={words.reportTitle(report.kind.toUpperCase(), report.number)}
        head={words.head}
        figures={[1, 2]}
        rowHead="first"
        rows={kinds.map((kind) => [
          words.totals[kind],
          String(report.totals[kind].times),
          sum(report.totals[kind].yen),
        ])}
      />
      {(report.sellers ?? []).length === 0 ? null : (
        <Table
          caption={texts.goods.brands}
          head={texts.goods.brandsHead}
          figures={[1, 2, 3]}
          rowHead="first"
          rows={(report.sellers ?? []).map(({ sellerId, sale, refund }) => [
            brands.get(sellerId) ?? sellerId,
            String(sale.times + refund.times),
            sum(sale.yen),
            sum(refund.yen),
          ])}
        />
      )}
      <Facts
        items={[
          { term: words.expected, detail: sum(report.expectedYen), emphasis: "strong" },
          ...(report.countedYen === undefined
            ? []
            : [{ term: words.counted, detail: sum(report.countedYen) }]),
          ...(report.differenceYen === undefined
            ? []
            : [{ term: words.difference, detail: sum(report.differenceYen) }]),
          ...(report.note === undefined ? [] : [{ term: words.note, detail: report.note }]),
          { term: words.since, detail: <Moment at={report.openedAt} language={language} /> },
          { term: words.at, detail: <Moment at={report.at} language={language} /> },
        ]}
      />
      {onceKey === undefined ? null : (
        <SlipButton
          action={paths.tillReportSlip(report.kind === "z" ? report.number : undefined)}
          onceKey={onceKey}
        >
          {texts.printing.report}
        </SlipButton>
      )}
      <ButtonLink kind="quiet" href={back.url}>
        {back.label}
      </ButtonLink>
    </Page>
  );
}
