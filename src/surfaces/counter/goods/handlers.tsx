import { randomUUID } from "node:crypto";
import { Hono, type Context } from "hono";
import {
  goodsSaleById,
  goodsSaleIdOf,
  isGoodsSaleId,
  offerOf,
  offersAt,
  sellPack,
  sellPins,
  undoSale,
  type GoodsOffer,
  type GoodsSale,
  type GoodsSaleWish,
} from "../../../business/goods/index.ts";
import { may } from "../../../business/staff/index.ts";
import { isLanguage } from "../../../foundation/language/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { readForm, readQuery, type FormInput } from "../../browser/index.ts";
import { goodsFile } from "../../documents/index.ts";
import type { FieldError } from "../../html/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { goodsCopies } from "../print/index.ts";
import { paths } from "../routes.ts";
import { readHanded } from "../sale/index.ts";
import { tillOf, tillStateOf } from "../till/index.ts";
import { actOf, deviceOf, frameOf, languageOf, showPage, staffOf, textsOf } from "../view.tsx";
import { GoodsPage } from "./goods.page.tsx";
import { SellPage } from "./sell.page.tsx";
import { SoldPage } from "./sold.page.tsx";
import { goodsError, type GoodsRefusal } from "./trouble.ts";

export function goodsRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const sale = "/goods/sales/:saleId";
  app.get("/goods", async (c) => showGoods(c, ground, { typed: "", errors: [] }));
  app.get("/goods/sell", async (c) => showSell(c, ground, { from: readQuery(c), errors: [] }));
  app.post("/goods/sell", async (c) => sell(c, ground));
  app.get(sale, async (c) => showSold(c, ground));
  app.get(`${sale}/receipt.pdf`, async (c) => sendReceipt(c, ground));
  app.get(`${sale}/undo`, (c) => c.redirect(paths.goods(), 303));
  app.post(`${sale}/undo`, async (c) => undo(c, ground));
  return app;
}

interface Shown {
  readonly typed: string;
  readonly errors: readonly FieldError[];
}

async function showGoods(c: Context, ground: CounterGround, shown: Shown): Promise<Response> {
  const act = actOf(c, ground);
  const till = await tillOf(act, deviceOf(c));
  const props = { texts: textsOf(c), language: languageOf(c), ...shown };
  const page = (
    <GoodsPage
      frame={frameOf(c, ground, paths.goods())}
      hasTill={till !== undefined}
      offers={till === undefined ? [] : await offersAt(act, till)}
      {...props}
    />
  );
  return showPage(c, page, shown.errors.length > 0 ? 422 : 200);
}

/** What names the pieces: one that is in hand, or so many of a batch. */
interface Wanted {
  readonly fields: Readonly<Record<string, string>>;
  readonly wanted: Parameters<typeof offerOf>[2];
}

function wantedIn(input: FormInput): Wanted {
  const [batch, count, serial] = [input.text("batch"), input.text("count"), input.text("serial")];
  const isBatch = /^[0-9A-Z]{6}$/.test(batch) && /^\d{1,2}$/.test(count);
  if (serial !== "" || !isBatch) return { fields: { serial }, wanted: { serial } };
  return { fields: { batch, count }, wanted: { batchCode: batch, count: Number(count) } };
}

interface Selling {
  readonly from: FormInput;
  readonly errors: readonly FieldError[];
  readonly onceKey?: string;
}

async function showSell(
  c: Context,
  ground: CounterGround,
  { from, errors, onceKey }: Selling,
): Promise<Response> {
  const act = actOf(c, ground);
  const { fields, wanted } = wantedIn(from);
  const offer = await offerHere(c, ground, wanted);
  if (!offer.ok) {
    const typed = fields["serial"] ?? "";
    return showGoods(c, ground, { typed, errors: [goodsError(offer, languageOf(c))] });
  }
  const page = (
    <SellPage
      frame={frameOf(c, ground, paths.goodsSell(fields))}
      texts={textsOf(c)}
      language={languageOf(c)}
      offer={offer.value}
      wanted={fields}
      onceKey={onceKey ?? randomUUID()}
      isTillOpen={(await tillStateOf(act, deviceOf(c))) === "open"}
      handed={from.text("handed")}
      errors={errors}
    />
  );
  return showPage(c, page, errors.length > 0 ? 422 : 200);
}

async function offerHere(c: Context, ground: CounterGround, wanted: Parameters<typeof offerOf>[2]) {
  const act = actOf(c, ground);
  const till = await tillOf(act, deviceOf(c));
  if (till === undefined) return { ok: false, refusal: "till_unknown" } as const;
  return offerOf(act, till, wanted);
}

