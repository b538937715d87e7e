import { Hono, type Context } from "hono";
import {
  countProfiles,
  oldestInStock,
  reservedBy,
  reserveEsim,
  type EsimProfile,
} from "../../../business/esims/index.ts";
import { askQuotes, type QuotedPlan } from "../../../business/renewals/index.ts";
import { may } from "../../../business/staff/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import { readForm } from "../../browser/index.ts";
import type { CounterGround } from "../ground.ts";
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
import { EsimPage, type EsimOffer } from "./esim.page.tsx";

export function esimRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  app.get("/esim", async (c) => show(c, ground));
  app.post("/esim", async (c) => hold(c, ground));
  return app;
}

/** Plans that can begin a new line now: those of stock, and of what this machine holds already. */
async function offersAt(act: Act, deviceId: string): Promise<readonly EsimOffer[]> {
  const [counted, held] = await Promise.all([countProfiles(act), reservedBy(act, deviceId)]);
  const stock = counted.filter(({ state }) => state === "in_stock");
  const samples = await Promise.all(stock.map(async (one) => (await oldestInStock(act, one))[0]));
  const beside = held.filter(
    (one) =>
      !stock.some(({ sellerId, network }) => sellerId === one.sellerId && network === one.network),
  );
  const all = [...samples, ...beside].filter((one) => one !== undefined);
  const offers = await Promise.all(all.map(async (one) => plansFor(act, one)));
  return all.flatMap(({ sellerId, network }, i) => {
    const inStock =
      stock.find((one) => one.sellerId === sellerId && one.network === network)?.count ?? 0;
    return offers[i]!.map((one) => ({ ...one, inStock }));
  });
}

async function plansFor(act: Act, { lineId }: EsimProfile): Promise<readonly QuotedPlan[]> {
  const quotes = await askQuotes(act, { lineId });
  return quotes.ok ? quotes.value.plans : [];
}

async function show(c: Context, ground: CounterGround, trouble?: Trouble): Promise<Response> {
  const page = (
    <EsimPage
      frame={frameOf(c, ground, paths.esim())}
      texts={textsOf(c)}
      language={languageOf(c)}
      offers={await offersAt(actOf(c, ground), deviceOf(c).deviceId)}
      errors={trouble?.errors ?? []}
      {...(trouble?.notice === undefined ? {} : { notice: trouble.notice })}
    />
  );
  return showPage(c, page, trouble?.status ?? 200);
}

/** Holds one and goes on to its sale, which is that of any line. */
async function hold(c: Context, ground: CounterGround): Promise<Response> {
  const typed = (await readForm(c)).text("plan").normalize("NFKC");
  const texts = textsOf(c);
  if (!may(staffOf(c), "sell")) {
    return show(c, ground, { errors: [], notice: texts.refusals.not_allowed, status: 403 });
  }
  const act = actOf(c, ground);
  const { deviceId } = deviceOf(c);
  const chosen = (await offersAt(act, deviceId))[Number(typed) - 1];
  const wrong = (refusal: keyof typeof texts.esim.errors) => {
    const error = { field: "plan", message: texts.esim.errors[refusal] };
    return show(c, ground, { errors: [error], status: 422 });
  };
  if (!/^\d{1,3}$/.test(typed) || chosen === undefined) return wrong("plan_unknown");
  const planCode = chosen.plan.code;
  const reserved = await reserveEsim(act, { planCode, by: deviceId });
  if (!reserved.ok) return wrong(reserved.refusal);
  return c.redirect(paths.sell(reserved.value.lineId, planCode), 303);
}
