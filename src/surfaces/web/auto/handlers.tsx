import { Hono, type Context } from "hono";
import {
  armAuto,
  askAuto,
  beginSaving,
  forgetMethod,
  hearSaving,
  isUnderWay,
  openStopToken,
  readAuto,
  savedMethodsOf,
  spentIn,
  stopAuto,
  type SavedMethod,
} from "../../../business/auto-renewals/index.ts";
import { isOwner, savedLine, type Presence } from "../../../business/customers/index.ts";
import { sellerOf } from "../../../business/catalogue/index.ts";
import type { SavedMethodId } from "../../../business/payments/index.ts";
import { askQuotes } from "../../../business/renewals/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import { JST, localDate } from "../../../foundation/clock/index.ts";
import { isId } from "../../../foundation/ids/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import { readForm, readQuery } from "../../browser/index.ts";
import { showDuration, type FieldError } from "../../html/index.ts";
import { accountGround, loggedIn } from "../account/index.ts";
import type { WebGround } from "../ground.ts";
import { leadToFind, visitedLine } from "../line/index.ts";
import { paths, type AutoQuery } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import type { VisitedLine } from "../visit.ts";
import { AgreePage } from "./agree.page.tsx";
import { autoErrors, autoFormIn, wishOf, type AutoForm } from "./auto-form.ts";
import { AutoPage, type AutoPageProps, type NewMethod } from "./auto.page.tsx";
import { OwnerPage, StopPage } from "./stop.page.tsx";
import { autoTexts } from "./texts/index.ts";

export function autoRoutes(ground: WebGround): Hono {
  const app = new Hono();
  const owned = (handle: Handle) => ownedLine(ground, handle);
  app.get("/line/:ref/auto", owned(show));
  app.post("/line/:ref/auto", owned(ask));
  app.get("/line/:ref/auto/agree", owned(showAgree));
  app.post("/line/:ref/auto/agree", owned(agree));
  app.post("/line/:ref/auto/stop", owned(stop));
  app.post("/line/:ref/auto/forget", owned(forget));
  app.get("/auto-renewal/:token", async (c) => showStop(c, ground));
  app.post("/auto-renewal/:token", async (c) => stopByMail(c, ground));
  return app;
}

interface Owned {
  readonly c: Context;
  readonly ground: WebGround;
  readonly act: Act;
  readonly visited: VisitedLine;
  readonly customer: Presence["customer"];
}

type Handle = (owned: Owned) => Promise<Response>;

/** Only a customer who is logged in, and keeps the line by the code on its card. */
function ownedLine(ground: WebGround, handle: Handle) {
  return loggedIn(accountGround(ground), async (c, { customer }) => {
    const visited = visitedLine(c, ground);
    if (visited === undefined) return leadToFind(c);
    const act: Act = {
      ...actOf(c, ground),
      actor: { kind: "customer", id: customer.customerId },
    };
    const kept = await savedLine(act, customer.customerId, visited.lineId);
    if (kept === undefined || !isOwner(kept)) {
      const mayKeep = visited.proof === "renewal_code" ? "yes" : "no";
      const frame = frameOf(c, ground, { at: (other) => paths.lineAuto(other, visited.ref) });
      const page = <OwnerPage frame={frame} ref={visited.ref} mayKeep={mayKeep} />;
      return showPage(c, page, { status: c.req.method === "GET" ? 200 : 403 });
    }
    return handle({ c, ground, act, visited, customer });
  });
}

async function show(owned: Owned): Promise<Response> {
  const query = readQuery(owned.c);
  const said = (["on", "off", "forgotten"] as const).find((one) => one === query.text("said"));
  const props = await propsOf(owned, autoFormIn(query));
  return showPage(owned.c, <AutoPage {...props} {...(said === undefined ? {} : { said })} />);
}

