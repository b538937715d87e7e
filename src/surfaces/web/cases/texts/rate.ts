import type { Texts } from "../../../html/index.ts";

export interface RateTexts {
  readonly title: string;
  readonly lead: string;
  readonly stars: Readonly<Record<1 | 2 | 3 | 4 | 5, string>>;
  readonly words: string;
  readonly wordsHint: string;
  readonly optional: string;
  readonly thanks: string;
  readonly thanksLead: string;
  readonly given: (stars: number) => string;
  readonly over: string;
  readonly overLead: string;
  readonly missing: string;
  readonly tooLong: (lengthMax: number) => string;
}

export const rateTexts: Texts<RateTexts> = {
  "zh-Hans": {
    title: "我们处理得怎么样？",
    lead: "点一下就好。想多说几句，可以先写在下面。",
    stars: { 1: "很差", 2: "不好", 3: "一般", 4: "不错", 5: "很好" },
    words: "想说的话",
    wordsHint: "请勿填写卡号或密码。",
    optional: "选填",
    thanks: "谢谢您的评价",
    thanksLead: "我们会用来改进服务。",
    given: (stars) => `您的评价：${stars}/5`,
    over: "链接已失效",
    overLead: "评价链接 30 天内有效。如需帮助，请联系我们。",
    missing: "请选一个评价。",
    tooLong: (lengthMax) => `请控制在 ${lengthMax} 字以内。`,
  },
  "zh-Hant": {
    title: "我們處理得如何？",
    lead: "點一下就好。想多說幾句，可以先寫在下面。",
    stars: { 1: "很差", 2: "不好", 3: "普通", 4: "不錯", 5: "很好" },
    words: "想說的話",
    wordsHint: "請勿填寫卡號或密碼。",
    optional: "選填",
    thanks: "謝謝您的評價",
    thanksLead: "我們會用來改進服務。",
    given: (stars) => `您的評價：${stars}/5`,
    over: "連結已失效",
    overLead: "評價連結 30 天內有效。如需協助，請聯絡我們。",
    missing: "請選一個評價。",
    tooLong: (lengthMax) => `請控制在 ${lengthMax} 字以內。`,
  },
  ja: {
    title: "対応はいかがでしたか",
    lead: "一つ押すだけで結構です。ひとことあれば、先に下へお書きください。",
    stars: { 1: "とても不満", 2: "不満", 3: "ふつう", 4: "満足", 5: "とても満足" },
    words: "ひとこと",
    wordsHint: "カード番号やパスワードは書かないでください。",
    optional: "任意",
    thanks: "ありがとうございました",
    thanksLead: "サービスの改善に役立てます。",
    given: (stars) => `いただいた評価：${stars}/5`,
    over: "リンクの期限が切れました",
    overLead: "評価のリンクは30日間有効です。お困りの場合はご連絡ください。",
    missing: "評価をお選びください。",
    tooLong: (lengthMax) => `${lengthMax}文字以内でご記入ください。`,
  },
  en: {
    title: "How did we do?",
    lead: "One tap is enough. If you would like to add a word, write it first.",
    stars: { 1: "Very bad", 2: "Bad", 3: "So-so", 4: "Good", 5: "Very good" },
    words: "Your words",
    wordsHint: "Please leave out card numbers and passwords.",
    optional: "optional",
    thanks: "Thank you",
    thanksLead: "It helps us do better.",
    given: (stars) => `Your answer: ${stars} of 5`,
    over: "This link is over",
    overLead: "It was good for 30 days. If you need help, please get in touch.",
    missing: "Choose one.",
    tooLong: (lengthMax) => `Please keep it to ${lengthMax} characters.`,
  },
  ko: {
    title: "처리는 어떠셨나요?",
    lead: "하나만 누르면 됩니다. 하고 싶은 말이 있으면 먼저 아래에 적어 주세요.",
    stars: { 1: "매우 불만", 2: "불만", 3: "보통", 4: "만족", 5: "매우 만족" },
    words: "하고 싶은 말",
    wordsHint: "카드 번호나 비밀번호는 적지 마세요.",
    optional: "선택",
    thanks: "감사합니다",
    thanksLead: "더 나은 서비스를 위해 쓰겠습니다.",
    given: (stars) => `평가: ${stars}/5`,
    over: "링크가 만료되었습니다",
    overLead: "평가 링크는 30일간 유효합니다. 도움이 필요하면 연락해 주세요.",
    missing: "하나를 선택하세요.",
    tooLong: (lengthMax) => `${lengthMax}자 이내로 적어 주세요.`,
  },
};
