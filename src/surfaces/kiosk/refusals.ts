import type { OpenIntakeRefusal } from "../../business/intakes/index.ts";
import type { FindLineRefusal } from "../../business/lines/index.ts";
import type { PaymentFailure } from "../../business/payments/index.ts";
import type { TenderRefusal } from "../../business/pins/index.ts";
import {
  showOrderNumber,
  type BeginRefusal,
  type ChoiceRefusal,
  type PlaceRefusal,
  type StopRefusal,
} from "../../business/renewals/index.ts";
import { instant } from "../../foundation/clock/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { yen } from "../../foundation/money/index.ts";
import type { Refused } from "../../foundation/outcome/index.ts";
import { showDuration, showLastMinute, showYen } from "../html/index.ts";
import { wordTexts } from "../words/index.ts";
import type { SlipRefusal } from "./slip.ts";
import { kioskTexts, type KioskTexts, type PlainRefusal } from "./texts/index.ts";

/** Everything that a kiosk may be refused, by the verbs or at the door. */
export type KioskRefusal =
  | DoorRefusal
  | Exclude<FindLineRefusal, "hand_over_card">
  | "hand_over_over"
  | "line_over"
  | "kiosk_shut"
  | "document_needed"
  | "way_unknown"
  | PlaceRefusal
  | Exclude<BeginRefusal, "tender_refused">
  | TenderRefusal
  | OpenIntakeRefusal
  | Exclude<ChoiceRefusal, "promise_still_runs">
  | SlipRefusal
  | StopRefusal;

type DoorRefusal =
  | "body_unreadable"
  | "field_unreadable"
  | "device_unknown"
  | "not_ours"
  | "not_found"
  | "not_allowed"
  | "too_large"
  | "broken"
  | "too_busy"
  | "pairing_code_unknown";

const STATUS = {
  body_unreadable: 400,
  device_unknown: 401,
  not_ours: 403,
  not_found: 404,
  not_allowed: 405,
  too_large: 413,
  broken: 503,
  too_busy: 503,
  too_many_tries: 429,
  pin_locked: 429,
} as const;

/** What was typed is wrong, as against what stands in the way. */
const ENTRIES: ReadonlySet<KioskRefusal> = new Set<KioskRefusal>([
  ...(["field_unreadable", "pairing_code_unknown", "unreadable", "product_barcode"] as const),
  ...(["renewal_code_mistyped", "lpa_not_ours", "no_match", "hand_over_over"] as const),
  ...(["plan_unknown", "contact_unreadable", "warning_not_accepted", "way_unknown"] as const),
  ...(["method_unknown", "amount_not_taken", "pin_unreadable", "pin_mistyped"] as const),
  ...(["pin_not_valid", "pin_used", "pin_expired", "pin_of_other_seller"] as const),
  ...(["pin_for_other_plan", "pin_worth_other"] as const),
]);

export function statusOf(refusal: KioskRefusal) {
  if (Object.hasOwn(STATUS, refusal)) return STATUS[refusal as keyof typeof STATUS];
  return ENTRIES.has(refusal) ? 422 : 409;
}

/** The refusal as a sentence for whoever stands at the machine. */
export function messageOf(refused: Refused<KioskRefusal>, language: Language): string {
  const texts = kioskTexts[language];
  const { refusal, facts = {} } = refused;
  const number = showOrderNumber(String(facts["number"] ?? ""));
  switch (refusal) {
    case "too_many_tries":
      return texts.tooMany(waitIn(facts, language));
    case "pin_locked":
      return texts.pinLocked(waitIn(facts, language));
    case "order_under_way":
    case "order_superseded":
      return texts.underWay(number);
    case "order_just_paid":
      return texts.justPaid(number);
    case "order_unpaid_slip":
      return texts.unpaidSlip(number);
    case "payment_refused":
      return wordTexts[language].failures[facts["failure"] as PaymentFailure];
    case "pin_expired":
      return texts.pinExpired(showLastMinute(instant(String(facts["expiresAt"])), language));
    case "pin_worth_other":
      return texts.pinWorthOther(showYen(yen(Number(facts["faceYen"] ?? 0)), language));
    default:
      return plainMessage(refusal, texts, { language, facts });
  }
}

function plainMessage(
  refusal: PlainRefusal | keyof (typeof wordTexts)["en"]["refusals"],
  texts: KioskTexts,
  { language, facts }: { readonly language: Language; readonly facts: object },
): string {
  if (!Object.hasOwn(texts.refusals, refusal)) {
    return wordTexts[language].refusals[refusal as keyof (typeof wordTexts)["en"]["refusals"]];
  }
  const left = Number((facts as { triesLeft?: number }).triesLeft ?? 0);
  const message = texts.refusals[refusal as PlainRefusal];
  return left > 0 ? `${message} ${texts.triesLeft(left)}` : message;
}

function waitIn(facts: Readonly<Record<string, unknown>>, language: Language): string {
  return showDuration(Number(facts["retryAfterSeconds"] ?? 60), language);
}
