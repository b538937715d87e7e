import { randomUUID } from "node:crypto";
import { Hono, type Context } from "hono";
import { sellerOf } from "../../../business/catalogue/index.ts";
import {
  ITEMS_MAX,
  openCheckout,
  payCheckout,
  quoteCheckout,
  readCheckout,
  type OpenRefusal,
  type QuotedItem,
} from "../../../business/checkouts/index.ts";
import { isOwned } from "../../../business/esims/index.ts";
import { maskNumber } from "../../../business/lines/index.ts";
import {
  outsideOf,
  showOrderNumber,
  WARNINGS_TO_ACCEPT,
  type ReceiptChoice,
  type Renewal,
} from "../../../business/renewals/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { addressOf, readForm, readQuery, type FormInput } from "../../browser/index.ts";
import type { FieldError } from "../../html/index.ts";
import { wordTexts } from "../../words/index.ts";
import { customerOf } from "../account/index.ts";
import { openShown, remindersIn, sealShown } from "../confirm/index.ts";
import { confirmTexts } from "../confirm/texts/index.ts";
import type { WebGround } from "../ground.ts";
import { payNewOrder, payUrlOf, returnUrlOf } from "../order/index.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage, visitorOf, zoneOf } from "../view.ts";
import { keepVisit, rememberOrder } from "../visit.ts";
import { findWay, waysFor } from "../ways/index.ts";
import { asItem, itemOf, readChosen, type Chosen } from "./chosen.ts";
import { ConfirmTogetherPage, type ShownItem } from "./confirm.page.tsx";
import { namesOf } from "./family-lines.ts";
import { isForSeveral, severalWays, type SeveralWays } from "./several-ways.ts";
import { familyTexts } from "./texts/index.ts";

export function confirmTogetherRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get("/family/confirm", (c) => show(c, ground, readQuery(c)));
  app.get("/family/orders", (c) => c.redirect(paths.family(languageOf(c)), 302));
  app.post("/family/orders", async (c) => order(c, ground, await readForm(c)));
  return app;
}

type FoundWay = NonNullable<ReturnType<typeof findWay>>;

interface Trouble {
  readonly errors: readonly FieldError[];
  readonly notice?: string;
  /** The order that would be bought a second time, and where it is shown. */
  readonly duplicate?: { readonly number: string; readonly text: string };
  readonly status: 409 | 422;
}

async function show(
  c: Context,
  ground: WebGround,
  input: FormInput,
  trouble?: Trouble,
): Promise<Response> {
  const act = actOf(c, ground);
  const language = languageOf(c);
  const chosen = readChosen(c, ground, input);
  const [only, ...more] = chosen;
  if (only !== undefined && more.length === 0 && trouble === undefined) {
    return c.redirect(paths.confirm(language, only.visited.ref, { plan: only.planCode }), 303);
  }
  const quoted = await quoteCheckout(act, { items: chosen.map(asItem) });
  const at = { frame: frameOf(c, ground, c.req.method === "GET" ? {} : { at: paths.family }) };
  if (!quoted.ok) {
    const notice = refusalText(c, quoted, await namesFor(c, ground, chosen));
    const page = <ConfirmTogetherPage {...at} items={[]} errors={[]} notice={notice} />;
    return showPage(c, page, { status: 422 });
  }
  const items = await shownItems(c, ground, { chosen, quoted: quoted.value });
  return showPage(
    c,
    <ConfirmTogetherPage
      {...at}
      items={items}
      ways={await waysOf(c, ground, items)}
      onceKey={input.text("once") || randomUUID()}
      values={{
        email: input.text("email"),
        remind: input.text("remind") !== "",
        method: input.text("method"),
        receipt: receiptIn(input),
        accepted: acceptedOf(input, items.length),
      }}
      errors={trouble?.errors ?? []}
      {...(trouble?.notice === undefined ? {} : { notice: trouble.notice })}
      {...(trouble?.duplicate === undefined ? {} : { duplicate: trouble.duplicate })}
    />,
    { status: trouble?.status ?? 200 },
  );
}

async function shownItems(
  c: Context,
  ground: WebGround,
  of: { readonly chosen: readonly Chosen[]; readonly quoted: readonly QuotedItem[] },
): Promise<readonly ShownItem[]> {
  const act = actOf(c, ground);
  const names = await namesOf(c, ground);
  return Promise.all(
    of.quoted.map(async (one, i) => {
      const { line, plan, quote } = one;
      return {
        ...{ plan, quote },
        name: names.get(line.lineId) ?? maskNumber(line.msisdn ?? line.iccid),
        seller: await sellerOf(act, plan.sellerId),
        item: itemOf(of.chosen[i]!),
        sealedShown: sealShown(ground, quote),
      };
    }),
  );
}

async function waysOf(
  c: Context,
  ground: WebGround,
  items: readonly ShownItem[],
): Promise<SeveralWays> {
  const ways = waysFor(ground, {
    ...visitorOf(c),
    totalYen: yen(items.reduce((sum, { quote }) => sum + quote.totalYen, 0)),
    isSoldAsPin: false,
    now: ground.clock.now(),
  });
  const sellerIds = items.map(({ seller }) => seller.sellerId);
  return severalWays(actOf(c, ground), ways, sellerIds);
}

