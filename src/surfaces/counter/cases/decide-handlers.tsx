import { Hono, type Context } from "hono";
import {
  askDecision,
  caseFor,
  decideCase,
  type DecisionRefusal,
} from "../../../business/cases/index.ts";
import { gatherEvidence } from "../../../business/evidence/index.ts";
import { keyOfNumber, outsideOf, renewalOf } from "../../../business/renewals/index.ts";
import { secondPerson } from "../../../business/staff/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import type { FormInput } from "../../browser/index.ts";
import { evidenceFile } from "../../documents/index.ts";
import type { FieldError } from "../../html/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { managed, partsOf } from "../manage/index.ts";
import { errorOf } from "../refusals.ts";
import { paths } from "../routes.ts";
import { actOf, deviceOf, languageOf, showPage, staffOf, textsOf, type Trouble } from "../view.tsx";
import { DecidePage } from "./decide.page.tsx";

/** A decision about a case's money, and the record of an order that it stands on. */
export function decideRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const may = managed(ground, "answer_case");
  const decide = "/manage/cases/:case{[0-9A-Z]{9}}/decide";
  app.get(
    decide,
    may.page(async (c) => showDecision(c, ground)),
  );
  app.post(
    decide,
    may.form(async (c, form) => decideIt(c, ground, form)),
  );
  app.get(
    "/orders/:number{[0-9A-Z]{10}}/record.pdf",
    may.page(async (c) => sendRecord(c, ground)),
  );
  return app;
}

async function showDecision(
  c: Context,
  ground: CounterGround,
  of: { readonly trouble?: Trouble; readonly form?: FormInput } = {},
): Promise<Response> {
  const act = actOf(c, ground);
  const shown = await caseFor(act, staffOf(c), numberOf(c));
  const renewal = shown === undefined ? undefined : await renewalOf(act, shown);
  if (shown === undefined || renewal === undefined) return answerFailure(c, ground, "notFound");
  if (shown.state !== "open") return c.redirect(paths.manageCases(shown.number), 303);
  const { trouble, form } = of;
  const at = paths.manageCases(shown.number, "decide");
  const page = (
    <DecidePage
      {...partsOf(c, ground, { at, ...(trouble === undefined ? {} : { trouble }) })}
      shown={shown}
      orderNumber={renewal.number}
      offers={await askDecision(act, outsideOf(ground), shown)}
      typed={{
        reason: form?.text("reason") ?? "",
        answer: form?.text("answer") ?? "",
        number: form?.text("number") ?? "",
      }}
    />
  );
  return showPage(c, page, trouble?.status ?? 200);
}

async function decideIt(c: Context, ground: CounterGround, form: FormInput): Promise<Response> {
  const act = actOf(c, ground);
  const staff = staffOf(c);
  const reason = form.text("reason");
  const second = await secondOf(c, ground, form);
  if (second !== undefined && "field" in second) {
    return showDecision(c, ground, { form, trouble: { errors: [second], status: 422 } });
  }
  const shownYen = Number(form.text(`shown_${reason}`.slice(0, 40)) || NaN);
  const decided = await decideCase(act, outsideOf(ground), staff, {
    ...{ number: numberOf(c), reason, answer: form.text("answer") },
    ...(Number.isSafeInteger(shownYen) ? { shownYen } : {}),
    ...(second === undefined ? {} : second),
  });
  if (decided.ok) {
    ground.nudge();
    return c.redirect(paths.manageCases(numberOf(c)), 303);
  }
  return showDecision(c, ground, { form, trouble: troubleOf(c, decided) });
}

/** The second person, once anything of their keys was typed; whether one is needed the verb says. */
async function secondOf(
  c: Context,
  ground: CounterGround,
  form: FormInput,
): Promise<{ readonly secondId: string } | FieldError | undefined> {
  const typed = {
    number: form.text("number"),
    passcode: form.text("passcode"),
    code: form.text("code"),
  };
  if (typed.number === "") return undefined;
  const wish = { first: staffOf(c), typed, capability: "approve_refund" } as const;
  const second = await secondPerson(actOf(c, ground), deviceOf(c), wish);
  return second.ok
    ? { secondId: second.value.staffId }
    : errorOf(second, { field: "number", language: languageOf(c) });
}

function troubleOf(c: Context, { refusal, field }: Refused<DecisionRefusal>): Trouble {
  const { cases, decide } = textsOf(c);
  const words = { ...decide.notPossible, ...cases.errors, ...decide.errors };
  const message = words[refusal];
  return field === undefined
    ? { errors: [], notice: message, status: 409 }
    : { errors: [{ field, message }], status: 422 };
}

async function sendRecord(c: Context, ground: CounterGround): Promise<Response> {
  const act = actOf(c, ground);
  const key = await keyOfNumber(act, c.req.param("number") ?? "");
  const evidence = key === undefined ? undefined : await gatherEvidence(act, key);
  if (evidence === undefined) return answerFailure(c, ground, "notFound");
  const file = await evidenceFile(evidence, languageOf(c));
  return c.body(file.content, 200, {
    "Content-Type": file.contentType,
    "Content-Disposition": `inline; filename="${file.fileName}"`,
    "Cache-Control": "no-store",
  });
}

function numberOf(c: Context): string {
  return c.req.param("case") ?? "";
}
