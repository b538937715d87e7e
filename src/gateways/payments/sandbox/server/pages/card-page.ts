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
  const number = faults.includes("number") ? "" : (filled.typed?.number ?? "");
  const body = html`${alertOf(view, payment, faults)}${summaryOf(view, payment)}
    <form method="post" action="${view.here}?lang=${view.language}">
      <label for="number">${texts.cardNumber}</label>${faultOf(view, faults, "number")}
      <input
        id="number"
        name="number"
        inputmode="numeric"
        autocomplete="off"
        required
        maxlength="40"
        value="${number}"
        ${faulty(faults, "number")}
      />
      <label for="expiry">${texts.expiry}</label
      ><small id="expiry-hint">${texts.expiryHint}</small>${faultOf(view, faults, "expiry")}
      <input
        id="expiry"
        name="expiry"
        inputmode="numeric"
        autocomplete="off"
        required
        maxlength="9"
        placeholder="12/34"
        value="${filled.typed?.expiry ?? ""}"
        ${faulty(faults, "expiry", "expiry-hint")}
      />
      <label for="cvc">${texts.securityCode}</label>${faultOf(view, faults, "cvc")}
      <input
        id="cvc"
        name="cvc"
        inputmode="numeric"
        autocomplete="off"
        required
        maxlength="8"
        ${faulty(faults, "cvc")}
      />
      <button>${texts.pay(amount)}</button>
    </form>
    <a class="back" href="${payment.returnUrl}">${texts.back}</a>
    <details open>
      <summary>${texts.testCards}</summary>
      <ul>
        ${cardLine("succeeds", texts.cardPays)} ${cardLine("declines", texts.cardDeclines)}
        ${cardLine("challenge_passes", texts.cardChallenges)}
      </ul>
      <a href="${view.here}/test-cards" lang="en">${texts.allTestCards}</a>
    </details>`;
  return frame(view, { title: texts.payTitle(amount), body });
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
export function alertOf(view: View, payment: Payment, faults: readonly CardFault[] = []): Html {
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
  if (payment.failure === undefined) return html``;
  return html`<div role="alert"><p>${failures[payment.failure]}</p></div>`;
}

function faultOf(view: View, faults: readonly CardFault[], at: CardFault): Html | "" {
  if (!faults.includes(at)) return "";
  return html`<small class="bad" id="${at}-fault">${view.texts.faults[at]}</small>`;
}

function faulty(faults: readonly CardFault[], at: CardFault, hint?: string): Html | "" {
  const isFaulty = faults.includes(at);
  const described = [hint, isFaulty ? `${at}-fault` : undefined].filter(Boolean).join(" ");
  if (described === "") return "";
  return html` aria-describedby="${described}"${isFaulty ? html` aria-invalid="true"` : ""}`;
}

function cardLine(behaviour: Behaviour, meaning: string): Html {
  const card = SENTINELS.find((known) => known.kind === "card" && known.behaviour === behaviour)!;
  return html`<li><code>${card.input}</code> ${meaning}</li>`;
}
