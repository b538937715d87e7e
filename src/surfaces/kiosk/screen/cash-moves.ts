import type { FormInput } from "../../browser/index.ts";
import { stopCash } from "../cash.ts";
import type { AtKiosk } from "../ground.ts";
import { openOrder } from "../line-key.ts";
import { noteOf, type CashLook } from "./cash-look.ts";
import { move } from "./moves.ts";
import type { Visit } from "./visit.ts";

/** Where a touch leads while money goes in or comes out: nobody is sent away meanwhile. */
export async function moveAtCash(
  at: AtKiosk,
  visit: Visit,
  { form, look }: { readonly form: FormInput; readonly look: CashLook },
): Promise<Visit> {
  switch (form.text("do")) {
    case "cashStop": {
      const opened = await openOrder(at, visit.order ?? "");
      if (opened.ok) await stopCash(at, opened.value);
      return visit;
    }
    case "cashNoted":
      return { ...visit, noted: noteOf(look.cash) };
    case "help":
    case "helped":
    case "call":
    case "ease":
      return (await move(at, visit, form)) ?? visit;
    default:
      return visit;
  }
}
