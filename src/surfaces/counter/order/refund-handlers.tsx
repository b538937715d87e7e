import { Hono, type Context } from "hono";
import {
  askRefund,
  keyOfNumber,
  outsideOf,
  REFUND_CAUSES,
  renewalOf,
  wantRefund,
  type RefundCause,
  type RefundPreview,
  type Renewal,
} from "../../../business/renewals/index.ts";
import { may, secondPerson } from "../../../business/staff/index.ts";
import { readForm, type FormInput } from "../../browser/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { errorOf } from "../refusals.ts";
import { wishPaper } from "../print/index.ts";
import { paths } from "../routes.ts";
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
import { RefundPage } from "./refund.page.tsx";

export function refundRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const refund = "/orders/:number{[0-9A-Z]{10}}/refund";
  app.get(refund, async (c) => showRefund(c, ground));
  app.post(refund, async (c) => giveBack(c, ground));
  return app;
}

interface Wanted {
  readonly renewal: Renewal;
  readonly preview: RefundPreview;
}

async function wantedOf(c: Context, ground: CounterGround): Promise<Wanted | undefined> {
  const act = actOf(c, ground);
  const key = await keyOfNumber(act, c.req.param("number") ?? "");
  const renewal = key === undefined ? undefined : await renewalOf(act, key);
  if (renewal === undefined) return undefined;
  const asked = await askRefund(act, outsideOf(ground), renewal);
  return asked.ok ? { renewal, preview: asked.value } : undefined;
}

/** What would come back; an order that gives nothing back has no such page. */
async function showRefund(
  c: Context,
  ground: CounterGround,
  of: { readonly trouble?: Trouble; readonly form?: FormInput } = {},
): Promise<Response> {
  const wanted = await wantedOf(c, ground);
  if (wanted === undefined || !may(staffOf(c), "ask_refund")) {
    return answerFailure(c, ground, "notFound");
  }
  const { trouble, form } = of;
  const { number } = wanted.renewal;
  const page = (
    <RefundPage
      frame={frameOf(c, ground, paths.orderRefund(number))}
      texts={textsOf(c)}
      language={languageOf(c)}
      number={number}
      offer={wanted.preview.offer}
      cause={form?.text("cause") ?? ""}
      second={form?.text("number") ?? ""}
      errors={trouble?.errors ?? []}
      {...(trouble?.notice === undefined ? {} : { notice: trouble.notice })}
    />
  );
  return showPage(c, page, trouble?.status ?? 200);
}

/** Two people agree: whoever is logged in asks, a second one types the own keys beside. */
async function giveBack(c: Context, ground: CounterGround): Promise<Response> {
  const form = await readForm(c);
  const wanted = await wantedOf(c, ground);
  const first = staffOf(c);
  const number = c.req.param("number") ?? "";
  // Sent twice, or refunded meanwhile: the order's page tells.
  if (wanted === undefined) return c.redirect(paths.order(number), 303);
  if (!may(first, "ask_refund")) return answerFailure(c, ground, "notFound");
  const texts = textsOf(c);
  const cause = REFUND_CAUSES.find((one) => one === form.text("cause"));
  if (cause === undefined) {
    const errors = [{ field: "cause", message: texts.refund.causeMissing }];
    return showRefund(c, ground, { form, trouble: { errors, status: 422 } });
  }
  const act = actOf(c, ground);
  const typed = {
    number: form.text("number"),
    passcode: form.text("passcode"),
    code: form.text("code"),
  };
  const second = await secondPerson(act, deviceOf(c), {
    ...{ first, typed },
    capability: "approve_refund",
  });
  if (!second.ok) {
    const errors = [errorOf(second, { field: "number", language: languageOf(c) })];
    return showRefund(c, ground, { form, trouble: { errors, status: 422 } });
  }
  const agreed = { cause, secondId: second.value.staffId };
  return decide(c, ground, { wanted, form, agreed });
}

async function decide(
  c: Context,
  ground: CounterGround,
  of: {
    readonly wanted: Wanted;
    readonly form: FormInput;
    readonly agreed: { readonly cause: RefundCause; readonly secondId: string };
  },
): Promise<Response> {
  const { lineId, renewalId, number } = of.wanted.renewal;
  const shownYen = Number(of.form.text("shown"));
  const wish = { lineId, renewalId, agreed: of.agreed };
  await wishPaper(c, ground, of.wanted.renewal);
  const refunded = await wantRefund(actOf(c, ground), outsideOf(ground), {
    ...wish,
    ...(Number.isSafeInteger(shownYen) ? { shownYen } : {}),
  });
  ground.nudge();
  if (refunded.ok || refunded.refusal !== "refund_changed") {
    return c.redirect(paths.order(number), 303);
  }
  const trouble: Trouble = { errors: [], notice: textsOf(c).refund.changed, status: 409 };
  return showRefund(c, ground, { form: of.form, trouble });
}
