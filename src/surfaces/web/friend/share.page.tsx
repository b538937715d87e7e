import type { ShownLink } from "../../../business/friends/index.ts";
import type { QuotedPlan } from "../../../business/renewals/index.ts";
import { QrPicture } from "../../documents/index.ts";
import {
  Button,
  Form,
  Page,
  Panel,
  SelectField,
  showInstant,
  showYen,
  Tag,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { friendTexts } from "./texts/index.ts";

/** What the form sends for a link whose friend chooses. */
export const ANY_PLAN = "any plan";

export interface SharePageProps {
  readonly frame: Frame;
  readonly lineRef: string;
  readonly plans: readonly QuotedPlan[];
  /** Newest first. */
  readonly links: readonly ShownLink[];
  readonly urlOf: (token: string) => string;
  readonly errors: readonly FieldError[];
}

/** The holder's links for friends: make one, send it, stop it. */
export function SharePage(props: SharePageProps) {
  const { frame, lineRef, links, errors } = props;
  const { language } = frame;
  const texts = friendTexts[language];
  const newest = links.find(({ state }) => state === "open");
  return (
    <Page frame={frame} title={texts.title} lead={texts.lead} errors={errors} isPrivate>
      {newest === undefined ? null : <OpenLink {...props} one={newest} code="shown" />}
      <Maker {...props} />
      {links
        .filter((one) => one !== newest)
        .map((one) =>
          one.state === "open" ? <OpenLink {...props} one={one} /> : <Ended {...props} one={one} />,
        )}
      <p class="small soft">
        {texts.told} <a href={paths.lineReminders(language, lineRef)}>{texts.reminders}</a>
      </p>
      <p>
        <a href={paths.line(language, lineRef)}>{texts.back}</a>
      </p>
    </Page>
  );
}

function Maker({ frame, lineRef, plans, errors }: SharePageProps) {
  const { language } = frame;
  const texts = friendTexts[language];
  if (plans.length === 0) return <p>{texts.noPlans}</p>;
  const error = errors.find(({ field }) => field === "plan")?.message;
  return (
    <Form action={paths.lineFriend(language, lineRef)}>
      <SelectField
        name="plan"
        label={texts.plan}
        options={[
          { value: ANY_PLAN, label: texts.anyPlan },
          ...plans.map(({ plan, quote }) => ({
            value: plan.code,
            label: `${plan.names[language]} · ${showYen(quote.totalYen, language)}`,
          })),
        ]}
        {...(error === undefined ? {} : { error })}
      />
      <Button>{texts.make}</Button>
    </Form>
  );
}

interface OneLink extends SharePageProps {
  readonly one: ShownLink;
}

function OpenLink(props: OneLink & { readonly code?: "shown" }) {
  const { frame, lineRef, one, urlOf, code } = props;
  const { language, zone } = frame;
  const texts = friendTexts[language];
  const url = urlOf(one.token ?? "");
  const until = texts.until(showInstant(one.link.endsAt, language, zone));
  const mail = new URLSearchParams({ subject: texts.mailSubject, body: texts.share(url) });
  return (
    <Panel title={planOf(props)} {...(code === undefined ? {} : { tone: "strong" as const })}>
      {code === undefined ? null : <QrPicture text={url} label={texts.qr} size="large" />}
      <p class="code small">{texts.share(url)}</p>
      <p>
        <a href={`mailto:?${mail.toString().replaceAll("+", "%20")}`}>{texts.byMail}</a>
      </p>
      <p class="small soft">{until}</p>
      <Form action={paths.lineFriendStop(language, lineRef)} hidden={{ link: one.link.linkId }}>
        <Button kind="quiet">{texts.stop}</Button>
      </Form>
    </Panel>
  );
}

function Ended(props: OneLink) {
  const { frame, one } = props;
  const { language, zone } = frame;
  const { link, state } = one;
  return (
    <p>
      <Tag tone={state === "paid" ? "good" : "calm"}>{friendTexts[language].states[state]}</Tag>{" "}
      {planOf(props)} <span class="soft small">{showInstant(link.madeAt, language, zone)}</span>
    </p>
  );
}

function planOf({ frame, plans, one }: OneLink): string {
  const { language } = frame;
  const { planCode } = one.link;
  const texts = friendTexts[language];
  if (planCode === undefined) return texts.anyPlan;
  return plans.find(({ plan }) => plan.code === planCode)?.plan.names[language] ?? texts.gone;
}
