import type { kioskCash as words } from "../en/kiosk-cash.ts";

export const kioskCash: typeof words = {
  kioskCash: {
    title: "更新機の現金",
    lead: "各機械の記録による在高と、お客様への未払い分です。",
    none: "現金を扱った機械はまだありません。",
    machine: {
      box: "金庫内",
      dispenser: "釣銭機内",
      since: "前回の回収",
      in: "回収後の投入",
      out: "回収後の払出し",
      difference: "回収後の過不足",
      never: "なし",
    },
    looks: {
      journal_gap: "記録の一部が届いていません。再送されます。続く場合は機械を確認してください。",
      journal_broken: "記録が書き換わっています。現金を数え、ペアリングし直してください。",
      money_of_other: "別の機械の現金が記録されています。現金を数え、ペアリングし直してください。",
    },
    waiting: "未払い",
    head: ["番号", "日時", "内容", "金額"],
    kinds: {
      voucher: "返金券（未払い）",
      unknown: "払出し不明：要計数",
      presumed: "停電時に入金扱いとした紙幣：金庫を要計数",
    },
    count: {
      title: (number) => `計数 ${number}`,
      of: {
        unknown: {
          lead: "先に機械の現金を数えてください。この払出しでいくら出たかは分かっていません。",
          mostYen: "不明な金額",
          missingHint: "不足がなければ0。全額がお客様への未払いになります。",
        },
        presumed: {
          lead: "先に金庫の紙幣を数えてください。紙幣の収納中に停電し、識別機から結果の報告がなかったため、お客様の入金として扱いました。",
          mostYen: "入金扱いの金額",
          missingHint: "紙幣が入っていれば0。不足していれば、紙幣はお客様に戻っています。",
        },
      },
      told: "記録上の払出し",
      missing: "記録より少ない金額（円）",
      send: "確定する",
      errors: {
        intake_unknown: "この番号は見つかりません。",
        intake_is_known: "すでに確定しています。",
        amount_unreadable: "0円から不明な金額までの整数で入力してください。",
      },
    },
    voucher: {
      open: "更新機の返金券",
      title: "更新機の返金券",
      lead: "機械に表示されたコードを読み取るか、両方を入力してください。",
      number: "番号",
      digits: "暗証数字",
      find: "照会",
      worth: "支払額",
      of: "機械",
      pay: "現金で支払う",
      done: (amount) => `${amount}を支払いました。`,
      again: "別の返金券",
      slip: "受領書を印刷（署名用）",
      noTill: "この端末にはレジがありません。",
      errors: {
        voucher_unknown: "番号と暗証数字が合わないか、未払い分がありません。",
        voucher_paid: "この返金券は支払い済みです。",
        voucher_not_known_yet: "先に機械の現金を数える必要があります。責任者に伝えてください。",
        voucher_changed: "金額が変わりました。もう一度ご確認ください。",
      },
    },
  },
};
