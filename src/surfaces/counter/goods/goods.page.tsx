import type { GoodsOffer } from "../../../business/goods/index.ts";
import {
  Button,
  errorFor,
  Form,
  Notice,
  Page,
  showYen,
  Table,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import type { CounterTexts, StaffLanguage } from "../staff-texts/index.ts";

export interface GoodsPageProps {
  readonly frame: Frame;
  readonly texts: CounterTexts;
  readonly language: StaffLanguage;
  readonly hasTill: boolean;
  readonly offers: readonly GoodsOffer[];
  readonly typed: string;
  readonly errors: readonly FieldError[];
}

/** One input for whatever card or pack is in hand; below it what lies on the shelf. */
export function GoodsPage(props: GoodsPageProps) {
  const { frame, texts, language, hasTill, offers, typed, errors } = props;
  const words = texts.goods;
  return (
    <Page frame={frame} title={words.title} lead={words.lead} errors={errors} isPrivate>
      {hasTill ? null : <Notice kind="careful">{words.noTill}</Notice>}
      <Form action={paths.goodsSell()} method="get" class="stack">
        <TextField
          name="serial"
          label={words.serial}
          value={typed}
          size="large"
          focus="first"
          {...errorFor(errors, "serial")}
        />
        <Button>{words.look}</Button>
      </Form>
      {offers.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <Table
          caption={words.shelf}
          head={words.shelfHead}
          figures={[1, 2]}
          rowHead="first"
          rows={offers.map((offer) => [
            nameOf(offer, { texts, language }),
            showYen(offer.pieceYen, language),
            String(offer.pieces),
            offer.kind === "pin" ? (
              <a href={paths.goodsSell({ batch: offer.label, count: "1" })}>
                {words.sellOne(words.pin(showYen(offer.pieceYen, language)))}
              </a>
            ) : (
              words.scanPack
            ),
          ])}
        />
      )}
    </Page>
  );
}

/** As its seller and staff call it. */
export function nameOf(
  { names, seller, pieceYen }: GoodsOffer,
  of: { readonly texts: CounterTexts; readonly language: StaffLanguage },
): string {
  const what = names?.[of.language] ?? of.texts.goods.pin(showYen(pieceYen, of.language));
  return `${seller.names[of.language]}: ${what}`;
}
