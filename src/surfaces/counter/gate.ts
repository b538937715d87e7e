import type { Context, MiddlewareHandler } from "hono";
import {
  deviceByToken,
  needsSecondFactor,
  staffByToken,
  type Staff,
} from "../../business/staff/index.ts";
import type { CounterGround } from "./ground.ts";
import { deviceToken, sessionToken } from "./keys.ts";
import { paths } from "./routes.ts";
import { actOf } from "./view.tsx";

/**
 * Whoever is not let in is led to what is missing, in this order: a paired device, a log-in, a
 * passcode of the own, a second factor where the role asks for one.
 */
export function gate(ground: CounterGround): MiddlewareHandler {
  return async (c, next) => {
    await recognise(c, ground);
    const missing = missingFor(c);
    if (missing === undefined || c.req.path === missing || isOpen(c.req.path)) return next();
    return c.redirect(missing, 303);
  };
}

async function recognise(c: Context, ground: CounterGround): Promise<void> {
  const act = actOf(c, ground);
  const found = await deviceByToken(act, deviceToken(c));
  const device = found?.kind === "counter" ? found : undefined;
  c.set("device", device);
  const staff = device === undefined ? undefined : await staffByToken(act, device, sessionToken(c));
  c.set("staff", staff);
}

function missingFor(c: Context): string | undefined {
  if (c.get("device") === undefined) return paths.pair();
  const staff = c.get("staff");
  if (staff === undefined) return paths.logIn();
  return nextDoorOf(staff);
}

/** What somebody who just logged in must set up before anything opens. */
export function nextDoorOf(staff: Staff): string | undefined {
  if (!staff.isPasscodeOwn) return paths.passcode();
  return needsSecondFactor(staff) && !staff.hasSecondFactor ? paths.secondFactor() : undefined;
}

// A display has a key of its own and shows nothing that asks for more.
function isOpen(path: string): boolean {
  if (path === paths.display() || path.startsWith(`${paths.display()}/`)) return true;
  return path === paths.logOut() || path === "/counter/language";
}
