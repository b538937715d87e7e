import type { Context, Hono } from "hono";
import {
  isSavingProof,
  ordersOf,
  savedLines,
  type Presence,
  type SavedLine,
} from "../../../business/customers/index.ts";
import { linesByIds, maskNumber, type LineId } from "../../../business/lines/index.ts";
import type { RenewalId } from "../../../business/renewals/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import { answerFailure } from "../failures/answer.tsx";
import { readQuery } from "../../browser/index.ts";
import { paths } from "../routes.ts";
import { frameOf, languageOf, showPage } from "../view.ts";
import { rememberOrder, visitOf } from "../visit.ts";
import { actAs, type AccountGround } from "./account-ground.ts";
import { AccountHomePage, HOME_SAYS, type KeepableLine } from "./home.page.tsx";
import { lineCard, type LineCard } from "./line-card.ts";
import { loggedIn } from "./logged-in.ts";
import { AccountOrdersPage } from "./orders.page.tsx";

const ORDERS_AT_HOME = 5;

/** What a customer has: his lines, his orders, his receipts. */
export function homeRoutes(routes: Hono, ground: AccountGround): void {
  routes.get(
    "/account",
    loggedIn(ground, async (c, presence) => showHome(c, ground, presence)),
  );
  routes.get(
    "/account/orders",
    loggedIn(ground, async (c, presence) => {
      const orders = await ordersOf(actAs(c, ground, presence), ground.accounts, presence.customer);
      const frame = frameOf(c, ground, { current: "account" });
      return showPage(c, <AccountOrdersPage frame={frame} orders={orders} />);
    }),
  );
  for (const page of ["", "/receipt"]) {
    routes.get(
      `/account/orders/:number${page}`,
      loggedIn(ground, async (c, presence) => openOrder(c, ground, { presence, page })),
    );
  }
}

async function showHome(c: Context, ground: AccountGround, presence: Presence): Promise<Response> {
  const act = actAs(c, ground, presence);
  const { customer } = presence;
  const [saved, orders] = await Promise.all([
    savedLines(act, customer.customerId),
    ordersOf(act, ground.accounts, customer),
  ]);
  const wanted = readQuery(c).text("say");
  const say = HOME_SAYS.find((known) => known === wanted);
  const [lines, keepable] = await Promise.all([
    cardsOf(act, saved),
    keepableLines(c, ground, { act, saved }),
  ]);
  const page = (
    <AccountHomePage
      frame={frameOf(c, ground, { at: (language) => paths.account(language), current: "account" })}
      email={customer.email}
      lines={lines}
      keepable={keepable}
      orders={orders.slice(0, ORDERS_AT_HOME)}
      {...(say === undefined ? {} : { say })}
    />
  );
  return showPage(c, page);
}

async function cardsOf(act: Act, saved: readonly SavedLine[]): Promise<readonly LineCard[]> {
  const lines = await linesByIds(
    act,
    saved.map((one) => one.lineId as LineId),
  );
  const cards = saved.map(async (one) => {
    const line = lines.find((found) => found.lineId === one.lineId);
    return line === undefined ? [] : [await lineCard(act, one, line)];
  });
  return (await Promise.all(cards)).flat();
}

async function keepableLines(
  c: Context,
  ground: AccountGround,
  { act, saved }: { act: Act; saved: readonly SavedLine[] },
): Promise<readonly KeepableLine[]> {
  const opened = visitOf(c, ground).lines.filter(
    ({ lineId, proof }) => isSavingProof(proof) && !saved.some((one) => one.lineId === lineId),
  );
  const lines = await linesByIds(
    act,
    opened.map(({ lineId }) => lineId),
  );
  return opened.flatMap(({ ref, lineId }) => {
    const line = lines.find((found) => found.lineId === lineId);
    return line === undefined ? [] : [{ ref, mask: maskNumber(line.msisdn ?? line.iccid) }];
  });
}

/** Leads to the order's own page, which this browser may open from now on. */
async function openOrder(
  c: Context,
  ground: AccountGround,
  { presence, page }: { presence: Presence; page: string },
): Promise<Response> {
  const orders = await ordersOf(actAs(c, ground, presence), ground.accounts, presence.customer);
  const order = orders.find(({ number }) => number === c.req.param("number"));
  if (order === undefined) return answerFailure(c, ground, "notFound");
  const { number, lineId, renewalId } = order;
  rememberOrder(c, ground, {
    number,
    lineId: lineId as LineId,
    renewalId: renewalId as RenewalId,
  });
  const language = languageOf(c);
  return c.redirect(
    page === "" ? paths.order(language, number) : paths.receipt(language, number),
    302,
  );
}
