import type { DisplayTexts } from "./display-texts.ts";

export const ja: DisplayTexts = {
  title: "お客様へ",
  welcome: "いらっしゃいませ",
  welcomeLead: "日本のデータSIMの更新は、こちらですぐにできます。",
  languages: "言語を選んでください",
  plan: "プラン",
  validUntil: "有効期限",
  starts: "開始",
  price: "料金",
  line: "お客様のSIM",
  handed: "お預かり",
  change: "おつり",
  faces: {
    offer: { title: "内容をご確認ください", lead: "違う点があれば、スタッフにお伝えください。" },
    pay: { title: "お支払いをお願いします", lead: "現金、カード、リチャージPINが使えます。" },
    card: {
      title: "カードをお願いします",
      lead: "端末にかざすか、差し込むか、通してください。",
    },
    working: { title: "開通手続き中です", lead: "お支払いは済みました。少々お待ちください。" },
    late: {
      title: "お約束の時間を過ぎています",
      lead: "お支払いは守られています。スタッフがご案内します。",
    },
    connected: {
      title: "つながりました",
      lead: "つながらないときは、機内モードを入れて切ってください。",
    },
    waiting_turn: { title: "お手続きが済みました", lead: "今のプランのあとに、自動で始まります。" },
    money_back: { title: "ご返金します", lead: "受け取り方は、スタッフがご案内します。" },
    over: { title: "お支払いはありません", lead: "この注文は終了しました。" },
  },
  thanks: "ありがとうございました。よい旅を。",
  qrOrder: "注文をスマートフォンで見る",
  qrProof: "お支払いの証明",
  notBound: "この画面はどのカウンターにもつながっていません。店長が割り当てます。",
};
