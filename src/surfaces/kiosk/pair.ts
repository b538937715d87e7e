import { deviceByToken, pairDevice, type PairRefusal } from "../../business/staff/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";

export interface PairedKiosk {
  readonly name: string;
  readonly token: string;
}

/** Pairs the machine at which the code of `tsunagu kiosk pair` was typed. */
export async function pairKiosk(
  act: Act,
  typed: { readonly code: string; readonly address: string },
): Promise<Outcome<PairedKiosk, PairRefusal>> {
  const paired = await pairDevice(act, { ...typed, kinds: ["kiosk"] });
  if (!paired.ok) return paired;
  const { device, token } = paired.value;
  return done({ name: device.name, token });
}

const PURPOSE = "kiosk page";
const KEY_SECONDS = 60;

/** What the machine's program hands to its browser, so that both are one machine. */
export function sealPageKey(act: Act, token: string): string {
  const expiresAt = addSeconds(act.clock.now(), KEY_SECONDS);
  return act.secrets.sealToken(token, { purpose: PURPOSE, expiresAt });
}

/** The machine whose program made the key, unless that was a minute ago or it was revoked. */
export async function openPageKey(
  act: Act,
  key: string,
): Promise<Outcome<PairedKiosk, "pairing_code_unknown">> {
  const token = act.secrets.openToken(key, { purpose: PURPOSE, now: act.clock.now() });
  const device = typeof token === "string" ? await deviceByToken(act, token) : undefined;
  if (device?.kind !== "kiosk") return refused("pairing_code_unknown", { field: "key" });
  return done({ name: device.name, token: String(token) });
}
