import { onLine, type Act } from "../../foundation/act/index.ts";
import { addDays, JST, localDate, type LocalDate } from "../../foundation/clock/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { bucketsOfLine } from "../buckets/index.ts";
import type { Plan, PlanTerms } from "../catalogue/index.ts";
import { isOwner, savedLine, type CustomerId } from "../customers/index.ts";
import type { LineId } from "../lines/index.ts";
import type { SavedMethodId } from "../payments/index.ts";
import { askQuote, type Quote } from "../renewals/index.ts";
import { HOURS_BEFORE, PER_CENTS_LEFT, type AutoRenewal, type Trigger } from "./auto-renewal.ts";
import { autoRenewalOf, putAutoRenewal } from "./auto-renewals-store.ts";
import { announcementOf, wantedOn, type Announcement } from "./moment.ts";
import type { SavedMethod } from "./saved-method.ts";
import { savedMethodOf } from "./saved-methods-store.ts";

export interface AutoWish {
  readonly lineId: LineId;
  readonly customerId: CustomerId;
  readonly planCode: string;
  /** As a form sends it: `data-10`, `time-24`. */
  readonly trigger: string;
  readonly ceilingYen: number;
  readonly until: string;
}

/** What a customer is shown before they agree. */
export interface AutoOffer {
  readonly plan: Plan;
  /** What it would give if it were bought now. */
  readonly quote: Quote;
  readonly trigger: Trigger;
  readonly ceilingYen: Yen;
  readonly until: LocalDate;
  /** By time: when the first one is told and charged, if the line has an end by now. */
  readonly first?: Announcement;
}

export type AutoRefusal =
  | "not_owner"
  /** Another customer agreed to it for this line, and is not charged by anybody else's word. */
  | "held_by_other"
  | "plan_unfit"
  | "trigger_unfit"
  | "ceiling_too_low"
  | "ceiling_too_high"
  | "until_unfit";

export const CEILING_YEN_MAX = 100_000;
/** A consent is for a stay, not for ever. */
export const UNTIL_DAYS_MAX = 366;

/**
 * What an automatic renewal would do. Refuses, with the field, what cannot be agreed to: a plan that
 * the line cannot take, a share of data for a plan that has none or would only wait, a ceiling below
 * the price, a day that is over or too far.
 */
export async function askAuto(act: Act, wish: AutoWish): Promise<Outcome<AutoOffer, AutoRefusal>> {
  const kept = await savedLine(act, wish.customerId, wish.lineId);
  if (kept === undefined || !isOwner(kept)) return refused("not_owner");
  const now = act.clock.now();
  const asked = await askQuote(act, wish);
  if (!asked.ok) return refused("plan_unfit", { field: "plan", facts: { why: asked.refusal } });
  const { plan, quote } = asked.value;
  const trigger = readTrigger(wish.trigger);
  if (trigger === undefined || !fits(trigger, plan.terms)) {
    return refused("trigger_unfit", { field: "trigger" });
  }
  const { ceilingYen } = wish;
  if (!Number.isSafeInteger(ceilingYen) || ceilingYen < plan.totalYen) {
    return refused("ceiling_too_low", { field: "ceiling", facts: { least: plan.totalYen } });
  }
  if (ceilingYen > CEILING_YEN_MAX) {
    return refused("ceiling_too_high", { field: "ceiling", facts: { most: CEILING_YEN_MAX } });
  }
  const today = localDate(now, JST);
  const isDate = /^\d{4}-\d\d-\d\d$/.test(wish.until) && !Number.isNaN(Date.parse(wish.until));
  if (!isDate || wish.until < today || wish.until > addDays(today, UNTIL_DAYS_MAX)) {
    return refused("until_unfit", { field: "until" });
  }
  const wanted = wantedOn(await bucketsOfLine(act, wish.lineId), trigger, now);
  return done({
    ...{ plan, quote, trigger, ceilingYen: yen(ceilingYen), until: wish.until },
    ...(wanted?.end === undefined ? {} : { first: announcementOf(wanted, plan.terms, now) }),
  });
}

/** As `triggerValue` writes it; only what may be chosen. */
function readTrigger(text: string): Trigger | undefined {
  const all: readonly Trigger[] = [
    ...PER_CENTS_LEFT.map((perCentLeft) => ({ kind: "data", perCentLeft }) as const),
    ...HOURS_BEFORE.map((hoursBefore) => ({ kind: "time", hoursBefore }) as const),
  ];
  return all.find((one) => triggerValue(one) === text);
}

export function triggerValue(trigger: Trigger): string {
  return trigger.kind === "data" ? `data-${trigger.perCentLeft}` : `time-${trigger.hoursBefore}`;
}

// What waits for the old plan's last day brings no data to whoever has none; and only a fixed amount
// has a share that is left for good.
function fits(trigger: Trigger, { allowance, renewalTable }: PlanTerms): boolean {
  if (trigger.kind === "time") return true;
  return allowance.kind === "capped" && renewalTable.active.mode !== "queue_on_expiry";
}

export interface Consent extends AutoWish {
  readonly savedMethodId: SavedMethodId;
  readonly contactEmail: string;
  /** The price that was shown. */
  readonly shownYen: number;
}

/**
 * Agrees to it, in place of what the same customer agreed to for the line before. Refuses `price_changed` when the
 * plan has become dearer than shown, and a method that is not the customer's to be charged.
 */
export async function armAuto(
  act: Act,
  consent: Consent,
): Promise<Outcome<AutoRenewal, AutoRefusal | "method_unknown" | "price_changed">> {
  const { lineId, customerId, savedMethodId, contactEmail } = consent;
  return onLine(act, lineId, async (turn) => {
    const offer = await askAuto(act, consent);
    if (!offer.ok) return offer;
    const before = await autoRenewalOf(act, lineId);
    if (before?.state === "armed" && before.customerId !== customerId) {
      return refused("held_by_other");
    }
    const method = await savedMethodOf(act, savedMethodId);
    if (!isUsable(method, customerId)) return refused("method_unknown", { field: "method" });
    const { plan, trigger, ceilingYen, until } = offer.value;
    if (plan.totalYen > consent.shownYen) return refused("price_changed");
    const auto: AutoRenewal = {
      ...{ lineId, customerId, savedMethodId, contactEmail, trigger, ceilingYen, until },
      state: "armed",
      planCode: plan.code,
      priceYen: plan.totalYen,
      language: act.language,
      consentedAt: act.clock.now(),
    };
    const { planCode, priceYen } = auto;
    await turn.write(
      {
        name: "auto_renewal.armed",
        thing: lineId,
        after: { state: "armed", planCode, priceYen, trigger, ceilingYen, until },
      },
      [putAutoRenewal(act, auto)],
    );
    return done(auto);
  });
}

function isUsable(method: SavedMethod | undefined, customerId: string): boolean {
  return method?.state === "saved" && method.customerId === customerId;
}
