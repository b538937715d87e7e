import type { MessageDeskNeeds } from "../business/notices/index.ts";
import { smtpChannel } from "../gateways/messages/email/index.ts";
import { outboxChannel } from "../gateways/messages/outbox/index.ts";
import { encloser } from "../surfaces/documents/index.ts";
import type { House } from "./house.ts";

/** How messages leave: over SMTP when it is configured, else they stay on the outbox page. */
export function messageNeedsFor({ config }: House): MessageDeskNeeds {
  const { smtpUrl, mailFrom, publicUrl } = config;
  const email =
    smtpUrl === undefined ? outboxChannel() : smtpChannel({ url: smtpUrl, from: mailFrom });
  return { email, enclose: encloser({ publicUrl }) };
}
