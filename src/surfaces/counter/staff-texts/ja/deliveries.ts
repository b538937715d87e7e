import type { deliveries as en } from "../en/deliveries.ts";

export const deliveries: typeof en = {
  deliveries: {
    title: "送信の状況",
    lead: "過去7日間にお客さまへ送ったメッセージの結果です。アドレスは一部だけ表示します。",
    none: "過去7日間に送ったものはありません。",
    counts: "件数：過去24時間 / 過去7日間",
    states: {
      waiting: "送信待ち",
      sent: "送信済み",
      unknown: "応答なし",
      failed: "失敗",
      overtaken: "不要になった",
    },
    channels: {
      web_push: "プッシュ",
      line: "LINE",
      telegram: "Telegram",
      email: "メール",
      sms: "SMS",
    },
    failures: "失敗の理由（過去7日間）",
    way: "方法",
    code: "相手の応答",
    count: "件数",
    ended: "届かなくなったアドレス",
    bounced: "届かない",
    left: "受信者が解除",
  },
};
