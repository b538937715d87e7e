import type { pay as en } from "../en/pay.ts";

export const pay: typeof en = {
  pay: {
    card: "カード端末で支払う",
    pin: "リチャージPIN",
    payByPin: "PINで販売",
    title: "お支払い",
    errors: {
      tender_twice: "現金とPINの両方が入力されています。どちらかを空にしてください。",
      reader_none: "この端末にはカードリーダーがありません。",
      amount_not_taken: "この金額はカードリーダーで扱えません。",
      pin_unreadable: "印刷されているPINの数字を入力してください。照会はしていません。",
      pin_mistyped: "1桁違っています。もう一度確認してください。",
      pin_not_valid: "このPINは無効です。",
      pin_used: "このPINは使用済みです。",
      pin_expired: (end) => `このPINは${end}で期限切れです。`,
      pin_of_other_seller: "別のブランドのPINです。",
      pin_for_other_plan: (plans) => `このPINは次のプラン専用です：${plans}`,
      pin_worth_other: (face) => `このPINは${face}分です。同額のプランにだけ使えます。`,
      pin_locked: (wait) => `PINの誤りが多すぎます。${wait}後にもう一度お試しください。`,
      triesLeft: (count) => `残り${count}回`,
    },
    reader: {
      title: "カードリーダー",
      hold: "カードをかざすか、差し込んでいただいてください。それまで請求はありません。",
      unknown:
        "カードリーダーの結果がまだ分かりません。支払い済みの可能性があるため、この注文に現金や別のカードを受け取らないでください。画面は自動で確認します。",
      late: "カードリーダーから取り消せませんでした。支払い済みの可能性があります。この画面で分かるまで、他のお支払いを受け取らないでください。",
      stop: "カードリーダーを取り消す",
      display: "デモ用のカードリーダー",
    },
    failed: {
      declined: "カードが承認されませんでした。請求はありません。別のカードか現金でどうぞ。",
      authentication_failed:
        "カードが使えませんでした。請求はありません。別のカードか現金でどうぞ。",
      abandoned: "カードリーダーで取り消されました。請求はありません。",
      cancelled: "取り消しました。請求はありません。",
      expired: "時間内にカードが使われませんでした。請求はありません。",
      amount_mismatch: "違う金額が支払われました。責任者が対応します。",
      provider_refused: "カードリーダーで受け付けられませんでした。請求はありません。",
      provider_down:
        "カードリーダーが使用中か、つながりません。請求はありません。やり直すか、現金でどうぞ。",
    },
  },
};
