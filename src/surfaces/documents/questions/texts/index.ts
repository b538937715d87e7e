import type { Texts } from "../../../html/index.ts";

/** What stands around an answer in its mail. */
export interface QuestionLetterTexts {
  readonly answered: string;
  readonly refused: string;
  readonly why: string;
  readonly number: string;
  readonly question: string;
  readonly open: string;
  readonly erased: string;
}

export const questionLetterTexts: Texts<QuestionLetterTexts> = {
  "zh-Hans": {
    answered: "您的问题有了回答",
    refused: "您的问题没有公开",
    why: "原因写在下面的页面。",
    number: "问题编号",
    question: "您的问题",
    open: "打开问题页面",
    erased: "您的邮箱只用于这次回答，我们已将它从问题中删除。",
  },
  "zh-Hant": {
    answered: "您的問題有了回答",
    refused: "您的問題沒有公開",
    why: "原因寫在下面的頁面。",
    number: "問題編號",
    question: "您的問題",
    open: "開啟問題頁面",
    erased: "您的電子郵件只用於這次回答，我們已將它從問題中刪除。",
  },
  ja: {
    answered: "ご質問にお答えしました",
    refused: "ご質問は公開していません",
    why: "理由は次のページに書いてあります。",
    number: "質問の番号",
    question: "ご質問",
    open: "質問のページを開く",
    erased: "このアドレスは今回の回答のためだけに使い、質問からは消去しました。",
  },
  en: {
    answered: "Your question is answered",
    refused: "Your question is not published",
    why: "The page below says why.",
    number: "Number of your question",
    question: "Your question",
    open: "Open the question",
    erased: "Your address served this answer alone; we have erased it from the question.",
  },
  ko: {
    answered: "질문에 답변했습니다",
    refused: "질문을 공개하지 않았습니다",
    why: "이유는 아래 페이지에 적혀 있습니다.",
    number: "질문 번호",
    question: "질문",
    open: "질문 페이지 열기",
    erased: "이 주소는 이번 답변에만 쓰였고 질문에서 지웠습니다.",
  },
};
