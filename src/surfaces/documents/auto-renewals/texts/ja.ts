import type { AutoLetterTexts } from "./auto-letter-texts.ts";

export const ja: AutoLetterTexts = {
  because: {
    declined: "支払いが拒否されました",
    ceiling: "1か月の上限に達しました",
    too_late: "間に合いませんでした",
    needless: "すでに更新されています",
    stopped: "止められていました",
    by_customer: "お客様が止めました",
    by_mail: "メールから止めました",
    by_staff: "係員がお客様に代わって止めました",
    departed: "最終日まで足りています",
    failed_twice: "支払いが2回できませんでした",
    needs_holder: "カード会社の本人確認が必要です。ご自身でお支払いください",
    card_expired: "カードの期限が切れました",
    method_gone: "カードが削除されました",
    price_changed: "価格が上がりました",
    not_connected: "開通できませんでした。代金はお返しします",
    plan_gone: "このプランはこの回線では買えなくなりました",
    line_left: "この回線はアカウントに保存されていません",
  },
  armed: {
    subject: "自動更新をオンにしました",
    heading: "自動更新はオンです",
    body: "お申し込みのとおり、下の範囲で自動的に更新します。いつでも止められます。",
  },
  labels: {
    plan: "プラン",
    amount: "金額",
    charge: "請求",
    method: "支払方法",
    ceiling: "1か月の上限",
    until: "最終日",
    line: "回線",
  },
  stop: "自動更新を止める",
  renew: "自分で更新する",
};
