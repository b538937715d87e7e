import type { Texts } from "../../../html/index.ts";

/** The one thing to do now, and what else there is, by purpose. */
export interface OnwardTexts {
  /** Under the heading, in place of what is said of the state alone. */
  readonly leads: Readonly<Record<"paid" | "days" | "bytes", string>>;
  readonly orders: Readonly<
    Record<"payment" | "carrier", { readonly title: string; readonly button: string }>
  >;
  readonly askUs: string;
  readonly more: string;
  readonly groups: Readonly<Record<"never" | "trip" | "wrong", string>>;
  readonly calendar: string;
}

export const onwardTexts: Texts<OnwardTexts> = {
  "zh-Hans": {
    leads: {
      paid: "下一个套餐已经买好，不用再付款。",
      days: "快到期了。现在续费，网络就不会断。",
      bytes: "流量快用完了。现在续费，网络就不会断。",
    },
    orders: {
      payment: { title: "有一笔订单还没有付款", button: "去付款" },
      carrier: { title: "已收到付款，正在为您开通", button: "查看进度" },
    },
    askUs: "联系我们",
    more: "这张卡的更多功能",
    groups: { never: "不断网", trip: "行程与家人", wrong: "遇到问题" },
    calendar: "放进日历",
  },
  "zh-Hant": {
    leads: {
      paid: "下一個方案已經買好，不用再付款。",
      days: "快到期了。現在加值，網路就不會斷。",
      bytes: "流量快用完了。現在加值，網路就不會斷。",
    },
    orders: {
      payment: { title: "有一筆訂單還沒有付款", button: "前往付款" },
      carrier: { title: "已收到付款，正在為您開通", button: "查看進度" },
    },
    askUs: "聯絡我們",
    more: "這張卡的更多功能",
    groups: { never: "不斷網", trip: "行程與家人", wrong: "遇到問題" },
    calendar: "放進行事曆",
  },
  ja: {
    leads: {
      paid: "次のプランは購入済みです。お支払いは済んでいます。",
      days: "まもなく終了します。今更新すれば、途切れずに使えます。",
      bytes: "データが残りわずかです。今更新すれば、途切れずに使えます。",
    },
    orders: {
      payment: { title: "お支払いがまだのご注文があります", button: "支払いへ進む" },
      carrier: { title: "お支払いを確認し、開通の手続き中です", button: "進み具合を見る" },
    },
    askUs: "お問い合わせ",
    more: "この回線でできること",
    groups: { never: "途切れさせない", trip: "旅行と家族", wrong: "うまくいかないとき" },
    calendar: "カレンダーに入れる",
  },
  en: {
    leads: {
      paid: "Your next plan is bought and paid for.",
      days: "It ends soon. Renew now and stay connected.",
      bytes: "Little data is left. Renew now and stay connected.",
    },
    orders: {
      payment: { title: "An order is waiting for your payment", button: "Go to payment" },
      carrier: {
        title: "Your payment is here; we are connecting the plan",
        button: "See how it goes",
      },
    },
    askUs: "Contact us",
    more: "More for this SIM",
    groups: { never: "Never cut off", trip: "Trip and family", wrong: "Something wrong?" },
    calendar: "In your calendar",
  },
  ko: {
    leads: {
      paid: "다음 요금제는 이미 구매하고 결제까지 마쳤습니다.",
      days: "곧 끝납니다. 지금 연장하면 끊기지 않습니다.",
      bytes: "데이터가 얼마 남지 않았습니다. 지금 연장하면 끊기지 않습니다.",
    },
    orders: {
      payment: { title: "아직 결제하지 않은 주문이 있습니다", button: "결제하기" },
      carrier: { title: "결제가 확인되어 개통하는 중입니다", button: "진행 상황 보기" },
    },
    askUs: "문의하기",
    more: "이 SIM으로 할 수 있는 일",
    groups: { never: "끊기지 않게", trip: "여행과 가족", wrong: "문제가 있을 때" },
    calendar: "캘린더에 넣기",
  },
};
