import type { auto as en } from "../en/auto.ts";

export const auto: typeof en = {
  auto: {
    title: "自動更新",
    on: "オン",
    since: "日時",
    off: "オフ",
    plan: "プラン",
    when: "タイミング",
    byData: (perCent: number) => `データ残量${perCent}%`,
    byTime: (hours: number) => `終了の${hours}時間前`,
    ceiling: "1か月の上限",
    until: "最終日",
    next: "次の請求",
    stop: "お客様に代わって止める",
    states: {
      announced: "お知らせ済み",
      charging: "支払い処理中",
      failed_once: "1回失敗",
      renewed: "更新済み",
      failed: "更新せず",
      skipped: "不要",
    },
  },
};
