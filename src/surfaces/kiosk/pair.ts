import { pairDevice, type PairRefusal } from "../../business/staff/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";

/** Pairs the machine at which the code of `tsunagu kiosk pair` was typed; another's fits nothing. */
export async function pairKiosk(
  act: Act,
  typed: { readonly code: string; readonly address: string },
): Promise<Outcome<{ readonly name: string; readonly token: string }, PairRefusal>> {
  const paired = await pairDevice(act, typed);
  if (!paired.ok) return paired;
  const { device, token } = paired.value;
  if (device.kind !== "kiosk") return refused("pairing_code_unknown", { field: "code" });
  return done({ name: device.name, token });
}