async function propsOf(
  { c, ground, act, visited, customer }: Owned,
  form: AutoForm,
  errors: readonly FieldError[] = [],
): Promise<AutoPageProps> {
  const [quotes, methods, known] = await Promise.all([
    askQuotes(act, visited),
    savedMethodsOf(act, customer.customerId),
    readAuto(act, visited.lineId),
  ]);
  const plans = quotes.ok ? quotes.value.plans.map(({ plan }) => plan) : [];
  // What another customer agreed to, pays and has paid is theirs alone.
  const isOwn = known?.auto.customerId === customer.customerId;
  const standing = isOwn ? known : undefined;
  const auto = standing?.auto;
  const newMethods = newMethodsOf(ground);
  const [first] = newMethods;
  const now = ground.clock.now();
  return {
    // What was sent and refused is not sent again in another language.
    frame: frameOf(
      c,
      ground,
      c.req.method === "GET" ? {} : { at: (other) => paths.lineAuto(other, visited.ref) },
    ),
    ref: visited.ref,
    today: localDate(now, JST),
    ...{ plans, methods, newMethods, errors },
    spentYen: yen(spentIn(standing?.occasions ?? [], now)),
    form: {
      plan: form.plan || auto?.planCode || (plans[0]?.code ?? ""),
      trigger: form.trigger || "time-6",
      ceiling: form.ceiling || String(auto?.ceilingYen ?? ""),
      until: form.until || (auto?.until ?? ""),
      method:
        form.method ||
        (methods[0] === undefined
          ? first === undefined
            ? ""
            : `new:${first.provider}:${first.method}`
          : `saved:${methods[0].savedMethodId}`),
    },
    ...(standing === undefined ? {} : { standing }),
    isHeldByOther: !isOwn && known?.auto.state === "armed",
  };
}

function newMethodsOf({ payments }: WebGround): readonly NewMethod[] {
  return payments.flatMap(({ name, methods, vault }) =>
    vault === undefined
      ? []
      : methods.flatMap(({ method, kind }) =>
          kind === "saved" && (method === "saved_card" || method === "saved_paypal")
            ? [{ provider: name, method }]
            : [],
        ),
  );
}

async function ask(owned: Owned): Promise<Response> {
  const { c, ground, act, visited, customer } = owned;
  const form = autoFormIn(await readForm(c));
  const language = languageOf(c);
  const wish = wishOf(form, { lineId: visited.lineId, customerId: customer.customerId });
  const offer = await askAuto(act, wish);
  if (!offer.ok) return again(owned, form, autoErrors(offer.refusal, language));
  const [kind, one = "", two = ""] = form.method.split(":");
  if (kind === "saved" && isId(one)) {
    return c.redirect(paths.lineAutoAgree(language, visited.ref, queryOf(form, one)), 303);
  }
  if (kind !== "new") return again(owned, form, autoErrors("method_missing", language));
  const begun = await beginSaving(act, ground, {
    customerId: customer.customerId,
    provider: one,
    method: two,
    returnUrl: (id) =>
      ground.config.publicUrl + paths.lineAutoAgree(language, visited.ref, queryOf(form, id)),
  });
  if (begun.ok) return c.redirect(begun.value.url, 303);
  if (begun.refusal === "too_many_tries") {
    const waits = Number(begun.facts?.["retryAfterSeconds"] ?? 60);
    const message = autoTexts[language].tooMany(showDuration(waits, language));
    const response = await again(owned, form, [{ field: "method", message }], 429);
    response.headers.set("Retry-After", String(waits));
    return response;
  }
  const isDown = begun.facts?.["failure"] === "provider_down";
  const trouble = begun.refusal === "method_unknown" ? "method_missing" : "payment_refused";
  return again(owned, form, autoErrors(isDown ? "provider_down" : trouble, language));
}

function queryOf({ plan, trigger, ceiling, until }: AutoForm, m: string): AutoQuery {
  return { plan, trigger, ceiling, until, m };
}

async function again(
  owned: Owned,
  form: AutoForm,
  errors: readonly FieldError[],
  status: 422 | 429 = 422,
): Promise<Response> {
  const props = await propsOf(owned, form, errors);
  return showPage(owned.c, <AutoPage {...props} />, { status });
}

