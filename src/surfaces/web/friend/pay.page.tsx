import type { Seller } from "../../../business/catalogue/index.ts";
import type { FriendOffer } from "../../../business/friends/index.ts";
import {
  Button,
  ButtonLink,
  errorFor,
  Facts,
  Form,
  Notice,
  Page,
  Panel,
  showYen,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { allowanceText, durationText } from "../../words/index.ts";
import { LawFacts } from "../confirm/index.ts";
import { confirmTexts } from "../confirm/texts/index.ts";
import { paths } from "../routes.ts";
import { NoWay, WayField, type Ways } from "../ways/index.ts";
import { friendTexts } from "./texts/index.ts";

type OfferedPlan = FriendOffer["plans"][number];

export interface PayPageProps {
  readonly frame: Frame;
  readonly token: string;
  readonly offer: FriendOffer;
  /** The one that is to be paid for; without it, all stand there to choose from. */
  readonly chosen?: {
    readonly offered: OfferedPlan;
    readonly seller: Seller;
    readonly ways: Ways;
    readonly onceKey: string;
    readonly sealedShown: string;
    readonly values: { readonly email: string; readonly method: string };
  };
  readonly errors: readonly FieldError[];
  readonly notice?: string;
}

/** What a friend sees who pays for somebody's line: which card, which plan, how much. */
export function PayForFriendPage(props: PayPageProps) {
  const { frame, offer, chosen, errors, notice } = props;
  const { language } = frame;
  const texts = friendTexts[language];
  return (
    <Page
      frame={frame}
      title={texts.payTitle}
      lead={texts.payLead}
      kicker={`${texts.card} ${offer.maskedNumber}`}
      errors={errors}
      isPrivate
    >
      {notice === undefined ? null : (
        <Notice kind="urgent" live="alert">
          <p>{notice}</p>
        </Notice>
      )}
      {chosen === undefined ? <Choice {...props} /> : <Order {...props} chosen={chosen} />}
    </Page>
  );
}

function Choice({ frame, token, offer }: PayPageProps) {
  const { language } = frame;
  const texts = friendTexts[language];
  if (offer.plans.length === 0) return <p>{texts.none}</p>;
  return (
    <>
      {offer.plans.map(({ plan, quote }) => (
        <Panel title={plan.names[language]}>
          <p class="soft small">
            {allowanceText(plan.terms, language)} · {durationText(plan.terms.duration, language)}
          </p>
          <Facts
            layout="close"
            items={[
              { term: confirmTexts[language].price, detail: showYen(quote.totalYen, language) },
            ]}
          />
          <ButtonLink href={paths.friend(language, token, { plan: plan.code })}>
            {texts.choose(plan.names[language])}
          </ButtonLink>
        </Panel>
      ))}
    </>
  );
}

function Order({ frame, token, offer, chosen, errors }: Required<Omit<PayPageProps, "notice">>) {
  const { language } = frame;
  const { offered, ways, values } = chosen;
  const { plan, quote } = offered;
  const texts = confirmTexts[language];
  return (
    <>
      <Panel title={plan.names[language]} tone="strong">
        <p class="soft small">
          {allowanceText(plan.terms, language)} · {durationText(plan.terms.duration, language)}
        </p>
        <LawFacts frame={frame} plan={plan} seller={chosen.seller} quote={quote} />
      </Panel>
      {ways.offered.length === 0 ? (
        <NoWay language={language} ways={ways} totalYen={quote.totalYen} />
      ) : (
        <Form
          action={paths.friend(language, token)}
          hidden={{ plan: plan.code, once: chosen.onceKey, shown: chosen.sealedShown }}
        >
          <TextField
            name="email"
            type="email"
            label={texts.email}
            hint={texts.emailHint}
            value={values.email}
            autocomplete="email"
            maxLength={254}
            {...errorFor(errors, "email")}
          />
          <WayField
            language={language}
            ways={ways}
            value={values.method}
            {...errorFor(errors, "method")}
          />
          <Button width="full">{texts.pay(showYen(quote.totalYen, language))}</Button>
          <p class="small soft">{texts.payNote}</p>
        </Form>
      )}
      {offer.plans.length < 2 ? null : (
        <p>
          <a href={paths.friend(language, token)}>{texts.changePlan}</a>
        </p>
      )}
    </>
  );
}

/** A link that leads nowhere any more, or by which somebody else pays. */
export function ClosedLinkPage(props: { readonly frame: Frame; readonly why: "over" | "used" }) {
  const { language } = props.frame;
  const texts = friendTexts[language];
  return (
    <Page frame={props.frame} title={texts.closedTitle} lead={texts[props.why]} isPrivate>
      <p>
        <a href={paths.home(language)}>{texts.home}</a>
      </p>
    </Page>
  );
}
