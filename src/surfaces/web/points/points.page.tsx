import type { FoundPoint } from "../../../business/points/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import {
  Button,
  CheckField,
  Disclosure,
  errorFor,
  Form,
  LANGUAGE_NAMES,
  Notice,
  Page,
  SelectField,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { phrasesTexts } from "../phrases/index.ts";
import { paths } from "../routes.ts";
import { distanceWords, listWords, openingWords, waitWords } from "./point-words.ts";
import { queryOf, type PointAnswer, type PointInput } from "./search.ts";
import { AreaMap } from "./map/area-map.tsx";
import { Sketch } from "./sketch.tsx";
import { pointPageTexts, pointsTexts } from "./texts/index.ts";

export interface StreetTiles {
  readonly url: string;
  readonly credit: string;
  readonly sheetUrl: string;
}

export interface PointsPageProps {
  readonly frame: Frame;
  readonly input: PointInput;
  readonly now: Instant;
  /** Absent until a place is known. */
  readonly answer?: PointAnswer;
  /** The operator's own map of streets, and the sheet that it needs. */
  readonly streets?: StreetTiles;
  readonly errors?: readonly FieldError[];
  /** The prefecture in which the visitor's own line was last. */
  readonly area?: string;
}

/** Where to renew: the nearest places, and which way they lie. */
export function PointsPage(props: PointsPageProps) {
  const { frame, answer, errors, streets } = props;
  const hasStreets = streets !== undefined && (answer?.found.length ?? 0) > 0;
  const texts = pointsTexts[frame.language];
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={texts.lead}
      islands={hasStreets ? ["locate", "streets"] : ["locate"]}
      {...(hasStreets ? { sheetUrl: streets.sheetUrl } : {})}
      {...(errors === undefined ? {} : { errors })}
    >
      {props.area === undefined ? null : (
        <p>
          <a href={paths.points(frame.language, { place: props.area })}>
            {pointPageTexts[frame.language].lastArea(props.area)}
          </a>
        </p>
      )}
      <Search {...props} />
      {answer === undefined ? null : <Answer {...props} answer={answer} />}
      <p>
        <a href={paths.phrases(frame.language)}>{phrasesTexts[frame.language].link}</a>
      </p>
    </Page>
  );
}

function Search({ frame, input, errors }: PointsPageProps) {
  const { language } = frame;
  const texts = pointsTexts[language];
  const more = pointPageTexts[language];
  const choices = (words: Readonly<Record<string, string>>) => [
    { value: "", label: texts.any },
    ...Object.entries(words).map(([value, label]) => ({ value, label })),
  ];
  const languages = LANGUAGES.map((one) => [one, LANGUAGE_NAMES[one]] as const);
  return (
    <Form action={paths.points(language)} method="get" class="stack">
      <TextField
        name="place"
        label={texts.place}
        hint={texts.placeHint}
        value={input.place}
        maxLength={100}
        {...errorFor(errors, "place")}
      />
      <Disclosure summary={more.filters} isOpen={isNarrowed(input)}>
        <div class="fields">
          <SelectField
            name="kind"
            label={more.kind}
            value={input.kind}
            options={choices(more.kinds)}
          />
          <SelectField
            name="does"
            label={texts.does}
            value={input.does}
            options={choices(texts.services)}
          />
          <SelectField
            name="pay"
            label={texts.pay}
            value={input.pay}
            options={choices(texts.payments)}
          />
          <SelectField
            name="speaks"
            label={texts.speaks}
            value={input.speaks}
            options={choices(Object.fromEntries(languages))}
          />
          <CheckField name="open" value="yes" label={texts.openNow} checked={input.isOpen} />
          <CheckField name="wifi" value="yes" label={texts.wifi} checked={input.hasWifi} />
          <CheckField name="noid" value="yes" label={more.noId} checked={input.asksNoId} />
        </div>
      </Disclosure>
      <p class="buttons">
        <Button>{texts.submit}</Button>
        <button type="button" class="button button-quiet" data-locate={texts.notLocated} hidden>
          {texts.locate}
        </button>
      </p>
    </Form>
  );
}

function isNarrowed(input: PointInput): boolean {
  return queryOf({ ...input, place: "", isMore: false }) !== "";
}

function Answer(props: PointsPageProps & { readonly answer: PointAnswer }) {
  const { frame, input, answer, now } = props;
  const texts = pointsTexts[frame.language];
  const more = pointPageTexts[frame.language];
  const { near, found } = answer;
  const credits = [...new Set(found.flatMap(({ point }) => point.source.credit ?? []))];
  if (found.length === 0) {
    return (
      <Notice kind="careful" title={texts.none}>
        <p>{texts.noneWhat}</p>
      </Notice>
    );
  }
  return (
    <>
      <h2>{near.label === undefined ? texts.nearHere : texts.near(near.label)}</h2>
      <div class="finds-maps" {...streetsOf(props)}>
        <AreaMap
          near={near.place}
          places={found.map(({ point }) => point.place)}
          title={more.map}
          description={more.mapWhat(found.length)}
          credit={more.mapCredit}
        />
        <Sketch near={near.place} found={found} label={texts.sketch} />
      </div>
      <ol class="finds">
        {found.map((one, i) => (
          <Found one={one} count={i + 1} frame={frame} now={now} />
        ))}
      </ol>
      {answer.hasMore ? (
        <p>
          <a href={moreUrl(input, frame.language)}>{more.showMore}</a>
        </p>
      ) : null}
      {credits.map((credit) => (
        <p class="soft small">{credit}</p>
      ))}
    </>
  );
}

/** For the island: it puts streets in the place of the drawings once the first tile has come. */
function streetsOf({ streets, answer, frame }: PointsPageProps): Readonly<Record<string, string>> {
  if (streets === undefined || answer === undefined) return {};
  const { near, found } = answer;
  const spots = found.map(({ point }) => ({
    at: [point.place.latitude, point.place.longitude],
    name: point.names[frame.language],
    url: paths.point(frame.language, point),
  }));
  return {
    "data-tiles": streets.url,
    "data-credit": streets.credit,
    "data-title": pointPageTexts[frame.language].map,
    "data-near": JSON.stringify([near.place.latitude, near.place.longitude]),
    "data-spots": JSON.stringify(spots),
  };
}

function moreUrl(input: PointInput, language: Frame["language"]): string {
  return `${paths.points(language)}?${queryOf({ ...input, isMore: true })}`;
}

/** What helps to choose, in few lines; all of it stands on the point's own page. */
function Found(props: { one: FoundPoint; count: number; frame: Frame; now: Instant }) {
  const { one, count, now } = props;
  const { language } = props.frame;
  const texts = pointsTexts[language];
  const { point, state } = one;
  const wait = waitWords(one, now, language);
  const id = point.needsId ? pointPageTexts[language].needsPassport : "";
  const beside = [point.hints?.[language] ?? "", id, wait === "" ? "" : `${texts.wait} ${wait}`];
  return (
    <li>
      <h3>
        <a href={paths.point(language, point)}>
          {count}. {point.names[language]}
        </a>
      </h3>
      <p>
        {distanceWords(one, language)} · {openingWords(one.opening, now, language)}
      </p>
      {state === undefined || state.state === "works" ? null : (
        <p>
          <strong>{texts.states[state.state]}</strong>
        </p>
      )}
      <p class="soft small">
        {listWords(point.does, texts.services)} · {listWords(point.payments, texts.payments)}
      </p>
      <p class="soft small">{beside.filter((words) => words !== "").join(" · ")}</p>
    </li>
  );
}
