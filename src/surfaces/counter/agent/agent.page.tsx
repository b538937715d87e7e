import {
  creditLeftYen,
  type Agent,
  type AgentAccount,
  type AgentEntry,
  type AgentStatement,
} from "../../../business/agents/index.ts";
import type { Good, ShelfSum } from "../../../business/goods/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import { Facts, Page, showYen, Table, type Frame } from "../../html/index.ts";
import { paths } from "../routes.ts";
import type { CounterTexts, StaffLanguage } from "../staff-texts/index.ts";

export interface AgentPageProps {
  readonly frame: Frame;
  readonly texts: CounterTexts;
  readonly language: StaffLanguage;
  readonly agent: Agent;
  readonly account: AgentAccount;
  readonly stock: readonly ShelfSum[];
  readonly goods: readonly Good[];
  /** Since the last statement. */
  readonly entries: readonly AgentEntry[];
  readonly statements: readonly AgentStatement[];
}

/** How the shop stands with the operator. */
export function AgentPage(props: AgentPageProps) {
  const { frame, texts, language, agent, account } = props;
  const words = texts.agent;
  const sum = (amount: number) => showYen(yen(amount), language);
  const isOurs = account.owedYen < 0;
  return (
    <Page frame={frame} title={agent.name} kicker={agent.code} isPrivate>
      <Facts
        items={[
          {
            term: isOurs ? words.weOwe : words.owed,
            detail: sum(Math.abs(account.owedYen)),
            emphasis: "strong",
          },
          { term: words.limit, detail: sum(account.creditLimitYen) },
          { term: words.left, detail: sum(creditLeftYen(account)) },
        ]}
      />
      <p>{words.owedNote}</p>
      <Stock {...props} />
      <Month {...props} />
      <Statements {...props} />
    </Page>
  );
}

function Stock({ texts, language, stock, goods }: AgentPageProps) {
  const words = texts.agent;
  if (stock.length === 0) return <p>{words.noStock}</p>;
  const nameOf = ({ batchCode, goodId }: ShelfSum) =>
    batchCode === undefined
      ? (goods.find((good) => good.goodId === goodId)?.names[language] ?? "")
      : words.pin(batchCode);
  return (
    <Table
      caption={words.stock}
      head={words.stockHead}
      figures={[1]}
      rowHead="first"
      rows={stock.map((one) => [nameOf(one), String(one.count)])}
    />
  );
}

function Month({ texts, language, entries }: AgentPageProps) {
  const words = texts.agent;
  const kinds = ["commission", "claw_back", "settlement"] as const;
  return (
    <Table
      caption={words.month}
      head={words.monthHead}
      figures={[1, 2]}
      rowHead="first"
      rows={kinds.map((kind) => {
        const own = entries.filter((entry) => entry.kind === kind);
        const amount = own.reduce((total, { amountYen }) => total + amountYen, 0);
        return [words.kinds[kind], String(own.length), showYen(yen(amount), language)];
      })}
    />
  );
}

function Statements({ texts, language, statements }: AgentPageProps) {
  const words = texts.agent;
  if (statements.length === 0) return <p>{words.noStatements}</p>;
  return (
    <Table
      caption={words.statements}
      head={words.statementsHead}
      figures={[2, 3]}
      rowHead="first"
      rows={statements.map(({ number, content }) => [
        <a href={paths.agentStatement(number, "pdf")}>{content.number} (PDF)</a>,
        content.month.slice(0, 7).replace("-", "/\u2060"),
        showYen(yen(content.balance.commissionYen), language),
        showYen(yen(content.balance.closingYen), language),
        <a href={paths.agentStatement(number, "csv")}>{words.lines}</a>,
      ])}
    />
  );
}
