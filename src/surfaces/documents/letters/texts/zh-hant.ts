import type { LettersTexts } from "./letters-texts.ts";

export const zhHant: LettersTexts = {
  letters: {
    active: {
      subject: ({ plan, number }) => `方案已開通：${plan}（訂單 ${number}）`,
      heading: "已開通，可以上網了",
      body: [() => "感謝您的加值。以下是方案內容與收據，請妥善保存。"],
    },
    queued: {
      subject: ({ plan, number }) => `加值成功：${plan}（訂單 ${number}）`,
      heading: "加值成功，方案將自動開始",
      body: [
        () => "款項已收到。輪到這個方案時會自動開始，您不需要做任何事。",
        () => "若目前的流量提前用完，您可以在這張卡的頁面選擇立即開始。",
      ],
    },
    receipt: {
      subject: ({ amount, number }) => `收據：${amount}（訂單 ${number}）`,
      heading: "您的合併收據",
      body: [() => "這次付款的每筆訂單都已有結果。以下是已開通訂單的合併收據。"],
    },
    started: {
      subject: ({ plan, number }) => `待生效的方案已開始：${plan}（訂單 ${number}）`,
      heading: "您預先購買的方案已開始",
      body: [() => "先前待生效的方案現已生效。"],
    },
    slip: {
      subject: ({ amount, number }) => `請至超商付款 ${amount}（訂單 ${number}）`,
      heading: "超商繳費代碼",
      body: [
        () => "請在期限內到超商出示以下代碼付款。付款後我們會立即為您辦理加值。",
        () => "開啟訂單頁，可以看到每家超商的操作步驟。",
      ],
    },
    slip_reminder: {
      subject: ({ amount, number }) => `尚未付款：請到超商繳付 ${amount}（訂單 ${number}）`,
      heading: "付款期限快到了",
      body: [
        () => "您的方案還為您保留著，但我們尚未收到款項。請在期限前到超商付款。",
        () => "若剛剛已付款，請忽略此信。不想要了也沒關係，逾期訂單會自動關閉，不會扣款。",
      ],
    },
    slip_expired: {
      subject: ({ number }) => `付款期限已過，請勿再付款（訂單 ${number}）`,
      heading: "付款期限已過",
      body: [
        () => "我們沒有收到這筆款項，訂單已關閉，繳費代碼已失效，請不要再付款。",
        () => "如仍需加值，請重新下單。若您剛剛已付款，款項會自動退回。",
      ],
    },
    refunding: {
      subject: ({ amount, number }) => `正在為您退款 ${amount}（訂單 ${number}）`,
      heading: "正在為您退款",
      body: [({ refundWhy }) => refundWhy, ({ refundWay }) => refundWay],
    },
    refunded: {
      subject: ({ amount, number }) => `已退款 ${amount}（訂單 ${number}）`,
      heading: "退款已完成",
      body: [({ refundedWay }) => refundedWay],
    },
    claim_opened: {
      subject: ({ amount, number }) => `請選擇如何領取退款 ${amount}（訂單 ${number}）`,
      heading: "請選擇如何領取退款",
      body: [
        () => "您使用的付款方式無法原路退款。請開啟下面的頁面，選擇領取方式。",
        () => "也可以憑退款券號碼和護照等證件，到任一櫃檯領取現金。",
        () => "這筆款項會一直為您保留，不會過期。",
      ],
    },
    claim_came_back: {
      subject: ({ amount, number }) => `退款沒有送達，請重新選擇：${amount}（訂單 ${number}）`,
      heading: "退款沒有送達",
      body: [
        () => "依您選擇的方式付款沒有成功，款項已回到我們這裡。",
        () => "請開啟下面的頁面核對填寫的內容，或換一種方式領取。",
      ],
    },
    claim_paid: {
      subject: ({ amount, number }) => `退款 ${amount} 已付給您（訂單 ${number}）`,
      heading: "退款已付給您",
      body: [({ refundedWay }) => refundedWay],
    },
    came_late: {
      subject: ({ amount, number }) => `多收的 ${amount} 將退還給您（訂單 ${number}）`,
      heading: "收到一筆不需要的款項",
      body: [
        () => "這筆款項到達時，訂單已經關閉或已付清，因此沒有再次加值。",
        ({ refundWay }) => refundWay,
      ],
    },
  },
  labels: {
    plan: "方案",
    line: "上網卡",
    starts: "開始",
    ends: "使用期限",
    data: "流量",
    order: "訂單編號",
    amount: "金額",
    reason: "原因",
    payBy: "付款期限",
    paymentCode: "繳費代碼",
    confirmationNumber: "確認號碼",
    voucher: "退款券號碼",
  },
  colon: "：",
  atLatest: (moment) => `最晚 ${moment}`,
  onFirstUse: (by) => `首次上網時開始，最晚 ${by}`,
  perDay: (bytes) => `每天 ${bytes}`,
  unlimited: "吃到飽",
  reasons: {
    activation_failed: "電信業者未能開通",
    promise_missed: "未能在承諾時間內連線",
    no_longer_grantable: "付款時該方案已無法辦理",
    never_used: "方案在期限內沒有使用",
    wrong_amount: "付款金額或幣別不符",
    late_money: "款項到達時訂單已關閉",
    double_payment: "同一訂單重複付款",
    customer_wish: "依您的要求",
    replacement_cheaper: "更換的方案價格較低",
  },
  refundWhys: {
    ours: "很抱歉，這次加值沒有完成，款項將退還給您。",
    fault: "很抱歉造成您的困擾。查核後，款項將退還給您。",
    wish: "已依您的要求停用方案，款項依方案的退款規則退還給您。",
    unused: "方案在期限內沒有使用，款項將退還給您。",
    wrong: "付款與訂單要求的金額不符，款項將退還給您。",
  },
  refundWays: {
    back: "款項會自動退回原付款方式，您不需要做任何事。信用卡與電子錢包通常在幾個工作天內入帳。",
    claim: "這種付款方式無法原路退回，我們會另外寄信說明如何領取退款。",
    pin: "您的儲值卡馬上會恢復，可以再次使用，期限不變。",
  },
  refundedWays: {
    back: "款項已退回原付款方式。銀行入帳可能還需要幾個工作天。",
    pin: (serial) => `您的儲值卡（序號 ${serial}）又可以使用了，期限不變。`,
    cash: "款項已在櫃檯以現金付給您。",
    bank_transfer: "款項已匯入您填寫的銀行帳戶。",
    payout: (way) => `款項已透過 ${way} 付給您。`,
  },
  openOrder: "查看訂單",
  openSlip: "查看付款步驟",
  openReceipt: "查看收據",
  openClaim: "選擇領取方式",
  attached: "收據 PDF 請見附件。",
  joint: {
    active: () => "感謝您的加值。以下是方案內容。",
    later: () => "每筆訂單都開通或進入退款後，合併收據會另寄一封郵件給您。",
  },
  lineEnding: (digits) => `末碼 ${digits}`,
  help: (seller, phone, email) => `如有疑問，請聯絡 ${seller}：${email}，電話 ${phone}`,
  automatic: "本信由系統自動寄出。",
};
