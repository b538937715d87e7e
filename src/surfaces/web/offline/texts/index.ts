import type { Texts } from "../../../html/index.ts";

export { WORKER_TEXTS } from "./worker-texts.ts";

/** The page that stands for what was never seen here, and the name of the app. */
export interface OfflineTexts {
  readonly appName: string;
  readonly appText: string;
  readonly title: string;
  readonly lead: string;
  readonly again: string;
  readonly doTitle: string;
  readonly steps: readonly { readonly title: string; readonly body: string }[];
  readonly keptTitle: string;
  readonly keptText: (days: number) => string;
  readonly forget: string;
  readonly forgotten: string;
  /** Leads here from a page about a line. */
  readonly link: string;
}

export const offlineTexts: Texts<OfflineTexts> = {
  "zh-Hans": {
    appName: "Tsunagu 上网卡续费",
    appText: "查看剩余流量，续费，离线也能出示收据和凭条。",
    title: "现在没有网络",
    lead: "这一页还没有在这部手机上打开过，联网后才能显示。",
    again: "返回首页再试",
    doTitle: "没有网络也能续费",
    steps: [
      {
        title: "连接 Wi-Fi",
        body: "便利店、车站和机场大多有免费 Wi-Fi。流量用完时，连上后即可续费。",
      },
      {
        title: "去最近的柜台或自助机",
        body: "出示 SIM 卡的号码或二维码，当场用现金或银行卡续费，您的手机不需要联网。",
      },
      {
        title: "出示凭条",
        body: "打开过的订单、收据和凭条，没有网络也能出示，店员扫码即可。",
      },
    ],
    keptTitle: "这部手机上保存的内容",
    keptText: (days) =>
      `您看过的卡、订单、收据和凭条会保存最多 ${days} 天，仅存于这个浏览器。共用的设备请在用完后清除。`,
    forget: "从这台设备清除",
    forgotten: "已清除。这台设备上没有您的内容了。",
    link: "离线查看",
  },
  "zh-Hant": {
    appName: "Tsunagu 上網卡加值",
    appText: "查看剩餘流量、加值，離線也能出示收據與憑條。",
    title: "現在沒有網路",
    lead: "這一頁還沒有在這支手機上開啟過，連線後才能顯示。",
    again: "回首頁再試",
    doTitle: "沒有網路也能加值",
    steps: [
      {
        title: "連上 Wi-Fi",
        body: "超商、車站和機場大多有免費 Wi-Fi。流量用完時，連上後即可加值。",
      },
      {
        title: "到最近的櫃檯或自助機",
        body: "出示 SIM 卡的號碼或 QR Code，當場用現金或信用卡加值，您的手機不需要連線。",
      },
      {
        title: "出示憑條",
        body: "開啟過的訂單、收據和憑條，沒有網路也能出示，店員掃描即可。",
      },
    ],
    keptTitle: "這支手機上儲存的內容",
    keptText: (days) =>
      `您看過的卡、訂單、收據和憑條會儲存最多 ${days} 天，只存在這個瀏覽器。共用的裝置請在用完後清除。`,
    forget: "從這台裝置清除",
    forgotten: "已清除。這台裝置上沒有您的內容了。",
    link: "離線查看",
  },
  ja: {
    appName: "Tsunagu データSIM更新",
    appText: "データ残量の確認と更新。領収書や控えはオフラインでも表示できます。",
    title: "インターネットに接続していません",
    lead: "このページはこの端末でまだ開いていないため、接続が戻るまで表示できません。",
    again: "トップページを開く",
    doTitle: "接続がなくても更新できます",
    steps: [
      {
        title: "Wi-Fiにつなぐ",
        body: "コンビニ、駅、空港の多くに無料Wi-Fiがあります。データを使い切っても、そこから更新できます。",
      },
      {
        title: "近くの窓口や更新機へ",
        body: "SIMの番号かQRコードを見せると、現金やカードでその場で更新できます。お手元の接続は必要ありません。",
      },
      {
        title: "控えを見せる",
        body: "一度開いた注文、領収書、控えは、接続がなくても表示できます。窓口で読み取ります。",
      },
    ],
    keptTitle: "この端末に保存しているもの",
    keptText: (days) =>
      `開いた回線、注文、領収書、控えを、このブラウザーにだけ最長${days}日間保存します。共用の端末では、使い終わったら消去してください。`,
    forget: "この端末から消去する",
    forgotten: "消去しました。この端末には何も残っていません。",
    link: "オフラインで見る",
  },
  en: {
    appName: "Tsunagu: renew your data SIM",
    appText: "See what is left and renew. Receipts and vouchers open without a connection.",
    title: "You are offline",
    lead: "This page was not opened on this device before, so it has to wait for a connection.",
    again: "Try the first page",
    doTitle: "You can renew without a connection",
    steps: [
      {
        title: "Find Wi-Fi",
        body: "Most convenience stores, stations and airports have it for free. That is enough to renew, even with no data left.",
      },
      {
        title: "Go to the nearest counter or kiosk",
        body: "Show the number or QR code of your SIM and pay there in cash or by card. Your phone needs no connection.",
      },
      {
        title: "Show your voucher",
        body: "Orders, receipts and vouchers that you opened before open without a connection. The clerk scans the code.",
      },
    ],
    keptTitle: "What this device keeps",
    keptText: (days) =>
      `The SIMs, orders, receipts and vouchers you opened, for up to ${days} days and in this browser alone. On a shared device, delete them when you are done.`,
    forget: "Delete them from this device",
    forgotten: "Deleted. Nothing of yours is left on this device.",
    link: "Use it offline",
  },
  ko: {
    appName: "Tsunagu 데이터 유심 연장",
    appText: "남은 데이터를 보고 연장하세요. 영수증과 전표는 오프라인에서도 열립니다.",
    title: "인터넷에 연결되어 있지 않습니다",
    lead: "이 페이지는 이 기기에서 연 적이 없어 연결된 뒤에 볼 수 있습니다.",
    again: "첫 페이지 열기",
    doTitle: "연결 없이도 연장할 수 있습니다",
    steps: [
      {
        title: "Wi-Fi에 연결",
        body: "편의점, 역, 공항에는 대부분 무료 Wi-Fi가 있습니다. 데이터를 다 써도 연결하면 바로 연장할 수 있습니다.",
      },
      {
        title: "가까운 창구나 키오스크로",
        body: "유심 번호나 QR 코드를 보여 주고 현금이나 카드로 바로 연장하세요. 휴대전화가 연결되어 있지 않아도 됩니다.",
      },
      {
        title: "전표 보여 주기",
        body: "열어 본 주문, 영수증, 전표는 연결 없이도 보여 줄 수 있습니다. 직원이 코드를 스캔합니다.",
      },
    ],
    keptTitle: "이 기기에 저장된 내용",
    keptText: (days) =>
      `열어 본 회선, 주문, 영수증, 전표를 최대 ${days}일 동안 이 브라우저에만 저장합니다. 함께 쓰는 기기라면 사용 후 삭제해 주세요.`,
    forget: "이 기기에서 삭제",
    forgotten: "삭제했습니다. 이 기기에 남은 내용이 없습니다.",
    link: "오프라인으로 보기",
  },
};
