import { Hono, type Context } from "hono";
import {
  accountOf,
  agentById,
  entriesOf,
  statementsOf,
  type Agent,
} from "../../../business/agents/index.ts";
import { allGoods, shelfOf, sumStock } from "../../../business/goods/index.ts";
import { may } from "../../../business/staff/index.ts";
import { Notice, Page } from "../../html/index.ts";
import { statementCsv, statementFile } from "../../documents/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage, staffOf, textsOf } from "../view.tsx";
import { AgentPage } from "./agent.page.tsx";

/** What a manager sees of the own shop: stock, credit, what was earned, and statements. */
export function agentRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  app.get("/agent", async (c) => showAgent(c, ground));
  const statement = "/agent/statements/:number";
  app.get(`${statement}/statement.pdf`, async (c) => sendStatement(c, ground, "pdf"));
  app.get(`${statement}/statement.csv`, async (c) => sendStatement(c, ground, "csv"));
  return app;
}

/** The own shop of a manager; nobody sees another's. */
async function ownAgent(c: Context, ground: CounterGround): Promise<Agent | undefined> {
  const staff = staffOf(c);
  if (staff.agentId === undefined || !may(staff, "read_till")) return undefined;
  return agentById(actOf(c, ground), staff.agentId);
}

async function showAgent(c: Context, ground: CounterGround): Promise<Response> {
  const texts = textsOf(c);
  const frame = frameOf(c, ground, paths.agent());
  const staff = staffOf(c);
  const agent = await ownAgent(c, ground);
  if (agent === undefined) {
    const mayRead = may(staff, "read_till");
    const page = (
      <Page frame={frame} title={texts.agent.nav} isPrivate>
        <Notice kind="careful">{mayRead ? texts.agent.none : texts.refusals.not_allowed}</Notice>
      </Page>
    );
    return showPage(c, page, mayRead ? 200 : 403);
  }
  const act = actOf(c, ground);
  const { agentId } = agent;
  const [account, sums, goods, statements] = await Promise.all([
    accountOf(act, agentId),
    sumStock(act),
    allGoods(act),
    statementsOf(act, agentId),
  ]);
  const shelf = shelfOf(agentId);
  const page = (
    <AgentPage
      frame={frame}
      texts={texts}
      language={languageOf(c)}
      agent={agent}
      account={account ?? { owedYen: 0, creditLimitYen: 0 }}
      stock={sums.filter(({ place }) => place.at === shelf.at && isHere(place, agentId))}
      goods={goods}
      entries={await entriesOf(act, agentId, { after: statements[0]?.toSeq ?? 0 })}
      statements={statements}
    />
  );
  return showPage(c, page);
}

function isHere(place: { readonly at: string; readonly agentId?: string }, agentId: string) {
  return place.agentId === agentId;
}

async function sendStatement(
  c: Context,
  ground: CounterGround,
  as: "pdf" | "csv",
): Promise<Response> {
  const agent = await ownAgent(c, ground);
  if (agent === undefined) return answerFailure(c, ground, "notFound");
  const act = actOf(c, ground);
  const number = Number(c.req.param("number"));
  const statement = (await statementsOf(act, agent.agentId)).find((one) => one.number === number);
  if (statement === undefined) return answerFailure(c, ground, "notFound");
  if (as === "pdf") {
    const { content, contentType, fileName } = await statementFile(statement);
    return c.body(content, 200, headersOf(contentType, fileName));
  }
  const { fromSeq: after, toSeq: upTo } = statement;
  const entries = await entriesOf(act, agent.agentId, { after, upTo });
  const fileName = `statement-${statement.content.number}.csv`;
  return c.body(statementCsv(statement, entries), 200, headersOf("text/csv", fileName));
}

function headersOf(contentType: string, fileName: string) {
  return {
    "Content-Type": contentType,
    "Content-Disposition": `attachment; filename="${fileName}"`,
    "Cache-Control": "no-store",
  };
}
