import { showCaseNumber } from "../../../business/cases/index.ts";
import type { Erasure, Mine } from "../../../business/privacy/index.ts";
import { showOrderNumber } from "../../../business/renewals/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { consentsOf, mineTexts, type MineTexts } from "../../documents/index.ts";
import {
  Button,
  ButtonLink,
  Buttons,
  CheckField,
  errorFor,
  Facts,
  Form,
  Notice,
  Page,
  Panel,
  showDateOf,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";

export interface MinePageProps {
  readonly frame: Frame;
  readonly token: string;
  readonly mine: Mine;
  readonly erasure: Erasure;
  /** How they are reminded; absent for whom nobody reminds. */
  readonly remindersUrl?: string;
  readonly errors?: readonly FieldError[];
}

/** What is kept of somebody, what they agreed to, and the way to have it or be rid of it. */
export function MinePage(props: MinePageProps) {
  const { frame, token, mine, errors = [] } = props;
  const { language } = frame;
  const texts = mineTexts[language];
  const { page } = texts;
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={mine.email === undefined ? texts.leadThere : texts.lead}
      errors={errors}
      isPrivate
    >
      <Panel title={page.kept}>
        <Facts items={mine.email === undefined ? keptThere(mine, texts) : keptOf(mine, language)} />
        <Buttons>
          <ButtonLink href={paths.mine(language, token, "pdf")}>{page.pdf}</ButtonLink>
          <ButtonLink href={paths.mine(language, token, "json")} kind="quiet">
            {page.json}
          </ButtonLink>
        </Buttons>
      </Panel>
      <Consents {...props} />
      <Erase {...props} />
    </Page>
  );
}

function keptOf({ email, account, orders, reminders, cases }: Mine, language: Language) {
  const texts = mineTexts[language];
  const { page, sections } = texts;
  return [
    { term: texts.email, detail: email },
    {
      term: sections.account,
      detail: account === undefined ? texts.noAccount : showDateOf(account.since, language),
    },
    ...[
      { term: sections.lines, count: account?.lines.length ?? 0 },
      { term: sections.orders, count: orders.length },
      { term: sections.messages, count: reminders.messages.length },
      { term: sections.cases, count: cases.length },
    ].map(({ term, count }) => ({ term, detail: page.count(count) })),
  ];
}

function keptThere({ reminders }: Mine, { page, sections, reminded }: MineTexts) {
  return [
    { term: reminded, detail: page.count(reminders.lines.length) },
    { term: sections.messages, detail: page.count(reminders.messages.length) },
  ];
}

function Consents({ frame, mine, remindersUrl }: MinePageProps) {
  const { language } = frame;
  const { page, sections } = mineTexts[language];
  const consents = consentsOf(mine, language);
  return (
    <Panel title={sections.consents}>
      {consents.length === 0 ? (
        <p>{page.noConsents}</p>
      ) : (
        <>
          <p class="soft">{page.consentsLead}</p>
          <Facts
            items={consents.map(({ what, of, since }) => ({
              term: what,
              detail: of,
              note: showDateOf(since, language),
            }))}
          />
        </>
      )}
      {remindersUrl === undefined ? null : (
        <p>
          <a href={remindersUrl}>{page.change}</a>
        </p>
      )}
    </Panel>
  );
}

function Erase({ frame, token, mine, erasure, errors = [] }: MinePageProps) {
  const { language } = frame;
  const { page } = mineTexts[language];
  const isOfMailbox = mine.email !== undefined;
  return (
    <Panel title={page.erase}>
      <p>{isOfMailbox ? page.eraseLead : page.eraseLeadThere}</p>
      {isOfMailbox ? <p class="soft">{page.books}</p> : null}
      <Kept frame={frame} erasure={erasure} />
      <Form action={paths.mine(language, token, "erase")} class="stack">
        <CheckField name="sure" label={page.sure} {...errorFor(errors, "sure")} />
        <Button kind="urgent">{page.doErase}</Button>
      </Form>
    </Panel>
  );
}

function Kept({ frame, erasure }: { readonly frame: Frame; readonly erasure: Erasure }) {
  const { page } = mineTexts[frame.language];
  const { keptOrders, keptCases } = erasure;
  if (keptOrders.length + keptCases.length === 0) return null;
  return (
    <>
      <h3>{page.stays}</h3>
      <ul>
        {keptOrders.map(({ number, because }) => (
          <li>
            <span class="code">{showOrderNumber(number)}</span> {page.needs[because]}
          </li>
        ))}
        {keptCases.map((number) => (
          <li>
            <span class="code">{showCaseNumber(number)}</span> {page.caseOpen}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What was erased, and what waits. */
export function ErasedPage({
  frame,
  erasure,
}: {
  readonly frame: Frame;
  readonly erasure: Erasure;
}) {
  const { page } = mineTexts[frame.language];
  const isLeft = erasure.keptOrders.length + erasure.keptCases.length > 0;
  return (
    <Page frame={frame} title={page.erased} lead={page.erasedLead} isPrivate>
      <p>{page.books}</p>
      <Kept frame={frame} erasure={erasure} />
      {isLeft ? (
        <Notice kind="careful">
          <p>{page.comeAgain}</p>
        </Notice>
      ) : null}
    </Page>
  );
}
