import type { Texts } from "../../html/index.ts";

/** The words of a receipt, on paper, on the page and in the mail. */
export interface ReceiptTexts {
  readonly receipt: string;
  readonly returned: string;
  /** The legal kind of the document, under its title. */
  readonly qualified: string;
  readonly qualifiedReturn: string;
  readonly reissued: string;
  readonly to: (name: string) => string;
  readonly amountReceived: string;
  readonly amountReturned: string;
  readonly taxIncluded: string;
  readonly paidOn: string;
  readonly returnedOn: string;
  readonly saleOn: string;
  readonly receiptNumber: string;
  /** On a return: of the joint receipt that the sale stands on. */
  readonly saleNumber: string;
  /** Of the document of a refund. */
  readonly returnNumber: string;
  /** Which till, and the gapless number there. */
  readonly tillNumber: string;
  readonly orderNumber: string;
  readonly method: string;
  readonly item: string;
  readonly price: string;
  readonly period: (from: string, until: string) => string;
  readonly startsOn: (from: string) => string;
  readonly ratedTotal: (percent: string) => string;
  readonly taxOfWhich: string;
  readonly total: string;
  readonly reducedNote: string;
  /** On a plain receipt: why it is no qualified invoice. */
  readonly plainNote: string;
  readonly plainReturnNote: string;
  readonly smallReturnNote: string;
  readonly seller: string;
  readonly registrationNumber: string;
  readonly phone: string;
  readonly received: string;
  readonly returnedSentence: string;
  /** Beside the code. */
  readonly verify: string;
  /** On a link. */
  readonly verifyLink: string;
}

