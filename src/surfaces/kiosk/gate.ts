import type { Context, MiddlewareHandler } from "hono";
import { deviceByToken } from "../../business/staff/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { refused } from "../../foundation/outcome/index.ts";
import { addressOf, sameSiteForms } from "../browser/index.ts";
import { answerRefusal, languageOf } from "./answer.ts";
import type { AtKiosk, KioskGround } from "./ground.ts";
import { deviceKey } from "./keys.ts";

/**
 * Lets in the machine that holds a token: its program by Authorization, its browser by a cookie,
 * and then only from a page of ours. A machine that was revoked can do nothing any more.
 */
export function gate(ground: KioskGround): MiddlewareHandler {
  const fromOurPage = sameSiteForms(ground);
  return async (c, next) => {
    const key = deviceKey(c);
    const act = actOf(c, ground, "unpaired");
    const device = key === undefined ? undefined : await deviceByToken(act, key.token);
    if (device?.kind !== "kiosk") return answerRefusal(c, refused("device_unknown"));
    const address = addressOf(c, ground);
    c.set("kiosk", { act: actOf(c, ground, device.deviceId), device, ground, address });
    return key?.by === "cookie" ? fromOurPage(c, next) : next();
  };
}

/** Who asks; only behind the gate. */
export function atKiosk(c: Context): AtKiosk {
  const at = c.get("kiosk");
  if (at === undefined) throw new Error("no machine behind the gate");
  return at;
}

export function actOf(c: Context, ground: KioskGround, deviceId: string): Act {
  return {
    actor: { kind: "device", id: deviceId },
    clock: ground.clock,
    language: languageOf(c),
    database: ground.database,
    secrets: ground.secrets,
    failpoint: ground.failpoint,
    isNews: ground.isNews,
  };
}
