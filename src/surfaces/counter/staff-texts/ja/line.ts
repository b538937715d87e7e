import type { line as en } from "../en/line.ts";

export const line: typeof en = {
  line: {
    title: "回線",
    state: "状態",
    states: {
      unstarted: "開始前",
      active: "利用中",
      depleted: "データ使い切り",
      grace: "終了（更新可）",
      expired: "終了",
      suspended: "利用停止中",
      recycled: "返却済み",
    },
    running: "利用中のプラン",
    nothing: "なし",
    queued: "開始待ち",
    number: "電話番号",
    iccid: "SIM番号",
    plans: "プラン",
    choose: "プランの番号",
    next: "次へ",
    noSuch: "この番号のプランはありません。",
    none: "今この回線に販売できるプランはありません。",
    orders: "最近の注文",
    refused: "今は販売できません",
  },
};
