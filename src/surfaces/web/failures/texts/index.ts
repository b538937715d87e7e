import type { Texts } from "../../../html/index.ts";

export const FAILURE_KINDS = [
  "badRequest",
  "notOurForm",
  "notFound",
  "notAllowed",
  "tooLarge",
  "tooMany",
  "broken",
  "unavailable",
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

export interface FailureTexts extends Readonly<
  Record<FailureKind, { readonly title: string; readonly lead: string }>
> {
  readonly home: string;
  readonly guide: string;
  readonly reference: (requestId: string) => string;
}

export const failureTexts: Texts<FailureTexts> = {
  "zh-Hans": {
    badRequest: {
      title: "没有收到完整的内容",
      lead: "发送过来的内容我们读不出来，什么都没有更改。请返回上一页再试一次。",
    },
    notOurForm: {
      title: "请从本站页面提交",
      lead: "为了保护您，我们只接受从本站页面提交的内容，什么都没有更改。请重新打开页面再试。",
    },
    notFound: {
      title: "找不到这个页面",
      lead: "链接可能已失效，或者输入时少了几个字符。您的订单和流量不受影响。",
    },
    notAllowed: {
      title: "这个页面不能这样打开",
      lead: "请从首页重新开始。什么都没有更改。",
    },
    tooLarge: {
      title: "文件太大了",
      lead: "请换一张较小的照片（8 MB 以内），或者直接输入号码。",
    },
    tooMany: {
      title: "请稍等片刻",
      lead: "短时间内尝试的次数有些多。过几分钟再试就可以了。",
    },
    broken: {
      title: "抱歉，是我们这边出了问题",
      lead: "我们已记录这次错误。如果您刚付过款，请不要再次付款，先查询订单。",
    },
    unavailable: {
      title: "现在有些繁忙",
      lead: "系统暂时无法回应，请过一会儿再刷新。已付款的订单不会丢失。",
    },
    home: "回到首页",
    guide: "查看使用指南",
    reference: (id) => `联系客服时请提供此编号：${id}`,
  },
  "zh-Hant": {
    badRequest: {
      title: "沒有收到完整的內容",
      lead: "我們無法讀取送出的內容，資料沒有任何變更。請回上一頁再試一次。",
    },
    notOurForm: {
      title: "請從本站頁面送出",
      lead: "為了保護您，我們只接受從本站頁面送出的內容，資料沒有任何變更。請重新開啟頁面再試。",
    },
    notFound: {
      title: "找不到這個頁面",
      lead: "連結可能已失效，或網址少了幾個字。您的訂單與流量不受影響。",
    },
    notAllowed: {
      title: "這個頁面無法這樣開啟",
      lead: "請從首頁重新開始，資料沒有任何變更。",
    },
    tooLarge: {
      title: "檔案太大了",
      lead: "請改用較小的照片（8 MB 以內），或直接輸入號碼。",
    },
    tooMany: {
      title: "請稍候片刻",
      lead: "短時間內嘗試的次數有點多，過幾分鐘再試就可以了。",
    },
    broken: {
      title: "抱歉，是我們這邊出了問題",
      lead: "我們已記錄這次錯誤。如果您剛付過款，請不要重複付款，先查詢訂單。",
    },
    unavailable: {
      title: "目前有點忙碌",
      lead: "系統暫時無法回應，請稍後重新整理。已付款的訂單不會遺失。",
    },
    home: "回首頁",
    guide: "查看使用指南",
    reference: (id) => `聯絡客服時請提供此編號：${id}`,
  },
  ja: {
    badRequest: {
      title: "内容を読み取れませんでした",
      lead: "送信された内容を確認できなかったため、何も変更していません。前のページに戻って、もう一度お試しください。",
    },
    notOurForm: {
      title: "このサイトの画面からお進みください",
      lead: "安全のため、このサイトの画面から送信された内容だけを受け付けています。何も変更していません。画面を開き直して、もう一度お試しください。",
    },
    notFound: {
      title: "ページが見つかりません",
      lead: "リンクの期限が切れているか、アドレスの一部が抜けている可能性があります。ご注文やデータ残量には影響ありません。",
    },
    notAllowed: {
      title: "この方法では開けないページです",
      lead: "お手数ですが、トップページからやり直してください。何も変更していません。",
    },
    tooLarge: {
      title: "ファイルが大きすぎます",
      lead: "8 MB以下の写真を選ぶか、番号を直接入力してください。",
    },
    tooMany: {
      title: "少し時間をおいてください",
      lead: "短い間に何度も試されたため、受付を止めています。数分後にもう一度お試しください。",
    },
    broken: {
      title: "申し訳ありません。こちらの不具合です",
      lead: "不具合の内容は記録しました。お支払い直後の場合は、もう一度支払わずに、まずご注文をご確認ください。",
    },
    unavailable: {
      title: "ただいま混み合っています",
      lead: "しばらくしてから再読み込みしてください。お支払い済みのご注文が失われることはありません。",
    },
    home: "トップページへ",
    guide: "ご利用ガイドを見る",
    reference: (id) => `お問い合わせの際は、この番号をお知らせください：${id}`,
  },
  en: {
    badRequest: {
      title: "We could not read that",
      lead: "What was sent did not arrive in a form we can read, and nothing has changed. Please go back and try once more.",
    },
    notOurForm: {
      title: "Please send this from our own page",
      lead: "To protect you, we accept forms only from our own pages. Nothing has changed. Please open the page again and retry.",
    },
    notFound: {
      title: "We cannot find this page",
      lead: "The link may have expired, or part of the address is missing. Your orders and your data are not affected.",
    },
    notAllowed: {
      title: "This page cannot be opened that way",
      lead: "Please start again from the first page. Nothing has changed.",
    },
    tooLarge: {
      title: "That file is too large",
      lead: "Please choose a photo of up to 8 MB, or type the number instead.",
    },
    tooMany: {
      title: "Please wait a little",
      lead: "There were many tries in a short time. In a few minutes you can go on.",
    },
    broken: {
      title: "Sorry, something went wrong on our side",
      lead: "We have recorded the fault. If you have just paid, please do not pay again: look up your order first.",
    },
    unavailable: {
      title: "We are very busy right now",
      lead: "Please reload in a moment. An order that is paid for is never lost.",
    },
    home: "Go to the first page",
    guide: "Open the guide",
    reference: (id) => `If you contact us, please mention this number: ${id}`,
  },
  ko: {
    badRequest: {
      title: "내용을 읽을 수 없습니다",
      lead: "보내신 내용을 확인할 수 없어 아무것도 변경하지 않았습니다. 이전 페이지로 돌아가 다시 시도해 주세요.",
    },
    notOurForm: {
      title: "이 사이트의 화면에서 진행해 주세요",
      lead: "안전을 위해 이 사이트의 화면에서 보낸 내용만 받고 있습니다. 아무것도 변경되지 않았으니 페이지를 다시 열어 시도해 주세요.",
    },
    notFound: {
      title: "페이지를 찾을 수 없습니다",
      lead: "링크가 만료되었거나 주소 일부가 빠졌을 수 있습니다. 주문과 데이터에는 영향이 없습니다.",
    },
    notAllowed: {
      title: "이 방법으로는 열 수 없는 페이지입니다",
      lead: "첫 페이지에서 다시 시작해 주세요. 변경된 내용은 없습니다.",
    },
    tooLarge: {
      title: "파일이 너무 큽니다",
      lead: "8 MB 이하의 사진을 선택하거나 번호를 직접 입력해 주세요.",
    },
    tooMany: {
      title: "잠시만 기다려 주세요",
      lead: "짧은 시간에 여러 번 시도하셨습니다. 몇 분 뒤에 다시 시도해 주세요.",
    },
    broken: {
      title: "죄송합니다. 저희 쪽에 문제가 생겼습니다",
      lead: "오류를 기록했습니다. 방금 결제하셨다면 다시 결제하지 마시고 먼저 주문을 조회해 주세요.",
    },
    unavailable: {
      title: "지금은 접속이 많습니다",
      lead: "잠시 후 새로고침해 주세요. 결제된 주문은 사라지지 않습니다.",
    },
    home: "첫 페이지로",
    guide: "이용 안내 보기",
    reference: (id) => `문의하실 때 이 번호를 알려 주세요: ${id}`,
  },
};
