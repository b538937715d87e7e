import type { Context } from "hono";
import { forgetHolder } from "./cases/holder.ts";
import { forgetKiosk } from "./chat/room.ts";
import type { WebGround } from "./ground.ts";
import { clearDevice } from "./offline/holder.ts";
import { forgetDevice } from "./reminders/device.ts";
import { forgetVisit } from "./visit.ts";
import { forgetShown } from "./voucher/index.ts";

/** Leaves nothing of anybody in this browser, as at a shared computer. */
export function forgetAll(c: Context, ground: WebGround): void {
  forgetVisit(c, ground);
  forgetShown(c);
  forgetHolder(c);
  forgetKiosk(c);
  forgetDevice(c);
  clearDevice(c);
}
