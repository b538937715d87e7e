import type { GoodsOffer } from "../../../business/goods/index.ts";
import {
  ButtonLink,
  Facts,
  Form,
  Notice,
  Page,
  showYen,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { CashFields } from "../sale/index.ts";
import type { CounterTexts, StaffLanguage } from "../staff-texts/index.ts";
import { nameOf } from "./goods.page.tsx";

export interface SellPageProps {
  readonly frame: Frame;
  readonly texts: CounterTexts;
  readonly language: StaffLanguage;
  readonly offer: GoodsOffer;
  /** What names the pieces, sent with the form again. */
  readonly wanted: Readonly<Record<string, string>>;
  readonly onceKey: string;
  readonly isTillOpen: boolean;
  readonly handed: string;
  readonly errors: readonly FieldError[];
}

/** What it is, whose receipt it will be, and the cash. */
export function SellPage(props: SellPageProps) {
  const { frame, texts, language, offer, wanted, onceKey, isTillOpen, handed, errors } = props;
  const words = texts.goods;
  return (
    <Page frame={frame} title={words.sellTitle} errors={errors} isPrivate>
      <Facts
        items={[
          { term: nameOf(offer, { texts, language }), detail: wanted["serial"] ?? offer.label },
          { term: words.seller, detail: offer.seller.legalName },
          { term: words.pieces, detail: String(offer.pieces) },
          {
            term: words.price,
            detail: showYen(offer.totalYen, language),
            emphasis: "strong",
          },
        ]}
      />
      <p>{words.taxNote[offer.kind]}</p>
      {wanted["serial"] === undefined ? <p>{words.handOverNote}</p> : null}
      {isTillOpen ? (
        <Form action={paths.goodsSell()} class="stack">
          {Object.entries({ ...wanted, once: onceKey }).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <CashFields
            texts={texts}
            language={language}
            totalYen={offer.totalYen}
            handed={handed}
            errors={errors}
          />
        </Form>
      ) : (
        <Notice kind="careful">
          {texts.refusals.till_closed} <a href={paths.till()}>{texts.find.openTill}</a>
        </Notice>
      )}
      <ButtonLink kind="quiet" href={paths.goods()}>
        {texts.nav.back}
      </ButtonLink>
    </Page>
  );
}
