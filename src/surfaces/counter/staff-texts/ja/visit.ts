import type { visit as en } from "../en/visit.ts";

export const visit: typeof en = {
  visit: {
    title: "販売しない場合",
    because: "理由（お聞きできた場合）",
    unsaid: "未確認",
    reasons: {
      has_enough: "今のプランで足りる",
      too_dear: "価格が高い",
      thinks_about_it: "検討する",
      not_possible: "合うプランがない",
      other: "その他",
    },
    end: "案内のみで終了",
    ended: "案内のみとして記録しました。",
    card: {
      leaves: "出国",
      reads: "お客様の言語",
    },
  },
};
