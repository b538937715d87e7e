import { showOrderNumber } from "../../../business/renewals/index.ts";
import { done, type Outcome } from "../../../foundation/outcome/index.ts";
import { showVoucher, type ShownVoucher } from "../find-voucher.ts";
import type { AtKiosk } from "../ground.ts";
import { isOnItsWay } from "../slip.ts";
import type { Visit, VoucherStep } from "./visit.ts";

/** Looking a slip up, instead of buying: its number, its line's digits, how it stands. */
export type VoucherLook =
  | { readonly kind: "voucher" }
  | { readonly kind: "digits"; readonly number: string }
  | ({ readonly kind: "shown" | "problem"; readonly url: string } & ShownVoucher)
  | { readonly kind: "reported"; readonly number: string; readonly url: string };

export async function lookAtVoucher(
  at: AtKiosk,
  { step, language, voucher }: Visit & { readonly step: VoucherStep },
): Promise<Outcome<VoucherLook, "order_unknown">> {
  const home = `${at.ground.config.publicUrl}/${language}`;
  const { number = "", key = "", reported = "" } = voucher ?? {};
  switch (step) {
    case "voucher":
      return done({ kind: "voucher" });
    case "digits":
      return done({ kind: "digits", number: showOrderNumber(number) });
    case "reported":
      return done({ kind: step, number: reported, url: `${home}/cases?number=${reported}` });
    case "shown":
    case "problem": {
      const shown = await showVoucher(at, key);
      const url = `${home}/voucher?number=${number}`;
      return shown.ok ? done({ kind: step, url, ...shown.value }) : shown;
    }
  }
}

const KINDS: readonly string[] = ["voucher", "digits", "shown", "problem", "reported"];

export function isVoucherLook(look: { readonly kind: string }): look is VoucherLook {
  return KINDS.includes(look.kind);
}

/** Turns by itself while it is connected, and while its slip comes out. */
export function isVoucherWatching(look: VoucherLook): boolean {
  if (look.kind !== "shown") return false;
  return look.voucher.state === "working" || isOnItsWay(look.slip);
}

export function voucherToken(look: VoucherLook): string {
  if (look.kind !== "shown") return look.kind;
  return `shown ${look.voucher.state} ${look.slip.fate} ${look.slip.mayPrint}`;
}
