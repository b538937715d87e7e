import {
  HOURS_BEFORE,
  isUnderWay,
  PER_CENTS_LEFT,
  triggerValue,
  type AutoStanding,
  type SavedMethod,
  type Trigger,
} from "../../../business/auto-renewals/index.ts";
import type { Plan } from "../../../business/catalogue/index.ts";
import type { Yen } from "../../../foundation/money/index.ts";
import { autoLetterTexts, savedMethodText } from "../../documents/index.ts";
import {
  Button,
  Disclosure,
  errorFor,
  Facts,
  Form,
  Notice,
  Page,
  Panel,
  RadioField,
  SelectField,
  showDate,
  showInstant,
  showYen,
  Tag,
  TextField,
  type Fact,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import type { AutoForm } from "./auto-form.ts";
import { autoTexts, type AutoTexts } from "./texts/index.ts";
import { triggerText } from "./words.ts";

export interface NewMethod {
  readonly provider: string;
  readonly method: keyof AutoTexts["newMethod"];
}

export interface AutoPageProps {
  readonly frame: Frame;
  readonly ref: string;
  readonly today: string;
  readonly plans: readonly Plan[];
  readonly methods: readonly SavedMethod[];
  readonly newMethods: readonly NewMethod[];
  /** Only of what this customer agreed to. */
  readonly standing?: AutoStanding;
  /** Another customer agreed to it: it can be ended, and begun anew after that. */
  readonly isHeldByOther: boolean;
  readonly spentYen: Yen;
  readonly form: AutoForm;
  readonly errors: readonly FieldError[];
  readonly said?: keyof AutoTexts["said"];
}

/** How a line's automatic renewal stands, one tap to stop it, what has happened, and the form. */
export function AutoPage(props: AutoPageProps) {
  const { frame, standing, errors, said, methods } = props;
  const texts = autoTexts[frame.language];
  const isOn = standing?.auto.state === "armed" || props.isHeldByOther;
  const isMoneyUnderWay = standing?.occasions.some(isUnderWay) ?? false;
  return (
    <Page
      frame={frame}
      title={texts.title}
      kicker={<Tag tone={isOn ? "good" : "calm"}>{isOn ? texts.on : texts.off}</Tag>}
      lead={texts.lead}
      errors={errors}
      isPrivate
    >
      {said === undefined ? null : (
        <Notice kind="good" live="status">
          <p>{said === "off" && isMoneyUnderWay ? texts.stopUnderWay : texts.said[said]}</p>
        </Notice>
      )}
      {standing === undefined ? null : <Standing {...props} standing={standing} />}
      {props.isHeldByOther ? (
        <Panel tone="strong">
          <p>{texts.trouble.held_by_other}</p>
          <StopForm {...props} />
        </Panel>
      ) : null}
      <Disclosure summary={isOn ? texts.change : texts.begin} isOpen={!isOn || errors.length > 0}>
        <Ask {...props} />
      </Disclosure>
      {methods.length === 0 ? null : <Methods {...props} />}
      <p>
        <a href={paths.line(frame.language, props.ref)}>{texts.back}</a>
      </p>
    </Page>
  );
}

function StopForm({ frame: { language }, ref }: AutoPageProps) {
  return (
    <Form action={paths.lineAutoStop(language, ref)}>
      <Button kind="urgent">{autoTexts[language].stop}</Button>
    </Form>
  );
}

function Standing(props: AutoPageProps & { readonly standing: AutoStanding }) {
  const { frame, standing } = props;
  const { language, zone } = frame;
  const texts = autoTexts[language];
  const { auto, occasions } = standing;
  const isOn = auto.state === "armed";
  const because = auto.stoppedBecause;
  const reasons = autoLetterTexts[language].because;
  return (
    <>
      {isOn ? (
        <Panel tone="strong">
          <Facts items={agreed(props)} />
          <StopForm {...props} />
        </Panel>
      ) : because === undefined ? null : (
        <p>
          {texts.off}: {reasons[because]}
        </p>
      )}
      {occasions.length === 0 ? null : (
        <Panel title={texts.historyTitle}>
          <Facts
            items={occasions.map((one) => ({
              term: showInstant(one.settledAt ?? one.announcedAt, language, zone),
              detail: texts.states[one.state],
              note: [
                showYen(one.totalYen, language),
                ...(one.because === undefined ? [] : [reasons[one.because]]),
              ].join(" · "),
            }))}
          />
        </Panel>
      )}
    </>
  );
}

function agreed(props: AutoPageProps & { readonly standing: AutoStanding }): readonly Fact[] {
  const { frame, standing, spentYen } = props;
  const { language, zone } = frame;
  const texts = autoTexts[language];
  const { auto, plan, method, occasions } = standing;
  const open = occasions.find(({ settledAt }) => settledAt === undefined);
  const price = showYen(open?.totalYen ?? auto.priceYen, language);
  const next =
    open === undefined
      ? []
      : [
          {
            term: texts.next,
            detail:
              open.state === "charging"
                ? texts.charging
                : texts.nextAt(price, showInstant(open.chargeAt, language, zone)),
          },
        ];
  return [
    ...next,
    { term: texts.plan, detail: plan?.names[language] ?? auto.planCode, note: price },
    { term: texts.trigger, detail: triggerText(auto.trigger, language) },
    ...(method === undefined
      ? []
      : [{ term: texts.method, detail: savedMethodText(method, language) }]),
    {
      term: texts.spent,
      detail: texts.spentOf(showYen(spentYen, language), showYen(auto.ceilingYen, language)),
    },
    { term: texts.until, detail: showDate(auto.until, language) },
  ];
}

const TRIGGERS: readonly Trigger[] = [
  ...HOURS_BEFORE.map((hoursBefore) => ({ kind: "time", hoursBefore }) as const),
  ...PER_CENTS_LEFT.map((perCentLeft) => ({ kind: "data", perCentLeft }) as const),
];

function Ask({ frame, ref, plans, methods, newMethods, form, errors, today }: AutoPageProps) {
  const { language } = frame;
  const texts = autoTexts[language];
  if (plans.length === 0) return <p>{texts.noPlan}</p>;
  if (methods.length + newMethods.length === 0) return <p>{texts.noMethod}</p>;
  return (
    <Form action={paths.lineAuto(language, ref)}>
      <SelectField
        name="plan"
        label={texts.plan}
        value={form.plan}
        options={plans.map(({ code, names, totalYen }) => ({
          value: code,
          label: `${names[language]} · ${showYen(totalYen, language)}`,
        }))}
        {...errorFor(errors, "plan")}
      />
      <SelectField
        name="trigger"
        label={texts.trigger}
        value={form.trigger}
        options={TRIGGERS.map((one) => ({
          value: triggerValue(one),
          label: triggerText(one, language),
        }))}
        {...errorFor(errors, "trigger")}
      />
      <TextField
        name="ceiling"
        label={texts.ceiling}
        hint={texts.ceilingHint}
        value={form.ceiling}
        inputMode="numeric"
        maxLength={9}
        size="short"
        {...errorFor(errors, "ceiling")}
      />
      <TextField
        name="until"
        type="date"
        label={texts.until}
        hint={texts.untilHint}
        value={form.until}
        min={today}
        size="medium"
        {...errorFor(errors, "until")}
      />
      <RadioField
        name="method"
        label={texts.method}
        value={form.method}
        options={[
          ...methods.map((one) => ({
            value: `saved:${one.savedMethodId}`,
            label: savedMethodText(one, language),
          })),
          ...newMethods.map(({ provider, method }) => ({
            value: `new:${provider}:${method}`,
            label: texts.newMethod[method],
          })),
        ]}
        {...errorFor(errors, "method")}
      />
      <Button>{texts.submit}</Button>
      <p class="small soft">{texts.submitHint}</p>
    </Form>
  );
}

function Methods({ frame, ref, methods }: AutoPageProps) {
  const { language } = frame;
  const texts = autoTexts[language];
  return (
    <Panel title={texts.methodsTitle}>
      {methods.map((one) => (
        <Form action={paths.lineAutoForget(language, ref)} hidden={{ m: one.savedMethodId }}>
          <p>{savedMethodText(one, language)}</p>
          <Button kind="quiet">{texts.forget}</Button>
        </Form>
      ))}
      <p class="small soft">{texts.forgetHint}</p>
    </Panel>
  );
}
