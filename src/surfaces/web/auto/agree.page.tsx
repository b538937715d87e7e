import type { AutoOffer, SavedMethod } from "../../../business/auto-renewals/index.ts";
import type { Seller } from "../../../business/catalogue/index.ts";
import { savedMethodText } from "../../documents/index.ts";
import {
  Button,
  Facts,
  Form,
  Page,
  Panel,
  showDate,
  showDuration,
  showInstant,
  showYen,
  type Fact,
  type Frame,
} from "../../html/index.ts";
import { withdrawalOf } from "../confirm/index.ts";
import { confirmTexts } from "../confirm/texts/index.ts";
import { paths, type AutoQuery } from "../routes.ts";
import { autoTexts } from "./texts/index.ts";
import { presentText, triggerText } from "./words.ts";

export interface AgreePageProps {
  readonly frame: Frame;
  readonly ref: string;
  readonly offer: AutoOffer;
  readonly method: SavedMethod;
  readonly seller: Seller;
  readonly query: AutoQuery;
}

/** The final confirmation: what is bought each time, for how much, when, and how it stops (特商法 12-6). */
export function AgreePage(props: AgreePageProps) {
  const { frame, ref, offer, seller, query } = props;
  const { language } = frame;
  const texts = autoTexts[language];
  const law = confirmTexts[language];
  const price = showYen(offer.plan.totalYen, language);
  const hidden = { ...query, shown: String(offer.plan.totalYen) };
  return (
    <Page frame={frame} title={texts.agreeTitle} lead={texts.agreeLead} isPrivate>
      <Panel title={offer.plan.names[language]} tone="strong">
        <Facts items={whatRenews(props)} />
      </Panel>
      <Panel title={law.itemsTitle}>
        <Facts items={howItGoes(props)} />
        <p class="small">
          {law.seller}: {seller.names[language]} ·{" "}
          <a href={paths.legal(language)}>{seller.legalName}</a> ·{" "}
          <a href={paths.terms(language)}>{law.terms}</a>
        </p>
      </Panel>
      <Form action={paths.lineAutoAgree(language, ref)} hidden={hidden}>
        <Button width="full">{texts.agree(price)}</Button>
      </Form>
      <p>
        <a href={paths.lineAuto(language, ref, query)}>{texts.back}</a>
      </p>
    </Page>
  );
}

function whatRenews({ frame, offer, method }: AgreePageProps): readonly Fact[] {
  const { language, zone } = frame;
  const texts = autoTexts[language];
  const law = confirmTexts[language];
  const { plan, quote, trigger, ceilingYen, until, first } = offer;
  const rate = `${quote.taxRatePerMille / 10}%`;
  const tax = quote.taxYen > 0 ? law.priceParts(showYen(quote.taxYen, language), rate) : undefined;
  const at = (moment: Parameters<typeof showInstant>[0]) => showInstant(moment, language, zone);
  return [
    { term: law.quantity, detail: texts.each(plan.names[language]) },
    {
      term: law.price,
      detail: showYen(plan.totalYen, language),
      emphasis: "strong",
      ...(tax === undefined ? {} : { note: tax }),
    },
    { term: texts.trigger, detail: triggerText(trigger, language) },
    ...(first === undefined
      ? []
      : [
          {
            term: texts.first,
            detail: first.isTooLate
              ? texts.firstTooLate
              : texts.firstAt(at(first.tellAt), at(first.chargeAt)),
          },
        ]),
    { term: texts.ceiling, detail: showYen(ceilingYen, language) },
    { term: texts.until, detail: showDate(until, language) },
    { term: texts.method, detail: savedMethodText(method, language) },
  ];
}

function howItGoes({ frame, offer }: AgreePageProps): readonly Fact[] {
  const { language } = frame;
  const texts = autoTexts[language];
  const law = confirmTexts[language];
  const { plan, trigger } = offer;
  return [
    {
      term: texts.when,
      detail:
        trigger.kind === "data"
          ? texts.whenByData(trigger.perCentLeft)
          : texts.whenByTime(trigger.hoursBefore),
    },
    { term: texts.present, detail: presentText(plan.terms, texts) },
    {
      term: law.provision,
      detail: law.provisionDetail(showDuration(plan.terms.promiseSeconds, language)),
    },
    { term: texts.fails, detail: texts.failsDetail },
    { term: texts.stopping, detail: texts.stoppingDetail },
    { term: law.withdrawal, detail: withdrawalOf(plan, law), note: law.withdrawalPromise },
  ];
}
