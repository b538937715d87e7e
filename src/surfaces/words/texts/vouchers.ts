import type { VoucherState } from "../../../business/renewals/index.ts";
import type { Texts } from "../../html/index.ts";

/** What an order is called by whoever holds its slip, at every surface. */
export interface VoucherTexts {
  /** The number on the slip. */
  readonly number: string;
  readonly digits: string;
  readonly digitsHint: string;
  readonly states: Readonly<
    Record<VoucherState, { readonly title: string; readonly lead: string }>
  >;
  readonly plan: string;
  readonly price: string;
  readonly ends: string;
  readonly paidAt: string;
  readonly line: string;
  readonly errors: {
    readonly number_unreadable: string;
    readonly digits_unreadable: string;
    readonly no_such_voucher: string;
    readonly too_many_tries: (wait: string) => string;
  };
}

export const voucherTexts: Texts<VoucherTexts> = {
  "zh-Hans": {
    number: "凭条号码",
    digits: "号码后 4 位",
    digitsHint: "该上网卡的电话号码，或卡上印的长号码（ICCID）的最后 4 位",
    states: {
      unpaid: { title: "尚未付款", lead: "此订单还没有收到付款。" },
      working: { title: "已付款，正在开通", lead: "请稍等片刻，本页会更新。" },
      late: {
        title: "已超过承诺时间",
        lead: "您的付款很安全：若仍未开通，款项会自动退回。",
      },
      connected: { title: "已开通", lead: "现在可以使用。连不上时，请打开再关闭飞行模式。" },
      waiting_turn: { title: "已购买，等待开始", lead: "轮到时会自动开始，无需操作。" },
      ended: { title: "套餐已结束", lead: "有效期已过。可以再次续费。" },
      refunding: { title: "正在退款", lead: "您无需办理任何手续。" },
      refund_waits: {
        title: "退款等待领取",
        lead: "带上证件到任一柜台领取，或用订单号和邮箱选择退款方式。",
      },
      refunded: { title: "已退款", lead: "款项已经退回。" },
      over: { title: "订单已结束", lead: "没有扣款。" },
    },
    plan: "套餐",
    price: "金额",
    ends: "有效期至",
    paidAt: "付款时间",
    line: "上网卡",
    errors: {
      number_unreadable: "请填写凭条上的号码：10 位字母和数字。",
      digits_unreadable: "请填写 4 位数字。",
      no_such_voucher: "没有找到与此号码和后 4 位相符的订单，请核对两者。",
      too_many_tries: (wait) => `尝试次数过多，请等待 ${wait}后再试。`,
    },
  },
  "zh-Hant": {
    number: "憑條號碼",
    digits: "號碼末 4 碼",
    digitsHint: "該上網卡的電話號碼，或卡上印的長號碼（ICCID）的最後 4 碼",
    states: {
      unpaid: { title: "尚未付款", lead: "此訂單還沒有收到付款。" },
      working: { title: "已付款，正在開通", lead: "請稍候片刻，本頁會更新。" },
      late: {
        title: "已超過承諾時間",
        lead: "您的款項很安全：若仍未開通，會自動退回。",
      },
      connected: { title: "已開通", lead: "現在可以使用。連不上時，請開啟再關閉飛航模式。" },
      waiting_turn: { title: "已購買，等待開始", lead: "輪到時會自動開始，不需操作。" },
      ended: { title: "方案已結束", lead: "使用期限已過。可以再次加值。" },
      refunding: { title: "正在退款", lead: "您不需辦理任何手續。" },
      refund_waits: {
        title: "退款等待領取",
        lead: "攜帶證件到任一櫃檯領取，或用訂單編號與電子郵件選擇退款方式。",
      },
      refunded: { title: "已退款", lead: "款項已經退回。" },
      over: { title: "訂單已結束", lead: "沒有扣款。" },
    },
    plan: "方案",
    price: "金額",
    ends: "使用期限",
    paidAt: "付款時間",
    line: "上網卡",
    errors: {
      number_unreadable: "請填寫憑條上的號碼：10 位英文字母與數字。",
      digits_unreadable: "請填寫 4 位數字。",
      no_such_voucher: "找不到與此號碼和末 4 碼相符的訂單，請確認兩者。",
      too_many_tries: (wait) => `嘗試次數過多，請等待 ${wait}後再試。`,
    },
  },
  ja: {
    number: "控え番号",
    digits: "番号の下4桁",
    digitsHint: "SIMの電話番号、またはカードに印刷された長い番号（ICCID）の下4桁",
    states: {
      unpaid: {
        title: "まだお支払いがありません",
        lead: "このご注文のお支払いは確認できていません。",
      },
      working: {
        title: "お支払い済み・開通手続き中",
        lead: "少々お待ちください。この画面は更新されます。",
      },
      late: {
        title: "お約束の時間を過ぎています",
        lead: "お支払いは守られています。開通しないときは自動で返金します。",
      },
      connected: {
        title: "開通しています",
        lead: "今お使いいただけます。つながらないときは、機内モードを入れて切ってください。",
      },
      waiting_turn: {
        title: "ご購入済み・開始待ち",
        lead: "順番が来ると自動で始まります。お手続きは要りません。",
      },
      ended: {
        title: "プランは終了しました",
        lead: "有効期限が過ぎました。もう一度更新できます。",
      },
      refunding: { title: "返金の手続き中です", lead: "お手続きは要りません。" },
      refund_waits: {
        title: "返金をお受け取りください",
        lead: "本人確認書類を持って窓口へ。または注文番号とメールアドレスで受け取り方法を選べます。",
      },
      refunded: { title: "返金しました", lead: "金額はお返ししました。" },
      over: { title: "この注文は終了しました", lead: "お支払いはありません。" },
    },
    plan: "プラン",
    price: "金額",
    ends: "有効期限",
    paidAt: "お支払い日時",
    line: "回線",
    errors: {
      number_unreadable: "控えに印刷された英数字10文字の番号を入力してください。",
      digits_unreadable: "4桁の数字を入力してください。",
      no_such_voucher: "この番号と下4桁の組み合わせは見つかりません。両方をご確認ください。",
      too_many_tries: (wait) => `試行回数が多すぎます。${wait}ほど待ってからお試しください。`,
    },
  },
  en: {
    number: "Voucher number",
    digits: "Last 4 digits",
    digitsHint: "Of the SIM's phone number, or of the long number printed on the card (ICCID)",
    states: {
      unpaid: { title: "Not paid yet", lead: "No payment has reached us for this order." },
      working: {
        title: "Paid, being connected",
        lead: "One moment: this page looks again by itself.",
      },
      late: {
        title: "The promised time has passed",
        lead: "Your money is safe: if the line is not connected, it goes back by itself.",
      },
      connected: {
        title: "Connected",
        lead: "You can use it now. If it does not work, switch flight mode on and off.",
      },
      waiting_turn: {
        title: "Bought, starts later",
        lead: "It starts by itself when its turn comes. There is nothing to do.",
      },
      ended: {
        title: "The plan has ended",
        lead: "Its time is over. The line can be renewed again.",
      },
      refunding: { title: "Being refunded", lead: "There is nothing for you to do." },
      refund_waits: {
        title: "A refund waits for you",
        lead: "Bring your ID to any counter, or choose how to have it with order number and e-mail.",
      },
      refunded: { title: "Refunded", lead: "The money has gone back." },
      over: { title: "This order is over", lead: "Nothing was charged." },
    },
    plan: "Plan",
    price: "Amount",
    ends: "Valid until",
    paidAt: "Paid",
    line: "Line",
    errors: {
      number_unreadable: "Enter the number on the slip: 10 letters and digits.",
      digits_unreadable: "Enter 4 digits.",
      no_such_voucher: "No order has this number together with these digits. Please check both.",
      too_many_tries: (wait) => `Too many tries. Please wait ${wait} and try again.`,
    },
  },
  ko: {
    number: "전표 번호",
    digits: "번호 끝 4자리",
    digitsHint: "SIM의 전화번호 또는 카드에 인쇄된 긴 번호(ICCID)의 끝 4자리",
    states: {
      unpaid: { title: "아직 결제되지 않았습니다", lead: "이 주문의 결제가 확인되지 않았습니다." },
      working: {
        title: "결제 완료, 개통 중",
        lead: "잠시만 기다려 주세요. 화면이 새로 고쳐집니다.",
      },
      late: {
        title: "약속한 시간이 지났습니다",
        lead: "결제 금액은 안전합니다. 개통되지 않으면 자동으로 환불됩니다.",
      },
      connected: {
        title: "개통되었습니다",
        lead: "지금 사용할 수 있습니다. 연결되지 않으면 비행기 모드를 켰다가 꺼 주세요.",
      },
      waiting_turn: {
        title: "구매 완료, 시작 대기 중",
        lead: "차례가 되면 자동으로 시작됩니다. 따로 하실 일은 없습니다.",
      },
      ended: {
        title: "요금제가 끝났습니다",
        lead: "유효 기간이 지났습니다. 다시 연장할 수 있습니다.",
      },
      refunding: { title: "환불 처리 중입니다", lead: "따로 하실 일은 없습니다." },
      refund_waits: {
        title: "환불금을 받아 가세요",
        lead: "신분증을 가지고 아무 창구로 오시거나, 주문 번호와 이메일로 받을 방법을 선택하세요.",
      },
      refunded: { title: "환불되었습니다", lead: "금액을 돌려드렸습니다." },
      over: { title: "종료된 주문입니다", lead: "결제된 금액은 없습니다." },
    },
    plan: "요금제",
    price: "금액",
    ends: "유효 기간",
    paidAt: "결제 시각",
    line: "회선",
    errors: {
      number_unreadable: "전표에 인쇄된 영문자와 숫자 10자리를 입력해 주세요.",
      digits_unreadable: "숫자 4자리를 입력해 주세요.",
      no_such_voucher: "이 번호와 끝 4자리에 맞는 주문이 없습니다. 둘 다 확인해 주세요.",
      too_many_tries: (wait) => `시도 횟수가 너무 많습니다. ${wait} 후에 다시 시도해 주세요.`,
    },
  },
};
