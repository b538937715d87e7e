import { Hono, type Context } from "hono";
import { planById } from "../../../business/catalogue/index.ts";
import {
  askExchange,
  exchangePlan,
  keyOfNumber,
  outsideOf,
  renewalOf,
  type AgreedRefund,
  type ExchangeOffer,
  type ExchangeRefusal,
  type Renewal,
} from "../../../business/renewals/index.ts";
import { may, secondPerson } from "../../../business/staff/index.ts";
import { done, type Done, type Refused } from "../../../foundation/outcome/index.ts";
import { readForm, readQuery, type FormInput } from "../../browser/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { errorOf } from "../refusals.ts";
import { paths } from "../routes.ts";
import { acceptedOf } from "../sale/index.ts";
import {
  actOf,
  deviceOf,
  frameOf,
  languageOf,
  showPage,
  staffOf,
  textsOf,
  type Trouble,
} from "../view.tsx";
import { ExchangeConfirmPage, ExchangePage } from "./exchange.page.tsx";

export function exchangeRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const exchange = "/orders/:number{[0-9A-Z]{10}}/exchange";
  app.get(exchange, async (c) => {
    const plan = readQuery(c).text("plan");
    return showExchange(c, ground, { plan });
  });
  app.post(exchange, async (c) => swap(c, ground));
  return app;
}

interface Shown {
  readonly plan: string;
  readonly form?: FormInput;
  readonly trouble?: Trouble;
}

/** What could take its place, or the one that was chosen; an order that is bound has no such page. */
async function showExchange(c: Context, ground: CounterGround, of: Shown): Promise<Response> {
  const offer = await offerOf(c, ground);
  if (offer === undefined || !may(staffOf(c), "ask_refund")) {
    return answerFailure(c, ground, "notFound");
  }
  const { renewal, plans } = offer;
  const act = actOf(c, ground);
  const old = await planById(act, renewal.planId, renewal.placedAt);
  const { form, trouble } = of;
  const language = languageOf(c);
  const chosen = plans.find(({ plan, backYen }) => plan.code === of.plan && backYen >= 0);
  const isAsked = of.plan !== "" && chosen === undefined && trouble === undefined;
  const missing = { field: "plan", message: textsOf(c).line.noSuch };
  const props = {
    frame: frameOf(c, ground, paths.orderExchange(renewal.number)),
    texts: textsOf(c),
    ...{ language, offer },
    oldPlan: old?.names[language] ?? "",
    errors: isAsked ? [missing] : (trouble?.errors ?? []),
    ...(trouble?.notice === undefined ? {} : { notice: trouble.notice }),
  };
  const page =
    chosen === undefined ? (
      <ExchangePage {...props} />
    ) : (
      <ExchangeConfirmPage
        {...props}
        chosen={chosen}
        accepted={form === undefined ? [] : acceptedOf(form)}
        second={form?.text("number") ?? ""}
      />
    );
  return showPage(c, page, isAsked ? 422 : (trouble?.status ?? 200));
}

async function offerOf(c: Context, ground: CounterGround): Promise<ExchangeOffer | undefined> {
  const act = actOf(c, ground);
  const key = await keyOfNumber(act, c.req.param("number") ?? "");
  const asked = key === undefined ? undefined : await askExchange(act, outsideOf(ground), key);
  return asked?.ok === true ? asked.value : undefined;
}

/** Two clicks are one exchange: the second is led where the first one went. */
async function swap(c: Context, ground: CounterGround): Promise<Response> {
  const form = await readForm(c);
  const act = actOf(c, ground);
  const key = await keyOfNumber(act, c.req.param("number") ?? "");
  const before = key === undefined ? undefined : await renewalOf(act, key);
  if (before === undefined || !may(staffOf(c), "ask_refund")) {
    return answerFailure(c, ground, "notFound");
  }
  const shownBackYen = Number(form.text("back"));
  const plan = form.text("plan");
  const isOver = before.state === "cancelled";
  const agreed = shownBackYen === 0 || isOver ? done(undefined) : await agree(c, ground, form);
  if (!("ok" in agreed)) return showExchange(c, ground, { plan, form, trouble: agreed });
  const exchanged = await exchangePlan(act, outsideOf(ground), {
    ...{ lineId: before.lineId, renewalId: before.renewalId, planCode: plan, shownBackYen },
    accepted: acceptedOf(form),
    at: placeOf(c),
    ...(agreed.value === undefined ? {} : { agreed: agreed.value }),
  });
  ground.nudge();
  if (exchanged.ok) return c.redirect(paths.order(exchanged.value.number), 303);
  return refuse(c, ground, { plan, form, exchanged, before });
}

function placeOf(c: Context) {
  const { deviceId, tillId, pointId } = deviceOf(c);
  return {
    channel: "counter",
    clerkId: staffOf(c).staffId,
    deviceId,
    ...(tillId === undefined ? {} : { tillId }),
    ...(pointId === undefined ? {} : { pointId }),
  } as const;
}

async function agree(
  c: Context,
  ground: CounterGround,
  form: FormInput,
): Promise<Done<AgreedRefund> | Trouble> {
  const typed = {
    number: form.text("number"),
    passcode: form.text("passcode"),
    code: form.text("code"),
  };
  const second = await secondPerson(actOf(c, ground), deviceOf(c), {
    ...{ first: staffOf(c), typed },
    capability: "approve_refund",
  });
  if (second.ok) return done({ cause: "wrong_plan", secondId: second.value.staffId });
  return { errors: [errorOf(second, { field: "number", language: languageOf(c) })], status: 422 };
}

async function refuse(
  c: Context,
  ground: CounterGround,
  of: {
    readonly plan: string;
    readonly form: FormInput;
    readonly exchanged: Refused<ExchangeRefusal>;
    readonly before: Renewal;
  },
): Promise<Response> {
  const { plan, form, exchanged, before } = of;
  const texts = textsOf(c);
  const again = async (trouble: Trouble) => showExchange(c, ground, { plan, form, trouble });
  switch (exchanged.refusal) {
    case "warning_not_accepted": {
      const error = { field: exchanged.field ?? "plan", message: texts.sale.acceptFirst };
      return again({ errors: [error], status: 422 });
    }
    case "exchange_changed":
      return again({ errors: [], notice: texts.exchange.refusals.changed, status: 409 });
    case "plan_unknown":
    case "plan_is_the_same":
    case "plan_of_other_seller":
    case "plan_costs_more":
      return again({ errors: [{ field: "plan", message: texts.line.noSuch }], status: 422 });
    default:
      return c.redirect(paths.order(before.number), 303);
  }
}
