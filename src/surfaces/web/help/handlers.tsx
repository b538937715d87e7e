import { Hono, type Context } from "hono";
import { sellerOf } from "../../../business/catalogue/index.ts";
import {
  linesByIds,
  maskNumber,
  maySee,
  type LineId,
  type Proof,
} from "../../../business/lines/index.ts";
import { proofOfOrder } from "../../../business/friends/index.ts";
import { showOrderNumber } from "../../../business/renewals/index.ts";
import {
  allApns,
  answerTo,
  apnFor,
  likelySymptom,
  lookAt,
  situationOf,
  SYMPTOMS,
  type LookWish,
  type Symptom,
} from "../../../business/support/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { readQuery } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { incidentsNow, whereaboutsOf } from "../incidents/index.ts";
import { leadToFind, visitedLine } from "../line/index.ts";
import { leadToLookUp } from "../order/index.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { orderOfNumber, visitOf } from "../visit.ts";
import { shownOrder } from "../voucher/index.ts";
import { doorsOf, type Here } from "./doors.ts";
import { HelpPage, HelpStartPage, type HelpLinks } from "./help.page.tsx";

/** Help for anybody, and help that has looked at an order or a line first. */
export function helpRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get("/help", async (c) => showHelp(c, ground));
  app.get("/orders/:number{[0-9A-Z]{10}}/help", async (c) => showOrderHelp(c, ground));
  app.get("/line/:ref/help", async (c) => showLineHelp(c, ground));
  return app;
}

async function showHelp(c: Context, ground: WebGround): Promise<Response> {
  const language = languageOf(c);
  const frame = frameOf(c, ground);
  const about = symptomOf(c);
  const links = await ofVisit(c, ground, about);
  const urlOf = (symptom: Symptom) => paths.help(language, { about: symptom });
  const shared = { frame, links, urlOf, incidents: await incidentsNow(c, ground) };
  if (about === undefined) return showPage(c, <HelpStartPage {...shared} />);
  const answer = answerTo(about, "unknown");
  const doors = doorsOf(language, {});
  return showPage(c, <HelpPage {...{ ...shared, about, answer, doors }} look={{}} />);
}

/** The lines and orders that this browser was shown, to ask about one of them. */
async function ofVisit(
  c: Context,
  ground: WebGround,
  about: Symptom | undefined,
): Promise<HelpLinks> {
  const language = languageOf(c);
  const query = about === undefined ? {} : { about };
  const { lines, orders } = visitOf(c, ground);
  const named = lines.filter(({ proof }) => maySee(proof, "masked_number"));
  const ids = named.map(({ lineId }) => lineId);
  const known = new Map(
    (await linesByIds(actOf(c, ground), ids)).map((line) => [line.lineId, line]),
  );
  return {
    orders: orders.map(({ number }) => ({
      shown: showOrderNumber(number),
      url: paths.orderHelp(language, number, query),
    })),
    lines: named.flatMap(({ ref, lineId }) => {
      const line = known.get(lineId);
      const url = paths.lineHelp(language, ref, query);
      return line === undefined ? [] : [{ shown: maskNumber(line.msisdn ?? line.iccid), url }];
    }),
  };
}

async function showOrderHelp(c: Context, ground: WebGround): Promise<Response> {
  const number = c.req.param("number") ?? "";
  const key = shownOrder(c, ground, number);
  if (key === undefined) return leadToLookUp(c);
  const line = visitOf(c, ground).lines.find(({ lineId }) => lineId === key.lineId);
  const proof: Proof = line?.proof ?? (await proofOfOrder(actOf(c, ground), key));
  const here: Here = {
    number,
    isVisited: orderOfNumber(c, ground, number) !== undefined,
    ...(line === undefined ? {} : { line }),
  };
  const wish = { lineId: key.lineId as LineId, proof, renewalId: key.renewalId };
  const urlIn = (language: Language, about: Symptom) =>
    paths.orderHelp(language, number, { about });
  return (await answerHelp(c, ground, { wish, here, urlIn })) ?? leadToLookUp(c);
}

async function showLineHelp(c: Context, ground: WebGround): Promise<Response> {
  const line = visitedLine(c, ground);
  if (line === undefined) return leadToFind(c);
  const urlIn = (language: Language, about: Symptom) =>
    paths.lineHelp(language, line.ref, { about });
  return (await answerHelp(c, ground, { wish: line, here: { line }, urlIn })) ?? leadToFind(c);
}

async function answerHelp(
  c: Context,
  ground: WebGround,
  of: {
    readonly wish: LookWish;
    readonly here: Here;
    readonly urlIn: (language: Language, about: Symptom) => string;
  },
): Promise<Response | undefined> {
  const act = actOf(c, ground);
  const language = languageOf(c);
  const [look, apns] = await Promise.all([lookAt(act, of.wish), allApns(act)]);
  if (look === undefined) return undefined;
  const situation = situationOf(look);
  const about = symptomOf(c) ?? likelySymptom(situation);
  // A friend who paid sees nothing of the line, but whom to call about the order.
  const sellerId = look.line?.sellerId ?? look.order?.sellerId;
  const { line } = look;
  const apn = line === undefined ? undefined : apnFor(apns, line);
  // Whoever sees nothing of the line is told nothing of its network.
  const incidents =
    line === undefined
      ? []
      : await incidentsNow(c, ground, await whereaboutsOf(act, of.wish, line.carrier));
  return showPage(
    c,
    <HelpPage
      frame={frameOf(c, ground)}
      about={about}
      answer={answerTo(about, situation)}
      look={look}
      doors={doorsOf(language, of.here)}
      incidents={incidents}
      urlOf={(symptom) => of.urlIn(language, symptom)}
      {...(sellerId === undefined ? {} : { seller: await sellerOf(act, sellerId) })}
      {...(apn === undefined ? {} : { apn })}
    />,
  );
}

function symptomOf(c: Context): Symptom | undefined {
  const about = readQuery(c).text("about");
  return SYMPTOMS.find((one) => one === about);
}
