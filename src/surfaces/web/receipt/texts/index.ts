import type { Texts } from "../../../html/index.ts";

export { receiptMailTexts } from "./receipt-mail-texts.ts";

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
  readonly notYet: { readonly title: string; readonly lead: string; readonly jointLead: string };
  readonly verify: {
    readonly checkTitle: string;
    readonly checkLead: string;
    readonly field: string;
    readonly hint: string;
    readonly submit: string;
    readonly again: string;
    readonly missing: string;
    readonly unreadable: string;
    readonly genuine: string;
    readonly genuineLead: string;
    readonly inBooks: string;
    readonly notInBooksTitle: string;
    readonly notInBooks: string;
    readonly otherInBooks: string;
    readonly refunded: string;
    readonly refundedPart: (amount: string) => string;
    readonly reissued: (date: string) => string;
    readonly unknown: string;
    readonly unknownLead: string;
    readonly unknownWhat: string;
    readonly kind: string;
    readonly date: string;
    readonly key: string;
    readonly keyCurrent: string;
    readonly keyRetired: string;
    readonly since: (date: string) => string;
    readonly offline: string;
    readonly offlineSteps: readonly string[];
    readonly keysJson: string;
    readonly keysPem: string;
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
      jointLead: "每张订单都开通或进入退款后，就会开具合并收据。",
    },
    verify: {
      checkTitle: "核对收据真伪",
      checkLead: "扫描收据上的二维码即可核对，也可以把收据上的链接粘贴到这里。",
      field: "收据链接",
      hint: "网址中有 /verify/，收据邮件和 PDF 里都有",
      submit: "核对",
      again: "核对另一份收据",
      missing: "请粘贴收据上的链接。",
      unreadable: "这不是收据链接，请复制完整的网址。",
      genuine: "收据真实有效",
      genuineLead: "这份收据由本站开具，内容未被改动。请与您手中的收据逐项核对。",
      inBooks: "账簿中有这份收据，内容一致。",
      notInBooksTitle: "签名有效，但账簿中没有",
      notInBooks: "收据在法定保存期满后会从账簿中删除。如果日期较近，请不要采信，并联系开具方。",
      otherInBooks: "签名有效，但账簿中这个编号的收据内容不同。请不要采信，并联系开具方。",
      refunded: "这笔付款之后已全额退款。",
      refundedPart: (amount) => `其中 ${amount}之后已退款。`,
      reissued: (date) => `最近一次补开：${date}。`,
      unknown: "无法确认这份收据",
      unknownLead: "链接不完整，或收据不是本站开具的。",
      unknownWhat: "请重新扫描收据上的二维码，或核对网址是否完整。",
      kind: "种类",
      date: "日期",
      key: "签名公钥",
      keyCurrent: "使用中",
      keyRetired: "已停用，旧收据仍可核对",
      since: (date) => `自 ${date} 起`,
      offline: "不联网也能核对",
      offlineSteps: [
        "下载下面的公钥并保存。",
        "链接 /verify/ 之后的部分用“.”分成三段：内容、公钥编号、签名。",
        "用该编号的公钥（Ed25519）验证签名，再用 base64url 解码内容即可阅读。",
      ],
      keysJson: "公钥（JSON）",
      keysPem: "公钥（PEM）",
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
      lead: "加值完成後會自動開立收據，並寄到您的信箱。",
      jointLead: "每筆訂單都開通或進入退款後，就會開立合併收據。",
    },
    verify: {
      checkTitle: "查驗收據真偽",
      checkLead: "掃描收據上的 QR Code 即可查驗，也可以把收據上的連結貼到這裡。",
      field: "收據連結",
      hint: "網址中有 /verify/，收據信件與 PDF 裡都有",
      submit: "查驗",
      again: "查驗另一份收據",
      missing: "請貼上收據上的連結。",
      unreadable: "這不是收據連結，請複製完整的網址。",
      genuine: "收據為真",
      genuineLead: "這份收據由本站開立，內容未經更動。請與您手中的收據逐項核對。",
      inBooks: "帳簿中有這份收據，內容一致。",
      notInBooksTitle: "簽章有效，但帳簿中沒有",
      notInBooks: "收據在法定保存期滿後會從帳簿中刪除。如果日期較近，請勿採信，並聯絡開立方。",
      otherInBooks: "簽章有效，但帳簿中這個編號的收據內容不同。請勿採信，並聯絡開立方。",
      refunded: "這筆款項之後已全額退款。",
      refundedPart: (amount) => `其中 ${amount}之後已退款。`,
      reissued: (date) => `最近一次補發：${date}。`,
      unknown: "無法確認這份收據",
      unknownLead: "連結不完整，或收據不是本站開立的。",
      unknownWhat: "請重新掃描收據上的 QR Code，或確認網址是否完整。",
      kind: "種類",
      date: "日期",
      key: "簽章公開金鑰",
      keyCurrent: "使用中",
      keyRetired: "已停用，舊收據仍可查驗",
      since: (date) => `自 ${date} 起`,
      offline: "不連網也能查驗",
      offlineSteps: [
        "下載下方的公開金鑰並保存。",
        "連結 /verify/ 之後的部分以「.」分成三段：內容、金鑰編號、簽章。",
        "用該編號的公開金鑰（Ed25519）驗證簽章，再以 base64url 解碼內容即可閱讀。",
      ],
      keysJson: "公開金鑰（JSON）",
      keysPem: "公開金鑰（PEM）",
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
      jointLead: "まとめた領収書は、すべての注文の開通または返金が決まりしだい発行します。",
    },
    verify: {
      checkTitle: "領収書が本物か確認する",
      checkLead: "領収書のQRコードを読み取るか、領収書にあるリンクをここに貼り付けてください。",
      field: "領収書のリンク",
      hint: "「/verify/」を含むアドレスです。領収書のメールとPDFにあります",
      submit: "確認する",
      again: "別の領収書を確認する",
      missing: "領収書のリンクを貼り付けてください。",
      unreadable: "領収書のリンクではありません。アドレス全体をコピーしてください。",
      genuine: "この領収書は本物です",
      genuineLead: "当サイトが発行し、内容は改変されていません。お手元の領収書と見比べてください。",
      inBooks: "帳簿にもこの領収書があり、内容が一致しています。",
      notInBooksTitle: "署名は有効ですが、帳簿にありません",
      notInBooks:
        "領収書は法定の保存期間が過ぎると帳簿から削除されます。日付が最近の場合は信用せず、発行者にお問い合わせください。",
      otherInBooks:
        "署名は有効ですが、帳簿にある同じ番号の領収書とは内容が異なります。信用せず、発行者にお問い合わせください。",
      refunded: "このお支払いは、その後全額返金されています。",
      refundedPart: (amount) => `このうち${amount}は、その後返金されています。`,
      reissued: (date) => `最後の再発行：${date}`,
      unknown: "この領収書を確認できません",
      unknownLead: "リンクが欠けているか、当サイトが発行した領収書ではありません。",
      unknownWhat: "領収書のQRコードをもう一度読み取るか、アドレスが欠けていないかご確認ください。",
      kind: "種類",
      date: "日付",
      key: "署名の公開鍵",
      keyCurrent: "使用中",
      keyRetired: "使用終了（以前の領収書は引き続き確認できます）",
      since: (date) => `${date}から`,
      offline: "オフラインで確認する",
      offlineSteps: [
        "下の公開鍵をダウンロードして保管します。",
        "リンクの「/verify/」より後ろは「.」で3つに分かれています。内容、鍵の番号、署名の順です。",
        "その番号の公開鍵（Ed25519）で署名を検証します。内容はbase64urlで復号すると読めます。",
      ],
      keysJson: "公開鍵（JSON）",
      keysPem: "公開鍵（PEM）",
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
      jointLead: "Your one receipt comes once every order works or its money is on its way back.",
    },
    verify: {
      checkTitle: "Check a receipt",
      checkLead: "Scan the code on the receipt, or paste the link from it here.",
      field: "Link of the receipt",
      hint: "The address with /verify/ in it; it is in the mail and on the PDF",
      submit: "Check",
      again: "Check another receipt",
      missing: "Paste the link of the receipt.",
      unreadable: "This is not the link of a receipt. Please copy the whole address.",
      genuine: "This receipt is genuine",
      genuineLead: "We issued it and nothing was changed. Compare these with the receipt you have.",
      inBooks: "Our books have this receipt and say the same.",
      notInBooksTitle: "Signed by us, but not in our books",
      notInBooks:
        "Receipts leave our books once the years the law asks for are over. If the date is recent, do not rely on it and contact the seller.",
      otherInBooks:
        "It carries our signature, but our books have a different receipt under this number. Do not rely on it and contact the seller.",
      refunded: "This payment was later refunded in full.",
      refundedPart: (amount) => `${amount} of it was later refunded.`,
      reissued: (date) => `Last reissued on ${date}.`,
      unknown: "We cannot confirm this receipt",
      unknownLead: "The link is incomplete, or we did not issue this receipt.",
      unknownWhat: "Scan the code on the receipt again, or check that the address is complete.",
      kind: "Kind",
      date: "Date",
      key: "Signing key",
      keyCurrent: "in use",
      keyRetired: "retired; earlier receipts stay valid",
      since: (date) => `since ${date}`,
      offline: "Check without a connection",
      offlineSteps: [
        "Download the public keys below and keep them.",
        "What follows /verify/ in the link has three parts with dots between: what is said, the key’s id, the signature.",
        "Verify the signature with the public key of that id (Ed25519). What is said reads in plain text once decoded from base64url.",
      ],
      keysJson: "Public keys (JSON)",
      keysPem: "Public keys (PEM)",
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
      jointLead: "모든 주문이 개통되거나 환불이 정해지면 한 장의 영수증이 발행됩니다.",
    },
    verify: {
      checkTitle: "영수증 확인하기",
      checkLead: "영수증의 QR 코드를 스캔하거나, 영수증에 있는 링크를 여기에 붙여 넣어 주세요.",
      field: "영수증 링크",
      hint: "/verify/가 들어 있는 주소입니다. 영수증 메일과 PDF에 있습니다",
      submit: "확인",
      again: "다른 영수증 확인하기",
      missing: "영수증 링크를 붙여 넣어 주세요.",
      unreadable: "영수증 링크가 아닙니다. 주소 전체를 복사해 주세요.",
      genuine: "진본 영수증입니다",
      genuineLead:
        "저희가 발행했고 내용이 변경되지 않았습니다. 가지고 계신 영수증과 비교해 주세요.",
      inBooks: "장부에도 이 영수증이 있으며 내용이 일치합니다.",
      notInBooksTitle: "서명은 유효하지만 장부에 없습니다",
      notInBooks:
        "영수증은 법정 보존 기간이 지나면 장부에서 삭제됩니다. 최근 날짜라면 믿지 마시고 발행자에게 문의해 주세요.",
      otherInBooks:
        "서명은 유효하지만 장부에 있는 같은 번호의 영수증과 내용이 다릅니다. 믿지 마시고 발행자에게 문의해 주세요.",
      refunded: "이 결제는 이후 전액 환불되었습니다.",
      refundedPart: (amount) => `이 중 ${amount}은 이후 환불되었습니다.`,
      reissued: (date) => `마지막 재발행: ${date}`,
      unknown: "이 영수증을 확인할 수 없습니다",
      unknownLead: "링크가 잘렸거나 저희가 발행한 영수증이 아닙니다.",
      unknownWhat: "영수증의 QR 코드를 다시 스캔하거나 주소가 완전한지 확인해 주세요.",
      kind: "종류",
      date: "날짜",
      key: "서명 공개 키",
      keyCurrent: "사용 중",
      keyRetired: "사용 종료(이전 영수증은 계속 확인할 수 있습니다)",
      since: (date) => `${date}부터`,
      offline: "인터넷 없이 확인하기",
      offlineSteps: [
        "아래의 공개 키를 내려받아 보관합니다.",
        "링크에서 /verify/ 뒤는 ‘.’으로 세 부분으로 나뉩니다. 내용, 키 번호, 서명 순서입니다.",
        "해당 번호의 공개 키(Ed25519)로 서명을 검증합니다. 내용은 base64url로 풀면 읽을 수 있습니다.",
      ],
      keysJson: "공개 키(JSON)",
      keysPem: "공개 키(PEM)",
    },
  },
};
