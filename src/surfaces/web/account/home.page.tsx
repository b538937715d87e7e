import type { CustomerOrder } from "../../../business/customers/index.ts";
import type { VisitedLine } from "../visit.ts";
import {
  Button,
  Buttons,
  ButtonLink,
  Facts,
  Form,
  Notice,
  Page,
  Panel,
  showBytes,
  showLastMinute,
  Tag,
  type Fact,
  type Frame,
  type TagTone,
} from "../../html/index.ts";
import { familyTexts } from "../family/texts/index.ts";
import { paths } from "../routes.ts";
import type { LineCard } from "./line-card.ts";
import { OrderList } from "./orders.page.tsx";
import { accountTexts, type AccountTexts, type LineStateTexts } from "./texts/index.ts";

export const HOME_SAYS = ["registered", "known", "saved", "removed", "renamed"] as const;
export type HomeSay = (typeof HOME_SAYS)[number];

export interface KeepableLine extends Pick<VisitedLine, "ref"> {
  readonly mask: string;
}

export interface HomeProps {
  readonly frame: Frame;
  readonly email: string;
  readonly lines: readonly LineCard[];
  /** Opened in this browser, proven well enough, and not kept yet. */
  readonly keepable: readonly KeepableLine[];
  readonly orders: readonly CustomerOrder[];
  readonly say?: HomeSay;
}

export function AccountHomePage({ frame, email, lines, keepable, orders, say }: HomeProps) {
  const { language } = frame;
  const texts = accountTexts[language].home;
  const path = (page: string) => paths.account(language, page);
  return (
    <Page frame={frame} title={texts.title} lead={texts.loggedInAs(email)} layout="wide" isPrivate>
      {say === undefined ? null : <Said say={say} texts={texts} />}
      <section class="stack">
        <h2>{texts.lines}</h2>
        {lines.length === 0 ? <p>{texts.noLines}</p> : null}
        {lines.map((line) => (
          <LinePanel frame={frame} line={line} />
        ))}
        {keepable.length === 0 ? null : <Keepable frame={frame} lines={keepable} />}
        <Buttons>
          {lines.length < 2 ? null : (
            <ButtonLink href={paths.family(language)}>{familyTexts[language].link}</ButtonLink>
          )}
          <ButtonLink kind="quiet" href={paths.home(language)}>
            {texts.findLine}
          </ButtonLink>
        </Buttons>
      </section>
      <section class="stack">
        <h2>{texts.orders}</h2>
        {orders.length === 0 ? <p>{texts.noOrders}</p> : null}
        <OrderList frame={frame} orders={orders} level={3} />
        {orders.length === 0 ? null : (
          <p>
            <a href={path("orders")}>{texts.allOrders}</a>
          </p>
        )}
      </section>
      <section class="stack">
        <p>
          <a href={path("security")}>{texts.security}</a>
        </p>
        <Form action={path("log-out")}>
          <Button kind="quiet">{texts.logOut}</Button>
        </Form>
      </section>
    </Page>
  );
}

const TONES: Readonly<Record<keyof LineStateTexts, TagTone>> = {
  unstarted: "calm",
  active: "good",
  depleted: "careful",
  expired: "careful",
  suspended: "urgent",
  recycled: "urgent",
};

function LinePanel({ frame, line }: { frame: Frame; line: LineCard }) {
  const { language } = frame;
  const texts = accountTexts[language];
  const name = line.nickname ?? texts.home.unnamed(line.mask);
  const path = paths.account(language, `lines/${line.lineId}`);
  return (
    <section class="panel">
      <h3>
        <a href={`${path}/open`}>{name}</a>
      </h3>
      <p>
        <Tag tone={TONES[line.state]}>{texts.lineStates[line.state]}</Tag>{" "}
        {line.isOwner ? <Tag>{texts.line.proven}</Tag> : null}{" "}
        {line.nickname === undefined ? null : <span class="soft">{line.mask}</span>}
      </p>
      {line.endsAt === undefined ? null : (
        <Facts items={factsOf(frame, line, texts)} layout="grid" />
      )}
      <Buttons>
        <ButtonLink href={`${path}/open`}>
          {texts.home.renew}
          <span class="sr"> {name}</span>
        </ButtonLink>
        <ButtonLink kind="quiet" href={path}>
          {texts.home.edit}
          <span class="sr"> {name}</span>
        </ButtonLink>
      </Buttons>
    </section>
  );
}

function factsOf(frame: Frame, line: LineCard, texts: AccountTexts): readonly Fact[] {
  const { endsAt, dataLeftBytes } = line;
  const end =
    endsAt === undefined
      ? []
      : [
          {
            term: texts.home.validUntil,
            detail: (
              <time datetime={endsAt}>{showLastMinute(endsAt, frame.language, frame.zone)}</time>
            ),
          },
        ];
  const left =
    dataLeftBytes === undefined
      ? []
      : [
          {
            term: texts.home.dataLeft,
            detail: dataLeftBytes === null ? texts.home.dataUnlimited : showBytes(dataLeftBytes),
          },
        ];
  return [...left, ...end];
}

function Keepable({ frame, lines }: { frame: Frame; lines: readonly KeepableLine[] }) {
  const texts = accountTexts[frame.language].home;
  const keep = (ref: string) =>
    `${paths.account(frame.language, "lines/keep")}?${new URLSearchParams({ ref })}`;
  return (
    <Panel title={texts.keepable}>
      <p class="soft">{texts.keepableHint}</p>
      <Buttons>
        {lines.map(({ ref, mask }) => (
          <ButtonLink kind="quiet" href={keep(ref)}>
            {texts.keep(texts.unnamed(mask))}
          </ButtonLink>
        ))}
      </Buttons>
    </Panel>
  );
}

function Said({ say, texts }: { say: HomeSay; texts: AccountTexts["home"] }) {
  const said = {
    registered: texts.welcome,
    known: texts.known,
    saved: texts.saved,
    removed: texts.removed,
    renamed: texts.renamed,
  } as const;
  return (
    <Notice kind="good" live="status">
      <p>{said[say]}</p>
    </Notice>
  );
}
