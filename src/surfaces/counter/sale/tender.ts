import { settleCash } from "../../../business/tills/index.ts";
import type { Yen } from "../../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../../foundation/outcome/index.ts";
import type { FormInput } from "../../browser/index.ts";

/** What is held out to pay with. */
export type Tender =
  | { readonly kind: "cash"; readonly handedYen: Yen }
  | { readonly kind: "card" }
  | { readonly kind: "pin"; readonly digits: string };

export type HandedRefusal = "cash_unreadable" | "cash_short" | "cash_absurd";

/**
 * The button that was pressed decides; Enter pays with whichever field is filled, and never with
 * one of two. Nothing is written before it can be read.
 */
export function readTender(
  form: FormInput,
  priceYen: Yen,
): Outcome<Tender, HandedRefusal | "tender_twice"> {
  const way = form.text("way");
  if (way === "card") return done({ kind: "card" });
  const digits = form.text("pin");
  const hasCash = (form.text("quick") || form.text("handed")) !== "";
  if (digits !== "" && hasCash) return refused("tender_twice", { field: "pin" });
  if (digits !== "" || way === "pin") return done({ kind: "pin", digits });
  const handed = readHanded(form, priceYen);
  return handed.ok ? done({ kind: "cash", handedYen: handed.value }) : handed;
}

/** Cash as it was typed or pressed, held against the price. */
export function readHanded(form: FormInput, priceYen: Yen): Outcome<Yen, HandedRefusal> {
  const typed = form.text("quick") || form.text("handed");
  const digits = typed.normalize("NFKC").replaceAll(/[\s,¥円]/g, "");
  const settled = settleCash(priceYen, /^\d{1,7}$/.test(digits) ? Number(digits) : undefined);
  return settled.ok ? done(settled.value.handedYen) : settled;
}
