import { Hono, type Context } from "hono";
import {
  intakeOfNumber,
  mayMissYen,
  readCash,
  settleUnknown,
  workIntake,
  type Intake,
} from "../../../business/intakes/index.ts";
import { outsideOf } from "../../../business/renewals/index.ts";
import { deviceById, isOfShop, secondPerson } from "../../../business/staff/index.ts";
import type { FormInput } from "../../browser/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { lookOfShop } from "../kiosks/index.ts";
import { managed, partsOf } from "../manage/index.ts";
import { errorOf } from "../refusals.ts";
import { paths } from "../routes.ts";
import { actOf, deviceOf, languageOf, showPage, staffOf, textsOf, type Trouble } from "../view.tsx";
import { CashPage, CountPage } from "./cash.page.tsx";

/** What lies in the machines of the shop, what they owe, and what nobody knows. */
export function cashRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const may = managed(ground, "manage_tills");
  const one = "/manage/kiosk-cash/:intake{[0-9A-Z]{9}}";
  app.get(
    "/manage/kiosk-cash",
    may.page(async (c) => showCash(c, ground)),
  );
  app.get(
    one,
    may.page(async (c) => showCount(c, ground)),
  );
  app.post(
    one,
    may.form(async (c, form) => settle(c, ground, form)),
  );
  return app;
}

async function showCash(c: Context, ground: CounterGround): Promise<Response> {
  const by = staffOf(c);
  const all = await readCash(actOf(c, ground));
  const reports = all.filter(({ device }) => isOfShop(by, device));
  const parts = partsOf(c, ground, { at: paths.manageCash() });
  const look = await lookOfShop(c, ground);
  return showPage(c, <CashPage {...parts} {...{ reports, look }} />);
}

/** What nobody knows of a machine of the shop: the end of a payout, a note that is presumed. */
async function unknownOf(c: Context, ground: CounterGround): Promise<Intake | undefined> {
  const act = actOf(c, ground);
  const one = await intakeOfNumber(act, c.req.param("intake") ?? "");
  const device = one === undefined ? undefined : await deviceById(act, one.deviceId);
  const isOurs = device !== undefined && isOfShop(staffOf(c), device);
  return isOurs && one !== undefined && mayMissYen(one) !== undefined ? one : undefined;
}

async function showCount(
  c: Context,
  ground: CounterGround,
  of: { readonly trouble?: Trouble; readonly form?: FormInput } = {},
): Promise<Response> {
  const one = await unknownOf(c, ground);
  if (one === undefined) return answerFailure(c, ground, "notFound");
  const { trouble, form } = of;
  const at = paths.manageCash(one.number);
  const parts = partsOf(c, ground, { at, ...(trouble ? { trouble } : {}) });
  const typed = { missing: form?.text("missing") ?? "", second: form?.text("number") ?? "" };
  return showPage(c, <CountPage {...parts} one={one} typed={typed} />, trouble?.status ?? 200);
}

/** Two people answer for a count: whoever is logged in, and a second one with the own keys. */
async function settle(c: Context, ground: CounterGround, form: FormInput): Promise<Response> {
  const one = await unknownOf(c, ground);
  // Sent twice, or settled by a line of the journal meanwhile: the list tells.
  if (one === undefined) return c.redirect(paths.manageCash(), 303);
  const [act, by] = [actOf(c, ground), staffOf(c)];
  const typed = {
    number: form.text("number"),
    passcode: form.text("passcode"),
    code: form.text("code"),
  };
  const second = await secondPerson(act, deviceOf(c), {
    ...{ first: by, typed },
    capability: "approve_refund",
  });
  if (!second.ok) {
    const errors = [errorOf(second, { field: "number", language: languageOf(c) })];
    return showCount(c, ground, { form, trouble: { errors, status: 422 } });
  }
  const people = { by, second: second.value };
  const wish = { intakeId: one.intakeId, missingYen: yenIn(form.text("missing")) };
  const settled = await settleUnknown(act, people, wish);
  if (!settled.ok && settled.refusal === "amount_unreadable") {
    const message = textsOf(c).kioskCash.count.errors.amount_unreadable;
    const errors = [{ field: "missing", message }];
    return showCount(c, ground, { form, trouble: { errors, status: 422 } });
  }
  await workIntake(act, outsideOf(ground), one.intakeId);
  ground.nudge();
  return c.redirect(paths.manageCash(), 303);
}

function yenIn(typed: string): number {
  const text = typed.normalize("NFKC").replaceAll(/[,\s円¥]/gu, "");
  return /^\d{1,7}$/u.test(text) ? Number(text) : Number.NaN;
}
