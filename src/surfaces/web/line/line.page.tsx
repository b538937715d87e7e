import { isTellable, type Incident } from "../../../business/incidents/index.ts";
import { maskNumber, maySee, type Proof } from "../../../business/lines/index.ts";
import type { QueuedBucket, Standing, StandingBucket } from "../../../business/renewals/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import { bytes } from "../../../foundation/money/index.ts";
import {
  ButtonLink,
  Facts,
  Meter,
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
import { allowanceText, durationText, endText, momentText, wordTexts } from "../../words/index.ts";
import { Menu } from "./menu.tsx";
import { Offline, OnwardButton, startUrl, Waits } from "./on-top.tsx";
import { onwardOf, runsShort, type OpenOrder } from "./onward.ts";
import { lineTexts } from "./texts/index.ts";
import { onwardTexts } from "./texts/onward.ts";
import { UsageChart, type DayOfUse } from "./usage-chart.tsx";

export interface LinePageProps {
  readonly frame: Frame;
  readonly ref: string;
  readonly proof: Proof;
  readonly standing: Standing;
  readonly use?: readonly DayOfUse[];
  readonly now: Instant;
  readonly orders: readonly { readonly number: string; readonly shown: string }[];
  /** The latest of them that is not done yet. */
  readonly order?: OpenOrder;
  /** As far as this visitor may know. */
  readonly renewsItself: "yes" | "no";
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

/** Where you stand: what runs, the one thing to do now, what waits, what was used, and the rest. */
export function LinePage(props: LinePageProps) {
  const { frame, standing, ref, proof, offer } = props;
  const { language } = frame;
  const texts = lineTexts[language];
  const state = offer === "never" ? "recycled" : standing.state;
  const onward = onwardOf(props);
  const mayBuy = state !== "suspended" && state !== "recycled" && offer === undefined;
  const short = props.renewsItself === "yes" ? undefined : runsShort(standing, props.now);
  const startsNow = onward.kind === "start" ? onward.bucketId : undefined;
  return (
    <Page
      frame={frame}
      title={texts.title}
      kicker={
        <Kicker {...props} state={state} tone={short === undefined ? TONES[state] : "careful"} />
      }
      {...leadOf(props, { state, short })}
      layout="split"
      isPrivate
    >
      <IncidentBanner frame={frame} incidents={props.incidents} />
      {standing.isPaidButOffline && state !== "suspended" && state !== "recycled" ? (
        <Offline frame={frame} lineRef={ref} queued={standing.queued} />
      ) : null}
      {props.order === undefined ? null : (
        <Waits
          frame={frame}
          order={props.order}
          kind={startsNow === undefined ? "primary" : "quiet"}
        />
      )}
      {standing.running.map((one) => (
        <Running one={one} frame={frame} measuredAt={standing.measuredAt} />
      ))}
      <OnwardButton {...{ frame, onward }} lineRef={ref} mayBuy={mayBuy ? "yes" : "no"} />
      {offer === "none" && state !== "suspended" ? <p>{texts.noPlan}</p> : null}
      {mayBuy ? null : <AdviceLink language={language} why="no_plan" />}
      {standing.queued.length === 0 ? null : (
        <Panel title={texts.queueTitle}>
          {standing.queued.map((one) => (
            <Waiting {...{ one, frame, startsNow }} lineRef={ref} />
          ))}
        </Panel>
      )}
      <div class="beside stack">
        {props.use === undefined ? null : <Use days={props.use} frame={frame} />}
        <Menu {...props} mayBuy={mayBuy ? "yes" : "no"} />
        {maySee(proof, "usage_chart") ? null : <p class="small soft">{texts.hidden}</p>}
      </div>
    </Page>
  );
}

function Kicker(
  props: LinePageProps & { readonly state: Standing["state"]; readonly tone: TagTone },
) {
  const { frame, standing, proof, state, tone } = props;
  const texts = lineTexts[frame.language];
  const number = standing.line.msisdn ?? standing.line.iccid;
  return (
    <>
      <Tag tone={tone}>{texts.states[state]}</Tag>
      {maySee(proof, "masked_number") ? (
        <span class="soft">
          {" "}
          {texts.number} {maskNumber(number)}
        </span>
      ) : null}
    </>
  );
}

function leadOf(
  { frame, standing, incidents }: LinePageProps,
  of: { readonly state: Standing["state"]; readonly short: "days" | "bytes" | undefined },
): { readonly lead?: string } {
  const { leads, leadEmpty } = lineTexts[frame.language];
  const { state, short } = of;
  const isOver = state === "suspended" || state === "recycled";
  if (standing.isPaidButOffline && !isOver) {
    return { lead: onwardTexts[frame.language].leads.paid };
  }
  if (short !== undefined) return { lead: onwardTexts[frame.language].leads[short] };
  // That it works is no word to stand above what it suffers from.
  if (state === "active" && incidents.some(({ kind }) => isTellable(kind))) return {};
  const isEmpty = state === "unstarted" && standing.running.length === 0;
  return { lead: isEmpty ? leadEmpty : leads[state] };
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

function Waiting(props: {
  readonly one: QueuedBucket;
  readonly frame: Frame;
  readonly lineRef: string;
  /** The one that is offered above already. */
  readonly startsNow: string | undefined;
}) {
  const { one, frame, startsNow } = props;
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
      {one.mayStartNow && one.bucket.bucketId !== startsNow ? (
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
