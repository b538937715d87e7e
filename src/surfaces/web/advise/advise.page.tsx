import {
  CONNECTIONS,
  MEANS,
  type Advice,
  type ChannelAdvice,
  type Means,
} from "../../../business/points/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import {
  Button,
  ButtonLink,
  CheckField,
  errorFor,
  Facts,
  Form,
  Notice,
  Page,
  Panel,
  RadioField,
  SelectField,
  Tag,
  TextField,
  type Fact,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { openingWords, pointsTexts } from "../points/index.ts";
import { paths } from "../routes.ts";
import { BYS, type AdviseInput } from "./advise-input.ts";
import { HowReckoned } from "./how-reckoned.tsx";
import { adviseTexts } from "./texts/index.ts";

export interface AdvisePageProps {
  readonly frame: Frame;
  readonly input: AdviseInput;
  readonly now: Instant;
  /** Where one renews online. */
  readonly renewUrl: string;
  /** Absent until somebody asks. */
  readonly advice?: Advice;
  readonly errors?: readonly FieldError[];
}

/** Which of the three ways has one connected first, and why. */
export function AdvisePage(props: AdvisePageProps) {
  const { frame, input, advice, errors } = props;
  const { language } = frame;
  const texts = adviseTexts[language];
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={texts.lead}
      islands={["locate"]}
      {...(errors === undefined ? {} : { errors })}
    >
      {input.why === undefined ? null : (
        <Notice kind="careful">
          <p>{texts.whys[input.why]}</p>
        </Notice>
      )}
      {advice === undefined ? null : <Answer {...props} advice={advice} />}
      <Question {...props} />
      <HowReckoned language={language} />
    </Page>
  );
}

function Question({ frame, input, errors }: AdvisePageProps) {
  const { language } = frame;
  const texts = adviseTexts[language];
  const finder = pointsTexts[language];
  const hidden = { ask: "yes", ...(input.why === undefined ? {} : { why: input.why }) };
  return (
    <Form action={paths.advise(language)} method="get" hidden={hidden}>
      <TextField
        name="place"
        label={texts.place}
        hint={texts.placeHint}
        value={input.place}
        maxLength={100}
        optional=""
        {...errorFor(errors, "place")}
      />
      <button type="button" class="button button-quiet" data-locate={finder.notLocated} hidden>
        {finder.locate}
      </button>
      <fieldset class="field">
        <legend>{texts.pays}</legend>
        <div class="checks">
          {MEANS.map((means) => (
            <CheckField
              name={`pay_${means}`}
              label={meansWord(means, language)}
              checked={input.means.includes(means)}
            />
          ))}
        </div>
      </fieldset>
      <RadioField
        name="net"
        label={texts.net}
        value={input.net}
        layout="row"
        options={CONNECTIONS.map((value) => ({ value, label: texts.nets[value] }))}
      />
      <SelectField
        name="by"
        label={texts.by}
        value={input.by}
        options={BYS.map((value) => ({ value, label: texts.bys[value] }))}
      />
      <div>
        <CheckField name="unsure" label={texts.unsure} checked={input.isUnsure} />
        <CheckField name="person" label={texts.person} checked={input.wantsPerson} />
        <CheckField name="id" label={texts.id} checked={input.hasId} />
      </div>
      <Button>{texts.submit}</Button>
    </Form>
  );
}

function Answer(props: AdvisePageProps & { readonly advice: Advice }) {
  const { advice, frame, input } = props;
  const { language } = frame;
  const texts = adviseTexts[language];
  const credits = advice.ranked.flatMap(({ point }) => point?.point.source.credit ?? []);
  return (
    <>
      {advice.best === undefined ? (
        <Notice kind="careful" title={texts.nothingFits}>
          <p>{texts.nothingFitsWhat}</p>
        </Notice>
      ) : null}
      {advice.ranked.map((one, i) => (
        <Way {...props} one={one} count={i + 1} />
      ))}
      {input.place === "" ? null : (
        <p>
          <a href={paths.points(language, { place: input.place })}>{texts.otherPoints}</a>
        </p>
      )}
      {[...new Set(credits)].map((credit) => (
        <p class="soft small">{credit}</p>
      ))}
    </>
  );
}

function Way(props: AdvisePageProps & { one: ChannelAdvice; count: number; advice: Advice }) {
  const { one, count, advice, frame, renewUrl } = props;
  const { language } = frame;
  const texts = adviseTexts[language];
  const isBest = advice.best === one;
  const { point } = one;
  const isAway = one.channel !== "online";
  return (
    <Panel
      title={`${count}. ${texts.channels[one.channel]}`}
      {...(isBest ? { tone: "strong" as const } : {})}
    >
      {isBest ? (
        <p>
          <Tag tone="best">{texts.best}</Tag>
        </p>
      ) : null}
      <p>{reasonOf(one, language)}</p>
      <Facts layout="close" items={factsOf(props)} />
      {isAway && point !== undefined ? (
        <ButtonLink href={paths.point(language, point.point)} kind={isBest ? "primary" : "quiet"}>
          {texts.seePoint}
        </ButtonLink>
      ) : null}
      {!isAway && one.block === undefined ? (
        <ButtonLink href={renewUrl} kind={isBest ? "primary" : "quiet"}>
          {texts.renewHere}
        </ButtonLink>
      ) : null}
    </Panel>
  );
}

function factsOf({ one, frame, now }: AdvisePageProps & { one: ChannelAdvice }): readonly Fact[] {
  const { language } = frame;
  const texts = adviseTexts[language];
  const finder = pointsTexts[language];
  const { point, minutes } = one;
  const bring = [texts.bringCard, ...(one.bringsId ? [finder.passport] : [])];
  const sum = one.costs.map((cost) => `${texts.costs[cost.name]} ${texts.minutes(cost.minutes)}`);
  return [
    ...(minutes === undefined
      ? []
      : [
          {
            term: texts.total,
            detail: texts.within(minutes),
            note: one.isLate ? texts.late : sum.join(" + "),
          },
        ]),
    ...(point === undefined
      ? []
      : [
          { term: texts.where, detail: point.point.names[language] },
          { term: finder.hours, detail: openingWords(point.opening, now, language) },
        ]),
    ...(one.channel === "online" || one.block === "no_point" || point === undefined
      ? []
      : [{ term: texts.bring, detail: bring.join(" · ") }]),
  ];
}

/** One sentence from the table: what speaks for this way, or what stands in it. */
function reasonOf({ block, channel, means, point, costs }: ChannelAdvice, language: Language) {
  const texts = adviseTexts[language];
  if (block !== undefined) return texts.blocks[block];
  const paysBy = means === undefined ? "" : meansWord(means, language);
  const name = point?.point.names[language] ?? "";
  if (channel === "online") return point === undefined ? texts.byMeans(paysBy) : texts.bySlip(name);
  const minutes = costs.find((cost) => cost.name === "travel")?.minutes ?? 1;
  return texts.atPoint({ point: name, means: paysBy, minutes });
}

function meansWord(means: Means, language: Language): string {
  return means === "paypal" ? adviseTexts[language].paypal : pointsTexts[language].payments[means];
}