async function order(c: Context, ground: WebGround, input: FormInput): Promise<Response> {
  const texts = confirmTexts[languageOf(c)];
  const chosen = readChosen(c, ground, input);
  const act = actOf(c, ground);
  const owned = await Promise.all(chosen.map(async ({ visited }) => isOwned(act, visited.lineId)));
  if (chosen.length === 0 || owned.includes(false)) {
    return c.redirect(paths.family(languageOf(c)), 303);
  }
  const way = findWay(ground, input.text("method"));
  const isBad = way === undefined || (chosen.length > 1 && !isForSeveral(way));
  const missing: FieldError[] = [
    ...(input.text("email") === "" ? [{ field: "email", message: texts.needEmail }] : []),
    ...(isBad ? [{ field: "method", message: texts.badMethod }] : []),
  ];
  if (way === undefined || missing.length > 0) {
    return show(c, ground, input, { errors: missing, status: 422 });
  }
  const opened = await open(c, ground, { chosen, input, way });
  if (!opened.ok) return show(c, ground, input, await troubleOf(c, ground, { opened, chosen }));
  return pay(c, ground, { renewal: opened.value, way });
}

async function open(
  c: Context,
  ground: WebGround,
  of: { readonly chosen: readonly Chosen[]; readonly input: FormInput; readonly way: FoundWay },
) {
  const { chosen, input, way } = of;
  const zone = zoneOf(c);
  const customer = await customerOf(c, ground);
  const [beside] = input.texts("beside");
  const accepted = acceptedOf(input, chosen.length);
  return openCheckout(actOf(c, ground), {
    items: chosen.map((one, i) => {
      const shown = openShown(ground, input.text(`shown_${i}`));
      return {
        ...asItem(one),
        accepted: acceptedFor(accepted, i),
        ...(shown === undefined ? {} : { shown }),
        ...(beside === undefined ? {} : { besideOrder: beside }),
      };
    }),
    contactEmail: input.text("email"),
    ...remindersIn(input),
    receipt: receiptIn(input),
    payKind: way.kind,
    onceKey: `${keepVisit(c, ground).visitorId} ${input.text("once") || randomUUID()}`,
    ...(zone === undefined ? {} : { viewerZone: zone }),
    ...(customer === undefined ? {} : { customerId: customer.customerId }),
  });
}

function receiptIn(input: FormInput): ReceiptChoice {
  return input.text("receipt") === "joint" ? "joint" : "each";
}

/** Begins the one payment of what was just placed, or shows it where nothing is to be paid. */
async function pay(
  c: Context,
  ground: WebGround,
  { renewal, way }: { readonly renewal: Renewal; readonly way: FoundWay },
): Promise<Response> {
  const act = actOf(c, ground);
  const checkout = await readCheckout(act, renewal.number);
  if (checkout === undefined) {
    rememberOrder(c, ground, renewal);
    return payNewOrder(c, ground, { renewal, way });
  }
  for (const one of checkout.orders.toReversed()) rememberOrder(c, ground, one.renewal);
  const url = paths.checkout(languageOf(c), renewal.number);
  if (renewal.state !== "draft") return c.redirect(url, 303);
  const begun = await payCheckout(act, outsideOf(ground), {
    number: renewal.number,
    provider: way.provider,
    method: way.method,
    returnUrl: returnUrlOf(ground, url),
    description: showOrderNumber(renewal.number),
    address: addressOf(c, ground),
    device: keepVisit(c, ground).visitorId,
  });
  ground.nudge();
  return c.redirect(begun.ok ? payUrlOf(begun.value, url) : url, 303);
}

async function troubleOf(
  c: Context,
  ground: WebGround,
  of: { readonly opened: Refused<OpenRefusal>; readonly chosen: readonly Chosen[] },
): Promise<Trouble> {
  const language = languageOf(c);
  const texts = confirmTexts[language];
  const { refusal, field, facts = {} } = of.opened;
  const number = String(facts["number"] ?? "");
  switch (refusal) {
    case "contact_unreadable":
      return { errors: [{ field: "email", message: texts.badEmail }], status: 422 };
    case "warning_not_accepted": {
      const at = `${field ?? "accept"}_${Number(facts["item"] ?? 0)}`;
      return { errors: [{ field: at, message: texts.acceptFirst }], status: 422 };
    }
    case "quote_changed":
    case "checkout_over":
      return { errors: [], notice: texts.changed, status: 409 };
    case "order_under_way":
    case "order_just_paid":
    case "order_unpaid_slip": {
      const text = texts.duplicates[refusal](showOrderNumber(number));
      return { errors: [], duplicate: { number, text }, status: 409 };
    }
    default: {
      const notice = refusalText(c, of.opened, await namesFor(c, ground, of.chosen));
      return { errors: [], notice, status: 409 };
    }
  }
}

async function namesFor(
  c: Context,
  ground: WebGround,
  chosen: readonly Chosen[],
): Promise<readonly string[]> {
  const names = await namesOf(c, ground);
  return chosen.map(({ visited }) => names.get(visited.lineId) ?? "");
}

/** Why what was chosen cannot be bought together, and for which line. */
function refusalText(
  c: Context,
  { refusal, facts = {} }: Refused<string>,
  names: readonly string[],
): string {
  const language = languageOf(c);
  const texts = familyTexts[language];
  if (refusal === "nothing_chosen") return texts.needOne;
  if (refusal === "too_many_chosen") return texts.tooMany(ITEMS_MAX);
  const { refusals } = wordTexts[language];
  const known = refusals[refusal as keyof typeof refusals] ?? refusals.plan_not_on_sale;
  const name = names[Number(facts["item"] ?? 0)] ?? "";
  return name === "" ? known : `${name}: ${known}`;
}

/** Ticked warnings as `data_lost_1`: which, and of which item. */
function acceptedOf(input: FormInput, items: number): readonly string[] {
  return Array.from({ length: items }, (_, i) => WARNINGS_TO_ACCEPT.map((name) => `${name}_${i}`))
    .flat()
    .filter((name) => input.text(`accept_${name}`) !== "");
}

function acceptedFor(accepted: readonly string[], item: number): readonly string[] {
  return WARNINGS_TO_ACCEPT.filter((name) => accepted.includes(`${name}_${item}`));
}
