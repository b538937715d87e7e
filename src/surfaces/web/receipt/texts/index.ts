import type { Texts } from "../../../html/index.ts";

/** The words around a receipt; what stands on it comes from the documents. */
export interface ReceiptPageTexts {
  readonly download: string;
  readonly printHint: string;
  readonly toOrder: string;
  readonly items: string;
  readonly returnedItems: string;
  readonly qrLabel: string;
  readonly seeReturn: string;
  readonly seeReceipt: string;
  readonly addressee: {
    readonly title: string;
    readonly why: string;
    readonly label: string;
    readonly hint: string;
    readonly submit: string;
    readonly change: string;
    readonly changeWhy: string;
    readonly reissue: string;
    readonly reissueWhy: string;
    readonly reissueSubmit: string;
  };
  readonly errors: {
    readonly addressee_missing: string;
    readonly addressee_too_long: (lengthMax: number) => string;
    readonly addressee_unreadable: string;
    readonly too_many_reissues: string;
  };
  readonly notYet: { readonly title: string; readonly lead: string };
  readonly verify: {
    readonly genuine: string;
    readonly genuineLead: string;
    readonly refunded: string;
    readonly unknown: string;
    readonly unknownLead: string;
    readonly unknownWhat: string;
    readonly number: string;
    readonly kind: string;
    readonly receipt: string;
    readonly returned: string;
    readonly date: string;
    readonly seller: string;
    readonly total: string;
    readonly tax: string;
    readonly offline: string;
  };
}