export const receiptTexts: Texts<ReceiptTexts> = {
  "zh-Hans": {
    receipt: "收据",
    returned: "退款凭证",
    qualified: "适格简易请求书（日本合规简易发票）",
    qualifiedReturn: "适格返还请求书（日本合规退款发票）",
    reissued: "补开",
    to: (name) => `抬头：${name}`,
    amountReceived: "实收金额",
    amountReturned: "退款金额",
    taxIncluded: "含税",
    paidOn: "付款日期",
    returnedOn: "退款日期",
    saleOn: "原付款日期",
    receiptNumber: "收据编号",
    saleNumber: "原收据编号",
    returnNumber: "凭证编号",
    tillNumber: "收银台流水号",
    orderNumber: "订单号",
    method: "付款方式",
    item: "项目",
    price: "金额（含税）",
    period: (from, until) => `${from} 至 ${until}（日本时间）`,
    startsOn: (from) => `${from} 起（日本时间）`,
    ratedTotal: (percent) => `税率 ${percent} 合计`,
    taxOfWhich: "其中消费税",
    total: "合计",
    reducedNote: "※ 适用较低税率",
    plainNote: "开具方并非合规发票登记事业者，本收据不是适格请求书。",
    plainReturnNote: "开具方并非合规发票登记事业者，本凭证不是适格返还请求书。",
    smallReturnNote: "退款不足 10,000 日元（含税），依日本消费税法无须开具适格返还请求书。",
    seller: "开具方",
    registrationNumber: "登记编号",
    phone: "电话",
    received: "已收到上述款项。",
    returnedSentence: "已退还上述款项。",
    verify: "扫描此码即可核对收据真伪。",
    verifyLink: "在线核对收据真伪",
  },
  "zh-Hant": {
    receipt: "收據",
    returned: "退款證明",
    qualified: "適格簡易請求書（日本合格簡易發票）",
    qualifiedReturn: "適格返還請求書（日本合格退款發票）",
    reissued: "補發",
    to: (name) => `${name} 台照`,
    amountReceived: "實收金額",
    amountReturned: "退款金額",
    taxIncluded: "含稅",
    paidOn: "付款日期",
    returnedOn: "退款日期",
    saleOn: "原付款日期",
    receiptNumber: "收據編號",
    saleNumber: "原收據編號",
    returnNumber: "證明編號",
    tillNumber: "收銀台流水號",
    orderNumber: "訂單編號",
    method: "付款方式",
    item: "項目",
    price: "金額（含稅）",
    period: (from, until) => `${from} 至 ${until}（日本時間）`,
    startsOn: (from) => `${from} 起（日本時間）`,
    ratedTotal: (percent) => `稅率 ${percent} 合計`,
    taxOfWhich: "其中消費稅",
    total: "合計",
    reducedNote: "※ 適用較低稅率",
    plainNote: "開立方並非合格發票登錄業者，本收據不是適格請求書。",
    plainReturnNote: "開立方並非合格發票登錄業者，本證明不是適格返還請求書。",
    smallReturnNote: "退款未滿 10,000 日圓（含稅），依日本消費稅法無須開立適格返還請求書。",
    seller: "開立方",
    registrationNumber: "登錄編號",
    phone: "電話",
    received: "已收到上述款項。",
    returnedSentence: "已退還上述款項。",
    verify: "掃描此碼即可查驗收據真偽。",
    verifyLink: "線上查驗收據真偽",
  },
  ja: {
    receipt: "領収書",
    returned: "返金明細書",
    qualified: "適格簡易請求書",
    qualifiedReturn: "適格返還請求書",
    reissued: "再発行",
    to: (name) => `${name} 様`,
    amountReceived: "領収金額",
    amountReturned: "返金金額",
    taxIncluded: "税込",
    paidOn: "お支払い日",
    returnedOn: "返金日",
    saleOn: "元のお支払い日",
    receiptNumber: "領収書番号",
    saleNumber: "元の領収書番号",
    returnNumber: "明細書番号",
    tillNumber: "レジ通番",
    orderNumber: "注文番号",
    method: "お支払い方法",
    item: "内容",
    price: "金額（税込）",
    period: (from, until) => `${from} ～ ${until}（日本時間）`,
    startsOn: (from) => `${from} から（日本時間）`,
    ratedTotal: (percent) => `${percent}対象`,
    taxOfWhich: "うち消費税",
    total: "合計",
    reducedNote: "※ 軽減税率対象",
    plainNote: "発行者は適格請求書発行事業者ではありません。この領収書は適格請求書ではありません。",
    plainReturnNote:
      "発行者は適格請求書発行事業者ではありません。この書類は適格返還請求書ではありません。",
    smallReturnNote:
      "返金額が税込1万円未満のため、適格返還請求書の交付は免除されています（消費税法57条の4第3項ただし書）。",
    seller: "発行者",
    registrationNumber: "登録番号",
    phone: "電話",
    received: "上記の金額を正に領収いたしました。",
    returnedSentence: "上記の金額を返金いたしました。",
    verify: "QRコードを読み取ると、この領収書が本物か確認できます。",
    verifyLink: "この領収書が本物か確認する",
  },
  en: {
    receipt: "Receipt",
    returned: "Refund statement",
    qualified: "Qualified simplified invoice",
    qualifiedReturn: "Qualified return invoice",
    reissued: "Reissued",
    to: (name) => `To: ${name}`,
    amountReceived: "Amount received",
    amountReturned: "Amount refunded",
    taxIncluded: "tax included",
    paidOn: "Paid on",
    returnedOn: "Refunded on",
    saleOn: "Originally paid on",
    receiptNumber: "Receipt number",
    saleNumber: "Original receipt",
    returnNumber: "Statement number",
    tillNumber: "Till number",
    orderNumber: "Order number",
    method: "Payment method",
    item: "Description",
    price: "Amount (tax included)",
    period: (from, until) => `${from} to ${until} (Japan time)`,
    startsOn: (from) => `from ${from} (Japan time)`,
    ratedTotal: (percent) => `Total at ${percent}`,
    taxOfWhich: "of which consumption tax",
    total: "Total",
    reducedNote: "※ reduced tax rate",
    plainNote:
      "The seller is not a registered invoice issuer; this receipt is not a qualified invoice.",
    plainReturnNote:
      "The seller is not a registered invoice issuer; this is not a qualified return invoice.",
    smallReturnNote:
      "Below ¥10,000 with tax, Japanese law asks for no qualified return invoice for a refund.",
    seller: "Seller",
    registrationNumber: "Registration number",
    phone: "Phone",
    received: "Received with thanks.",
    returnedSentence: "The amount above has been refunded.",
    verify: "Scan the code to check that this receipt is genuine.",
    verifyLink: "Check that this receipt is genuine",
  },
  ko: {
    receipt: "영수증",
    returned: "환불 명세서",
    qualified: "적격간이청구서(일본 간이 세금계산서)",
    qualifiedReturn: "적격반환청구서(일본 환불 세금계산서)",
    reissued: "재발행",
    to: (name) => `${name} 귀하`,
    amountReceived: "영수 금액",
    amountReturned: "환불 금액",
    taxIncluded: "세금 포함",
    paidOn: "결제일",
    returnedOn: "환불일",
    saleOn: "원 결제일",
    receiptNumber: "영수증 번호",
    saleNumber: "원 영수증 번호",
    returnNumber: "명세서 번호",
    tillNumber: "계산대 일련번호",
    orderNumber: "주문 번호",
    method: "결제 수단",
    item: "내용",
    price: "금액(세금 포함)",
    period: (from, until) => `${from} ~ ${until}(일본 시간)`,
    startsOn: (from) => `${from}부터(일본 시간)`,
    ratedTotal: (percent) => `세율 ${percent} 합계`,
    taxOfWhich: "소비세 포함액",
    total: "합계",
    reducedNote: "※ 경감세율 적용",
    plainNote: "발행자는 적격청구서 발행사업자가 아니므로 이 영수증은 적격청구서가 아닙니다.",
    plainReturnNote:
      "발행자는 적격청구서 발행사업자가 아니므로 이 명세서는 적격반환청구서가 아닙니다.",
    smallReturnNote:
      "환불액이 세금 포함 10,000엔 미만이므로 일본 소비세법상 적격반환청구서 발행 대상이 아닙니다.",
    seller: "발행자",
    registrationNumber: "등록 번호",
    phone: "전화",
    received: "위 금액을 정히 영수하였습니다.",
    returnedSentence: "위 금액을 환불하였습니다.",
    verify: "QR 코드를 스캔하면 영수증의 진위를 확인할 수 있습니다.",
    verifyLink: "영수증 진위 확인하기",
  },
};
