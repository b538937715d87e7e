import { z } from "zod";
import {
  endVisit,
  keepVisit,
  visitAt,
  type VisitOutcome,
  type VisitStep,
} from "../../../business/kiosks/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import type { AtKiosk } from "../ground.ts";
import { openOrder } from "../line-key.ts";
import { sealed, trip } from "../read-body.ts";

/** The decisions of a visit, each a screen: at most six between the language and the end. */
export const STEPS = [
  ...(["language", "find", "second", "have", "choose", "day", "confirm"] as const),
  ...(["first", "order", "pin", "mail", "unknown"] as const),
  ...(["voucher", "digits", "shown", "problem", "reported"] as const),
] as const;
export type Step = (typeof STEPS)[number];
/** Of looking a slip up. */
export type VoucherStep = "voucher" | "digits" | "shown" | "problem" | "reported";

/** What makes the screen easier to reach, to see and to hear; gone with the visit. */
export const EASES = ["low", "contrast", "large", "voice"] as const;
export type Ease = (typeof EASES)[number];

const schema = z.object({
  language: z.enum(LANGUAGES),
  step: z.enum(STEPS),
  eases: z.array(z.enum(EASES)).optional(),
  /** Help stands before the screen. */
  isHelp: z.boolean().optional(),
  /** Why the last touch led nowhere, in the customer's words. */
  said: z.string().optional(),
  /** A printed number that one thing more is asked about. */
  typed: z.string().optional(),
  second: z.object({ echo: z.string(), digitsOf: z.enum(["msisdn", "iccid"]) }).optional(),
  line: sealed.optional(),
  plan: z.string().optional(),
  trip,
  isAll: z.boolean().optional(),
  /** Which month the calendar shows. */
  month: z.string().optional(),
  /** Made when the plan was chosen: however often it is confirmed, it is one order. */
  once: z.string().optional(),
  /** The order that stands in the way, and its key where it is of this machine. */
  first: z.object({ number: z.string(), order: sealed.optional() }).optional(),
  beside: z.string().optional(),
  order: sealed.optional(),
  way: z.string().optional(),
  /** What is owed to the customer, as was noted. */
  noted: z.string().optional(),
  /** The slip that is looked up, its order's key once its digits fitted, and what was reported. */
  voucher: z
    .object({
      number: z.string(),
      key: sealed.optional(),
      once: z.string().optional(),
      reported: z.string().optional(),
    })
    .optional(),
});

/** Where the customer stands. Keys are those of the API: sealed, for this machine, for a while. */
export type Visit = z.infer<typeof schema>;

// The screen wipes itself sooner; this is for a machine whose power or browser went away.
const KEPT_SECONDS = 300;
// Whoever has ordered finds the order again, as long as its key is good.
const KEPT_WITH_ORDER_SECONDS = 3600;

export async function readVisit({ act, device }: AtKiosk): Promise<Visit | undefined> {
  const read = schema.safeParse(await visitAt(act, device.deviceId));
  return read.success ? read.data : undefined;
}

/** `before`: as the visit was; undefined when somebody has just begun. */
export async function saveVisit(
  at: AtKiosk,
  visit: Visit | undefined,
  before?: Visit,
): Promise<void> {
  const { act, device } = at;
  if (visit === undefined) return endVisit(act, device.deviceId, await outcomeOf(at, before));
  const keptSeconds = visit.order === undefined ? KEPT_SECONDS : KEPT_WITH_ORDER_SECONDS;
  const step = stepBetween(before, visit);
  await keepVisit(act, device.deviceId, { content: visit, keptSeconds, step });
}

function stepBetween(before: Visit | undefined, after: Visit): VisitStep | undefined {
  if (before === undefined) return "begun";
  return before.order === undefined && after.order !== undefined ? "ordered" : undefined;
}

async function outcomeOf(at: AtKiosk, visit: Visit | undefined): Promise<VisitOutcome> {
  if (visit?.order === undefined) return "left";
  const order = await openOrder(at, visit.order);
  return order.ok && order.value.paidAt !== undefined ? "sold" : "ordered";
}

/** The same machine, spoken to in the customer's language. */
export function inLanguage(at: AtKiosk, { language }: Pick<Visit, "language">): AtKiosk {
  return { ...at, act: { ...at.act, language } };
}