export const receiptPageTexts: Texts<ReceiptPageTexts> = {
  "zh-Hans": {
    download: "下载 PDF",
    printHint: "也可以用浏览器的打印功能直接打印本页。",
    toOrder: "返回订单",
    items: "收据明细",
    returnedItems: "退款明细",
    qrLabel: "核对收据真伪的二维码",
    seeReturn: "查看退款凭证",
    seeReceipt: "查看收据",
    addressee: {
      title: "收据抬头",
      why: "可填写姓名或公司名称，将显示在收据和 PDF 上。",
      label: "抬头",
      hint: "例如：王小明，或公司全称",
      submit: "填写抬头",
      change: "更改抬头",
      changeWhy: "更改后收据会标注“补开”和日期。",
      reissue: "补开收据",
      reissueWhy: "如收据已遗失，可以补开一份，会标注“补开”和日期。",
      reissueSubmit: "补开",
    },
    errors: {
      addressee_missing: "请填写抬头。",
      addressee_too_long: (lengthMax) => `抬头最多 ${lengthMax} 个字。`,
      addressee_unreadable: "抬头中有无法显示的字符，请删去后再试。",
      too_many_reissues: "补开次数已达上限，请联系客服。",
    },
    notYet: {
      title: "收据尚未开具",
      lead: "续费完成后会自动开具收据，并发送到您的邮箱。",
    },
    verify: {
      genuine: "收据真实有效",
      genuineLead: "这份收据由本站开具，内容未被改动。请与您手中的收据逐项核对。",
      refunded: "这笔付款之后已全额退款。",
      unknown: "无法确认这份收据",
      unknownLead: "链接不完整，或收据不是本站开具的。",
      unknownWhat: "请重新扫描收据上的二维码，或核对网址是否完整。",
      number: "收据编号",
      kind: "种类",
      receipt: "收据",
      returned: "退款凭证",
      date: "日期",
      seller: "开具方",
      total: "金额",
      tax: "其中消费税",
      offline: "离线核对所需的公钥",
    },
  },
  "zh-Hant": {
    download: "下載 PDF",
    printHint: "也可以使用瀏覽器的列印功能直接列印本頁。",
    toOrder: "返回訂單",
    items: "收據明細",
    returnedItems: "退款明細",
    qrLabel: "查驗收據真偽的 QR Code",
    seeReturn: "查看退款證明",
    seeReceipt: "查看收據",
    addressee: {
      title: "收據抬頭",
      why: "可填寫姓名或公司名稱，將顯示在收據與 PDF 上。",
      label: "抬頭",
      hint: "例如：王小明，或公司全名",
      submit: "填寫抬頭",
      change: "變更抬頭",
      changeWhy: "變更後收據會標註「補發」與日期。",
      reissue: "補發收據",
      reissueWhy: "若收據遺失，可以補發一份，會標註「補發」與日期。",
      reissueSubmit: "補發",
    },
    errors: {
      addressee_missing: "請填寫抬頭。",
      addressee_too_long: (lengthMax) => `抬頭最多 ${lengthMax} 個字。`,
      addressee_unreadable: "抬頭中有無法顯示的字元，請刪除後再試。",
      too_many_reissues: "補發次數已達上限，請聯絡客服。",
    },
    notYet: {
      title: "收據尚未開立",
      lead: "續約完成後會自動開立收據，並寄到您的信箱。",
    },
    verify: {
      genuine: "收據為真",
      genuineLead: "這份收據由本站開立，內容未經更動。請與您手中的收據逐項核對。",
      refunded: "這筆款項之後已全額退款。",
      unknown: "無法確認這份收據",
      unknownLead: "連結不完整，或收據不是本站開立的。",
      unknownWhat: "請重新掃描收據上的 QR Code，或確認網址是否完整。",
      number: "收據編號",
      kind: "種類",
      receipt: "收據",
      returned: "退款證明",
      date: "日期",
      seller: "開立方",
      total: "金額",
      tax: "其中消費稅",
      offline: "離線查驗所需的公開金鑰",
    },
  },
  ja: {
    download: "PDFをダウンロード",
    printHint: "ブラウザーの印刷機能で、このページをそのまま印刷できます。",
    toOrder: "注文に戻る",
    items: "領収書の内訳",
    returnedItems: "返金の内訳",
    qrLabel: "領収書を確認するQRコード",
    seeReturn: "返金明細書を見る",
    seeReceipt: "領収書を見る",
    addressee: {
      title: "領収書の宛名",
      why: "お名前や会社名を入力すると、領収書とPDFに記載されます。",
      label: "宛名",
      hint: "例：山田 太郎、株式会社山田商事",
      submit: "宛名を入れる",
      change: "宛名を変更する",
      changeWhy: "変更すると、領収書に「再発行」と日付が入ります。",
      reissue: "領収書の再発行",
      reissueWhy: "紛失した場合は再発行できます。「再発行」と日付が入ります。",
      reissueSubmit: "再発行する",
    },
    errors: {
      addressee_missing: "宛名を入力してください。",
      addressee_too_long: (lengthMax) => `宛名は${lengthMax}文字以内で入力してください。`,
      addressee_unreadable: "宛名に表示できない文字が含まれています。削除してください。",
      too_many_reissues: "再発行の上限に達しました。お問い合わせください。",
    },
    notYet: {
      title: "領収書はまだ発行されていません",
      lead: "更新が完了すると自動で発行し、メールでもお送りします。",
    },
    verify: {
      genuine: "この領収書は本物です",
      genuineLead: "当サイトが発行し、内容は改変されていません。お手元の領収書と見比べてください。",
      refunded: "このお支払いは、その後全額返金されています。",
      unknown: "この領収書を確認できません",
      unknownLead: "リンクが欠けているか、当サイトが発行した領収書ではありません。",
      unknownWhat: "領収書のQRコードをもう一度読み取るか、アドレスが欠けていないかご確認ください。",
      number: "領収書番号",
      kind: "種類",
      receipt: "領収書",
      returned: "返金明細書",
      date: "日付",
      seller: "発行者",
      total: "金額",
      tax: "うち消費税",
      offline: "オフラインで確認するための公開鍵",
    },
  },
  en: {
    download: "Download PDF",
    printHint: "You can also print this page from your browser.",
    toOrder: "Back to the order",
    items: "What the receipt covers",
    returnedItems: "What was refunded",
    qrLabel: "QR code that verifies this receipt",
    seeReturn: "View the refund statement",
    seeReceipt: "View the receipt",
    addressee: {
      title: "Make it out to somebody",
      why: "A person's or company's name, shown on the receipt and its PDF.",
      label: "Name on the receipt",
      hint: "For example: Jane Smith, or Acme, Inc.",
      submit: "Add the name",
      change: "Change the name",
      changeWhy: "With another name, the receipt is marked “Reissued” with the date.",
      reissue: "Issue it again",
      reissueWhy: "If you lost it. The new copy is marked “Reissued” with the date.",
      reissueSubmit: "Issue again",
    },
    errors: {
      addressee_missing: "Enter the name for the receipt.",
      addressee_too_long: (lengthMax) => `Use at most ${lengthMax} characters for the name.`,
      addressee_unreadable: "The name has a character that cannot be shown. Please remove it.",
      too_many_reissues: "It cannot be reissued any more here. Please contact us.",
    },
    notYet: {
      title: "No receipt yet",
      lead: "It is issued by itself once your renewal is done, and mailed to you.",
    },
    verify: {
      genuine: "This receipt is genuine",
      genuineLead: "We issued it and nothing was changed. Compare these with the receipt you have.",
      refunded: "This payment was later refunded in full.",
      unknown: "We cannot confirm this receipt",
      unknownLead: "The link is incomplete, or we did not issue this receipt.",
      unknownWhat: "Scan the code on the receipt again, or check that the address is complete.",
      number: "Receipt number",
      kind: "Kind",
      receipt: "Receipt",
      returned: "Refund statement",
      date: "Date",
      seller: "Seller",
      total: "Amount",
      tax: "of which consumption tax",
      offline: "Public key for checking offline",
    },
  },
  ko: {
    download: "PDF 다운로드",
    printHint: "브라우저의 인쇄 기능으로 이 페이지를 바로 인쇄할 수도 있습니다.",
    toOrder: "주문으로 돌아가기",
    items: "영수증 내역",
    returnedItems: "환불 내역",
    qrLabel: "영수증 확인용 QR 코드",
    seeReturn: "환불 명세서 보기",
    seeReceipt: "영수증 보기",
    addressee: {
      title: "받는 분 이름",
      why: "이름이나 회사명을 입력하면 영수증과 PDF에 표시됩니다.",
      label: "받는 분",
      hint: "예: 김철수, 또는 회사명",
      submit: "이름 넣기",
      change: "이름 변경",
      changeWhy: "변경하면 영수증에 ‘재발행’과 날짜가 표시됩니다.",
      reissue: "영수증 재발행",
      reissueWhy: "분실하셨다면 재발행할 수 있습니다. ‘재발행’과 날짜가 표시됩니다.",
      reissueSubmit: "재발행",
    },
    errors: {
      addressee_missing: "받는 분 이름을 입력해 주세요.",
      addressee_too_long: (lengthMax) => `이름은 ${lengthMax}자까지 입력할 수 있습니다.`,
      addressee_unreadable: "이름에 표시할 수 없는 문자가 있습니다. 삭제해 주세요.",
      too_many_reissues: "재발행 횟수를 모두 사용했습니다. 문의해 주세요.",
    },
    notYet: {
      title: "아직 영수증이 없습니다",
      lead: "연장이 완료되면 자동으로 발행되어 메일로도 보내 드립니다.",
    },
    verify: {
      genuine: "진본 영수증입니다",
      genuineLead:
        "저희가 발행했고 내용이 변경되지 않았습니다. 가지고 계신 영수증과 비교해 주세요.",
      refunded: "이 결제는 이후 전액 환불되었습니다.",
      unknown: "이 영수증을 확인할 수 없습니다",
      unknownLead: "링크가 잘렸거나 저희가 발행한 영수증이 아닙니다.",
      unknownWhat: "영수증의 QR 코드를 다시 스캔하거나 주소가 완전한지 확인해 주세요.",
      number: "영수증 번호",
      kind: "종류",
      receipt: "영수증",
      returned: "환불 명세서",
      date: "날짜",
      seller: "발행자",
      total: "금액",
      tax: "소비세 포함액",
      offline: "오프라인 확인용 공개 키",
    },
  },
};
