import type { kioskAlarms as en } from "../en/kiosk-alarms.ts";

export const kioskAlarms: typeof en = {
  kioskAlarms: {
    title: "異常通知メール",
    lead: "異常のたびに1通、復旧したときに1通、登録した宛先に届きます。",
    none: "異常をメールで受け取る宛先がありません。",
    head: ["宛先", "言語", "対象の端末"],
    machines: { all: "すべて", shop: "店舗の端末" },
    languages: { ja: "日本語", en: "English" },
    address: "メールアドレス",
    addressUnreadable: "shop@example.jp のようなメールアドレスを入力してください。",
    language: "メールの言語",
    tooMany: "登録できる宛先は100件までです。不要な宛先を停止してください。",
    add: "この宛先に送る",
    drop: "停止する",
  },
};
