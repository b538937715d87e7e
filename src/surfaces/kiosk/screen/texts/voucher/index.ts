import type { Texts } from "../../../../html/index.ts";

interface Headline {
  readonly title: string;
  readonly lead: string;
}

/** What a kiosk says while a slip is looked up. */
export interface VoucherScreenTexts {
  /** The choice beside the reading of a SIM. */
  readonly open: string;
  readonly number: Headline & { readonly go: string };
  readonly digits: Headline & { readonly go: string };
  readonly print: string;
  readonly onPhone: string;
  readonly problem: Headline;
  readonly inWords: string;
  readonly reported: Headline;
  readonly answerQr: string;
  readonly done: string;
}

export const voucherScreenTexts: Texts<VoucherScreenTexts> = {
  "zh-Hans": {
    open: "我有凭条",
    number: { title: "查询凭条", lead: "扫描凭条上的二维码，或输入号码。", go: "下一步" },
    digits: {
      title: "再确认一下",
      lead: "请输入上网卡电话号码或卡上长号码（ICCID）的后 4 位。",
      go: "查询",
    },
    print: "打印凭条",
    onPhone: "用手机查看和下载收据",
    problem: { title: "出了什么问题？", lead: "点一项即可，我们会马上收到。" },
    inWords: "用手机写明情况",
    reported: { title: "已受理", lead: "请记下或拍下受理号，凭它和号码后 4 位可查看答复。" },
    answerQr: "用手机查看答复",
    done: "完成",
  },
  "zh-Hant": {
    open: "我有憑條",
    number: { title: "查詢憑條", lead: "掃描憑條上的 QR 碼，或輸入號碼。", go: "下一步" },
    digits: {
      title: "再確認一下",
      lead: "請輸入上網卡電話號碼或卡上長號碼（ICCID）的末 4 碼。",
      go: "查詢",
    },
    print: "列印憑條",
    onPhone: "用手機查看與下載收據",
    problem: { title: "出了什麼問題？", lead: "點一項即可，我們會馬上收到。" },
    inWords: "用手機寫明情況",
    reported: { title: "已受理", lead: "請記下或拍下受理號碼，憑它與號碼末 4 碼可查看答覆。" },
    answerQr: "用手機查看答覆",
    done: "完成",
  },
  ja: {
    open: "控えを確認",
    number: {
      title: "控えの確認",
      lead: "控えのQRコードを読み取り口へ。番号の入力もできます。",
      go: "次へ",
    },
    digits: {
      title: "もう一つだけ",
      lead: "電話番号、またはカードの長い番号（ICCID）の下4桁を入力してください。",
      go: "確認",
    },
    print: "控えを印刷",
    onPhone: "スマートフォンで見る・領収書を保存",
    problem: { title: "何がありましたか", lead: "一つ押すだけで、すぐに届きます。" },
    inWords: "スマートフォンでくわしく書く",
    reported: {
      title: "受け付けました",
      lead: "受付番号をお控えください。番号の下4桁と合わせて回答を確認できます。",
    },
    answerQr: "スマートフォンで回答を見る",
    done: "終わる",
  },
  en: {
    open: "I have a slip",
    number: {
      title: "Look up a slip",
      lead: "Scan the QR code on the slip, or type its number.",
      go: "Next",
    },
    digits: {
      title: "One more thing",
      lead: "Type the last 4 digits of the phone number, or of the long number on the card (ICCID).",
      go: "Look up",
    },
    print: "Print the slip",
    onPhone: "See it on your phone, with the receipt",
    problem: { title: "What went wrong?", lead: "One touch, and we have your report." },
    inWords: "Write it on your phone",
    reported: {
      title: "We have your report",
      lead: "Note or photograph the case number. With the last 4 digits it shows our answer.",
    },
    answerQr: "See our answer on your phone",
    done: "Done",
  },
  ko: {
    open: "전표 조회",
    number: {
      title: "전표 조회",
      lead: "전표의 QR 코드를 스캔하거나 번호를 입력하세요.",
      go: "다음",
    },
    digits: {
      title: "하나만 더",
      lead: "전화번호 또는 카드의 긴 번호(ICCID) 끝 4자리를 입력하세요.",
      go: "조회",
    },
    print: "전표 인쇄",
    onPhone: "휴대폰으로 보기 · 영수증 저장",
    problem: { title: "어떤 문제가 있었나요?", lead: "하나만 누르면 바로 접수됩니다." },
    inWords: "휴대폰으로 자세히 쓰기",
    reported: {
      title: "접수되었습니다",
      lead: "접수 번호를 적거나 찍어 두세요. 끝 4자리와 함께 답변을 볼 수 있습니다.",
    },
    answerQr: "휴대폰으로 답변 보기",
    done: "끝내기",
  },
};
