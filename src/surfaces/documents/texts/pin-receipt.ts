import type { Texts } from "../../html/index.ts";

/** The words of the receipt for recharge PINs. */
export interface PinReceiptTexts {
  readonly title: string;
  readonly item: (count: number, face: string) => string;
  readonly soldOn: string;
  readonly number: string;
  readonly method: string;
  readonly serials: string;
  readonly lastDay: string;
  readonly total: string;
  readonly seller: string;
  readonly phone: string;
  /** Why it names no tax; the tax comes with the plan. */
  readonly taxNotes: { readonly outside: string; readonly exempt: string };
  readonly noInvoice: string;
  readonly noRefund: string;
}

export const pinReceiptTexts: Texts<PinReceiptTexts> = {
  "zh-Hans": {
    title: "充值卡收据",
    item: (count, face) => `充值卡 ${face} × ${count}`,
    soldOn: "销售日期",
    number: "收据编号",
    method: "付款方式",
    serials: "序列号",
    lastDay: "可用至（当天含，日本时间）",
    total: "合计",
    seller: "开具方",
    phone: "电话",
    taxNotes: {
      outside: "销售充值卡不属于消费税的课税范围。消费税在使用充值卡支付套餐时计算。",
      exempt: "充值卡的转让免征消费税。消费税在使用充值卡支付套餐时计算。",
    },
    noInvoice: "本收据不是适格请求书。使用后开具的套餐收据会注明消费税。",
    noRefund: "期限不能延长，余额不能兑换现金。",
  },
  "zh-Hant": {
    title: "儲值卡收據",
    item: (count, face) => `儲值卡 ${face} × ${count}`,
    soldOn: "銷售日期",
    number: "收據編號",
    method: "付款方式",
    serials: "序號",
    lastDay: "可用至（含當日，日本時間）",
    total: "合計",
    seller: "開立方",
    phone: "電話",
    taxNotes: {
      outside: "銷售儲值卡不屬於消費稅的課稅範圍。消費稅於使用儲值卡支付方案時計算。",
      exempt: "儲值卡的轉讓免徵消費稅。消費稅於使用儲值卡支付方案時計算。",
    },
    noInvoice: "本收據不是適格請求書。使用後開立的方案收據會註明消費稅。",
    noRefund: "期限不能延長，餘額不能兌換現金。",
  },
  ja: {
    title: "リチャージPIN 領収書",
    item: (count, face) => `リチャージPIN ${face} × ${count}`,
    soldOn: "販売日",
    number: "領収書番号",
    method: "お支払い方法",
    serials: "通し番号",
    lastDay: "有効期限（当日を含む・日本時間）",
    total: "合計",
    seller: "発行者",
    phone: "電話",
    taxNotes: {
      outside:
        "PINの発行は消費税の課税対象外です。消費税は、PINでプランをお支払いになるときにかかります。",
      exempt:
        "物品切手等の譲渡のため非課税です。消費税は、PINでプランをお支払いになるときにかかります。",
    },
    noInvoice: "この領収書は適格請求書ではありません。ご利用時にプランの領収書を発行します。",
    noRefund: "有効期限の延長と、現金への払い戻しはできません。",
  },
  en: {
    title: "Receipt for recharge PINs",
    item: (count, face) => `Recharge PIN ${face} × ${count}`,
    soldOn: "Sold on",
    number: "Receipt number",
    method: "Payment method",
    serials: "Serial numbers",
    lastDay: "Good until the end of (Japan time)",
    total: "Total",
    seller: "Seller",
    phone: "Phone",
    taxNotes: {
      outside:
        "Issuing a PIN is outside the scope of consumption tax. Tax is due when the PIN pays for a plan.",
      exempt:
        "Handing on a prepaid voucher is exempt from consumption tax. Tax is due when the PIN pays for a plan.",
    },
    noInvoice:
      "This receipt is not a qualified invoice. The plan that the PIN pays for has its own receipt.",
    noRefund: "The term cannot be extended, nor the value paid out in cash.",
  },
  ko: {
    title: "충전 PIN 영수증",
    item: (count, face) => `충전 PIN ${face} × ${count}`,
    soldOn: "판매일",
    number: "영수증 번호",
    method: "결제 수단",
    serials: "일련번호",
    lastDay: "사용 기한(당일 포함, 일본 시간)",
    total: "합계",
    seller: "발행자",
    phone: "전화",
    taxNotes: {
      outside:
        "PIN 발행은 소비세 과세 대상이 아닙니다. 소비세는 PIN으로 요금제를 결제할 때 부과됩니다.",
      exempt:
        "선불 상품권의 양도로 소비세가 면제됩니다. 소비세는 PIN으로 요금제를 결제할 때 부과됩니다.",
    },
    noInvoice: "이 영수증은 적격청구서가 아닙니다. PIN으로 결제하실 때 요금제 영수증을 발행합니다.",
    noRefund: "기한 연장과 현금 환급은 할 수 없습니다.",
  },
};
