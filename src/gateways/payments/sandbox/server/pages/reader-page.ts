import { html } from "hono/html";
import type { Payment } from "../payment.ts";
import { cardOf } from "../../sentinels.ts";
import { summaryOf } from "./card-page.ts";
import { amountText, frame, type Html, type View } from "./frame.ts";

/** What a reader shows: an amount that waits for a card, or nothing. */
export function readerPage(view: View, reader: string, shown: Payment | undefined): Html {
  const { texts } = view;
  const title = texts.readerTitle(reader);
  if (shown === undefined) return frame(view, { title, body: html`<p>${texts.readerEmpty}</p>` });
  const amount = amountText(view, shown.amountYen);
  const hold = (behaviour: Parameters<typeof cardOf>[0], label: string) =>
    html`<button name="card" value="${cardOf(behaviour)}">${label}</button> `;
  const body = html`<p><strong>${texts.payTitle(amount)}</strong></p>
    ${summaryOf(view, shown)}
    <form method="post" action="${view.here}?lang=${view.language}">
      ${hold("succeeds", texts.readerHold(texts.cardPays))}
      ${hold("declines", texts.readerHold(texts.cardDeclines))}
      ${hold("slow", texts.readerHold(texts.cardSlow))}
      <button class="plain" name="answer" value="give_up">${texts.readerGiveUp}</button>
    </form>`;
  return frame(view, { title, body });
}
