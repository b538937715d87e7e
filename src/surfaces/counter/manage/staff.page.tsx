import type { Staff } from "../../../business/staff/index.ts";
import { STAFF_LANGUAGES } from "../../../foundation/language/index.ts";
import {
  Button,
  ButtonLink,
  errorFor,
  Facts,
  Form,
  LANGUAGE_NAMES,
  Notice,
  Page,
  RadioField,
  SelectField,
  Table,
  TextField,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { AskedTwice } from "./asked-twice.tsx";
import type { Parts } from "./managed.tsx";

type Typed = Readonly<Record<string, string>>;

export function PeoplePage(
  props: Parts & {
    readonly people: readonly Staff[];
    readonly roles: readonly Staff["role"][];
    readonly typed: Typed;
  },
) {
  const { frame, texts, errors, people, notice } = props;
  const words = texts.manage;
  return (
    <Page
      frame={frame}
      title={words.staff}
      kicker={words.title}
      errors={errors}
      layout="wide"
      isPrivate
    >
      {notice === undefined ? null : <Notice kind="careful">{notice}</Notice>}
      <Table
        caption={words.staff}
        head={words.person.head}
        rows={people.map((one) => [
          <a class="row-link" href={paths.manageStaff(one.staffId)}>
            {one.number}
          </a>,
          one.name,
          words.person.roles[one.role],
          words.person.states[one.state],
          words.person.app[one.hasSecondFactor ? "yes" : "no"],
        ])}
      />
      <Form action={paths.manageStaff()} class="stack">
        <h2>{words.person.hire}</h2>
        <TextField
          name="number"
          label={words.person.number}
          hint={words.person.numberHint}
          value={props.typed["number"] ?? ""}
          inputMode="numeric"
          size="medium"
          {...errorFor(errors, "number")}
        />
        <PersonFields {...props} person={undefined} />
        <Button>{words.person.send}</Button>
      </Form>
    </Page>
  );
}

function PersonFields(
  props: Parts & {
    readonly roles: readonly Staff["role"][];
    readonly typed: Typed;
    readonly person: Staff | undefined;
  },
) {
  const { texts, errors, typed, roles, person } = props;
  const words = texts.manage.person;
  return (
    <>
      <TextField
        name="name"
        label={words.name}
        value={typed["name"] || person?.name || ""}
        size="medium"
        {...errorFor(errors, "name")}
      />
      {roles.length === 0 ? null : (
        <RadioField
          name="role"
          label={words.role}
          layout="row"
          value={typed["role"] || person?.role || "clerk"}
          options={roles.map((role) => ({ value: role, label: words.roles[role] }))}
          {...errorFor(errors, "role")}
        />
      )}
      <SelectField
        name="language"
        label={words.language}
        value={typed["language"] || person?.language || props.language}
        options={STAFF_LANGUAGES.map((one) => ({ value: one, label: LANGUAGE_NAMES[one] }))}
      />
    </>
  );
}

export function PersonPage(
  props: Parts & {
    readonly person: Staff;
    readonly roles: readonly Staff["role"][];
    readonly isSelf: boolean;
    readonly typed: Typed;
  },
) {
  const { frame, texts, errors, person, notice, isSelf } = props;
  const words = texts.manage;
  return (
    <Page
      frame={frame}
      title={person.name}
      kicker={`${words.staff} · ${person.number}`}
      errors={errors}
      isPrivate
    >
      {notice === undefined ? null : (
        <Notice kind="careful" live="alert">
          {notice}
        </Notice>
      )}
      <Facts
        layout="grid"
        items={[
          { term: words.person.role, detail: words.person.roles[person.role] },
          { term: words.person.head[3]!, detail: words.person.states[person.state] },
          {
            term: words.person.head[4]!,
            detail: words.person.app[person.hasSecondFactor ? "yes" : "no"],
          },
        ]}
      />
      {isSelf ? <Notice>{words.person.self}</Notice> : null}
      <Form action={paths.manageStaff(person.staffId)} class="stack">
        <PersonFields {...props} roles={isSelf ? [] : props.roles} />
        <Button>{words.change}</Button>
      </Form>
      {isSelf ? null : <Doors {...props} />}
      <ButtonLink kind="quiet" href={paths.manageStaff()}>
        {words.back}
      </ButtonLink>
    </Page>
  );
}

function Doors({ texts, person }: Parts & { readonly person: Staff }) {
  const words = texts.manage.person;
  const isWorking = person.state === "working";
  return (
    <>
      <AskedTwice
        kind="quiet"
        verb={words.reset}
        hint={words.resetHint}
        action={paths.manageStaff(person.staffId, "reset")}
      />
      {isWorking ? (
        <AskedTwice
          verb={words.suspend}
          hint={words.suspendHint}
          action={paths.manageStaff(person.staffId, "suspend")}
        />
      ) : (
        <AskedTwice
          kind="quiet"
          verb={words.takeBack}
          action={paths.manageStaff(person.staffId, "take-back")}
        />
      )}
    </>
  );
}

/** Shown once: nobody can read it again. */
export function PasscodeHandOver(
  props: Parts & { readonly staff: Staff; readonly passcode: string },
) {
  const { frame, texts, staff, passcode } = props;
  const words = texts.manage.person;
  return (
    <Page frame={frame} title={words.handOver} lead={words.handOverLead} isPrivate>
      <Facts
        items={[
          { term: words.name, detail: staff.name },
          { term: words.number, detail: <span class="code">{staff.number}</span> },
          {
            term: words.passcode,
            detail: <span class="code">{passcode.replace(/(\d{4})(?=\d)/u, "$1 ")}</span>,
            emphasis: "strong",
          },
        ]}
      />
      <ButtonLink href={paths.manageStaff()}>{texts.manage.back}</ButtonLink>
    </Page>
  );
}
