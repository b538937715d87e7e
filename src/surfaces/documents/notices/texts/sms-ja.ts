import type { SmsTexts } from "./sms-texts.ts";

export const sms: SmsTexts = {
  from: (brand) => `【${brand}】`,
  link: "確認・配信停止：",
  notices: {
    end_3d: {
      full: ({ moment }) =>
        `プランはあと3日、日本時間${moment}まで使えます。いま更新すると、続きから始まります。`,
      short: ({ moment }) => `${moment}まで使えます。`,
    },
    end_1d: {
      full: ({ moment }) =>
        `プランはあと1日、日本時間${moment}まで使えます。いま更新すると、続きから始まります。`,
      short: ({ moment }) => `${moment}まで使えます。`,
    },
    end_3h: {
      full: ({ moment }) =>
        `プランは日本時間${moment}で終わります。つながるうちに更新してください。`,
      short: ({ moment }) => `${moment}まで使えます。`,
    },
    used_50: {
      full: ({ left }) => `データを半分使いました。残り${left}です。`,
      short: ({ left }) => `データ残り${left}（半分）。`,
    },
    used_80: {
      full: ({ left }) => `データを80%使いました。残り${left}です。いつでも追加できます。`,
      short: ({ left }) => `データ残り${left}です。`,
    },
    used_90: {
      full: ({ left }) => `データを90%使いました。残り${left}です。いつでも追加できます。`,
      short: ({ left }) => `データ残り${left}です。`,
    },
    used_100: {
      full: () => "データを使い切りました。データがなくても、下のページから更新できます。",
      short: () => "データを使い切りました。",
    },
    low_data: {
      full: ({ left }) => `データの残りは${left}です。いつでも追加できます。`,
      short: ({ left }) => `データ残り${left}です。`,
    },
    day_used: {
      full: ({ moment }) => `今日のデータを使い切りました。日本時間${moment}に速度が戻ります。`,
      short: ({ moment }) => `今日の分終了。${moment}に回復。`,
    },
    offline: {
      full: () => "データを使い切り、次のプランが待っています。いますぐ始められます。",
      short: () => "次のプランを始められます。",
    },
    grace: {
      full: ({ moment }) =>
        `プランは終わりました。このSIMを更新できるのは日本時間${moment}までです。`,
      short: ({ moment }) => `更新は${moment}まで。`,
    },
    first_use_7d: {
      full: ({ moment }) =>
        `プランがまだ使われていません。日本時間${moment}までに一度つながないと、使えなくなります。`,
      short: ({ moment }) => `${moment}までに使用を。`,
    },
    first_use_1d: {
      full: ({ moment }) =>
        `あと1日：日本時間${moment}までに一度つながないと、プランが使えなくなります。`,
      short: ({ moment }) => `${moment}までに使用を。`,
    },
    late: {
      full: () =>
        "開通が遅れ、申し訳ありません。待つ・ほかのプラン・返金から選べます。選ばないときは返金します。",
      short: () => "開通遅れのお詫び。返金可。",
    },
    friend_paid: {
      full: () => "ほかの方がこの回線を更新しました。お手続きはいりません。",
      short: () => "ほかの方が更新しました。",
    },
    trip_plan: {
      full: ({ moment }) =>
        `ご旅行の次のプランを日本時間${moment}までに買うと、途切れずに使えます。`,
      short: ({ moment }) => `次のプランは${moment}まで。`,
    },
    incident: {
      full: ({ what }) => `通信障害：${what}。設定の変更はいりません。復旧したらお知らせします。`,
      short: () => "通信障害が起きています。",
    },
    incident_over: {
      full: ({ what }) =>
        `通信障害は復旧しました（${what}）。まだのときは機内モードを入れ直してください。`,
      short: () => "通信障害は復旧しました。",
    },
    auto_announced: {
      full: ({ moment }) =>
        `日本時間${moment}に自動更新します。不要なときは、それまでに止められます。`,
      short: ({ moment }) => `${moment}に自動更新。`,
    },
    auto_now: {
      full: () => "データ残量が少ないため、いま自動更新しています。",
      short: () => "自動更新しています。",
    },
    auto_renewed: {
      full: () => "自動更新しました。そのままお使いいただけます。",
      short: () => "自動更新しました。",
    },
    auto_retry: {
      full: ({ moment }) =>
        `自動更新のお支払いができませんでした。日本時間${moment}にもう一度試します。`,
      short: ({ moment }) => `支払えず、${moment}に再試行。`,
    },
    auto_failed: {
      full: () => "今回は自動更新しませんでした。請求はありません。必要なときは更新してください。",
      short: () => "今回は自動更新なし。",
    },
    auto_off: {
      full: () => "自動更新はオフです。今後の請求はありません。必要なときは更新してください。",
      short: () => "自動更新はオフです。",
    },
  },
};
