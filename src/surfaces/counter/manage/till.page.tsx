import type { Till, TillSession } from "../../../business/tills/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import {
  Button,
  ButtonLink,
  errorFor,
  Form,
  Moment,
  Notice,
  Page,
  showYen,
  Table,
  TextField,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { AskedTwice } from "./asked-twice.tsx";
import type { Parts } from "./managed.tsx";

export interface Drawer {
  readonly till: Till;
  readonly session: TillSession | undefined;
}

function stateOf({ till, session }: Drawer): "open" | "closed" | "never" | "retired" {
  if (till.retiredAt !== undefined) return "retired";
  return session?.state ?? "never";
}

export function DrawersPage(
  props: Parts & {
    readonly drawers: readonly Drawer[];
    readonly typed: Readonly<Record<string, string>>;
  },
) {
  const { frame, texts, errors, drawers, typed } = props;
  const words = texts.manage;
  return (
    <Page
      frame={frame}
      title={words.tills}
      kicker={words.title}
      errors={errors}
      layout="wide"
      isPrivate
    >
      {drawers.length === 0 ? <p>{words.none}</p> : null}
      {drawers.length === 0 ? null : (
        <Table
          caption={words.tills}
          head={words.drawer.head}
          figures={[3]}
          rows={drawers.map((one) => [
            <a class="row-link" href={paths.manageTills(one.till.tillId)}>
              {one.till.code}
            </a>,
            one.till.name,
            words.drawer.states[stateOf(one)],
            String(one.session?.number ?? 0),
          ])}
        />
      )}
      <Form action={paths.manageTills()} class="stack">
        <h2>{words.drawer.make}</h2>
        <TextField
          name="code"
          label={words.drawer.code}
          hint={words.drawer.codeHint}
          value={typed["code"] ?? ""}
          size="medium"
          {...errorFor(errors, "code")}
        />
        <TextField
          name="name"
          label={words.drawer.name}
          value={typed["name"] ?? ""}
          size="medium"
          {...errorFor(errors, "name")}
        />
        <Button>{words.drawer.send}</Button>
      </Form>
    </Page>
  );
}

export function DrawerPage(
  props: Parts & {
    readonly till: Till;
    readonly sessions: readonly TillSession[];
    readonly nameOf: (staffId: string) => string;
  },
) {
  const { frame, texts, till, sessions, notice } = props;
  const words = texts.manage;
  const isRetired = till.retiredAt !== undefined;
  const state = stateOf({ till, session: sessions[0] });
  return (
    <Page
      frame={frame}
      title={`${till.code} · ${till.name}`}
      kicker={`${words.tills} · ${words.drawer.states[state]}`}
      layout="wide"
      isPrivate
    >
      {notice === undefined ? null : (
        <Notice kind="careful" live="alert">
          {notice}
        </Notice>
      )}
      {sessions.length === 0 ? <p>{words.none}</p> : <Sessions {...props} />}
      {isRetired ? (
        <Form action={paths.manageTills(till.tillId, "in-use")}>
          <Button kind="quiet">{words.drawer.takeBack}</Button>
        </Form>
      ) : (
        <AskedTwice
          verb={words.drawer.retire}
          hint={words.drawer.retireHint}
          action={paths.manageTills(till.tillId, "out-of-use")}
        />
      )}
      <ButtonLink kind="quiet" href={paths.manageTills()}>
        {words.back}
      </ButtonLink>
    </Page>
  );
}

function Sessions(
  props: Parts & {
    readonly till: Till;
    readonly sessions: readonly TillSession[];
    readonly nameOf: (staffId: string) => string;
  },
) {
  const { texts, language, till, sessions, nameOf } = props;
  const words = texts.manage.drawer;
  const sum = (amount: number | undefined) =>
    amount === undefined ? "" : showYen(yen(amount), language);
  return (
    <Table
      caption={words.sessions}
      head={words.sessionHead}
      figures={[4, 5]}
      rows={sessions.map(({ number, openedAt, openedBy, closedAt, closedBy, report }) => [
        report === undefined ? (
          String(number)
        ) : (
          <a class="row-link" href={paths.manageReport(till.tillId, number)}>
            {String(number)}
          </a>
        ),
        <Moment at={openedAt} language={language} />,
        closedAt === undefined ? words.stillOpen : <Moment at={closedAt} language={language} />,
        nameOf(closedBy ?? openedBy),
        sum(report?.countedYen),
        sum(report?.differenceYen),
      ])}
    />
  );
}
