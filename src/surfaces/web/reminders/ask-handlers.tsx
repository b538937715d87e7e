import type { Context } from "hono";
import { sellerOf } from "../../../business/catalogue/index.ts";
import { lineById } from "../../../business/lines/index.ts";
import {
  askReminders,
  isToldAt,
  smsStanding,
  type AskRefusal,
  type Letter,
} from "../../../business/notices/index.ts";
import { renewalOf } from "../../../business/renewals/index.ts";
import type { TripId } from "../../../business/trips/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import type { Outcome } from "../../../foundation/outcome/index.ts";
import { addressOf, readForm, readQuery } from "../../browser/index.ts";
import { wishLetter } from "../../documents/index.ts";
import { showDuration, type FieldError } from "../../html/index.ts";
import { beginChat } from "../chat-apps/index.ts";
import type { WebGround } from "../ground.ts";
import { leadToFind, visitedLine } from "../line/index.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, showPage, visitorOf } from "../view.ts";
import { keepVisit, visitOf, type VisitedLine } from "../visit.ts";
import { AskPage, type AskSaid } from "./ask.page.tsx";
import { reminderTexts } from "./texts/index.ts";

/** The page of a line on which somebody asks to be told about it. */
export async function showAsk(c: Context, ground: WebGround): Promise<Response> {
  const visited = visitedLine(c, ground);
  if (visited === undefined) return leadToFind(c);
  const told = await toldInVisit(c, ground, visited);
  const said = SAID.find((word) => word === readQuery(c).text("said"));
  const props = {
    ...{ frame: frameOf(c, ground), ref: visited.ref, email: "", isAsked: false },
    ...{ chats: ground.chats, pushKey: ground.secrets.pushSigner.publicKey },
    sms: await smsStanding(actOf(c, ground), visited.lineId, ground.sms),
    ...(said === undefined ? {} : { said }),
  };
  return showPage(c, <AskPage {...props} {...(told === undefined ? {} : { told })} />);
}

const SAID = ["pushed", "smsOn", "smsOff"] as const satisfies readonly AskSaid[];

// An address that was typed with an order proves nothing: whose it is opens their page by mail.
async function toldInVisit(
  c: Context,
  ground: WebGround,
  visited: VisitedLine,
): Promise<string | undefined> {
  const act = actOf(c, ground);
  const order = visitOf(c, ground).orders.find(({ lineId }) => lineId === visited.lineId);
  const email = order && (await renewalOf(act, order))?.contactEmail;
  const isTold = email !== undefined && (await isToldAt(act, visited.lineId, email));
  return isTold ? email : undefined;
}

/** Somebody asks: by an address that has to say yes, or in a chat that they begin. */
export async function ask(c: Context, ground: WebGround): Promise<Response> {
  const visited = visitedLine(c, ground);
  if (visited === undefined) return leadToFind(c);
  const form = await readForm(c);
  const email = form.text("email");
  const act = actOf(c, ground);
  const { language } = visitorOf(c);
  if (form.text("act") === "chat") {
    const frame = { at: (other: Language) => paths.lineReminders(other, visited.ref) };
    const { lineId, proof } = visited;
    const target = { kind: "line", lineId, proof, ...visitorOf(c) } as const;
    const begun = await beginChat(c, ground, { chat: form.text("chat"), target, frame });
    if (begun !== undefined) return begun;
  }
  const asked = await askByMail(c, ground, { visited, email });
  if (asked === undefined) return leadToFind(c);
  const texts = reminderTexts[language];
  const waits = Number((asked.ok ? undefined : asked.facts?.["retryAfterSeconds"]) ?? 60);
  const errors: FieldError[] = asked.ok
    ? []
    : [
        {
          field: "email",
          message:
            asked.refusal === "too_many_tries"
              ? texts.tooMany(showDuration(waits, language))
              : texts.unreadable,
        },
      ];
  const frame = frameOf(c, ground);
  const ways = {
    ...{ chats: ground.chats, pushKey: act.secrets.pushSigner.publicKey },
    sms: await smsStanding(act, visited.lineId, ground.sms),
  };
  const props = { frame, ref: visited.ref, email, isAsked: asked.ok, errors, ...ways };
  const isTooMany = !asked.ok && asked.refusal === "too_many_tries";
  const response = showPage(c, <AskPage {...props} />, {
    status: asked.ok ? 200 : isTooMany ? 429 : 422,
  });
  if (isTooMany) response.headers.set("Retry-After", String(waits));
  return response;
}

/**
 * Asks an address by mail whether it wants to be told about a line, or of a trip that is kept for it.
 * Undefined where there is no such line.
 */
export async function askByMail(
  c: Context,
  ground: WebGround,
  of: { readonly visited: VisitedLine; readonly email: string; readonly tripId?: TripId },
): Promise<Outcome<null, AskRefusal> | undefined> {
  const { visited, email, tripId } = of;
  const act = actOf(c, ground);
  const { language, zone } = visitorOf(c);
  const line = await lineById(act, visited.lineId);
  if (line === undefined) return undefined;
  const seller = await sellerOf(act, line.sellerId);
  const about = tripId === undefined ? "line" : "trip";
  const letter = (token: string): Letter =>
    wishLetter({
      ...{ language, seller, about, iccid: line.iccid },
      url: ground.config.publicUrl + paths.confirmReminders(language, token),
    });
  const by = { address: addressOf(c, ground), device: keepVisit(c, ground).visitorId };
  const { lineId, proof } = visited;
  const asked = await askReminders(
    act,
    {
      ...{ lineId, proof, email, by },
      ...(zone === undefined ? {} : { zone }),
      ...(tripId === undefined ? {} : { tripId }),
    },
    letter,
  );
  ground.nudge();
  return asked;
}
