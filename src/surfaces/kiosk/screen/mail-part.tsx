import type { OrderView } from "../show-order.ts";
import { Do, type AtStep } from "./screen-parts.tsx";
import { mailTexts } from "./texts/mail.ts";

/** Of an order that was paid: its receipt by e-mail, once an address is named. */
export function MailPart({ language, step, order }: AtStep & { readonly order: OrderView }) {
  if (order.paidAt === undefined) return null;
  const { ask, named } = mailTexts[language];
  if (order.hasContact) {
    return (
      <p class="told" role="status">
        {named}
      </p>
    );
  }
  return (
    <Do step={step} verb="mail">
      {ask}
    </Do>
  );
}
