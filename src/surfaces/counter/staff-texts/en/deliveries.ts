export const deliveries = {
  deliveries: {
    title: "Deliveries",
    lead: "What has become of messages to customers in the last seven days. Addresses are masked.",
    none: "Nothing was sent in the last seven days.",
    counts: "Messages: last 24 hours / last 7 days",
    states: {
      waiting: "Waiting",
      sent: "Sent",
      unknown: "No answer",
      failed: "Failed",
      overtaken: "Not needed",
    },
    channels: {
      web_push: "Push",
      line: "LINE",
      telegram: "Telegram",
      email: "E-mail",
      sms: "SMS",
    },
    failures: "Why they failed, last 7 days",
    way: "Way",
    code: "Answer",
    count: "Messages",
    ended: "Addresses that take nothing any more",
    bounced: "Nothing arrives there",
    left: "Ended by its owner",
  },
};
