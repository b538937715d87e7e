import { html } from "hono/html";
import { SENTINELS } from "../../sentinels.ts";
import type { AppMethod, Payment } from "../payment.ts";
import { slipCodes } from "../views.ts";
import { alertOf, summaryOf } from "./card-page.ts";
import { amountText, frame, momentText, type Html, type View } from "./frame.ts";

/** Stands for the bank's own page in 3-D Secure. */
export function challengePage(view: View, payment: Payment): Html {
  const { texts } = view;
  const body = html`<p>${texts.bankText}</p>
    <p>${texts.payTitle(amountText(view, payment.amountYen))}</p>
    <form method="post" action="${view.here}/challenge?lang=${view.language}">
      <button>${texts.bankConfirm}</button>
    </form>
    <a class="back" href="${payment.returnUrl}">${texts.back}</a>`;
  return frame(view, { title: texts.bankTitle, body });
}

export function silentBankPage(view: View, payment: Payment): Html {
  const body = html`<p>${view.texts.bankSilent}</p>
    ${toShop(view, payment)}`;
  return frame(view, { title: view.texts.bankTitle, body });
}

/** Stands for the page that an app or an account opens. */
export function appPage(view: View, payment: Payment, method: AppMethod): Html {
  const { texts } = view;
  const name = texts.apps[method];
  const body = html`${alertOf(view, payment)}
    <p>${texts.appText(name)}</p>
    <p>${texts.payTitle(amountText(view, payment.amountYen))}</p>
    ${summaryOf(view, payment)}
    <form method="post" action="${view.here}?lang=${view.language}">
      <button name="answer" value="approve">${texts.approve}</button>
      <button class="plain" name="answer" value="refuse">${texts.refuse}</button>
    </form>
    <a class="back" href="${payment.returnUrl}">${texts.back}</a>`;
  return frame(view, { title: texts.appTitle(name), body });
}

const CHAIN_NAMES: Readonly<Record<string, string>> = {
  familymart: "FamilyMart",
  lawson: "Lawson",
  ministop: "Ministop",
  seicomart: "Seicomart",
  seven_eleven: "7-Eleven",
  daily_yamazaki: "Daily Yamazaki",
};

/** The voucher of a konbini slip; in test mode the register is a button. */
export function slipPage(view: View, payment: Payment): Html {
  const { texts } = view;
  const codes = slipCodes(payment.slipNumber ?? "");
  const body = html`${alertOf(view, payment)}${summaryOf(view, payment)}
    <ol>
      ${texts.slipSteps.map((step) => html`<li>${step}</li>`)}
    </ol>
    <p>
      <strong
        >${texts.payBy}:
        <time datetime="${payment.expiresAt}">${momentText(view, payment.expiresAt)}</time></strong
      >
    </p>
    <dl>
      ${codes.map(
        (code) =>
          html`<dt>${CHAIN_NAMES[code.chain]}</dt>
            <dd>
              ${texts.paymentCode} <code>${code.payment_code}</code>${
                code.confirmation_number === undefined
                  ? ""
                  : html`<br />${texts.confirmationNumber} <code>${code.confirmation_number}</code>`
              }
            </dd>`,
      )}
    </dl>
    ${register(view, texts.registerNow)} ${toShop(view, payment)}`;
  const title = `${texts.slipTitle} · ${amountText(view, payment.amountYen)}`;
  return frame(view, { title, body });
}

/** A payment that waits for nobody any more, or for the clock alone. */
export function endedPage(view: View, payment: Payment): Html {
  const { texts } = view;
  if (payment.status === "requires_action") throw new Error("this payment has not ended");
  const isSlipOver =
    payment.method === "konbini" && ["expired", "cancelled"].includes(payment.status);
  const body = html`${summaryOf(view, payment)}${toShop(view, payment)}
  ${isSlipOver ? register(view, texts.registerLate) : ""}`;
  return frame(view, { title: texts.ended[payment.status], body });
}

export function unknownPage(view: View): Html {
  return frame(view, { title: view.texts.unknownPage, body: html`` });
}

const SHOWN_AS = {
  card: (input: string) => input,
  email: (input: string) => `…+${input}@…`,
  reader: (input: string) => `…+${input}`,
  "saved card": (input: string) => input,
} as const;

/** On the page that keeps a card: one that pays, and what each of the others is kept for. */
export function savedTestCards({ texts }: View): Html {
  const meanings: Readonly<Record<string, string>> = {
    succeeds: texts.cardPays,
    challenge_passes: texts.cardChallenges,
    charge_declines: texts.keptDeclines,
    charge_challenges: texts.keptChallenges,
  };
  const lines = SENTINELS.flatMap(({ kind, input, behaviour }) => {
    const meaning = kind === "email" ? undefined : meanings[behaviour];
    return meaning === undefined ? [] : [html`<li><code>${input}</code> ${meaning}</li>`];
  });
  return html`<details open>
    <summary>${texts.keptTestCards}</summary>
    <ul>
      ${lines}
    </ul>
  </details>`;
}

/** Every sentinel, as the README lists them. */
export function testCardsPage(view: View): Html {
  const rows = SENTINELS.map(
    ({ kind, input, happens }) =>
      html`<tr>
        <th scope="row"><code>${SHOWN_AS[kind](input)}</code></th>
        <td>${happens}</td>
      </tr> `,
  );
  const body = html`<div lang="en">
    <p>
      A card is typed on the payment page or held to a reader, a saved card on the page that keeps
      it, a tag is in the order's e-mail or ends the id of a reader.
    </p>
    <table>
      ${rows}
    </table>
  </div>`;
  return frame(view, { title: "Test inputs", body });
}

function register(view: View, label: string): Html {
  return html`<form method="post" action="${view.here}?lang=${view.language}">
    <button class="plain" name="answer" value="register">${label}</button>
  </form>`;
}

function toShop(view: View, payment: Payment): Html {
  return html`<a class="to" href="${payment.returnUrl}">${view.texts.toShop}</a>`;
}
