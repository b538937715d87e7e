import {
  INCIDENT_KINDS,
  isTellable,
  REGIONS,
  type Incident,
} from "../../../business/incidents/index.ts";
import {
  Button,
  Buttons,
  CheckField,
  errorFor,
  Form,
  Page,
  Panel,
  SelectField,
  showInstant,
} from "../../html/index.ts";
import type { Parts } from "../manage/managed.tsx";
import { paths } from "../routes.ts";

export const SINCE_MINUTES = ["0", "15", "30", "60"] as const;
export const EXPECTED_HOURS = [1, 2, 4, 8, 24] as const;

type IncidentsPageProps = Parts & {
  readonly carriers: readonly string[];
  readonly incidents: readonly Incident[];
};

/** What is told now, each with what can be done; and a form for another. */
export function IncidentsPage(props: IncidentsPageProps) {
  const { frame, texts, errors, incidents } = props;
  const words = texts.incidents;
  return (
    <Page
      frame={frame}
      title={words.title}
      lead={words.lead}
      kicker={<a href={paths.manage()}>{texts.manage.title}</a>}
      errors={errors}
      isPrivate
    >
      {incidents.length === 0 ? <p class="soft">{words.none}</p> : null}
      {incidents.map((one) => (
        <One {...props} one={one} />
      ))}
      <SetForm {...props} />
    </Page>
  );
}

function One(props: IncidentsPageProps & { readonly one: Incident }) {
  const { texts, language, one } = props;
  const words = texts.incidents;
  const where = one.region === undefined ? words.everywhere : words.regions[one.region];
  const { expectedAt, incidentId } = one;
  return (
    <Panel title={words.kinds[one.kind]}>
      <p>
        {one.carrier ?? words.everyCarrier} · {where} ·{" "}
        {words.sinceAt(showInstant(one.beganAt, language))}
        {expectedAt === undefined
          ? null
          : ` · ${words.expectedAt(showInstant(expectedAt, language))}`}
        {one.toldFrom === undefined
          ? null
          : ` · ${words.toldAt(showInstant(one.toldFrom, language))}`}
      </p>
      <Form action={paths.incidents(incidentId, "expect")}>
        <label>
          {words.expected}{" "}
          <select name="expected">
            {expectedOptions(props).map(({ value, label }) => (
              <option value={value}>{label}</option>
            ))}
          </select>
        </label>{" "}
        <Button kind="quiet">{words.change}</Button>
      </Form>
      {one.toldFrom === undefined && isTellable(one.kind) ? (
        <Form action={paths.incidents(incidentId, "tell")}>
          <Button kind="quiet">{words.tellNow}</Button>
        </Form>
      ) : null}
      <Form action={paths.incidents(incidentId, "end")}>
        <Buttons>
          <Button>{words.end}</Button>
        </Buttons>
      </Form>
    </Panel>
  );
}

function SetForm(props: IncidentsPageProps) {
  const { texts, errors, carriers } = props;
  const words = texts.incidents;
  return (
    <Form action={paths.incidents()} class="stack">
      <SelectField
        name="kind"
        label={words.kind}
        options={INCIDENT_KINDS.map((value) => ({ value, label: words.kinds[value] }))}
        {...errorFor(errors, "kind")}
      />
      <SelectField
        name="carrier"
        label={words.carrier}
        options={[
          { value: "", label: words.everyCarrier },
          ...carriers.map((value) => ({ value, label: value })),
        ]}
        {...errorFor(errors, "carrier")}
      />
      <SelectField
        name="region"
        label={words.region}
        options={[
          { value: "", label: words.everywhere },
          ...REGIONS.map((value) => ({ value, label: words.regions[value] })),
        ]}
        {...errorFor(errors, "region")}
      />
      <SelectField
        name="since"
        label={words.since}
        options={SINCE_MINUTES.map((value) => ({ value, label: words.sinces[value] }))}
        {...errorFor(errors, "since")}
      />
      <SelectField
        name="expected"
        label={words.expected}
        options={expectedOptions(props)}
        {...errorFor(errors, "expected")}
      />
      <CheckField
        name="tell"
        label={words.tell}
        hint={words.tellHint}
        {...errorFor(errors, "tell")}
      />
      <Button>{words.set}</Button>
    </Form>
  );
}

function expectedOptions({ texts: { incidents: words } }: IncidentsPageProps) {
  return [
    { value: "", label: words.unknown },
    ...EXPECTED_HOURS.map((hours) => ({ value: String(hours), label: words.inHours(hours) })),
  ];
}
