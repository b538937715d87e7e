import type { FoundPoint } from "../../../business/points/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import {
  Button,
  CheckField,
  errorFor,
  Facts,
  Form,
  LANGUAGE_NAMES,
  Notice,
  Page,
  Panel,
  SelectField,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { phrasesTexts } from "../phrases/index.ts";
import { paths } from "../routes.ts";
import { distanceWords, listWords, openingWords, waitWords } from "./point-words.ts";
import type { PointAnswer, PointInput } from "./search.ts";
import { AreaMap } from "./map/area-map.tsx";
import { Sketch } from "./sketch.tsx";
import { pointPageTexts, pointsTexts } from "./texts/index.ts";

export interface PointsPageProps {
  readonly frame: Frame;
  readonly input: PointInput;
  readonly now: Instant;
  /** Absent until a place is known. */
  readonly answer?: PointAnswer;
  readonly errors?: readonly FieldError[];
  /** The prefecture in which the visitor's own line was last. */
  readonly area?: string;
}

/** Where to renew: the nearest places, and which way they lie. */
export function PointsPage(props: PointsPageProps) {
  const { frame, answer, errors } = props;
  const texts = pointsTexts[frame.language];
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={texts.lead}
      islands={["locate"]}
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
    <Form action={paths.points(language)} method="get">
      <TextField
        name="place"
        label={texts.place}
        hint={texts.placeHint}
        value={input.place}
        maxLength={100}
        {...errorFor(errors, "place")}
      />
      <button type="button" class="button button-quiet" data-locate={texts.notLocated} hidden>
        {texts.locate}
      </button>
      <SelectField name="kind" label={more.kind} value={input.kind} options={choices(more.kinds)} />
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
      <Button>{texts.submit}</Button>
    </Form>
  );
}

function Answer({ frame, answer, now }: PointsPageProps & { readonly answer: PointAnswer }) {
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
      <AreaMap
        near={near.place}
        places={found.map(({ point }) => point.place)}
        title={more.map}
        description={more.mapWhat(found.length)}
        credit={more.mapCredit}
      />
      <Sketch near={near.place} found={found} label={texts.sketch} />
      {found.map((one, i) => (
        <PointPanel one={one} count={i + 1} frame={frame} now={now} />
      ))}
      {credits.map((credit) => (
        <p class="soft small">{credit}</p>
      ))}
    </>
  );
}

function PointPanel(props: { one: FoundPoint; count: number; frame: Frame; now: Instant }) {
  const { one, count, now } = props;
  const { language } = props.frame;
  const texts = pointsTexts[language];
  const { point } = one;
  const { latitude, longitude } = point.place;
  const wait = waitWords(one, language);
  const fact = (term: string, detail: string) => (detail === "" ? [] : [{ term, detail }]);
  return (
    <Panel title={`${count}. ${point.names[language]}`}>
      <Facts
        layout="close"
        items={[
          ...fact(texts.distance, distanceWords(one, language)),
          ...fact(texts.hours, openingWords(one.opening, now, language)),
          ...fact(texts.does, listWords(point.does, texts.services)),
          ...fact(texts.pay, listWords(point.payments, texts.payments)),
          ...fact(texts.speaks, listWords(point.languages, LANGUAGE_NAMES)),
          ...fact(texts.wait, wait),
          ...fact(texts.bring, point.needsId ? texts.passport : ""),
          ...fact(texts.wifi, point.hasWifi ? texts.free : ""),
          ...fact(texts.where, point.hints?.[language] ?? ""),
        ]}
      />
      {one.state === undefined || one.state.state === "works" ? null : (
        <Notice kind="careful">
          <p>{texts.states[one.state.state]}</p>
        </Notice>
      )}
      {point.directions === undefined ? null : <p>{point.directions[language]}</p>}
      <p class="small">
        <span lang="ja">{point.address}</span>{" "}
        <a href={`https://www.openstreetmap.org/directions?to=${latitude}%2C${longitude}`}>
          {texts.directions}
        </a>
      </p>
      <p>
        <a href={paths.point(language, point)}>{pointPageTexts[language].open}</a>
      </p>
    </Panel>
  );
}
