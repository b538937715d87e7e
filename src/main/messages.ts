import type { MessageDeskNeeds, NoticeWriter } from "../business/notices/index.ts";
import { smtpChannel } from "../gateways/messages/email/index.ts";
import { outboxChannel } from "../gateways/messages/outbox/index.ts";
import { encloser, noticeWriter } from "../surfaces/documents/index.ts";
import { paths } from "../surfaces/web/index.ts";
import type { House } from "./house.ts";

/** How messages leave: over SMTP when it is configured, else they stay on the outbox page. */
export function messageNeedsFor({ config }: House): MessageDeskNeeds {
  const { smtpUrl, mailFrom, publicUrl } = config;
  const email =
    smtpUrl === undefined ? outboxChannel() : smtpChannel({ url: smtpUrl, from: mailFrom });
  return {
    channels: { email },
    enclose: encloser({ publicUrl }),
    stopUrl: (token) => publicUrl + paths.stopReminders(token),
  };
}

/** What reminders say, and where their links lead. */
export function noticeWriterFor({ publicUrl }: Pick<House["config"], "publicUrl">): NoticeWriter {
  return noticeWriter({
    publicUrl,
    linePath: paths.noticeLink,
    orderPath: paths.order,
    remindersPath: paths.reminders,
  });
}
