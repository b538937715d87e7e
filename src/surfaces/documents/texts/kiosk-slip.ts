import type { Texts } from "../../html/index.ts";

/** How the sale stood when its slip was printed; never more than was certain then. */
export type SlipStanding = "connected" | "waiting" | "connecting" | "unknown" | "money_back";

/** The words of the slip that comes out of a kiosk. */
export interface KioskSlipTexts {
  readonly titles: Readonly<Record<SlipStanding, string>>;
  readonly says: Readonly<Record<SlipStanding, string>>;
  readonly until: string;
  /** When to renew, and whether its payer is told in time. */
  readonly next: {
    readonly by: string;
    readonly before: string;
    readonly isReminded: string;
    readonly remind: string;
  };
  readonly sum: string;
  readonly lookUp: string;
  readonly help: (phone: string) => string;
  readonly printed: (machine: string, at: string) => string;
}

export const kioskSlipTexts: Texts<KioskSlipTexts> = {
  "zh-Hans": {
    titles: {
      connected: "已开通",
      waiting: "已预约",
      connecting: "正在开通",
      unknown: "付款结果待确认",
      money_back: "退款",
    },
    says: {
      connected: "没有网络时，请把飞行模式打开再关闭一次。",
      waiting: "当前套餐用完后会自动开始，无需操作。",
      connecting: "已收到付款，正在开通。若未能按时开通，款项会自动退回。",
      unknown: "目前还不知道付款是否成功。最多只会扣款一次：成功则自动开通，未成功则不会扣款。",
      money_back: "扫描下方二维码，可查看退款方式和时间。",
    },
    until: "有效期至",
    next: {
      by: "续费期限",
      before: "请在此之前、还能上网时续费，才不会断网。",
      isReminded: "提醒已开启：到期前3天、1天、3小时通知您。",
      remind: "需要提醒？扫描卡上的二维码，打开“提醒”。",
    },
    sum: "金额",
    lookUp: "扫码或凭上面的号码随时查询、补打小票。",
    help: (phone) => `需要帮助请致电 ${phone}，并告知以上号码。`,
    printed: (machine, at) => `${machine} · ${at} 打印`,
  },
  "zh-Hant": {
    titles: {
      connected: "已開通",
      waiting: "已預約",
      connecting: "正在開通",
      unknown: "付款結果待確認",
      money_back: "退款",
    },
    says: {
      connected: "沒有網路時，請把飛航模式開啟再關閉一次。",
      waiting: "目前方案用完後會自動開始，無須操作。",
      connecting: "已收到付款，正在開通。若未能準時開通，款項會自動退回。",
      unknown: "目前還不知道付款是否成功。最多只會扣款一次：成功則自動開通，未成功則不會扣款。",
      money_back: "掃描下方 QR 碼，可查看退款方式與時間。",
    },
    until: "使用期限至",
    next: {
      by: "加值期限",
      before: "請在此之前、還能上網時加值，才不會斷線。",
      isReminded: "提醒已開啟：到期前3天、1天、3小時通知您。",
      remind: "需要提醒？掃描卡上的 QR 碼，打開「提醒」。",
    },
    sum: "金額",
    lookUp: "掃碼或憑上面的號碼隨時查詢、補印明細。",
    help: (phone) => `需要協助請致電 ${phone}，並告知以上號碼。`,
    printed: (machine, at) => `${machine} · ${at} 列印`,
  },
  ja: {
    titles: {
      connected: "開通しました",
      waiting: "予約しました",
      connecting: "開通手続き中",
      unknown: "お支払い確認中",
      money_back: "返金",
    },
    says: {
      connected: "つながらないときは、機内モードを一度オンにしてからオフにしてください。",
      waiting: "今のプランが終わると自動で始まります。操作は不要です。",
      connecting: "お支払いは済んでいます。時間内に開通しない場合、代金は自動で返金されます。",
      unknown:
        "お支払いが済んだかどうか、まだ確認できていません。請求は一度だけです。済んでいれば自動で開通し、済んでいなければ請求されません。",
      money_back: "返金の方法と時期は、QRコードから確認できます。",
    },
    until: "有効期限",
    next: {
      by: "更新の期限",
      before: "つながるうちに更新すると、途切れずに使えます。",
      isReminded: "お知らせは設定済みです（終了の3日前・1日前・3時間前）。",
      remind: "お知らせが必要な方は、SIMのQRコードから「お知らせの設定」へ。",
    },
    sum: "金額",
    lookUp: "QRコードまたは上の番号で、いつでも照会・再発行できます。",
    help: (phone) => `お困りのときは ${phone} へ。上の番号をお伝えください。`,
    printed: (machine, at) => `${machine} ${at} 印刷`,
  },
  en: {
    titles: {
      connected: "Connected",
      waiting: "Booked",
      connecting: "Connecting",
      unknown: "Payment not confirmed yet",
      money_back: "Money back",
    },
    says: {
      connected: "No data? Switch aeroplane mode on and off once.",
      waiting: "It starts by itself when your present plan ends. There is nothing to do.",
      connecting: "It is paid. If it is not connected in time, your money goes back by itself.",
      unknown:
        "We do not know yet whether this was paid. You are charged at most once: if it was paid, your SIM is connected by itself; if not, nothing is charged.",
      money_back: "Scan the code below to see how and when.",
    },
    until: "Valid until",
    next: {
      by: "Renew by",
      before: "Renew before then, while you are online, and you stay connected.",
      isReminded: "Reminders are on: 3 days, 1 day and 3 hours before the end.",
      remind: "Want reminders? Scan the code of your SIM and open Reminders.",
    },
    sum: "Amount",
    lookUp: "Scan, or use the number above, to look it up or print it again.",
    help: (phone) => `Help: ${phone}. Tell us the number above.`,
    printed: (machine, at) => `${machine} · printed ${at}`,
  },
  ko: {
    titles: {
      connected: "개통 완료",
      waiting: "예약 완료",
      connecting: "개통 중",
      unknown: "결제 확인 중",
      money_back: "환불",
    },
    says: {
      connected: "연결되지 않으면 비행기 모드를 한 번 켰다가 꺼 주세요.",
      waiting: "지금 요금제가 끝나면 자동으로 시작됩니다. 따로 하실 일은 없습니다.",
      connecting: "결제가 완료되었습니다. 제시간에 개통되지 않으면 자동으로 환불됩니다.",
      unknown:
        "결제가 되었는지 아직 확인되지 않았습니다. 청구는 최대 한 번입니다. 결제되었으면 자동으로 개통되고, 아니면 청구되지 않습니다.",
      money_back: "아래 코드를 스캔하면 환불 방법과 시기를 볼 수 있습니다.",
    },
    until: "이용 기한",
    next: {
      by: "연장 기한",
      before: "그 전에 연결되어 있을 때 연장하면 끊기지 않습니다.",
      isReminded: "알림이 켜져 있습니다: 끝나기 3일, 1일, 3시간 전.",
      remind: "알림이 필요하면 유심의 코드를 스캔해 알림을 여세요.",
    },
    sum: "금액",
    lookUp: "코드를 스캔하거나 위 번호로 언제든지 조회하고 다시 인쇄할 수 있습니다.",
    help: (phone) => `도움이 필요하면 ${phone}번으로 전화해 위 번호를 알려 주세요.`,
    printed: (machine, at) => `${machine} · ${at} 인쇄`,
  },
};
