import type { refusals as en } from "../en/refusals.ts";

export const refusals: typeof en = {
  refusals: {
    pairing_code_unknown: "コードが違うか、期限切れです。新しいコードを発行してください。",
    too_many_tries: (wait) => `試行回数が多すぎます。${wait}後にもう一度お試しください。`,
    log_in_wrong: "番号または暗証番号が違います。",
    log_in_locked: (wait) => `ロックされています。${wait}後にもう一度お試しください。`,
    second_factor_missing: "認証アプリのコードを入力してください。",
    second_factor_wrong: "コードが違うか、使用済みです。次のコードを待ってください。",
    passcode_wrong: "今の暗証番号と違います。",
    passcode_unreadable: "決められた桁数の数字で入力してください。",
    passcode_too_simple: "推測されやすいか、今と同じ番号です。別の番号にしてください。",
    same_person: "2人目は別の人にしてください。",
    not_allowed: "この操作の権限がありません。",
    till_unknown: "この端末にレジがないか、別の店のレジです。",
    till_open_already: "レジはすでに開いています。",
    till_closed: "レジが閉まっています。先に開けてください。",
    amount_unreadable: "金額を円単位で入力してください。",
    reason_missing: "理由を200字以内で入力してください。",
    cash_missing: "レジの現金が足りません。",
    count_unreadable: "枚数を数字で入力してください。",
    cash_unreadable: "お預かり金額を円単位で入力してください。",
    cash_short: (missing) => `${missing}足りません。`,
    cash_absurd: (change) => `おつりが${change}になります。金額を確認してください。`,
  },
};
