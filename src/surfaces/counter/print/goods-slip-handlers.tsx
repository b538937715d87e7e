import { Hono, type Context } from "hono";
import { goodsSaleById, isGoodsSaleId, type GoodsSale } from "../../../business/goods/index.ts";
import { jobsOf } from "../../../business/printing/index.ts";
import { may } from "../../../business/staff/index.ts";
import { isLanguage } from "../../../foundation/language/index.ts";
import { readForm, readQuery } from "../../browser/index.ts";
import { goodsSheet, goodsSlip } from "../../documents/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, languageOf, staffOf } from "../view.tsx";
import { sendPaper, showPaper } from "./send-paper.tsx";

/** The receipt of PINs and packs: as a page by GET, to the printer by POST. */
export function goodsSlipRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const slip = "/goods/sales/:saleId/slip";
  app.get(slip, async (c) => show(c, ground));
  app.post(slip, async (c) => print(c, ground));
  return app;
}

/** How many copies a page shows as asked for: two clicks on it are one copy. */
export async function goodsCopies(
  c: Context,
  ground: CounterGround,
  { saleId }: GoodsSale,
): Promise<number> {
  return (await jobsOf(actOf(c, ground), saleId)).length;
}

async function show(c: Context, ground: CounterGround): Promise<Response> {
  const sale = await saleOf(c, ground);
  if (sale === undefined) return answerFailure(c, ground, "notFound");
  const slip = slipOf(c, sale, { language: readQuery(c).text("language"), isReissue: false });
  return showPaper(c, ground, { slip, backUrl: paths.goodsSale(sale.saleId) });
}

async function print(c: Context, ground: CounterGround): Promise<Response> {
  const form = await readForm(c);
  const sale = await saleOf(c, ground);
  if (sale === undefined) return answerFailure(c, ground, "notFound");
  const { saleId } = sale;
  const [language, seen] = [form.text("language"), form.text("seen")];
  const copies = await goodsCopies(c, ground, sale);
  const isOurs = /^\d{1,3}$/.test(seen) && Number(seen) <= copies && isLanguage(language);
  if (!isOurs || !may(staffOf(c), "reprint")) return c.redirect(paths.goodsSale(saleId), 303);
  const isReissue = Number(seen) > 0;
  const isSent = await sendPaper(c, ground, {
    ...{ slip: slipOf(c, sale, { language, isReissue }), isReissue },
    ...{ subject: "receipt", reference: saleId, onceKey: `goods ${saleId} ${Number(seen)}` },
  });
  const page = paths.goodsSlip(saleId, language);
  return c.redirect(isSent ? paths.goodsSale(saleId) : page, 303);
}

function slipOf(
  c: Context,
  sale: GoodsSale,
  of: { readonly language: string; readonly isReissue: boolean },
) {
  const language = isLanguage(of.language) ? of.language : languageOf(c);
  return goodsSlip(goodsSheet(sale.document, sale.serials, language), of);
}

/** Only a sale of the own shop is shown. */
async function saleOf(c: Context, ground: CounterGround): Promise<GoodsSale | undefined> {
  const saleId = c.req.param("saleId") ?? "";
  const sale = isGoodsSaleId(saleId) ? await goodsSaleById(actOf(c, ground), saleId) : undefined;
  const staff = staffOf(c);
  return staff.role === "operator" || sale?.agentId === staff.agentId ? sale : undefined;
}
