import type { Language } from "../../../foundation/language/index.ts";
import type { LocalReason } from "../judge.ts";

type Texts = Readonly<Record<LocalReason, { readonly title: string; readonly lead: string }>>;

/** What a machine says by itself, while the house says nothing. */
export const localTexts: Readonly<Record<Language, Texts>> = {
  ja: {
    away: {
      title: "ただいま通信できません",
      lead: "自動で再接続しています。お急ぎの方は、お近くの窓口かウェブサイトをご利用ください。お支払い済みのご注文はそのまま処理されます。",
    },
    unpaired: {
      title: "この機械は準備中です",
      lead: "まだお使いいただけません。お近くの窓口をご利用ください。",
    },
    shut: {
      title: "この機械はご利用いただけません",
      lead: "お近くの窓口かウェブサイトをご利用ください。お支払い済みのご注文はそのまま処理されます。",
    },
  },
  "zh-Hans": {
    away: {
      title: "暂时无法连接",
      lead: "本机正在自动重新连接。如果您赶时间，请前往附近的柜台或使用网站。已付款的订单会照常处理。",
    },
    unpaired: { title: "本机尚未启用", lead: "暂时不能使用，请前往附近的柜台。" },
    shut: {
      title: "本机暂停使用",
      lead: "请前往附近的柜台或使用网站。已付款的订单会照常处理。",
    },
  },
  "zh-Hant": {
    away: {
      title: "暫時無法連線",
      lead: "本機正在自動重新連線。如果您趕時間，請前往附近的櫃檯或使用網站。已付款的訂單會照常處理。",
    },
    unpaired: { title: "本機尚未啟用", lead: "暫時無法使用，請前往附近的櫃檯。" },
    shut: {
      title: "本機暫停使用",
      lead: "請前往附近的櫃檯或使用網站。已付款的訂單會照常處理。",
    },
  },
  en: {
    away: {
      title: "No connection right now",
      lead: "This machine keeps trying by itself. If you are in a hurry, please use a counter nearby or the website. Orders that are paid go on as they should.",
    },
    unpaired: {
      title: "This machine is being set up",
      lead: "It cannot be used yet. Please go to a counter nearby.",
    },
    shut: {
      title: "This machine is out of order",
      lead: "Please use a counter nearby or the website. Orders that are paid go on as they should.",
    },
  },
  ko: {
    away: {
      title: "지금은 연결할 수 없습니다",
      lead: "자동으로 다시 연결하고 있습니다. 급하신 분은 가까운 창구나 웹사이트를 이용해 주세요. 결제가 끝난 주문은 그대로 처리됩니다.",
    },
    unpaired: {
      title: "준비 중인 기기입니다",
      lead: "아직 이용하실 수 없습니다. 가까운 창구를 이용해 주세요.",
    },
    shut: {
      title: "이 기기는 이용하실 수 없습니다",
      lead: "가까운 창구나 웹사이트를 이용해 주세요. 결제가 끝난 주문은 그대로 처리됩니다.",
    },
  },
};
