import type { enter as en } from "../en/enter.ts";

export const enter: typeof en = {
  pair: {
    title: "端末の登録",
    lead: "コードは店長が発行します。15分間、1回だけ使えます。",
    code: "登録コード",
    send: "登録する",
  },
  logIn: {
    title: "ログイン",
    at: (device) => `この端末：${device}`,
    number: "スタッフ番号",
    passcode: "暗証番号",
    code: "認証アプリのコード",
    codeHint: "店長のみ。ほかの方は空欄のままにしてください。",
    optional: "必要な方のみ",
    send: "ログイン",
  },
  leave: { title: "ログアウト", lead: "レジの状態は変わりません。", send: "ログアウト" },
  passcode: {
    title: "暗証番号を決める",
    lead: "渡された暗証番号は使えなくなります。",
    present: "今の暗証番号",
    own: "新しい暗証番号",
    hint: (min, max) => `数字${min}～${max}桁。連番、繰り返し、スタッフ番号は使えません。`,
    send: "決める",
  },
  secondFactor: {
    title: "認証アプリの設定",
    lead: "アプリで画像を読み取るか、キーを入力し、表示されたコードを入力してください。",
    picture: "認証アプリ用QRコード",
    key: "キー",
    code: "コード（6桁）",
    send: "設定する",
  },
};
