import { clawBack, earnCommission, type AgentId } from "../business/agents/index.ts";
import { taxRateAt } from "../business/catalogue/index.ts";
import { goodsSaleById, leaveShelves, type GoodsSale } from "../business/goods/index.ts";
import {
  agentOfBook,
  allBatches,
  ARRANGEMENTS,
  batchOfSale,
  salesByIds,
  serialsOfSale,
  serialText,
  undoneOfSale,
  type PinSaleId,
} from "../business/pins/index.ts";
import type { Act, EventRow, Subscription } from "../foundation/act/index.ts";
import { yen } from "../foundation/money/index.ts";

/** An agent earns by PINs and packs that it sells, and loses that when their sale is undone. */
export const goodsSubscriptions: readonly Subscription[] = [
  { event: "pins.activated", handle: hearPins },
  { event: "pins.voided", handle: hearVoided },
  { event: "goods.sold", handle: hearPack },
  { event: "goods.returned", handle: hearReturned },
];

async function hearPins(act: Act, event: EventRow): Promise<void> {
  const saleId = event.after?.["saleId"] as PinSaleId;
  const sale = (await salesByIds(act, [saleId])).get(saleId);
  const batch = await batchOfSale(act, saleId);
  if (sale === undefined || batch === undefined) return;
  const atTill = await goodsSaleById(act, saleId);
  if (atTill === undefined) {
    const serials = (await serialsOfSale(act, saleId)).map((one) => serialText(batch.code, one));
    await leaveShelves(act, { kind: "pin", serials, what: "sold", causeId: saleId });
  }
  const agentId = atTill?.agentId ?? agentOfBook(sale.money.book);
  if (agentId === undefined) return;
  const { commission } = ARRANGEMENTS[batch.arrangement];
  await earnCommission(act, {
    ...{ agentId: agentId as AgentId, causeId: saleId, kind: "pins", sellerId: batch.sellerId },
    ...{ batch: batch.code, label: batch.code, channel: "counter" },
    ...{ priceYen: yen(sale.totalYen), pieces: sale.pinCount, at: sale.soldAt },
    batchTerms: {
      perMille: batch.commissionPerMille,
      form: commission === "taxable_fee" ? "fee" : commission,
    },
    ratePerMille: await taxRateAt(act, "standard", sale.soldAt),
  });
}

async function hearVoided(act: Act, event: EventRow): Promise<void> {
  await clearShelves(act, event);
  const saleIds = event.after?.["saleIds"];
  if (!Array.isArray(saleIds)) return;
  for (const sale of (await salesByIds(act, saleIds as PinSaleId[])).values()) {
    const faceYen = sale.totalYen / sale.pinCount;
    const undone = await undoneOfSale(act, sale.saleId);
    await clawBack(act, { causeId: sale.saleId, refundedYen: yen(undone * faceYen) });
  }
}

async function clearShelves(act: Act, { thing, after }: EventRow): Promise<void> {
  const [serials, reason] = [after?.["serials"], after?.["reason"]];
  const batch = (await allBatches(act)).find(({ batchId }) => batchId === thing);
  if (batch === undefined || !Array.isArray(serials) || reason === "sale_undone") return;
  await leaveShelves(act, {
    kind: "pin",
    serials: serials.map((one) => serialText(batch.code, Number(one))),
    what: reason === "lost" ? "lost" : "returned",
  });
}

async function hearPack(act: Act, event: EventRow): Promise<void> {
  const sale = await saleOf(act, event);
  if (sale?.agentId === undefined) return;
  await earnCommission(act, {
    ...{ agentId: sale.agentId as AgentId, causeId: sale.saleId, kind: "pack" },
    ...{ sellerId: sale.sellerId, label: sale.label, channel: "counter" },
    ...{ priceYen: sale.totalYen, pieces: sale.serials.length, at: sale.soldAt },
    ratePerMille: await taxRateAt(act, "standard", sale.soldAt),
  });
}

async function hearReturned(act: Act, event: EventRow): Promise<void> {
  const sale = await saleOf(act, event);
  if (sale === undefined) return;
  await clawBack(act, { causeId: sale.saleId, refundedYen: sale.totalYen });
}

async function saleOf(act: Act, { thing }: EventRow): Promise<GoodsSale | undefined> {
  return thing === null ? undefined : goodsSaleById(act, thing);
}
