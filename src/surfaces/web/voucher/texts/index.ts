import type { Texts } from "../../../html/index.ts";

export interface VoucherPageTexts {
  readonly title: string;
  readonly lead: string;
  readonly numberHint: string;
  readonly submit: string;
  readonly withEmail: string;
  readonly receiptPdf: string;
  readonly returnPdf: string;
  readonly receiptLater: string;
  readonly receiptJoint: string;
  readonly onlyThis: string;
  readonly another: string;
  readonly code: string;
}

export const voucherPageTexts: Texts<VoucherPageTexts> = {
  "zh-Hans": {
    title: "用凭条号码查询",
    lead: "输入凭条上的号码和号码后 4 位，即可查看状态、有效期和收据。无需邮箱。",
    numberHint: "10 位字母和数字，印在凭条、收据或机器的屏幕上",
    submit: "查询",
    withEmail: "下单时留了邮箱？用订单号和邮箱查询，还可取消或申请退款",
    receiptPdf: "下载收据（PDF）",
    returnPdf: "下载退款凭证（PDF）",
    receiptLater: "开通后即可下载收据。",
    receiptJoint: "收据与其他订单合开，付款人可在订单页面查看。",
    onlyThis: "此页只显示这一笔订单，一小时后需要重新输入。",
    another: "查询另一张凭条",
    code: "供柜台扫描的二维码",
  },
  "zh-Hant": {
    title: "用憑條號碼查詢",
    lead: "輸入憑條上的號碼與號碼末 4 碼，即可查看狀態、使用期限與收據。不需電子郵件。",
    numberHint: "10 位英文字母與數字，印在憑條、收據或機器的螢幕上",
    submit: "查詢",
    withEmail: "下單時留了電子郵件？用訂單編號與電子郵件查詢，還可取消或申請退款",
    receiptPdf: "下載收據（PDF）",
    returnPdf: "下載退款憑證（PDF）",
    receiptLater: "開通後即可下載收據。",
    receiptJoint: "收據與其他訂單合開，付款人可在訂單頁面查看。",
    onlyThis: "此頁只顯示這一筆訂單，一小時後需要重新輸入。",
    another: "查詢另一張憑條",
    code: "供櫃檯掃描的 QR Code",
  },
  ja: {
    title: "控え番号で確認",
    lead: "控えの番号と番号の下4桁で、状況・有効期限・領収書を確認できます。メールアドレスは要りません。",
    numberHint: "英数字10文字。控え、領収書、更新機の画面にあります",
    submit: "確認する",
    withEmail:
      "メールアドレスを登録した場合は、注文番号とメールアドレスで。取り消しや返金もできます",
    receiptPdf: "領収書（PDF）",
    returnPdf: "返金明細書（PDF）",
    receiptLater: "領収書は開通後にお出しできます。",
    receiptJoint:
      "領収書はほかの注文とまとめて1通です。お支払いいただいた方の注文ページでご覧いただけます。",
    onlyThis: "このページで見られるのはこのご注文だけです。1時間後はもう一度入力してください。",
    another: "別の控えを確認する",
    code: "窓口で読み取るQRコード",
  },
  en: {
    title: "Look up a voucher",
    lead: "The number on your slip and the last 4 digits show how the order stands, until when it is valid, and its receipt. No e-mail needed.",
    numberHint:
      "10 letters and digits: on the slip, on the receipt or on the machine's last screen",
    submit: "Look up",
    withEmail:
      "Gave an e-mail? With it and the order number you can also cancel or ask for a refund",
    receiptPdf: "Receipt (PDF)",
    returnPdf: "Credit note (PDF)",
    receiptLater: "The receipt follows once the line is connected.",
    receiptJoint:
      "Its receipt covers other orders too: whoever paid finds it on the page of the order.",
    onlyThis: "This page shows this one order, and asks again after an hour.",
    another: "Look up another slip",
    code: "QR code for the counter to scan",
  },
  ko: {
    title: "전표 번호 조회",
    lead: "전표의 번호와 끝 4자리로 진행 상황, 유효 기간, 영수증을 확인할 수 있습니다. 이메일은 필요 없습니다.",
    numberHint: "영문자와 숫자 10자리. 전표, 영수증 또는 기기의 마지막 화면에 있습니다",
    submit: "조회",
    withEmail:
      "이메일을 남기셨다면 주문 번호와 이메일로 조회하세요. 취소와 환불 신청도 할 수 있습니다",
    receiptPdf: "영수증(PDF)",
    returnPdf: "환불 명세서(PDF)",
    receiptLater: "영수증은 개통된 뒤에 받을 수 있습니다.",
    receiptJoint:
      "영수증은 다른 주문과 함께 한 장으로 발행되며, 결제하신 분의 주문 페이지에서 볼 수 있습니다.",
    onlyThis: "이 페이지에는 이 주문만 표시되며, 한 시간 뒤에는 다시 입력해야 합니다.",
    another: "다른 전표 조회하기",
    code: "창구에서 스캔하는 QR 코드",
  },
};
