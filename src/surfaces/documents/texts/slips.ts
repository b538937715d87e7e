import type { Texts } from "../../html/index.ts";

/** The words of slips that are no receipt. */
export interface SlipTexts {
  readonly order: string;
  readonly orderScan: string;
  readonly keep: string;
  readonly plan: string;
  readonly total: string;
  readonly payOut: string;
  readonly voucher: string;
  readonly amount: string;
  readonly paidOutOn: string;
  readonly orderNumber: string;
  readonly signature: string;
  readonly payOutSentence: string;
  readonly pin: string;
  readonly pinHow: string;
  readonly pinSecret: string;
  readonly face: string;
  readonly serial: string;
  readonly term: (days: number) => string;
  readonly test: string;
  readonly testSentence: string;
}

export const slipTexts: Texts<SlipTexts> = {
  "zh-Hans": {
    order: "订单凭条",
    orderScan: "扫描此码即可查看订单。",
    keep: "请保留此凭条，凭订单号可随时查询。",
    plan: "套餐",
    total: "合计",
    payOut: "退款领取凭条",
    voucher: "退款凭证号",
    amount: "退款金额",
    paidOutOn: "领取日期",
    orderNumber: "订单号",
    signature: "签名",
    payOutSentence: "已收到上述现金。",
    pin: "充值卡",
    pinHow: "在续费页面选择充值卡付款，输入以上号码。",
    pinSecret: "请勿让他人看到此号码。",
    face: "面额",
    serial: "序列号",
    term: (days) => `自购买当天起 ${days} 天内有效（含当天，日本时间）。`,
    test: "测试打印",
    testSentence: "各种文字都清晰可读，打印机即可使用。",
  },
  "zh-Hant": {
    order: "訂單憑條",
    orderScan: "掃描此碼即可查看訂單。",
    keep: "請保留此憑條，憑訂單編號可隨時查詢。",
    plan: "方案",
    total: "合計",
    payOut: "退款領取憑條",
    voucher: "退款憑證號碼",
    amount: "退款金額",
    paidOutOn: "領取日期",
    orderNumber: "訂單編號",
    signature: "簽名",
    payOutSentence: "已收到上述現金。",
    pin: "儲值卡",
    pinHow: "在加值頁面選擇儲值卡付款，輸入以上號碼。",
    pinSecret: "請勿讓他人看到此號碼。",
    face: "面額",
    serial: "序號",
    term: (days) => `自購買當天起 ${days} 天內有效（含當天，日本時間）。`,
    test: "測試列印",
    testSentence: "各種文字都清晰可讀，印表機即可使用。",
  },
  ja: {
    order: "ご注文控え",
    orderScan: "QRコードを読み取ると、ご注文の内容を確認できます。",
    keep: "注文番号で後からお調べできます。大切に保管してください。",
    plan: "プラン",
    total: "合計",
    payOut: "返金受領書",
    voucher: "返金票番号",
    amount: "返金金額",
    paidOutOn: "お受け取り日",
    orderNumber: "注文番号",
    signature: "ご署名",
    payOutSentence: "上記の金額を現金で受け取りました。",
    pin: "リチャージPIN",
    pinHow: "お支払い方法で「リチャージPIN」を選び、上の番号を入力してください。",
    pinSecret: "番号を他人に見せないでください。",
    face: "額面",
    serial: "シリアル番号",
    term: (days) => `購入日を含めて${days}日間有効です（日本時間）。`,
    test: "テスト印刷",
    testSentence: "どの文字もきれいに読めれば、このプリンタは使えます。",
  },
  en: {
    order: "Order slip",
    orderScan: "Scan the code to see the order.",
    keep: "Keep this slip: the order is found again by its number.",
    plan: "Plan",
    total: "Total",
    payOut: "Refund received",
    voucher: "Refund voucher",
    amount: "Amount returned",
    paidOutOn: "Received on",
    orderNumber: "Order number",
    signature: "Signature",
    payOutSentence: "I have received the amount above in cash.",
    pin: "Recharge PIN",
    pinHow: "Choose the recharge PIN as payment when you renew, and type the number above.",
    pinSecret: "Show this number to nobody.",
    face: "Value",
    serial: "Serial number",
    term: (days) =>
      `Good for ${days} days from its sale, the day of the sale included (Japan time).`,
    test: "Test page",
    testSentence: "If every script reads well, the printer can be used.",
  },
  ko: {
    order: "주문 확인증",
    orderScan: "QR 코드를 스캔하면 주문 내용을 볼 수 있습니다.",
    keep: "주문 번호로 다시 조회할 수 있으니 보관해 주세요.",
    plan: "요금제",
    total: "합계",
    payOut: "환불 수령증",
    voucher: "환불 증서 번호",
    amount: "환불 금액",
    paidOutOn: "수령일",
    orderNumber: "주문 번호",
    signature: "서명",
    payOutSentence: "위 금액을 현금으로 받았습니다.",
    pin: "충전 PIN",
    pinHow: "연장할 때 결제 수단으로 충전 PIN을 선택하고 위 번호를 입력하세요.",
    pinSecret: "번호를 다른 사람에게 보여 주지 마세요.",
    face: "금액",
    serial: "일련번호",
    term: (days) => `구매일을 포함하여 ${days}일간 사용할 수 있습니다(일본 시간).`,
    test: "테스트 인쇄",
    testSentence: "모든 문자가 잘 읽히면 이 프린터를 사용할 수 있습니다.",
  },
};
