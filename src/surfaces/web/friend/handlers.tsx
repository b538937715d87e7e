import { randomUUID } from "node:crypto";
import { Hono, type Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { sellerOf } from "../../../business/catalogue/index.ts";
import {
  openFriendLink,
  orderAsFriend,
  type FriendOffer,
  type FriendOrderWish,
  type OpenLinkRefusal,
} from "../../../business/friends/index.ts";
import { isSoldAsPin } from "../../../business/pins/index.ts";
import type { PlaceRefusal } from "../../../business/renewals/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { addressOf, readForm, readQuery, type FormInput } from "../../browser/index.ts";
import type { FieldError } from "../../html/index.ts";
import { openShown, sealShown } from "../confirm/index.ts";
import { confirmTexts } from "../confirm/texts/index.ts";
import { answerFailure } from "../failures/index.ts";
import type { WebGround } from "../ground.ts";
import { payNewOrder } from "../order/index.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage, visitorOf, zoneOf } from "../view.ts";
import { keepVisit, rememberOrder } from "../visit.ts";
import { findWay, waysFor } from "../ways/index.ts";
import { ClosedLinkPage, PayForFriendPage, type PayPageProps } from "./pay.page.tsx";
import { shareRoutes } from "./share-handlers.tsx";
import { friendTexts } from "./texts/index.ts";

export function friendRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.route("/", shareRoutes(ground));
  app.get("/f/:token", async (c) => show(c, ground, readQuery(c)));
  app.post("/f/:token", async (c) => order(c, ground, await readForm(c)));
  return app;
}

interface Trouble {
  readonly errors: readonly FieldError[];
  readonly notice?: string;
  readonly status: ContentfulStatusCode;
}

async function show(
  c: Context,
  ground: WebGround,
  input: FormInput,
  trouble?: Trouble,
): Promise<Response> {
  const opened = await openFriendLink(actOf(c, ground), callerOf(c, ground));
  if (!opened.ok) return closed(c, ground, opened);
  if (opened.value.kind === "ordered") {
    rememberOrder(c, ground, opened.value.renewal);
    return c.redirect(paths.order(languageOf(c), opened.value.renewal.number), 303);
  }
  const offer = opened.value;
  const chosen = await chosenOf(c, ground, { offer, input });
  const plan = chosen === undefined ? {} : { plan: chosen.offered.plan.code };
  const at = (other: Language) => paths.friend(other, tokenOf(c), plan);
  return showPage(
    c,
    <PayForFriendPage
      frame={frameOf(c, ground, c.req.method === "GET" ? {} : { at })}
      token={tokenOf(c)}
      offer={offer}
      errors={trouble?.errors ?? []}
      {...(chosen === undefined ? {} : { chosen })}
      {...(trouble?.notice === undefined ? {} : { notice: trouble.notice })}
    />,
    { status: trouble?.status ?? 200 },
  );
}

async function chosenOf(
  c: Context,
  ground: WebGround,
  { offer, input }: { readonly offer: FriendOffer; readonly input: FormInput },
): Promise<PayPageProps["chosen"]> {
  const [only, ...others] = offer.plans;
  const wanted = offer.plans.find(({ plan }) => plan.code === input.text("plan"));
  const offered = wanted ?? (others.length === 0 ? only : undefined);
  if (offered === undefined) return undefined;
  const act = actOf(c, ground);
  const [seller, isPinSold] = await Promise.all([
    sellerOf(act, offered.plan.sellerId),
    isSoldAsPin(act, offered.plan.sellerId),
  ]);
  const ways = waysFor(ground, {
    ...visitorOf(c),
    totalYen: offered.quote.totalYen,
    isSoldAsPin: isPinSold,
    now: act.clock.now(),
  });
  return {
    ...{ offered, seller, ways },
    onceKey: input.text("once") || randomUUID(),
    sealedShown: sealShown(ground, offered.quote),
    values: { email: input.text("email"), method: input.text("method") },
  };
}

async function order(c: Context, ground: WebGround, input: FormInput): Promise<Response> {
  const texts = confirmTexts[languageOf(c)];
  const way = findWay(ground, input.text("method"));
  const missing: FieldError[] = [
    ...(input.text("email") === "" ? [{ field: "email", message: texts.needEmail }] : []),
    ...(way === undefined ? [{ field: "method", message: texts.badMethod }] : []),
  ];
  if (way === undefined || missing.length > 0) {
    return show(c, ground, input, { errors: missing, status: 422 });
  }
  const placed = await orderAsFriend(actOf(c, ground), wishOf(c, ground, { input, way }));
  if (placed.ok) {
    rememberOrder(c, ground, placed.value);
    return payNewOrder(c, ground, { renewal: placed.value, way });
  }
  return isOfLink(placed)
    ? closed(c, ground, placed)
    : show(c, ground, input, troubleOf(placed, languageOf(c)));
}

function wishOf(
  c: Context,
  ground: WebGround,
  { input, way }: { readonly input: FormInput; readonly way: { kind: FriendOrderWish["payKind"] } },
): FriendOrderWish {
  const shown = openShown(ground, input.text("shown"));
  const zone = zoneOf(c);
  return {
    ...callerOf(c, ground),
    planCode: input.text("plan"),
    contactEmail: input.text("email"),
    payKind: way.kind,
    onceKey: input.text("once") || randomUUID(),
    ...(shown === undefined ? {} : { shown }),
    ...(zone === undefined ? {} : { viewerZone: zone }),
  };
}

// Of the line no more is told than that it cannot be paid for now: its order number is its holder's.
function troubleOf(
  { refusal }: Refused<PlaceRefusal | OpenLinkRefusal>,
  language: Language,
): Trouble {
  const [texts, confirm] = [friendTexts[language], confirmTexts[language]];
  switch (refusal) {
    case "contact_unreadable":
      return { errors: [{ field: "email", message: confirm.badEmail }], status: 422 };
    case "quote_changed":
      return { errors: [], notice: confirm.changed, status: 409 };
    case "order_under_way":
    case "order_just_paid":
    case "order_unpaid_slip":
      return { errors: [], notice: texts.stopped, status: 409 };
    case "plan_unknown":
      return { errors: [], notice: texts.none, status: 422 };
    default:
      return { errors: [], notice: texts.none, status: 409 };
  }
}

const OF_LINK: readonly string[] = ["link_over", "link_used", "too_many_tries"];

function isOfLink(
  refusal: Refused<PlaceRefusal | OpenLinkRefusal>,
): refusal is Refused<OpenLinkRefusal> {
  return OF_LINK.includes(refusal.refusal);
}

function closed(
  c: Context,
  ground: WebGround,
  { refusal, facts }: Refused<OpenLinkRefusal>,
): Response {
  if (refusal === "too_many_tries") {
    const retryAfterSeconds = Number(facts?.["retryAfterSeconds"] ?? 60);
    return answerFailure(c, ground, "tooMany", { retryAfterSeconds });
  }
  const at = (other: Language) => paths.friend(other, tokenOf(c));
  const why = refusal === "link_used" ? "used" : "over";
  const status = refusal === "link_used" ? 409 : 404;
  return showPage(c, <ClosedLinkPage frame={frameOf(c, ground, { at })} why={why} />, { status });
}

function callerOf(c: Context, ground: WebGround) {
  const { visitorId } = keepVisit(c, ground);
  return { token: tokenOf(c), visitorId, address: addressOf(c, ground) };
}

function tokenOf(c: Context): string {
  return c.req.param("token") ?? "";
}
