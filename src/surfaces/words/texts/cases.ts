import type { CaseCause, CaseState, OpenCaseRefusal } from "../../../business/cases/index.ts";
import type { Texts } from "../../html/index.ts";

/** What a report about an order is called by whoever makes it, at every surface. */
export interface CaseWordTexts {
  /** On what leads to the report. */
  readonly report: string;
  /** On what opens the record of the order. */
  readonly record: string;
  readonly number: string;
  readonly cause: string;
  readonly causes: Readonly<Record<CaseCause, string>>;
  readonly states: Readonly<Record<CaseState, { readonly title: string; readonly lead: string }>>;
  readonly errors: Readonly<
    Record<Exclude<OpenCaseRefusal, "order_unknown" | "text_too_long">, string>
  > & { readonly text_too_long: (lengthMax: number) => string };
}

export const caseWordTexts: Texts<CaseWordTexts> = {
  "zh-Hans": {
    report: "反馈问题",
    record: "订单记录（PDF）",
    number: "受理号",
    cause: "出了什么问题？",
    causes: {
      paid_no_data: "付了款却不能上网",
      wrong_amount: "金额不对",
      wrong_plan: "套餐不对",
      slip_missing: "没有拿到凭条",
      money_back: "要求退款",
      other: "其他",
    },
    states: {
      open: { title: "已受理", lead: "我们正在处理。" },
      answered: { title: "已答复", lead: "答复如下。" },
      closed: { title: "已结束", lead: "此问题已处理完毕。" },
    },
    errors: {
      cause_missing: "请选择出了什么问题。",
      text_missing: "请写明情况。",
      text_too_long: (lengthMax) => `请控制在 ${lengthMax} 字以内。`,
      contact_unreadable: "请填写正确的邮箱地址，或留空。",
      too_many_cases: "这笔订单已有多个问题在处理，请直接来电。",
    },
  },
  "zh-Hant": {
    report: "回報問題",
    record: "訂單紀錄（PDF）",
    number: "受理號碼",
    cause: "出了什麼問題？",
    causes: {
      paid_no_data: "付了款卻不能上網",
      wrong_amount: "金額不對",
      wrong_plan: "方案不對",
      slip_missing: "沒有拿到憑條",
      money_back: "要求退款",
      other: "其他",
    },
    states: {
      open: { title: "已受理", lead: "我們正在處理。" },
      answered: { title: "已答覆", lead: "答覆如下。" },
      closed: { title: "已結束", lead: "此問題已處理完畢。" },
    },
    errors: {
      cause_missing: "請選擇出了什麼問題。",
      text_missing: "請寫明情況。",
      text_too_long: (lengthMax) => `請控制在 ${lengthMax} 字以內。`,
      contact_unreadable: "請填寫正確的電子郵件，或留空。",
      too_many_cases: "這筆訂單已有多個問題在處理，請直接來電。",
    },
  },
  ja: {
    report: "困ったことを知らせる",
    record: "注文の記録（PDF）",
    number: "受付番号",
    cause: "何がありましたか",
    causes: {
      paid_no_data: "支払ったのに通信できない",
      wrong_amount: "金額が違う",
      wrong_plan: "プランが違う",
      slip_missing: "控えが出なかった",
      money_back: "返金してほしい",
      other: "その他",
    },
    states: {
      open: { title: "受け付けました", lead: "確認しています。" },
      answered: { title: "お答えしました", lead: "回答は次のとおりです。" },
      closed: { title: "終了しました", lead: "この件の対応は終わりました。" },
    },
    errors: {
      cause_missing: "何があったかをお選びください。",
      text_missing: "内容をご記入ください。",
      text_too_long: (lengthMax) => `${lengthMax}文字以内でご記入ください。`,
      contact_unreadable: "メールアドレスを正しく入力するか、空欄にしてください。",
      too_many_cases: "このご注文には対応中の件がいくつもあります。お電話ください。",
    },
  },
  en: {
    report: "Report a problem",
    record: "Record of this order (PDF)",
    number: "Case number",
    cause: "What went wrong?",
    causes: {
      paid_no_data: "Paid, but no data",
      wrong_amount: "Wrong amount",
      wrong_plan: "Wrong plan",
      slip_missing: "No slip came out",
      money_back: "I want my money back",
      other: "Something else",
    },
    states: {
      open: { title: "We have your report", lead: "We are looking into it." },
      answered: { title: "Answered", lead: "This is our answer." },
      closed: { title: "Closed", lead: "We have dealt with this." },
    },
    errors: {
      cause_missing: "Choose what went wrong.",
      text_missing: "Tell us what happened.",
      text_too_long: (lengthMax) => `Please keep it to ${lengthMax} characters.`,
      contact_unreadable: "Enter a complete e-mail address, or leave it empty.",
      too_many_cases: "Several reports about this order are open already. Please call us.",
    },
  },
  ko: {
    report: "문제 신고하기",
    record: "주문 기록(PDF)",
    number: "접수 번호",
    cause: "어떤 문제가 있었나요?",
    causes: {
      paid_no_data: "결제했는데 데이터가 안 됨",
      wrong_amount: "금액이 다름",
      wrong_plan: "요금제가 다름",
      slip_missing: "전표가 나오지 않음",
      money_back: "환불을 원함",
      other: "기타",
    },
    states: {
      open: { title: "접수되었습니다", lead: "확인하고 있습니다." },
      answered: { title: "답변드렸습니다", lead: "답변은 다음과 같습니다." },
      closed: { title: "종료되었습니다", lead: "이 문제의 처리가 끝났습니다." },
    },
    errors: {
      cause_missing: "어떤 문제인지 선택해 주세요.",
      text_missing: "내용을 적어 주세요.",
      text_too_long: (lengthMax) => `${lengthMax}자 이내로 적어 주세요.`,
      contact_unreadable: "올바른 이메일 주소를 입력하거나 비워 두세요.",
      too_many_cases: "이 주문에는 처리 중인 신고가 여러 건 있습니다. 전화해 주세요.",
    },
  },
};
