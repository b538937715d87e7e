import type { Texts } from "../../../html/index.ts";

/** What stands around an answer in its mail. */
export interface CaseLetterTexts {
  readonly subject: (number: string) => string;
  readonly heading: string;
  readonly more: string;
  readonly order: string;
  readonly open: string;
  readonly help: (seller: string, phone: string, email: string) => string;
  readonly automatic: string;
  readonly colon: string;
}

export const caseLetterTexts: Texts<CaseLetterTexts> = {
  "zh-Hans": {
    subject: (number) => `您反馈的问题有了答复（受理号 ${number}）`,
    heading: "您反馈的问题有了答复",
    more: "如果仍未解决，请再次反馈或来电。",
    order: "订单号",
    open: "查看受理情况",
    help: (seller, phone, email) => `咨询：${seller} ${email} 电话 ${phone}`,
    automatic: "此邮件由系统自动发送。",
    colon: "：",
  },
  "zh-Hant": {
    subject: (number) => `您回報的問題有了答覆（受理號碼 ${number}）`,
    heading: "您回報的問題有了答覆",
    more: "如果仍未解決，請再次回報或來電。",
    order: "訂單編號",
    open: "查看受理情況",
    help: (seller, phone, email) => `詢問：${seller} ${email} 電話 ${phone}`,
    automatic: "此郵件由系統自動發送。",
    colon: "：",
  },
  ja: {
    subject: (number) => `お問い合わせへの回答（受付番号 ${number}）`,
    heading: "お問い合わせにお答えします",
    more: "解決しないときは、もう一度ご連絡いただくか、お電話ください。",
    order: "注文番号",
    open: "受付状況を見る",
    help: (seller, phone, email) => `お問い合わせ：${seller} ${email} 電話 ${phone}`,
    automatic: "このメールは自動で送信しています。",
    colon: "：",
  },
  en: {
    subject: (number) => `Our answer to your report (case ${number})`,
    heading: "Our answer to your report",
    more: "If this does not settle it, report it again or call us.",
    order: "Order number",
    open: "See the case",
    help: (seller, phone, email) => `Questions: ${seller}, ${email}, phone ${phone}`,
    automatic: "This mail was sent automatically.",
    colon: ": ",
  },
  ko: {
    subject: (number) => `신고하신 문제에 대한 답변(접수 번호 ${number})`,
    heading: "신고하신 문제에 답변드립니다",
    more: "해결되지 않았다면 다시 신고하시거나 전화해 주세요.",
    order: "주문 번호",
    open: "접수 상황 보기",
    help: (seller, phone, email) => `문의: ${seller} ${email} 전화 ${phone}`,
    automatic: "이 메일은 자동으로 발송되었습니다.",
    colon: ": ",
  },
};
