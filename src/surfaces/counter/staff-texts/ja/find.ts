import type { find as en } from "../en/find.ts";

export const find: typeof en = {
  find: {
    title: "読み取りまたは入力",
    lead: "更新コード、SIM番号、電話番号、お渡しカード、注文番号、返金番号",
    label: "コードまたは番号",
    send: "検索",
    tillClosed: "レジが閉まっています。",
    openTill: "レジを開ける",
    noTill: "この端末にレジがありません。現金は受け取れません。",
    errors: {
      unreadable: "当社のコードや番号ではありません。もう一度読み取ってください。",
      ean: "パッケージのバーコードです。中のQRコードか、SIMの番号を読み取ってください。",
      document: "身分証です。先に回線を検索してください。必要なときは販売画面で読み取ります。",
      unknown: "該当するものがありません。",
      mistyped: "1文字違っています。確認してください。",
      over: "お渡しカードは期限切れです。番号で検索してください。",
    },
  },
};
