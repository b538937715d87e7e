import type { GoodsSale } from "../../../business/goods/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import { goodsSheet } from "../../documents/index.ts";
import {
  Button,
  ButtonLink,
  Buttons,
  Facts,
  Form,
  LANGUAGE_NAMES,
  Notice,
  Page,
  showYen,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import type { CounterTexts, StaffLanguage } from "../staff-texts/index.ts";

export interface SoldPageProps {
  readonly frame: Frame;
  readonly texts: CounterTexts;
  readonly language: StaffLanguage;
  readonly sale: GoodsSale;
  readonly mayUndo: boolean;
  /** Of its receipt on paper: every one after the first is marked. */
  readonly copies: number;
  readonly errors: readonly FieldError[];
  readonly notice?: string;
}

/** What to hand over with the change, and the paper that goes with it, in five languages. */
export function SoldPage(props: SoldPageProps) {
  const { frame, texts, language, sale, mayUndo, errors, notice } = props;
  const words = texts.goods;
  const sheet = goodsSheet(sale.document, sale.serials, language);
  const lastDay = sheet.facts.at(-1);
  const isUndone = sale.returnedAt !== undefined;
  return (
    <Page
      frame={frame}
      title={words.soldTitle}
      lead={isUndone ? undefined : words.handOver(sale.serials.join("  "))}
      errors={errors}
      isPrivate
    >
      {notice === undefined ? null : (
        <Notice kind="careful" live="alert">
          {notice}
        </Notice>
      )}
      {isUndone ? <Notice kind="careful">{words.undone}</Notice> : null}
      <Facts
        items={[
          {
            term: words.change,
            detail: showYen(yen(sale.handedYen - sale.totalYen), language),
            emphasis: "strong",
          },
          { term: words.handed, detail: showYen(sale.handedYen, language) },
          { term: words.price, detail: showYen(sale.totalYen, language) },
          { term: words.number, detail: sheet.number },
          { term: words.seller, detail: sheet.sellerLines[0] ?? "" },
          ...(sale.kind === "pin" && lastDay !== undefined
            ? [{ term: lastDay.label.own, detail: lastDay.value }]
            : []),
        ]}
      />
      <p>
        {words.papers}:{" "}
        {LANGUAGES.map((one) => (
          <>
            <a href={paths.goodsReceipt(sale.saleId, one)} lang={one}>
              {LANGUAGE_NAMES[one]}
            </a>{" "}
          </>
        ))}
      </p>
      <Form action={paths.goodsSlip(sale.saleId)} hidden={{ seen: String(props.copies) }}>
        <p>{paperLabel(props)}</p>
        <Buttons>
          {LANGUAGES.map((one) => (
            <Button kind="quiet" name="language" value={one}>
              <span lang={one}>{LANGUAGE_NAMES[one]}</span>
            </Button>
          ))}
        </Buttons>
      </Form>
      <ButtonLink href={paths.goods()}>{words.another}</ButtonLink>
      {mayUndo && !isUndone ? (
        <Form action={paths.goodsUndo(sale.saleId)} class="stack">
          <p>{words.undoNote}</p>
          <Button kind="quiet">{words.undo}</Button>
        </Form>
      ) : null}
    </Page>
  );
}

function paperLabel({ texts, copies }: SoldPageProps): string {
  const { print, again, subjects } = texts.printing;
  return copies === 0 ? print(subjects.receipt) : again(subjects.receipt);
}
