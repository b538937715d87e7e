import type { Child } from "hono/jsx";
import type { Seller } from "../../../business/catalogue/index.ts";
import type { Incident } from "../../../business/incidents/index.ts";
import { showOrderNumber } from "../../../business/renewals/index.ts";
import {
  SYMPTOMS,
  type Answer,
  type Apn,
  type Look,
  type Symptom,
} from "../../../business/support/index.ts";
import {
  ButtonLink,
  Buttons,
  Facts,
  Notice,
  Page,
  Panel,
  showInstant,
  Steps,
  together,
  type Fact,
  type Frame,
} from "../../html/index.ts";
import { caseWordTexts, chatWordTexts, helpTexts } from "../../words/index.ts";
import { IncidentBanner } from "../incidents/index.ts";
import { paths } from "../routes.ts";
import { ApnSettings } from "./apn-settings.tsx";
import type { Doors } from "./doors.ts";
import { seenFacts } from "./seen-facts.ts";

export interface HelpLinks {
  readonly orders: readonly { readonly shown: string; readonly url: string }[];
  readonly lines: readonly { readonly shown: string; readonly url: string }[];
}

interface Chosen {
  readonly frame: Frame;
  readonly urlOf: (symptom: Symptom) => string;
  /** What its network suffers from now, or any network where no line is known. */
  readonly incidents: readonly Incident[];
}

export interface HelpPageProps extends Chosen {
  readonly about: Symptom;
  readonly answer: Answer;
  readonly look: Look;
  readonly doors: Doors;
  readonly apn?: Apn;
  /** Whom to call. */
  readonly seller?: Seller;
  /** Of a visitor who has not said which order or line. */
  readonly links?: HelpLinks;
}

/** What can be wrong, before one of it is chosen. */
export function HelpStartPage(props: Chosen & { readonly links: HelpLinks }) {
  const { frame, links } = props;
  const texts = helpTexts[frame.language];
  return (
    <Page frame={frame} title={texts.title} lead={texts.lead}>
      <IncidentBanner frame={frame} incidents={props.incidents} />
      <Symptoms {...props} />
      <Mine frame={frame} links={links} />
    </Page>
  );
}

/** The answer to one symptom: what we see, what to try, what happens next. */
export function HelpPage(props: HelpPageProps) {
  const { frame, look, about, answer, links } = props;
  const { language, zone } = frame;
  const texts = helpTexts[language];
  const { order } = look;
  const seen = seenFacts(look, { language, ...(zone === undefined ? {} : { zone }) });
  return (
    <Page
      frame={frame}
      title={texts.symptoms[about]}
      lead={texts.sayings[answer.says]}
      kicker={
        order === undefined ? (
          texts.title
        ) : (
          <a href={props.doors.next.order}>
            {texts.terms.order} <span class="code">{showOrderNumber(order.number)}</span>
          </a>
        )
      }
      layout="split"
      isPrivate
    >
      <IncidentBanner frame={frame} incidents={props.incidents} />
      <Next {...props} />
      {links === undefined ? null : <Mine frame={frame} links={links} />}
      {seen.length === 0 ? null : (
        <div class="beside">
          <Seen title={texts.seen} facts={seen} />
        </div>
      )}
      <Tries {...props} />
      <Still {...props} />
      <Symptoms {...props} />
    </Page>
  );
}

function Seen({ title, facts }: { readonly title: string; readonly facts: readonly Fact[] }) {
  return (
    <Panel title={title}>
      <Facts layout="close" items={facts} />
    </Panel>
  );
}

function Next({ frame, look, answer, doors }: HelpPageProps) {
  const { language, zone } = frame;
  const texts = helpTexts[language];
  const { promisedAt, refundsItselfAt } = look.order ?? {};
  const isPromised = answer.next === "promise" || answer.next === "choose";
  const url = doors.next[answer.next];
  const label = (texts.doors as Readonly<Record<string, string>>)[answer.next];
  const said = (text: Child) => <p>{text}</p>;
  return (
    <Notice title={texts.nextTitle}>
      {isPromised && answer.next === "promise" && promisedAt !== undefined
        ? said(together(texts.promisedBy(showInstant(promisedAt, language, zone))))
        : null}
      {isPromised && refundsItselfAt !== undefined
        ? said(together(texts.refundsAt(showInstant(refundsItselfAt, language, zone))))
        : null}
      {said(texts.nexts[answer.next])}
      {url === undefined || label === undefined ? null : (
        <ButtonLink href={url}>{label}</ButtonLink>
      )}
    </Notice>
  );
}

function Tries({ frame, answer, apn, look }: HelpPageProps) {
  const { language } = frame;
  const texts = helpTexts[language];
  if (answer.tries.length === 0) return null;
  return (
    <section>
      <h2>{texts.tryTitle}</h2>
      <Steps
        items={answer.tries.map((one) => ({
          title: texts.tries[one].title,
          body: (
            <div class="close">
              <p>{texts.tries[one].body}</p>
              {one === "apn" && look.line !== undefined ? (
                <ApnSettings language={language} {...(apn === undefined ? {} : { apn })} />
              ) : null}
            </div>
          ),
        }))}
      />
    </section>
  );
}

function Symptoms({ frame, urlOf, about }: Chosen & { readonly about?: Symptom }) {
  const texts = helpTexts[frame.language];
  return (
    <nav class="close" aria-labelledby="which">
      <h2 id="which">{texts.which}</h2>
      <ul class="list">
        {SYMPTOMS.map((symptom) => (
          <li>
            <a href={urlOf(symptom)} aria-current={symptom === about ? "page" : undefined}>
              {texts.symptoms[symptom]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Mine({ frame, links }: { readonly frame: Frame; readonly links: HelpLinks }) {
  const { language } = frame;
  const texts = helpTexts[language];
  return (
    <section class="close">
      <h2>{texts.mine}</h2>
      <ul class="list">
        {links.orders.map(({ shown, url }) => (
          <li>
            <a href={url}>{texts.aboutOrder(shown)}</a>
          </li>
        ))}
        {links.lines.map(({ shown, url }) => (
          <li>
            <a href={url}>{texts.aboutLine(shown)}</a>
          </li>
        ))}
        <li>
          <a href={paths.home(language)}>{texts.notYours}</a>
        </li>
      </ul>
    </section>
  );
}

function Still({ frame, doors, seller }: HelpPageProps) {
  const { language } = frame;
  const texts = helpTexts[language];
  return (
    <Panel title={texts.still}>
      <Buttons>
        <ButtonLink href={doors.chat}>{chatWordTexts[language].open}</ButtonLink>
        {doors.problem === undefined ? null : (
          <ButtonLink href={doors.problem} kind="quiet">
            {caseWordTexts[language].report}
          </ButtonLink>
        )}
        {seller === undefined ? null : (
          <ButtonLink href={`tel:${seller.phone}`} kind="quiet">
            {texts.phone(seller.names[language])}
          </ButtonLink>
        )}
      </Buttons>
    </Panel>
  );
}
