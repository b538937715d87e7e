import type { Incident } from "../../../business/incidents/index.ts";
import { maskNumber, maySee, type Proof } from "../../../business/lines/index.ts";
import type { QueuedBucket, Standing, StandingBucket } from "../../../business/renewals/index.ts";
import { bytes } from "../../../foundation/money/index.ts";
import {
  ButtonLink,
  Buttons,
  Facts,
  Meter,
  Notice,
  Page,
  Panel,
  showBytes,
  showInstant,
  showLastMinute,
  Tag,
  type Fact,
  type Frame,
  type TagTone,
} from "../../html/index.ts";
import { AdviceLink } from "../advise/index.ts";
import { IncidentBanner } from "../incidents/index.ts";
import { paths } from "../routes.ts";
import {
  allowanceText,
  durationText,
  endText,
  helpTexts,
  momentText,
  wordTexts,
} from "../../words/index.ts";
import { offlineTexts } from "../offline/texts/index.ts";
import { autoTexts } from "../auto/texts/index.ts";
import { lineTexts } from "./texts/index.ts";
import { familyTexts } from "../family/texts/index.ts";
import { friendTexts } from "../friend/texts/index.ts";
import { tripTexts } from "../trip/texts/index.ts";
import { UsageChart, type DayOfUse } from "./usage-chart.tsx";

export interface LinePageProps {
  readonly frame: Frame;
  readonly ref: string;
  readonly proof: Proof;
  readonly standing: Standing;
  readonly use?: readonly DayOfUse[];
  readonly orders: readonly { readonly number: string; readonly shown: string }[];
  /** What its carrier's lines suffer from now. */
  readonly incidents: readonly Incident[];
  /** Whether there is a plan that this line can take now; undefined means yes, as far as known. */
  readonly offer?: "none" | "never";
}

const TONES: Readonly<Record<Standing["state"], TagTone>> = {
  unstarted: "calm",
  active: "good",
  depleted: "careful",
  grace: "careful",
  expired: "urgent",
  suspended: "urgent",
  recycled: "urgent",
};

/** Where you stand: what runs, what waits, what was used, and the way on. */
export function LinePage(props: LinePageProps) {
  const { frame, standing, ref, proof, offer } = props;
  const { language } = frame;
  const texts = lineTexts[language];
  const state = offer === "never" ? "recycled" : standing.state;
  const isRenewable = state !== "suspended" && state !== "recycled";
  const isEmpty = state === "unstarted" && standing.running.length === 0;
  return (
    <Page
      frame={frame}
      title={texts.title}
      kicker={<Tag tone={TONES[state]}>{texts.states[state]}</Tag>}
      lead={isEmpty ? texts.leadEmpty : texts.leads[state]}
      layout="split"
      isPrivate
    >
      <IncidentBanner frame={frame} incidents={props.incidents} />
      {standing.isPaidButOffline && isRenewable ? (
        <Offline frame={frame} lineRef={ref} queued={standing.queued} />
      ) : null}
      {standing.running.map((one) => (
        <Running one={one} frame={frame} measuredAt={standing.measuredAt} />
      ))}
      {isRenewable && offer === undefined ? (
        <Buttons>
          <ButtonLink href={paths.plans(language, ref)}>{texts.renew}</ButtonLink>
          <ButtonLink href={paths.lineTrip(language, ref)} kind="quiet">
            {tripTexts[language].link}
          </ButtonLink>
        </Buttons>
      ) : null}
      {isRenewable && offer === "none" ? <p>{texts.noPlan}</p> : null}
      {isRenewable && offer === undefined ? null : <AdviceLink language={language} why="no_plan" />}
      {standing.queued.length === 0 ? null : (
        <Panel title={texts.queueTitle}>
          {standing.queued.map((one) => (
            <Waiting one={one} frame={frame} lineRef={ref} />
          ))}
        </Panel>
      )}
      <div class="beside stack">
        {props.use === undefined ? null : <Use days={props.use} frame={frame} />}
        <Foot {...props} />
        {maySee(proof, "usage_chart") ? null : <p class="small soft">{texts.hidden}</p>}
      </div>
    </Page>
  );
}

function Running(props: { one: StandingBucket; frame: Frame; measuredAt: Standing["measuredAt"] }) {
  const { one, frame } = props;
  const { language, zone } = frame;
  const texts = lineTexts[language];
  const { bucket, plan, leftBytes } = one;
  const total = bucket.dataTotalBytes;
  const note = props.measuredAt && texts.asOf(showInstant(props.measuredAt, language, zone));
  const isDaily = bucket.terms.allowance.kind === "daily";
  const facts: Fact[] = [];
  if (leftBytes !== undefined && total !== undefined) {
    const left = texts.leftOf(showBytes(leftBytes), showBytes(total));
    facts.push({
      term: isDaily ? `${texts.dataLeft} (${texts.today})` : texts.dataLeft,
      detail: left,
      emphasis: "strong",
      ...(note ? { note } : {}),
    });
  } else if (bucket.terms.allowance.kind === "unlimited") {
    facts.push({ term: texts.dataLeft, detail: wordTexts[language].unlimited });
  }
  if (bucket.endsAt !== undefined) {
    const until = showLastMinute(bucket.endsAt, language, zone);
    facts.push({ term: texts.validUntil, detail: until, emphasis: "strong" });
  }
  if (bucket.state === "awaiting_first_use") facts.push(...firstUseFacts(bucket, frame));
  return (
    <Panel title={plan.names[language]} tone="strong">
      <p class="soft small">
        {allowanceText(bucket.terms, language)}
        {bucket.state === "active" ? "" : ` · ${wordTexts[language].bucketStates[bucket.state]}`}
      </p>
      {leftBytes === undefined || total === undefined ? null : (
        <Meter
          left={leftBytes}
          total={total}
          label={`${texts.dataLeft}: ${texts.leftOf(showBytes(leftBytes), showBytes(total))}`}
        />
      )}
      <Facts items={facts} />
    </Panel>
  );
}

