import type { Context } from "hono";
import {
  clearDisplays,
  showOnDisplays,
  shownAt,
  type Showing,
} from "../../business/displays/index.ts";
import type { LineId } from "../../business/lines/index.ts";
import type { Quote, Renewal } from "../../business/renewals/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import type { CounterGround } from "./ground.ts";
import { actOf, deviceOf } from "./view.tsx";

type Turned =
  | { readonly quote: Quote; readonly lineId: LineId }
  | { readonly order: Pick<Renewal, "lineId" | "renewalId"> }
  | { readonly language: Language }
  /** The sale is over. */
  | "nothing";

/** Turns to the customer's display what the clerk has before them; without a display, nothing. */
export async function showCustomer(
  c: Context,
  ground: CounterGround,
  turned: Turned,
): Promise<void> {
  const act = actOf(c, ground);
  const { deviceId } = deviceOf(c);
  if (turned === "nothing") await clearDisplays(act, deviceId);
  else await showOnDisplays(act, deviceId, showingOf(turned));
}

/** In which language the customer reads the display, where somebody chose one. */
export async function customerLanguage(
  c: Context,
  ground: CounterGround,
): Promise<Language | undefined> {
  return (await shownAt(actOf(c, ground), deviceOf(c).deviceId))?.language;
}

function showingOf(turned: Exclude<Turned, "nothing">): Showing {
  if ("language" in turned) return turned;
  if ("order" in turned) {
    const { lineId, renewalId } = turned.order;
    return { scene: { kind: "order", lineId, renewalId } };
  }
  const { planId, totalYen, starts, ends, paidAt } = turned.quote;
  const { lineId } = turned;
  return { scene: { kind: "offer", lineId, planId, totalYen, starts, ends, quotedAt: paidAt } };
}
