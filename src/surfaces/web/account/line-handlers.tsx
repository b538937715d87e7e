import type { Context, Hono } from "hono";
import {
  isOwner,
  removeLine,
  renameLine,
  savedLine,
  saveLine,
  type Presence,
} from "../../../business/customers/index.ts";
import { lineById, maskNumber, type Line, type LineId } from "../../../business/lines/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import { isId } from "../../../foundation/ids/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { answerFailure } from "../failures/answer.tsx";
import { readForm, readQuery } from "../../browser/index.ts";
import { paths } from "../routes.ts";
import { frameOf, languageOf, showPage } from "../view.ts";
import { lineOfRef, rememberLine, type VisitedLine } from "../visit.ts";
import { actAs, type AccountGround } from "./account-ground.ts";
import { ordersOfLine } from "./customer-orders.ts";
import { EditLinePage, KeepLinePage, type OwnedLine } from "./line.page.tsx";
import { loggedIn } from "./logged-in.ts";
import { errorsOf, type AccountRefusal } from "./refusals.ts";

/** Keeping lines: save one that was opened, open, rename, remove. */
export function lineRoutes(routes: Hono, ground: AccountGround): void {
  const path = "/account/lines/:line{[0-9a-f-]{36}}";
  routes.get(
    "/account/lines/keep",
    loggedIn(ground, async (c, p) => askToKeep(c, ground, p)),
  );
  routes.post(
    "/account/lines/keep",
    loggedIn(ground, async (c, p) => keep(c, ground, p)),
  );
  routes.get(
    path,
    loggedIn(ground, async (c, p) => showEdit(c, ground, { presence: p })),
  );
  routes.post(
    path,
    loggedIn(ground, async (c, p) => rename(c, ground, p)),
  );
  routes.get(
    `${path}/open`,
    loggedIn(ground, async (c, p) => openLine(c, ground, p)),
  );
  routes.post(
    `${path}/remove`,
    loggedIn(ground, async (c, p) => remove(c, ground, p)),
  );
}

async function askToKeep(c: Context, ground: AccountGround, presence: Presence): Promise<Response> {
  const visited = lineOfRef(c, ground, readQuery(c).text("ref"));
  if (visited === undefined) return c.redirect(paths.account(languageOf(c)), 302);
  return showKeep(c, ground, { presence, visited, nickname: "" });
}

async function keep(c: Context, ground: AccountGround, presence: Presence): Promise<Response> {
  const form = await readForm(c);
  const visited = lineOfRef(c, ground, form.text("ref"));
  if (visited === undefined) return c.redirect(paths.account(languageOf(c)), 303);
  const { lineId, proof } = visited;
  const nickname = form.text("nickname");
  const act = actAs(c, ground, presence);
  const answer = await saveLine(act, presence.customer.customerId, { lineId, proof, nickname });
  if (!answer.ok) return showKeep(c, ground, { presence, visited, nickname, refusal: answer });
  return c.redirect(`${paths.account(languageOf(c))}?say=saved`, 303);
}

async function rename(c: Context, ground: AccountGround, presence: Presence): Promise<Response> {
  const nickname = (await readForm(c)).text("nickname");
  const act = actAs(c, ground, presence);
  const wanted = { lineId: lineIdOf(c), nickname };
  const answer = await renameLine(act, presence.customer.customerId, wanted);
  if (answer.ok) return c.redirect(`${paths.account(languageOf(c))}?say=renamed`, 303);
  return showEdit(c, ground, { presence, nickname, refusal: answer });
}

async function remove(c: Context, ground: AccountGround, presence: Presence): Promise<Response> {
  const act = actAs(c, ground, presence);
  await removeLine(act, presence.customer.customerId, lineIdOf(c));
  return c.redirect(`${paths.account(languageOf(c))}?say=removed`, 303);
}

/**
 * Leads to the line's own page with the proof by which it is kept. That the customer owns it is
 * never written into the visit: a cookie outlives the session, and cannot be called back.
 */
async function openLine(c: Context, ground: AccountGround, presence: Presence): Promise<Response> {
  const saved = await savedLine(
    actAs(c, ground, presence),
    presence.customer.customerId,
    lineIdOf(c),
  );
  if (saved === undefined) return answerFailure(c, ground, "notFound");
  const { proof } = saved;
  const ref = rememberLine(c, ground, { lineId: saved.lineId as LineId, proof });
  return c.redirect(paths.line(languageOf(c), ref), 302);
}

async function showKeep(
  c: Context,
  ground: AccountGround,
  shown: {
    presence: Presence;
    visited: VisitedLine;
    nickname: string;
    refusal?: Refused<AccountRefusal>;
  },
): Promise<Response> {
  const { presence, visited, nickname, refusal } = shown;
  const line = await lineById(actAs(c, ground, presence), visited.lineId);
  if (line === undefined) return answerFailure(c, ground, "notFound");
  const query = new URLSearchParams({ ref: visited.ref });
  const page = (
    <KeepLinePage
      frame={frameOf(c, ground, {
        at: (language) => `${paths.account(language, "lines/keep")}?${query}`,
        current: "account",
      })}
      mask={maskNumber(line.msisdn ?? line.iccid)}
      refOfLine={visited.ref}
      nickname={nickname}
      {...(refusal === undefined ? {} : { errors: errorsOf(languageOf(c), refusal, "nickname") })}
    />
  );
  return showPage(c, page, { status: refusal === undefined ? 200 : 422 });
}

async function showEdit(
  c: Context,
  ground: AccountGround,
  shown: { presence: Presence; nickname?: string; refusal?: Refused<AccountRefusal> },
): Promise<Response> {
  const { presence, nickname, refusal } = shown;
  const act = actAs(c, ground, presence);
  const lineId = lineIdOf(c);
  const saved = await savedLine(act, presence.customer.customerId, lineId);
  const line = saved === undefined ? undefined : await lineById(act, lineId);
  if (saved === undefined || line === undefined) return answerFailure(c, ground, "notFound");
  const page = (
    <EditLinePage
      frame={frameOf(c, ground, { current: "account" })}
      mask={maskNumber(line.msisdn ?? line.iccid)}
      lineId={lineId}
      {...(isOwner(saved) ? { owned: await ownedOf(act, line) } : {})}
      nickname={nickname ?? saved.nickname ?? ""}
      {...(refusal === undefined ? {} : { errors: errorsOf(languageOf(c), refusal, "nickname") })}
    />
  );
  return showPage(c, page, { status: refusal === undefined ? 200 : 422 });
}

async function ownedOf(act: Act, line: Line): Promise<OwnedLine> {
  const { lineId, iccid, msisdn } = line;
  const orders = await ordersOfLine(act, lineId);
  return { iccid, orders, ...(msisdn === undefined ? {} : { msisdn }) };
}

/** What is no id of ours leads to no line, without a look at the store. */
function lineIdOf(c: Context): LineId {
  const wanted = c.req.param("line") ?? "";
  return (isId(wanted) ? wanted : "00000000-0000-7000-8000-000000000000") as LineId;
}
