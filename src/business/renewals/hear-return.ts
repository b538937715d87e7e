import type { Act } from "../../foundation/act/index.ts";
import { isOpen, markHeard } from "../payments/index.ts";
import { pictureOf } from "./picture.ts";
import { wakeOne, type RenewalKey } from "./renewals-store.ts";

/**
 * The customer's browser came back from the payment page. That proves nothing: it only has the
 * open attempts read from their provider at once.
 */
export async function hearReturn(act: Act, key: RenewalKey): Promise<void> {
  const picture = await pictureOf(act, key);
  const open = picture?.attempts.filter(isOpen) ?? [];
  await Promise.all(open.map(async (attempt) => markHeard(act, attempt)));
  if (open.length > 0) await wakeOne(act, key);
}
