import type { ChatWriter, MessageDeskNeeds, NoticeWriter } from "../business/notices/index.ts";
import { smtpChannel } from "../gateways/messages/email/index.ts";
import { outboxChannel } from "../gateways/messages/outbox/index.ts";
import { webPushChannel } from "../gateways/messages/web-push/index.ts";
import { chatWriter, encloser, noticeWriter } from "../surfaces/documents/index.ts";
import { paths } from "../surfaces/web/index.ts";
import type { House } from "./house.ts";

/** How messages leave: over SMTP when it is configured, else they stay on the outbox page. */
export function messageNeedsFor({
  config,
  gateways,
  secrets,
  clock,
}: Pick<House, "config" | "gateways" | "secrets" | "clock">): MessageDeskNeeds {
  const { smtpUrl, mailFrom, publicUrl } = config;
  const email =
    smtpUrl === undefined ? outboxChannel() : smtpChannel({ url: smtpUrl, from: mailFrom });
  return {
    channels: {
      email,
      web_push: webPushChannel({ signer: secrets.pushSigner, contact: contactOf(config), clock }),
      ...Object.fromEntries(gateways.chats.map((chat) => [chat.channel, chat])),
    },
    sms: gateways.sms,
    enclose: encloser({ publicUrl }),
    stopUrl: (token) => publicUrl + paths.stopReminders(token),
  };
}

// A push service may ask whose pushes these are; it takes no local address for an answer.
function contactOf({ publicUrl, mailFrom }: House["config"]): string {
  if (publicUrl.startsWith("https:")) return publicUrl;
  return `mailto:${/[^\s<>]+@[^\s<>]+/u.exec(mailFrom)?.[0] ?? "no-reply@localhost"}`;
}

/** What we write into a chat beside reminders. */
export function chatWriterFor({ publicUrl }: Pick<House["config"], "publicUrl">): ChatWriter {
  return chatWriter({
    ...{ publicUrl, homePath: paths.home, vouchPath: paths.chatLink },
    minePath: (language, token) => paths.mine(language, token),
  });
}

/** What reminders say, and where their links lead. */
export function noticeWriterFor({ publicUrl }: Pick<House["config"], "publicUrl">): NoticeWriter {
  return noticeWriter({
    publicUrl,
    linePath: paths.noticeLink,
    orderPath: paths.order,
    remindersPath: paths.reminders,
    smsPath: paths.sms,
    refundPath: paths.orderRefund,
    receiptPath: paths.receipt,
    stopAutoPath: paths.stopAuto,
  });
}
