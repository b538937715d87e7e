import type { FindCaseRefusal } from "../../../../business/cases/index.ts";
import type { Texts } from "../../../html/index.ts";

export interface CasePageTexts {
  readonly reportLead: string;
  readonly seenNow: string;
  readonly text: string;
  readonly textHint: (lengthMax: number) => string;
  readonly email: string;
  readonly emailHint: string;
  readonly optional: string;
  readonly send: string;
  readonly toOrder: string;
  readonly answer: string;
  readonly reported: string;
  readonly openedAt: string;
  readonly answerBy: string;
  /** Nobody answered in time. */
  readonly passedOn: string;
  readonly keepNumber: string;
  readonly byMail: string;
  readonly another: string;
  readonly findTitle: string;
  readonly findLead: string;
  readonly numberHint: string;
  readonly contact: string;
  readonly contactHint: string;
  readonly find: string;
  readonly toVoucher: string;
  readonly errors: Readonly<Record<Exclude<FindCaseRefusal, "too_many_tries">, string>>;
}

export const casePageTexts: Texts<CasePageTexts> = {
  "zh-Hans": {
    reportLead: "选一项即可。我们会连同这笔订单现在的状态一起查看。",
    seenNow: "我们看到的状态",
    text: "情况说明",
    textHint: (lengthMax) => `最多 ${lengthMax} 字。请勿填写卡号或密码。`,
    email: "邮箱",
    emailHint: "答复会发到这里。不填也可以，用受理号查询即可。",
    optional: "选填",
    send: "提交",
    toOrder: "返回订单",
    answer: "答复",
    reported: "反馈的问题",
    openedAt: "受理时间",
    answerBy: "最晚答复",
    passedOn: "没能按时答复，已转给负责人优先处理。",
    keepNumber: "请记下受理号。凭受理号和号码后 4 位，随时可以查看答复。",
    byMail: "答复会发到您的邮箱。凭受理号也可以随时查看。",
    another: "查询另一个受理号",
    findTitle: "查询受理情况",
    findLead: "输入受理号，加上当时留的邮箱或号码后 4 位。",
    numberHint: "9 位字母和数字",
    contact: "邮箱或号码后 4 位",
    contactHint: "反馈时留的邮箱，或上网卡号码的最后 4 位",
    find: "查询",
    toVoucher: "没有受理号？先用凭条号码查询订单",
    errors: {
      number_unreadable: "受理号应为 9 位字母和数字，请核对。",
      contact_unreadable: "请填写邮箱地址或 4 位数字。",
      no_such_case: "没有找到相符的受理记录，请核对两者。",
    },
  },
  "zh-Hant": {
    reportLead: "選一項即可。我們會連同這筆訂單現在的狀態一起查看。",
    seenNow: "我們看到的狀態",
    text: "情況說明",
    textHint: (lengthMax) => `最多 ${lengthMax} 字。請勿填寫卡號或密碼。`,
    email: "電子郵件",
    emailHint: "答覆會寄到這裡。不填也可以，用受理號碼查詢即可。",
    optional: "選填",
    send: "送出",
    toOrder: "返回訂單",
    answer: "答覆",
    reported: "回報的問題",
    openedAt: "受理時間",
    answerBy: "最晚答覆",
    passedOn: "沒能準時答覆，已轉給負責人優先處理。",
    keepNumber: "請記下受理號碼。憑受理號碼與號碼末 4 碼，隨時可以查看答覆。",
    byMail: "答覆會寄到您的電子郵件。憑受理號碼也可以隨時查看。",
    another: "查詢另一個受理號碼",
    findTitle: "查詢受理情況",
    findLead: "輸入受理號碼，加上當時留的電子郵件或號碼末 4 碼。",
    numberHint: "9 位英文字母與數字",
    contact: "電子郵件或號碼末 4 碼",
    contactHint: "回報時留的電子郵件，或上網卡號碼的最後 4 碼",
    find: "查詢",
    toVoucher: "沒有受理號碼？先用憑條號碼查詢訂單",
    errors: {
      number_unreadable: "受理號碼應為 9 位英文字母與數字，請再確認。",
      contact_unreadable: "請填寫電子郵件或 4 位數字。",
      no_such_case: "找不到相符的受理紀錄，請確認兩者。",
    },
  },
  ja: {
    reportLead: "一つ選ぶだけで結構です。今のご注文の状況と合わせて確認します。",
    seenNow: "こちらで見えている状況",
    text: "くわしい内容",
    textHint: (lengthMax) => `${lengthMax}文字まで。カード番号や暗証番号は書かないでください。`,
    email: "メールアドレス",
    emailHint: "回答をお送りします。空欄でも、受付番号で確認できます。",
    optional: "任意",
    send: "送信する",
    toOrder: "ご注文に戻る",
    answer: "回答",
    reported: "お知らせの内容",
    openedAt: "受付日時",
    answerBy: "回答の期限",
    passedOn: "期限までにお答えできず、責任者に引き継ぎました。",
    keepNumber: "受付番号をお控えください。番号の下4桁と合わせて、いつでも回答を確認できます。",
    byMail: "回答はメールでお送りします。受付番号でもいつでも確認できます。",
    another: "別の受付番号を確認する",
    findTitle: "受付状況の確認",
    findLead: "受付番号と、そのときのメールアドレスか番号の下4桁を入力してください。",
    numberHint: "英数字9文字",
    contact: "メールアドレスまたは番号の下4桁",
    contactHint: "お知らせのときのアドレス、またはSIMの番号の最後の4桁",
    find: "確認する",
    toVoucher: "受付番号がない場合：控え番号でご注文を確認",
    errors: {
      number_unreadable: "受付番号は英数字9文字です。ご確認ください。",
      contact_unreadable: "メールアドレスか4桁の数字を入力してください。",
      no_such_case: "この組み合わせの受付は見つかりません。両方をご確認ください。",
    },
  },
  en: {
    reportLead: "One choice is enough. We look at it together with how the order stands now.",
    seenNow: "What we see",
    text: "What happened",
    textHint: (lengthMax) => `Up to ${lengthMax} characters. No card numbers or passwords, please.`,
    email: "E-mail",
    emailHint: "Our answer goes here. Without it, you read it by the case number.",
    optional: "optional",
    send: "Send",
    toOrder: "Back to the order",
    answer: "Our answer",
    reported: "Reported",
    openedAt: "Received",
    answerBy: "Answer by",
    passedOn: "We are late. It was passed on and comes first.",
    keepNumber:
      "Please note the case number. With the last 4 digits it shows our answer at any time.",
    byMail: "Our answer comes by e-mail. The case number shows it at any time, too.",
    another: "Look up another case",
    findTitle: "How your report stands",
    findLead: "The case number, with the e-mail you left or the last 4 digits.",
    numberHint: "9 letters and digits",
    contact: "E-mail or last 4 digits",
    contactHint: "The address left with the report, or the last 4 digits of the SIM's number",
    find: "Look up",
    toVoucher: "No case number? Look the order up by its slip first",
    errors: {
      number_unreadable: "A case number has 9 letters and digits. Please check it.",
      contact_unreadable: "Enter an e-mail address or 4 digits.",
      no_such_case: "No report fits both of these. Please check them.",
    },
  },
  ko: {
    reportLead: "하나만 선택하시면 됩니다. 지금 주문 상태와 함께 확인합니다.",
    seenNow: "저희에게 보이는 상태",
    text: "자세한 내용",
    textHint: (lengthMax) => `${lengthMax}자까지. 카드 번호나 비밀번호는 적지 마세요.`,
    email: "이메일",
    emailHint: "답변을 보내 드립니다. 비워 두셔도 접수 번호로 확인할 수 있습니다.",
    optional: "선택",
    send: "보내기",
    toOrder: "주문으로 돌아가기",
    answer: "답변",
    reported: "신고 내용",
    openedAt: "접수 시각",
    answerBy: "답변 기한",
    passedOn: "제때 답변드리지 못해 책임자에게 넘겼습니다. 먼저 처리합니다.",
    keepNumber: "접수 번호를 적어 두세요. 끝 4자리와 함께 언제든 답변을 확인할 수 있습니다.",
    byMail: "답변은 이메일로 보내 드립니다. 접수 번호로도 언제든 확인할 수 있습니다.",
    another: "다른 접수 번호 조회하기",
    findTitle: "접수 상황 조회",
    findLead: "접수 번호와 그때 남긴 이메일 또는 번호 끝 4자리를 입력해 주세요.",
    numberHint: "영문자와 숫자 9자리",
    contact: "이메일 또는 번호 끝 4자리",
    contactHint: "신고할 때 남긴 이메일 또는 SIM 번호의 끝 4자리",
    find: "조회",
    toVoucher: "접수 번호가 없나요? 먼저 전표 번호로 주문을 조회하세요",
    errors: {
      number_unreadable: "접수 번호는 영문자와 숫자 9자리입니다. 확인해 주세요.",
      contact_unreadable: "이메일 주소 또는 숫자 4자리를 입력해 주세요.",
      no_such_case: "둘에 맞는 접수 내역이 없습니다. 둘 다 확인해 주세요.",
    },
  },
};
