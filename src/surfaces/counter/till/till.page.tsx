import type { Till, TillSession } from "../../../business/tills/index.ts";
import {
  Button,
  ButtonLink,
  Buttons,
  errorFor,
  Facts,
  Form,
  Moment,
  Notice,
  Page,
  RadioField,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import type { CounterTexts, StaffLanguage } from "../staff-texts/index.ts";
import { CountFields } from "./count-fields.tsx";

interface PageProps {
  readonly frame: Frame;
  readonly texts: CounterTexts;
  readonly language: StaffLanguage;
  readonly till: Till;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly notice?: string;
}

export interface TillPageProps extends PageProps {
  readonly session?: TillSession;
  readonly mayMove: boolean;
  readonly mayRead: boolean;
  /** Of the session closed last. */
  readonly lastReportUrl?: string;
}

/** A closed till asks for its float; an open one leads to moving, reading and counting. */
export function TillPage(props: TillPageProps) {
  const { frame, texts, till, session, errors, notice } = props;
  const words = texts.till;
  const isOpen = session?.state === "open";
  const lead = isOpen ? words.open(session.number) : words.closed;
  return (
    <Page frame={frame} title={words.title(till.code)} lead={lead} errors={errors} isPrivate>
      {notice === undefined ? null : (
        <Notice kind="careful" live="status">
          {notice}
        </Notice>
      )}
      {isOpen ? <OpenTill {...props} session={session} /> : <ClosedTill {...props} />}
    </Page>
  );
}

function ClosedTill({ texts, typed, errors, lastReportUrl }: TillPageProps) {
  const words = texts.till;
  return (
    <>
      {lastReportUrl === undefined ? null : (
        <ButtonLink kind="quiet" href={lastReportUrl}>
          {words.reportTitle("Z", Number(lastReportUrl.split("=").at(-1)))}
        </ButtonLink>
      )}
      <Form action={paths.till()} class="stack">
        <h2>{words.float}</h2>
        <p>{words.floatLead}</p>
        <CountFields texts={texts} typed={typed} errors={errors} />
        <Button>{words.openIt}</Button>
      </Form>
    </>
  );
}

function OpenTill(props: TillPageProps & { session: TillSession }) {
  const { texts, language, session, mayMove, mayRead } = props;
  const words = texts.till;
  return (
    <>
      <Facts
        items={[
          { term: words.since, detail: <Moment at={session.openedAt} language={language} /> },
        ]}
      />
      <Buttons>
        <ButtonLink href={paths.tillCount()}>{words.count}</ButtonLink>
        {mayRead ? (
          <ButtonLink kind="quiet" href={paths.tillReport()}>
            {words.report}
          </ButtonLink>
        ) : null}
      </Buttons>
      {mayMove ? <MoveForm {...props} /> : null}
    </>
  );
}

function MoveForm({ texts, typed, errors }: TillPageProps) {
  const words = texts.till;
  const kinds = ["pay_in", "pay_out", "bank_drop"] as const;
  return (
    <Form action={paths.tillMove()} class="stack">
      <h2>{words.move}</h2>
      <RadioField
        name="kind"
        label={words.moveKind}
        layout="row"
        value={typed["kind"] || "pay_in"}
        options={kinds.map((kind) => ({ value: kind, label: words.moves[kind] }))}
        {...errorFor(errors, "kind")}
      />
      <TextField
        name="amount"
        label={words.amount}
        value={typed["amount"] ?? ""}
        inputMode="numeric"
        size="medium"
        {...errorFor(errors, "amount")}
      />
      <TextField
        name="reason"
        label={words.reason}
        value={typed["reason"] ?? ""}
        {...errorFor(errors, "reason")}
      />
      <Button kind="quiet">{words.moveIt}</Button>
    </Form>
  );
}

/** A blind count: nothing on this page tells what must be there. */
export function CountPage(props: PageProps) {
  const { frame, texts, till, typed, errors } = props;
  const words = texts.till;
  const kicker = words.title(till.code);
  return (
    <Page
      frame={frame}
      title={words.count}
      kicker={kicker}
      lead={words.countLead}
      errors={errors}
      isPrivate
    >
      {props.notice === undefined ? null : <Notice kind="careful">{props.notice}</Notice>}
      <Form action={paths.tillCount()} class="stack">
        <CountFields texts={texts} typed={typed} errors={errors} />
        <TextField
          name="note"
          label={words.note}
          optional={words.optional}
          value={typed["note"] ?? ""}
          maxLength={200}
        />
        <Button>{words.closeIt}</Button>
      </Form>
    </Page>
  );
}
