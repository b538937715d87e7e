import type { esim as en } from "../en/esim.ts";

export const esim: typeof en = {
  esim: {
    title: "新しいeSIM",
    lead: "新しい回線と最初のプランです。コードは、支払いと開通のあとに表示します。",
    open: "新しいeSIMを販売する",
    none: "eSIMの在庫がありません。",
    head: ["番号", "プラン", "データ量", "有効期限", "価格", "在庫"],
    choose: "プラン番号",
    next: "1つ確保して進む",
    errors: {
      plan_unknown: "その番号のプランはありません。",
      out_of_stock: "最後の1つは、たった今ほかで確保されました。",
    },
    gone: "確保の30分が過ぎました。最初からやり直してください。",
  },
};
