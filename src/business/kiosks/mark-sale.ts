import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { lastSales, putSale, type LastSale } from "./sales-store.ts";

/** A machine sold something. Told again, or late, it changes nothing. */
export async function markSale(act: Act, deviceId: string, sale: LastSale): Promise<void> {
  const last = (await lastSales(act, [deviceId])).get(deviceId);
  if (last !== undefined && last.soldAt >= sale.soldAt) return;
  const { number } = sale;
  const news = { name: "kiosk.visit_sold", thing: deviceId, after: { number } };
  await writeHouse(act, news, [putSale(deviceId, sale)]);
}
