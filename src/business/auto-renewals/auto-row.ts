import type { Act } from "../../foundation/act/index.ts";
import type { Instant, LocalDate } from "../../foundation/clock/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { yen } from "../../foundation/money/index.ts";
import type { LineId } from "../lines/index.ts";
import type { SavedMethodId } from "../payments/index.ts";
import type { AutoRenewal, StopCause, Trigger } from "./auto-renewal.ts";

export interface AutoRow {
  line_id: string;
  customer_id: string;
  state: AutoRenewal["state"];
  plan_code: string;
  price_yen: number;
  saved_method_id: string;
  trigger: unknown;
  ceiling_yen: number;
  until: LocalDate;
  contact_sealed: Buffer | null;
  language: Language;
  consented_at: Instant;
  stopped_at: Instant | null;
  stopped_because: StopCause | null;
}

export function autoRow(act: Act, auto: AutoRenewal): AutoRow {
  return {
    line_id: auto.lineId,
    customer_id: auto.customerId,
    state: auto.state,
    plan_code: auto.planCode,
    price_yen: auto.priceYen,
    saved_method_id: auto.savedMethodId,
    trigger: JSON.stringify(auto.trigger),
    ceiling_yen: auto.ceilingYen,
    until: auto.until,
    contact_sealed: auto.contactEmail === undefined ? null : act.secrets.seal(auto.contactEmail),
    language: auto.language,
    consented_at: auto.consentedAt,
    stopped_at: auto.stoppedAt ?? null,
    stopped_because: auto.stoppedBecause ?? null,
  };
}

export function readAutoRow(act: Act, row: AutoRow): AutoRenewal {
  return {
    lineId: row.line_id as LineId,
    customerId: row.customer_id,
    state: row.state,
    planCode: row.plan_code,
    priceYen: yen(row.price_yen),
    savedMethodId: row.saved_method_id as SavedMethodId,
    trigger: row.trigger as Trigger,
    ceilingYen: yen(row.ceiling_yen),
    until: row.until,
    language: row.language,
    consentedAt: row.consented_at,
    ...(row.contact_sealed === null
      ? {}
      : { contactEmail: act.secrets.unseal(row.contact_sealed) }),
    ...(row.stopped_at === null ? {} : { stoppedAt: row.stopped_at }),
    ...(row.stopped_because === null ? {} : { stoppedBecause: row.stopped_because }),
  };
}
