import { Hono, type Context } from "hono";
import {
  casesOf,
  isCaseNumber,
  openCase,
  type OpenCaseRefusal,
} from "../../../business/cases/index.ts";
import { keyOfNumber, readVoucher, type Voucher } from "../../../business/renewals/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { isLanguage } from "../../../foundation/language/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { readForm, readQuery, type FormInput } from "../../browser/index.ts";
import { caseWordTexts } from "../../words/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage, textsOf, type Trouble } from "../view.tsx";
import { ProblemPage } from "./problem.page.tsx";

export function problemRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const problem = "/orders/:number{[0-9A-Z]{10}}/problem";
  app.get(problem, async (c) => showProblem(c, ground));
  app.post(problem, async (c) => takeDown(c, ground));
  return app;
}

async function voucherOf(c: Context, ground: CounterGround): Promise<Voucher | undefined> {
  const act = actOf(c, ground);
  const key = await keyOfNumber(act, c.req.param("number") ?? "");
  return key === undefined ? undefined : readVoucher(act, key);
}

async function showProblem(
  c: Context,
  ground: CounterGround,
  trouble?: Trouble & { readonly form: FormInput },
): Promise<Response> {
  const voucher = await voucherOf(c, ground);
  if (voucher === undefined) return answerFailure(c, ground, "notFound");
  const text = (name: string) => trouble?.form.text(name) ?? "";
  const taken = readQuery(c).text("taken");
  const page = (
    <ProblemPage
      frame={frameOf(c, ground, paths.orderProblem(voucher.number))}
      texts={textsOf(c)}
      language={languageOf(c)}
      voucher={voucher}
      cases={await casesOf(actOf(c, ground), voucher.key)}
      typed={{
        ...{ cause: text("cause"), text: text("text"), email: text("email") },
        ...{ language: text("language"), once: text("once") || newId() },
      }}
      errors={trouble?.errors ?? []}
      {...(isCaseNumber(taken) ? { taken } : {})}
      {...(trouble?.notice === undefined ? {} : { notice: trouble.notice })}
    />
  );
  return showPage(c, page, trouble?.status ?? 200);
}

async function takeDown(c: Context, ground: CounterGround): Promise<Response> {
  const form = await readForm(c);
  const voucher = await voucherOf(c, ground);
  if (voucher === undefined) return answerFailure(c, ground, "notFound");
  const reads = form.text("language");
  const opened = await openCase(actOf(c, ground), voucher.key, {
    ...{ cause: form.text("cause"), text: form.text("text"), email: form.text("email") },
    language: isLanguage(reads) ? reads : voucher.language,
    channel: "counter",
    once: form.text("once").slice(0, 60) || newId(),
  });
  if (opened.ok) {
    return c.redirect(paths.orderProblem(voucher.number, opened.value.number), 303);
  }
  return showProblem(c, ground, { ...troubleOf(c, opened), form });
}

function troubleOf(c: Context, { refusal, field, facts }: Refused<OpenCaseRefusal>): Trouble {
  const { errors } = caseWordTexts[languageOf(c)];
  if (refusal === "order_unknown" || refusal === "too_many_cases") {
    return { errors: [], notice: errors.too_many_cases, status: 409 };
  }
  const message =
    refusal === "text_too_long"
      ? errors.text_too_long(Number(facts?.["lengthMax"]))
      : errors[refusal];
  return { errors: [{ field: field ?? "cause", message }], status: 422 };
}
