import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import { documentsFor, freshCheck } from "../../../business/identity/index.ts";
import { isNewEsim } from "../../../business/esims/index.ts";
import type { LineId } from "../../../business/lines/index.ts";
import { askQuote, isOrderNumber, type Quote } from "../../../business/renewals/index.ts";
import type { Plan } from "../../../business/catalogue/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import type { FormInput } from "../../browser/index.ts";
import type { Asked } from "../document/index.ts";
import { languageSwitch } from "../customer-language.tsx";
import type { CounterGround } from "../ground.ts";
import { isPaperWanted, printerHere } from "../print/index.ts";
import { paths } from "../routes.ts";
import { showCustomer } from "../show-customer.ts";
import { actOf, deviceOf, frameOf, languageOf, showPage, textsOf, type Trouble } from "../view.tsx";
import { cardFor } from "./handed-card.ts";
import { SalePage, type DuplicateOrder } from "./sale.page.tsx";
import { sealShown } from "./shown-quote.ts";
import { waysAt } from "./ways.ts";

export interface SaleTrouble extends Trouble {
  readonly duplicate?: DuplicateOrder;
}

/** The sale of one plan to one line; undefined when the plan cannot be sold to it now. */
export async function showSale(
  c: Context,
  ground: CounterGround,
  of: {
    readonly lineId: LineId;
    readonly planCode: string;
    /** The hand-over card, as it was scanned. */
    readonly card: string;
    /** The order in whose place it is sold, as the address says. */
    readonly instead: string;
    readonly form?: FormInput;
    readonly trouble?: SaleTrouble;
  },
): Promise<Response | undefined> {
  const { lineId, planCode, form, trouble } = of;
  const act = actOf(c, ground);
  const card = await cardFor(act, { token: of.card, lineId });
  const trip = card?.trip === undefined ? {} : { trip: card.trip };
  const asked = await askQuote(act, { lineId, planCode, ...trip });
  if (!asked.ok) return undefined;
  const { plan, quote } = asked.value;
  await showCustomer(c, ground, { lineId, quote });
  const documents = await askedFor(act, { lineId, plan, quote });
  const [tongues, fresh, ways, printer] = await Promise.all([
    languageSwitch(c, ground, paths.sell(lineId, planCode, card?.token)),
    documents.accepts.length === 0 ? undefined : freshCheck(act, documents),
    waysAt(act, ground, deviceOf(c)),
    printerHere(act, deviceOf(c)),
  ]);
  const page = (
    <SalePage
      frame={frameOf(c, ground, paths.sell(lineId, planCode, card?.token))}
      {...(card === undefined ? {} : { card })}
      texts={textsOf(c)}
      language={languageOf(c)}
      {...{ plan, quote, lineId, ways, printer }}
      isPaperWanted={isPaperWanted(form)}
      accepts={documents.accepts}
      {...(tongues === undefined ? {} : { tongues })}
      {...(fresh === undefined ? {} : { fresh })}
      onceKey={form?.text("once") || randomUUID()}
      sealedShown={sealShown(ground, quote)}
      handed={form?.text("handed") ?? ""}
      pin={form?.text("pin") ?? ""}
      accepted={form === undefined ? [] : acceptedOf(form)}
      errors={trouble?.errors ?? []}
      {...(trouble?.notice === undefined ? {} : { notice: trouble.notice })}
      {...(isOrderNumber(of.instead) ? { instead: of.instead } : {})}
      {...(trouble?.duplicate === undefined ? {} : { duplicate: trouble.duplicate })}
    />
  );
  return showPage(c, page, trouble?.status ?? 200);
}

/** Which documents this sale asks for, by the policy of the day. */
export async function askedFor(
  act: Act,
  of: { readonly lineId: LineId; readonly plan: Plan; readonly quote: Quote },
): Promise<Asked> {
  // A renewal after the contract's end is a new contract, and so is a new eSIM.
  const isNewContract = of.quote.lineState === "expired" || (await isNewEsim(act, of.lineId));
  const accepts = await documentsFor(act, {
    sellerId: of.plan.sellerId,
    channel: "counter",
    isNewContract,
    at: act.clock.now(),
  });
  return { lineId: of.lineId, accepts, isToRegister: isNewContract };
}

export function acceptedOf(form: FormInput): readonly string[] {
  return ["data_lost", "days_lost"].filter((name) => form.text(`accept_${name}`) !== "");
}
