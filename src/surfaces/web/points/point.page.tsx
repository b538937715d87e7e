import {
  isPhotoFile,
  weekFrom,
  type FoundPoint,
  type Point,
  type Span,
} from "../../../business/points/index.ts";
import { JST, localDate, type Instant } from "../../../foundation/clock/index.ts";
import {
  ButtonLink,
  Buttons,
  Facts,
  LANGUAGE_NAMES,
  Notice,
  Page,
  Panel,
  showDate,
  Table,
  type Fact,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { AreaMap } from "./map/area-map.tsx";
import { Pictogram } from "./pictogram.tsx";
import { listWords, openingWords, waitWords } from "./point-words.ts";
import { pointPageTexts, pointsTexts } from "./texts/index.ts";

export interface PointPageProps {
  readonly frame: Frame;
  readonly one: FoundPoint;
  readonly now: Instant;
}

/** One place: how to find it, when it is open, what it takes and what to bring. */
export function PointPage(props: PointPageProps) {
  const { frame, one, now } = props;
  const { language } = frame;
  const texts = pointPageTexts[language];
  const { point, state } = one;
  const near = `${point.place.latitude}, ${point.place.longitude}`;
  return (
    <Page
      frame={frame}
      title={point.names[language]}
      kicker={texts.kinds[point.kind]}
      lead={openingWords(one.opening, now, language)}
      layout="split"
    >
      <div class="beside stack">
        <Photo point={point} frame={frame} />
        <AreaMap
          near={point.place}
          places={[point.place]}
          title={texts.map}
          description={texts.mapWhat(1)}
          credit={texts.mapCredit}
        />
      </div>
      {state === undefined ? null : (
        <Notice kind={state.state === "works" ? "good" : "careful"}>
          <p>{state.state === "works" ? texts.works : pointsTexts[language].states[state.state]}</p>
        </Notice>
      )}
      <Panel>
        <Facts items={factsOf(props)} />
      </Panel>
      <Way point={point} frame={frame} />
      <Week {...props} />
      <Waits {...props} />
      <p>
        <a href={paths.points(language, { place: near })}>{texts.nearby}</a>
      </p>
      <Source point={point} frame={frame} />
    </Page>
  );
}

function factsOf({ one, frame, now }: PointPageProps): readonly Fact[] {
  const { language } = frame;
  const texts = pointsTexts[language];
  const more = pointPageTexts[language];
  const { point } = one;
  const bring = [more.card, point.needsId ? texts.passport : more.nothingElse];
  const fact = (term: string, detail: string) => (detail === "" ? [] : [{ term, detail }]);
  return [
    ...fact(texts.where, point.hints?.[language] ?? ""),
    ...fact(texts.wait, waitWords(one, now, language)),
    ...fact(texts.does, listWords(point.does, texts.services)),
    ...fact(texts.pay, listWords(point.payments, texts.payments)),
    ...fact(texts.speaks, listWords(point.languages, LANGUAGE_NAMES)),
    ...fact(texts.bring, bring.join(" · ")),
    ...fact(texts.wifi, point.hasWifi ? texts.free : ""),
  ];
}

function Photo({ point, frame }: { point: Point; frame: Frame }) {
  const { language } = frame;
  const { photoUrl } = point;
  if (photoUrl === undefined) return <Pictogram kind={point.kind} />;
  if (!isPhotoFile(photoUrl)) {
    return (
      <p>
        <a href={photoUrl}>{pointsTexts[language].photo}</a>
      </p>
    );
  }
  const alt = pointPageTexts[language].picture(point.names[language]);
  return <img src={paths.pointPhoto(photoUrl)} alt={alt} width="320" loading="lazy" />;
}

function Way({ point, frame }: { point: Point; frame: Frame }) {
  const { language } = frame;
  const texts = pointsTexts[language];
  const { latitude, longitude } = point.place;
  const name = encodeURIComponent(point.names[language]);
  return (
    <Panel title={texts.directions}>
      {point.directions === undefined ? null : <p>{point.directions[language]}</p>}
      {point.address === "" ? null : (
        <p>
          {pointPageTexts[language].address}: <span lang="ja">{point.address}</span>
        </p>
      )}
      <Buttons>
        <ButtonLink
          kind="quiet"
          href={`geo:${latitude},${longitude}?q=${latitude},${longitude}(${name})`}
        >
          {pointPageTexts[language].inMaps}
        </ButtonLink>
        <ButtonLink
          kind="link"
          href={`https://www.openstreetmap.org/directions?to=${latitude}%2C${longitude}`}
        >
          {texts.directions}
        </ButtonLink>
      </Buttons>
    </Panel>
  );
}

function Week({ one, frame, now }: PointPageProps) {
  const { language } = frame;
  const texts = pointPageTexts[language];
  const week = weekFrom(localDate(now, JST), one.point.hours);
  if (week === undefined) return null;
  return (
    <Table
      caption={texts.week}
      head={[texts.day, pointsTexts[language].hours]}
      rows={week.map(({ date, isHoliday, spans }) => [
        `${showDate(date, language)}${isHoliday ? ` · ${texts.holiday}` : ""}`,
        spans.length === 0 ? texts.closedThatDay : spans.map(spanWords).join(", "),
      ])}
    />
  );
}

function spanWords({ from, to }: Span): string {
  return `${clockWords(from)}–${clockWords(to)}`;
}

function clockWords(minute: number): string {
  return [Math.floor(minute / 60), minute % 60]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
}

function Waits({ one, frame }: PointPageProps) {
  const texts = pointPageTexts[frame.language];
  const waits = (one.point.usualWaits ?? []).flatMap((minutes, hour) =>
    minutes === null ? [] : [[hour, minutes] as const],
  );
  if (waits.length === 0) return null;
  return (
    <Table
      caption={texts.waitByHour}
      head={[texts.hour, pointsTexts[frame.language].wait]}
      rows={waits.map(([hour, minutes]) => [
        spanWords({ from: hour * 60, to: hour * 60 + 60 }),
        texts.minutes(minutes),
      ])}
    />
  );
}

function Source({ point, frame }: { point: Point; frame: Frame }) {
  const { language } = frame;
  const texts = pointPageTexts[language];
  const { source, verifiedOn } = point;
  const parts = [
    texts.source(source.name, source.licence),
    ...(source.credit === undefined ? [] : [source.credit]),
    ...(verifiedOn === undefined ? [] : [texts.checked(showDate(verifiedOn, language))]),
  ];
  return <p class="soft small">{parts.join(" · ")}</p>;
}