/** Whoever comes back from the provider's page, or has a method that was kept before. */
async function showAgree(owned: Owned): Promise<Response> {
  const { c, ground, act, visited, customer } = owned;
  const input = readQuery(c);
  const form = autoFormIn(input);
  const language = languageOf(c);
  const method = await methodOf(owned, input.text("m"));
  if (method === undefined) return again(owned, form, autoErrors("not_saved", language));
  const wish = wishOf(form, { lineId: visited.lineId, customerId: customer.customerId });
  const offer = await askAuto(act, wish);
  const kept = { ...form, method: `saved:${method.savedMethodId}` };
  if (!offer.ok) return again(owned, kept, autoErrors(offer.refusal, language));
  const seller = await sellerOf(act, offer.value.plan.sellerId);
  const query = queryOf(form, method.savedMethodId);
  const frame = frameOf(c, ground, {
    at: (other) => paths.lineAutoAgree(other, visited.ref, query),
  });
  const props = { frame, ref: visited.ref, offer: offer.value, method, seller, query };
  return showPage(c, <AgreePage {...props} />);
}

async function methodOf(
  { ground, act, customer }: Owned,
  id: string,
): Promise<SavedMethod | undefined> {
  if (!isId(id)) return undefined;
  const method = await hearSaving(act, ground, id as SavedMethodId);
  return method?.state === "saved" && method.customerId === customer.customerId
    ? method
    : undefined;
}

async function agree(owned: Owned): Promise<Response> {
  const { c, ground, act, visited, customer } = owned;
  const input = await readForm(c);
  const form = autoFormIn(input);
  const language = languageOf(c);
  const savedMethodId = input.text("m");
  const shown = input.text("shown");
  const consent = await armAuto(act, {
    ...wishOf(form, { lineId: visited.lineId, customerId: customer.customerId }),
    savedMethodId: (isId(savedMethodId) ? savedMethodId : NOBODY) as SavedMethodId,
    contactEmail: customer.email,
    shownYen: /^\d{1,9}$/.test(shown) ? Number(shown) : 0,
  });
  if (!consent.ok) {
    const trouble = consent.refusal === "method_unknown" ? "not_saved" : consent.refusal;
    return again(owned, form, autoErrors(trouble, language));
  }
  ground.nudge();
  return c.redirect(paths.lineAuto(language, visited.ref, { said: "on" }), 303);
}

const NOBODY = "00000000-0000-7000-8000-000000000000";

async function stop({ c, ground, act, visited, customer }: Owned): Promise<Response> {
  const standing = await readAuto(act, visited.lineId);
  const isOwn = standing?.auto.customerId === customer.customerId;
  await stopAuto(act, visited.lineId, isOwn ? "by_customer" : "by_other");
  ground.nudge();
  return c.redirect(paths.lineAuto(languageOf(c), visited.ref, { said: "off" }), 303);
}

async function forget({ c, ground, act, visited, customer }: Owned): Promise<Response> {
  const id = (await readForm(c)).text("m");
  const savedMethodId = (isId(id) ? id : NOBODY) as SavedMethodId;
  const forgotten = await forgetMethod(act, { customerId: customer.customerId, savedMethodId });
  ground.nudge();
  const said = forgotten.ok ? { said: "forgotten" } : {};
  return c.redirect(paths.lineAuto(languageOf(c), visited.ref, said), 303);
}

async function showStop(c: Context, ground: WebGround): Promise<Response> {
  const act = actOf(c, ground);
  const token = c.req.param("token") ?? "";
  const opened = openStopToken(act, token);
  const standing = opened === undefined ? undefined : await readAuto(act, opened.lineId);
  const frame = frameOf(c, ground, { at: (other) => paths.stopAuto(other, token) });
  if (opened === undefined || standing === undefined) {
    return showPage(c, <StopPage frame={frame} token={token} state="over" />, { status: 404 });
  }
  const { auto, occasions } = standing;
  const isOn = auto.state === "armed" && auto.consentedAt === opened.consentedAt;
  const state = isOn ? "asks" : "off";
  const props = { frame, token, state, isUnderWay: occasions.some(isUnderWay) } as const;
  return showPage(c, <StopPage {...props} />);
}

async function stopByMail(c: Context, ground: WebGround): Promise<Response> {
  const act = actOf(c, ground);
  const token = c.req.param("token") ?? "";
  const opened = openStopToken(act, token);
  if (opened !== undefined) {
    await stopAuto(act, opened.lineId, "by_mail", opened.consentedAt);
    ground.nudge();
  }
  return c.redirect(paths.stopAuto(languageOf(c), token), 303);
}
