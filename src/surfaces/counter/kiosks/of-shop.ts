import type { Context } from "hono";
import { cashNeeds } from "../../../business/intakes/index.ts";
import { watchKiosks, type WatchedKiosk } from "../../../business/kiosks/index.ts";
import { allDevices, isOfShop } from "../../../business/staff/index.ts";
import type { CounterGround } from "../ground.ts";
import { actOf, staffOf } from "../view.tsx";
import { lookOf, type ShopLook } from "./look.tsx";

/** The machines of the own shop; an operator's are all. */
export async function kiosksOfShop(
  c: Context,
  ground: CounterGround,
): Promise<readonly WatchedKiosk[]> {
  const by = staffOf(c);
  return (await watchKiosks(actOf(c, ground))).filter(({ device }) => isOfShop(by, device));
}

/** All that needs somebody at the machines of the own shop, in one list. */
export async function lookOfShop(
  c: Context,
  ground: CounterGround,
  kiosks?: readonly WatchedKiosk[],
): Promise<ShopLook> {
  const act = actOf(c, ground);
  const by = staffOf(c);
  const [inUse, needs, devices] = await Promise.all([
    kiosks ?? kiosksOfShop(c, ground),
    cashNeeds(act),
    allDevices(act),
  ]);
  const revoked = devices.filter((one) => one.revokedAt !== undefined && isOfShop(by, one));
  return lookOf(inUse, needs, revoked);
}
