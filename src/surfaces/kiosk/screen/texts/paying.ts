import type { Texts } from "../../../html/index.ts";

/** Ways to pay by where the money is taken, and a payment that was left open. */
export interface PayingTexts {
  readonly groups: Readonly<Record<"cash" | "reader" | "wallet" | "phone" | "pin", string>>;
  readonly wallet: { readonly title: (name: string) => string; readonly lead: string };
  /** Nobody touched the screen while a payment was open. */
  readonly open: { readonly title: string; readonly lead: string; readonly more: string };
  /** Left alone, and nobody can say whether it was paid. */
  readonly unknown: { readonly title: string; readonly lead: string };
}

export const payingTexts: Texts<PayingTexts> = {
  "zh-Hans": {
    groups: {
      cash: "用现金",
      reader: "在刷卡机上",
      wallet: "扫码付款",
      phone: "在手机上",
      pin: "用充值卡",
    },
    wallet: {
      title: (name) => `用${name}扫码付款`,
      lead: "请用手机扫这个码。付款后画面会自动跳转。",
    },
    open: {
      title: "还在付款吗？",
      lead: "没有付款的话，本次付款即将取消。",
      more: "还在付款",
    },
    unknown: {
      title: "还不知道是否已付款",
      lead: "请记下订单号，或用手机扫码查看结果。已付的钱会开通套餐，或全额退回。",
    },
  },
  "zh-Hant": {
    groups: {
      cash: "用現金",
      reader: "在刷卡機上",
      wallet: "掃碼付款",
      phone: "在手機上",
      pin: "用儲值卡",
    },
    wallet: {
      title: (name) => `用${name}掃碼付款`,
      lead: "請用手機掃這個碼。付款後畫面會自動跳轉。",
    },
    open: {
      title: "還在付款嗎？",
      lead: "沒有付款的話，這次付款即將取消。",
      more: "還在付款",
    },
    unknown: {
      title: "還不知道是否已付款",
      lead: "請記下訂單編號，或用手機掃碼查看結果。已付的錢會開通方案，或全額退還。",
    },
  },
  ja: {
    groups: {
      cash: "現金で",
      reader: "カードリーダーで",
      wallet: "コードを読み取って",
      phone: "スマートフォンで",
      pin: "リチャージPINで",
    },
    wallet: {
      title: (name) => `${name}で支払う`,
      lead: "スマートフォンでコードを読み取ってください。済むと画面が変わります。",
    },
    open: {
      title: "お支払いの途中ですか？",
      lead: "お済みでなければ、このお支払いはまもなく取り消されます。",
      more: "続ける",
    },
    unknown: {
      title: "お支払いを確認できていません",
      lead: "番号を控えるか、コードからご覧ください。お支払い済みなら開通するか、全額をお返しします。",
    },
  },
  en: {
    groups: {
      cash: "In cash",
      reader: "At the card reader",
      wallet: "Scan a code",
      phone: "On your phone",
      pin: "With a recharge PIN",
    },
    wallet: {
      title: (name) => `Pay with ${name}`,
      lead: "Scan this code with your phone. The screen goes on by itself.",
    },
    open: {
      title: "Are you still paying?",
      lead: "If it is not paid, this payment is cancelled in a moment.",
      more: "Still paying",
    },
    unknown: {
      title: "We do not know yet whether it was paid",
      lead: "Keep this number, or open the code on your phone. If you paid, your SIM is renewed, or you get all of it back.",
    },
  },
  ko: {
    groups: {
      cash: "현금으로",
      reader: "카드 단말기로",
      wallet: "코드를 스캔해서",
      phone: "휴대폰으로",
      pin: "충전 PIN으로",
    },
    wallet: {
      title: (name) => `${name}(으)로 결제`,
      lead: "휴대폰으로 이 코드를 스캔하세요. 결제되면 화면이 바뀝니다.",
    },
    open: {
      title: "아직 결제 중이신가요?",
      lead: "결제하지 않으셨다면 이 결제는 곧 취소됩니다.",
      more: "결제 중입니다",
    },
    unknown: {
      title: "결제 여부를 아직 알 수 없습니다",
      lead: "번호를 적어 두거나 휴대폰으로 코드를 여세요. 결제하셨다면 개통되거나 전액 돌려 드립니다.",
    },
  },
};
