import type { frame as en } from "../en/frame.ts";

export const frame: typeof en = {
  training: "訓練モード：本物ではありません。回線・お金・レジ・伝票はすべて練習用です。",
  demo: "デモです。お金は動きません。",
  nav: {
    find: "カウンター",
    till: "レジ",
    manage: "管理",
    leave: (name) => `ログアウト（${name}）`,
    back: "戻る",
  },
  failures: {
    badRequest: {
      title: "読み取れませんでした",
      lead: "何も変更していません。戻って送り直してください。",
    },
    notOurForm: {
      title: "この画面から送ってください",
      lead: "この画面のフォームだけを受け付けます。何も変更していません。",
    },
    notFound: { title: "ここには何もありません", lead: "カウンターからやり直してください。" },
    notAllowed: { title: "この操作はできません", lead: "カウンターからやり直してください。" },
    tooLarge: {
      title: "データが大きすぎます",
      lead: "何も変更していません。小さくして送り直してください。",
    },
    broken: {
      title: "今は応答がありません",
      lead: "処理されたかどうかは分かりません。戻って同じフォームを送り直してください。二重に販売・記帳されることはありません。回線を検索すれば、確定した注文が表示されます。",
    },
  },
};
