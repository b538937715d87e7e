import { CASE_CAUSES, openCase } from "../../../business/cases/index.ts";
import { readVoucherNumber, type FindVoucherRefusal } from "../../../business/renewals/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import type { FormInput } from "../../browser/index.ts";
import { showDuration } from "../../html/index.ts";
import { caseWordTexts, voucherTexts } from "../../words/index.ts";
import { findShownVoucher, openVoucher } from "../find-voucher.ts";
import type { AtKiosk } from "../ground.ts";
import { messageOf } from "../refusals.ts";
import { printSlip } from "../slip.ts";
import type { Visit, VoucherStep } from "./visit.ts";

/** Where a touch leads while a slip is looked up. */
export const VOUCHER_MOVES = {
  voucher: async (_: AtKiosk, { language }: Visit): Promise<Visit> => ({
    language,
    step: "voucher",
  }),
  voucherNumber: async (_: AtKiosk, { language }: Visit, form: FormInput): Promise<Visit> => {
    const number = readVoucherNumber(form.text("number"));
    if (number !== undefined) return askDigits(language, number);
    return { language, step: "voucher", said: voucherTexts[language].errors.number_unreadable };
  },
  voucherDigits,
  voucherSlip,
  voucherProblem: async (_: AtKiosk, visit: Visit): Promise<Visit> =>
    visit.voucher === undefined
      ? visit
      : { ...visit, step: "problem", voucher: { ...visit.voucher, once: newId() } },
  voucherReport,
};

/** A slip's code was held to the scanner where a line's was asked for. */
export function askDigits(language: Visit["language"], number: string): Visit {
  return { language, step: "digits", voucher: { number } };
}

export function voucherBack(visit: Visit & { readonly step: VoucherStep }): Visit {
  const { language, step } = visit;
  if (step === "problem" || step === "reported") return { ...visit, step: "shown" };
  return { language, step: step === "digits" ? "voucher" : "find" };
}

async function voucherDigits(at: AtKiosk, visit: Visit, form: FormInput): Promise<Visit> {
  const { language, voucher } = visit;
  const wish = { number: voucher?.number ?? "", digits: form.text("digits") };
  const found = await findShownVoucher(at, wish);
  if (found.ok) return { language, step: "shown", voucher: found.value };
  const said = saidOf(found, language);
  if (found.refusal === "digits_unreadable") return { ...visit, said };
  // Which of the two was wrong is not told: both are asked again.
  return { language, step: "voucher", said };
}

function saidOf({ refusal, facts }: Refused<FindVoucherRefusal>, language: Visit["language"]) {
  const { errors } = voucherTexts[language];
  if (refusal !== "too_many_tries") return errors[refusal];
  return errors.too_many_tries(showDuration(Number(facts?.["retryAfterSeconds"] ?? 60), language));
}

async function voucherSlip(at: AtKiosk, visit: Visit, form: FormInput): Promise<Visit> {
  const opened = openVoucher(at, visit.voucher?.key ?? "");
  const seen = form.text("seen").slice(0, 20);
  const printed = opened.ok ? await printSlip(at, opened.value, seen) : opened;
  return printed.ok ? visit : { ...visit, said: messageOf(printed, visit.language) };
}

/** One touch reports it; words are typed on a phone, where there are keys for every language. */
async function voucherReport(at: AtKiosk, visit: Visit, form: FormInput): Promise<Visit> {
  const { language, voucher } = visit;
  const opened = openVoucher(at, voucher?.key ?? "");
  const cause = CASE_CAUSES.find((one) => one !== "other" && one === form.text("cause"));
  if (!opened.ok || cause === undefined || voucher?.once === undefined) return visit;
  const { once } = voucher;
  const wish = { cause, language, channel: "kiosk", once: `kiosk ${once}` } as const;
  const reported = await openCase(at.act, opened.value, wish);
  if (reported.ok) {
    return { ...visit, step: "reported", voucher: { ...voucher, reported: reported.value.number } };
  }
  return { ...visit, said: caseWordTexts[language].errors.too_many_cases };
}
