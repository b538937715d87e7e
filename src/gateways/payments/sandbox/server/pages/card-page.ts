import { html } from "hono/html";
import { SENTINELS, type Behaviour } from "../../sentinels.ts";
import type { Payment } from "../payment.ts";
import type { CardFault, TypedCard } from "./card-form.ts";
import { amountText, frame, type Html, type View } from "./frame.ts";

/** The card form; a number that is no test card is never sent back to the screen. */
export function cardPage(
  view: View,
  payment: Payment,
  filled: { typed?: TypedCard; faults?: readonly CardFault[] } = {},
): Html {
  const { texts } = view;
  const amount = amountText(view, payment.amountYen);
  const faults = filled.faults ?? [];
  const body = html`${alertOf(view, payment, faults)}${summaryOf(view, payment)}
    <form method="post" action="${view.here}?lang=${view.language}">
      ${cardFields(view, filled)}
      <button>${texts.pay(amount)}</button>
    </form>
    <a class="back" href="${payment.returnUrl}">${texts.back}</a>
    ${testCards(view)}`;
  return frame(view, { title: texts.payTitle(amount), body });
}

/** A number that is no test card is never sent back to the screen. */
export function cardFields(
  view: View,
  { typed, faults = [] }: { typed?: TypedCard; faults?: readonly CardFault[] },
): Html {
  const { texts } = view;
  const number = faults.includes("number") ? "" : (typed?.number ?? "");
  const field = (at: CardFault, own: { label: string; value: string; hint?: string }) =>
    fieldOf(view, { at, isFaulty: faults.includes(at), ...own });
  const expiry = { value: typed?.expiry ?? "", hint: texts.expiryHint };
  return html`${field("number", { label: texts.cardNumber, value: number })}
  ${field("expiry", { label: texts.expiry, ...expiry })}
  ${field("cvc", { label: texts.securityCode, value: "" })}`;
}

export function summaryOf(view: View, payment: Payment): Html {
  const order = payment.metadata["order_number"];
  return html`<dl>
    <dt>${view.texts.item}</dt>
    <dd>${payment.description}</dd>
    ${
      order === undefined
        ? ""
        : html`<dt>${view.texts.order}</dt>
            <dd>${order}</dd>`
    }
  </dl>`;
}

/** The failure of the last try, and links to the fields at fault. */
export function alertOf(
  view: View,
  { failure }: Pick<Payment, "failure">,
  faults: readonly CardFault[] = [],
): Html {
  const { problem, failures, faults: faultTexts } = view.texts;
  if (faults.length > 0) {
    const links = faults.map((at) => html`<li><a href="#${at}">${faultTexts[at]}</a></li>`);
    return html`<div role="alert">
      <h2>${problem}</h2>
      <ul>
        ${links}
      </ul>
    </div>`;
  }
  if (failure === undefined) return html``;
  return html`<div role="alert"><p>${failures[failure]}</p></div>`;
}

const LONGEST: Readonly<Record<CardFault, number>> = { number: 40, expiry: 9, cvc: 8 };

interface Field {
  readonly at: CardFault;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly isFaulty: boolean;
}

function fieldOf(view: View, { at, label, value, hint, isFaulty }: Field): Html {
  const described = [
    ...(hint === undefined ? [] : [`${at}-hint`]),
    ...(isFaulty ? [`${at}-fault`] : []),
  ];
  const state = isFaulty ? html` aria-invalid="true"` : "";
  const by = described.length > 0 ? html` aria-describedby="${described.join(" ")}"` : "";
  return html`<label for="${at}">${label}</label>
    ${hint === undefined ? "" : html`<small id="${at}-hint">${hint}</small>`}
    ${isFaulty ? html`<small class="bad" id="${at}-fault">${view.texts.faults[at]}</small>` : ""}
    <input
      id="${at}"
      name="${at}"
      value="${value}"
      maxlength="${LONGEST[at]}"
      inputmode="numeric"
      autocomplete="off"
      required
      ${by}${state}
    />`;
}

function testCards(view: View): Html {
  const { texts } = view;
  return html`<details open>
    <summary>${texts.testCards}</summary>
    <ul>
      ${cardLine("succeeds", texts.cardPays)} ${cardLine("declines", texts.cardDeclines)}
      ${cardLine("challenge_passes", texts.cardChallenges)}
    </ul>
    <a href="${view.here}/test-cards" hreflang="en">${texts.allTestCards}</a>
  </details>`;
}

function cardLine(behaviour: Behaviour, meaning: string): Html {
  const card = SENTINELS.find((known) => known.kind === "card" && known.behaviour === behaviour)!;
  return html`<li><code>${card.input}</code> ${meaning}</li>`;
}
