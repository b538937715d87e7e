import {
  Button,
  ButtonLink,
  Disclosure,
  errorFor,
  FileField,
  Form,
  Notice,
  Page,
  Panel,
  Stations,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import type { Incident } from "../../../business/incidents/index.ts";
import { AdviceLink, adviseTexts } from "../advise/index.ts";
import { IncidentBanner } from "../incidents/index.ts";
import { paths } from "../routes.ts";
import { voucherPageTexts } from "../voucher/index.ts";
import { homeTexts, type HomeSay } from "./texts/index.ts";

export interface HomePageProps {
  readonly frame: Frame;
  readonly typed?: string;
  readonly errors?: readonly FieldError[];
  readonly say?: HomeSay;
  /** The line that this visitor looked at last. */
  readonly lastRef?: string;
  /** Where the visitor is, known by a sign. */
  readonly here?: { readonly title: string; readonly body: string };
  /** What many lines suffer from now. */
  readonly incidents?: readonly Incident[];
}

/** The first page: one field that takes any number of the card, and what comes after it. */
export function HomePage(props: HomePageProps) {
  const { frame, errors = [], say, lastRef, here } = props;
  const { language } = frame;
  const texts = homeTexts[language];
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={texts.lead}
      description={texts.description}
      errors={errors}
      layout="split"
      islands={["scan"]}
    >
      <div class="beside stack">
        <IncidentBanner frame={frame} incidents={props.incidents ?? []} />
        {say === undefined ? null : (
          <Notice kind="careful" title={texts.say[say].title}>
            <p>{texts.say[say].body}</p>
          </Notice>
        )}
        {here === undefined ? null : (
          <Notice title={here.title}>
            <p>{here.body}</p>
          </Notice>
        )}
        {lastRef === undefined ? null : (
          <Notice>
            <p>
              {texts.back} <a href={paths.line(language, lastRef)}>{texts.backLink}</a>
            </p>
          </Notice>
        )}
        <FindPanel {...props} />
        {errors.length === 0 ? null : <AdviceLink language={language} why="unknown_code" />}
      </div>
      <section class="under">
        <h2 class="sr">{texts.stepsLabel}</h2>
        <Stations
          label={texts.stepsLabel}
          items={texts.steps.map((step, index) => ({
            ...step,
            state: index === 0 ? "here" : "ahead",
          }))}
        />
      </section>
      <Ways frame={frame} />
    </Page>
  );
}

function FindPanel({ frame, typed, errors }: HomePageProps) {
  const { language } = frame;
  const texts = homeTexts[language];
  return (
    <Panel>
      <Form action={paths.find(language)}>
        <TextField
          name="number"
          label={texts.numberLabel}
          hint={texts.numberHint}
          size="large"
          maxLength={500}
          {...(typed === undefined ? {} : { value: typed })}
          {...errorFor(errors, "number")}
        />
        <Button width="full">{texts.numberSubmit}</Button>
      </Form>
      <div class="scan" data-scan hidden>
        <button type="button" class="button button-quiet button-full" data-scan-open>
          {texts.camera}
        </button>
        <div data-scan-view hidden>
          <p class="hint">{texts.cameraAim}</p>
          <video class="scan-video" muted playsinline aria-label={texts.cameraAim}></video>
          <button type="button" class="button button-quiet button-full" data-scan-close>
            {texts.cameraStop}
          </button>
        </div>
        <p class="error" role="alert" data-scan-blocked hidden>
          {texts.cameraBlocked}
        </p>
      </div>
      <div>
        <Disclosure
          summary={texts.photoTitle}
          isOpen={errorFor(errors, "photo").error !== undefined}
        >
          <Form action={paths.findPhoto(language)} takesFile="yes">
            <FileField
              name="photo"
              label={texts.photoLabel}
              hint={texts.photoHint}
              accept="image/jpeg,image/png"
              {...errorFor(errors, "photo")}
            />
            <Button kind="quiet" width="full">
              {texts.photoSubmit}
            </Button>
          </Form>
        </Disclosure>
        <Disclosure summary={texts.whereTitle}>
          <dl class="where">
            {texts.where.map(({ term, detail }) => (
              <div>
                <dt>{term}</dt>
                <dd>{detail}</dd>
              </div>
            ))}
          </dl>
        </Disclosure>
      </div>
    </Panel>
  );
}

function Ways({ frame: { language } }: { frame: Frame }) {
  const texts = homeTexts[language];
  return (
    <section class="across">
      <h2>{texts.waysTitle}</h2>
      <ul class="ways">
        {texts.ways.map(({ label, detail }) => (
          <li>
            <h3>{label}</h3>
            <p class="soft">{detail}</p>
          </li>
        ))}
      </ul>
      <p>
        <a href={paths.guideTopic(language, "renew")}>{texts.waysLink}</a>
      </p>
      <p>
        <a href={paths.advise(language)}>{adviseTexts[language].title}</a>
      </p>
      <p>
        <a href={paths.voucher(language)}>{voucherPageTexts[language].title}</a>
      </p>
      <div class="invite">
        <div>
          <h2>{texts.newTitle}</h2>
          <p class="soft">{texts.newBody}</p>
        </div>
        <ButtonLink kind="quiet" href={paths.guide(language)}>
          {texts.newLink}
        </ButtonLink>
      </div>
    </section>
  );
}