/** One form sells; sent again after a lost answer, it leads to the same sale. */
async function sell(c: Context, ground: CounterGround): Promise<Response> {
  const form = await readForm(c);
  const act = actOf(c, ground);
  const language = languageOf(c);
  const onceKey = form.text("once").slice(0, 60) || randomUUID();
  const { deviceId, tillId } = deviceOf(c);
  const wish: Omit<GoodsSaleWish, "handed"> = {
    ...{ clerk: staffOf(c), deviceId, tillId: tillId ?? "", onceKey },
  };
  // Whatever is refused: sold by the same form, sent before, it is sold.
  const again = async (told: Refused<GoodsRefusal>): Promise<Response> => {
    const earlier = await goodsSaleById(act, goodsSaleIdOf(wish));
    if (earlier !== undefined) return c.redirect(paths.goodsSale(earlier.saleId), 303);
    return showSell(c, ground, { from: form, errors: [goodsError(told, language)], onceKey });
  };
  const { wanted } = wantedIn(form);
  const offer = await offerHere(c, ground, wanted);
  if (!offer.ok) return again(offer);
  const handed = readHanded(form, offer.value.totalYen);
  if (!handed.ok) return again(handed);
  const sold = await sellOffered(c, ground, {
    ...{ offer: offer.value, wanted },
    wish: { ...wish, handed: handed.value },
  });
  if (!sold.ok) return again(sold);
  ground.nudge();
  return c.redirect(paths.goodsSale(sold.value.saleId), 303);
}

async function sellOffered(
  c: Context,
  ground: CounterGround,
  of: {
    readonly offer: GoodsOffer;
    readonly wanted: Wanted["wanted"];
    readonly wish: GoodsSaleWish;
  },
) {
  const act = actOf(c, ground);
  const { offer, wanted, wish } = of;
  if ("batchCode" in wanted) return sellPins(act, wish, wanted);
  return offer.kind === "pin"
    ? sellPins(act, wish, { serials: [wanted.serial] })
    : sellPack(act, wish, wanted.serial);
}

/** Only a sale of the own shop is shown. */
async function saleOf(c: Context, ground: CounterGround): Promise<GoodsSale | undefined> {
  const saleId = c.req.param("saleId") ?? "";
  const sale = isGoodsSaleId(saleId) ? await goodsSaleById(actOf(c, ground), saleId) : undefined;
  const staff = staffOf(c);
  return staff.role === "operator" || sale?.agentId === staff.agentId ? sale : undefined;
}

async function showSold(
  c: Context,
  ground: CounterGround,
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const sale = await saleOf(c, ground);
  if (sale === undefined) return answerFailure(c, ground, "notFound");
  const staff = staffOf(c);
  const [error] = errors;
  const page = (
    <SoldPage
      frame={frameOf(c, ground, paths.goodsSale(sale.saleId))}
      texts={textsOf(c)}
      language={languageOf(c)}
      sale={sale}
      copies={await goodsCopies(c, ground, sale)}
      mayUndo={may(staff, "approve_refund") && may(staff, "sell")}
      errors={[]}
      {...(error === undefined ? {} : { notice: error.message })}
    />
  );
  return showPage(c, page, errors.length > 0 ? 409 : 200);
}

async function sendReceipt(c: Context, ground: CounterGround): Promise<Response> {
  const sale = await saleOf(c, ground);
  if (sale === undefined) return answerFailure(c, ground, "notFound");
  const wished = readQuery(c).text("language");
  const file = await goodsFile(sale, isLanguage(wished) ? wished : languageOf(c));
  return c.body(file.content, 200, {
    "Content-Type": file.contentType,
    "Content-Disposition": `inline; filename="${file.fileName}"`,
    "Cache-Control": "no-store",
  });
}

async function undo(c: Context, ground: CounterGround): Promise<Response> {
  await readForm(c);
  const sale = await saleOf(c, ground);
  if (sale === undefined) return answerFailure(c, ground, "notFound");
  const tillId = deviceOf(c).tillId ?? "";
  const wish = { saleId: sale.saleId, tillId };
  const undone = await undoSale(actOf(c, ground), staffOf(c), wish);
  if (undone.ok) {
    ground.nudge();
    return c.redirect(paths.goodsSale(sale.saleId), 303);
  }
  return showSold(c, ground, [goodsError(undone, languageOf(c))]);
}