function firstUseFacts(bucket: StandingBucket["bucket"], { language, zone }: Frame): Fact[] {
  const texts = lineTexts[language];
  const words = wordTexts[language];
  const by = bucket.firstUseBy;
  const { duration } = bucket.terms;
  return [
    ...(by === undefined
      ? []
      : [
          {
            term: texts.starts,
            detail: words.startsOnFirstUse(showInstant(by, language, zone)),
          },
        ]),
    {
      term: texts.validUntil,
      detail: words.endsAfterFirstUse(durationText(duration, language)),
      emphasis: "strong",
    },
  ];
}

function Offline(props: { frame: Frame; lineRef: string; queued: readonly QueuedBucket[] }) {
  const { language } = props.frame;
  const texts = lineTexts[language];
  const next = props.queued.find(({ mayStartNow }) => mayStartNow);
  return (
    <Notice kind="careful" title={texts.offlineTitle}>
      <p>{props.queued[0]?.plan.names[language]}</p>
      {next === undefined ? null : (
        <ButtonLink href={startUrl(props.frame, props.lineRef, next)}>{texts.startNow}</ButtonLink>
      )}
    </Notice>
  );
}

function startUrl(frame: Frame, ref: string, { bucket }: QueuedBucket): string {
  return `${paths.lineStart(frame.language, ref)}?bucket=${bucket.bucketId}`;
}

function Waiting(props: { one: QueuedBucket; frame: Frame; lineRef: string }) {
  const { one, frame } = props;
  const { language, zone } = frame;
  const texts = lineTexts[language];
  const starts =
    one.starts.kind === "latest"
      ? wordTexts[language].startsLatest(momentText(one.starts, language, zone))
      : momentText(one.starts, language, zone);
  const duration = one.bucket.terms.duration;
  const ends = endText(one.ends, { duration, language, ...(zone === undefined ? {} : { zone }) });
  return (
    <div class="close">
      <h3>{one.plan.names[language]}</h3>
      <Facts
        layout="close"
        items={[
          { term: texts.starts, detail: starts },
          { term: texts.validUntil, detail: ends },
        ]}
      />
      {one.mayStartNow ? (
        <ButtonLink href={startUrl(frame, props.lineRef, one)} kind="quiet">
          {texts.startNow}
        </ButtonLink>
      ) : null}
    </div>
  );
}

function Use({ days, frame }: { days: readonly DayOfUse[]; frame: Frame }) {
  const texts = lineTexts[frame.language];
  const total = bytes(days.reduce((sum, { usedBytes }) => sum + usedBytes, 0));
  return (
    <Panel title={texts.usageTitle}>
      {total === 0 ? (
        <p class="soft">{texts.noUse}</p>
      ) : (
        <UsageChart
          days={days}
          language={frame.language}
          label={texts.usageLabel(days.length, showBytes(total))}
        />
      )}
    </Panel>
  );
}

function Foot({ frame, standing, orders, proof, ref }: LinePageProps) {
  const { language } = frame;
  const texts = lineTexts[language];
  const number = standing.line.msisdn ?? standing.line.iccid;
  return (
    <div class="close small">
      {maySee(proof, "masked_number") ? (
        <p class="soft">
          {texts.number} {maskNumber(number)}
        </p>
      ) : null}
      {orders.length === 0 ? null : (
        <p>
          {texts.ordersTitle}:{" "}
          {orders.map((order) => (
            <a href={paths.order(language, order.number)}>{order.shown} </a>
          ))}
        </p>
      )}
      {maySee(proof, "start_queued_now") ? (
        <p>
          <a href={paths.lineFriend(language, ref)}>{friendTexts[language].link}</a>
        </p>
      ) : null}
      <p>
        <a href={paths.family(language)}>{familyTexts[language].link}</a>
      </p>
      <p>
        <a href={paths.lineReminders(language, ref)}>{texts.reminders}</a>
      </p>
      <p>
        <a href={paths.lineAuto(language, ref)}>{autoTexts[language].link}</a>
      </p>
      <p>
        <a href={paths.lineHelp(language, ref)}>{helpTexts[language].title}</a>
      </p>
      <p>
        <a href={paths.offline(language, "about")}>{offlineTexts[language].link}</a>
      </p>
      <p>
        <a href={paths.home(language)}>{texts.otherLine}</a>
      </p>
    </div>
  );
}
