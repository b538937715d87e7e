import type { Texts } from "../../../html/index.ts";

/** Notices on the device itself. */
export interface PushTexts {
  readonly why: string;
  readonly button: string;
  readonly pushed: string;
  readonly blocked: string;
  readonly failed: string;
  readonly install: string;
  readonly again: string;
}

export const pushTexts: Texts<PushTexts> = {
  "zh-Hans": {
    why: "直接在这台设备上收到提醒，不用查看邮箱。锁屏上不会显示您的号码。",
    button: "在这台设备上提醒我",
    pushed: "好的，提醒会显示在这台设备上。",
    blocked: "浏览器不允许通知。请在浏览器设置中允许本站的通知，然后再试。",
    failed: "无法开启设备通知，请稍后再试。邮件提醒不受影响。",
    install:
      "在 iPhone 上，请先点分享按钮，选择“添加到主屏幕”，再从那里打开，即可在设备上收到提醒。",
    again: "返回提醒设置",
  },
  "zh-Hant": {
    why: "直接在這台裝置上收到提醒，不用查看信箱。鎖定畫面不會顯示您的號碼。",
    button: "在這台裝置上提醒我",
    pushed: "好的，提醒會顯示在這台裝置上。",
    blocked: "瀏覽器不允許通知。請在瀏覽器設定中允許本站的通知，然後再試。",
    failed: "無法開啟裝置通知，請稍後再試。郵件提醒不受影響。",
    install:
      "在 iPhone 上，請先點分享按鈕，選擇「加入主畫面」，再從那裡開啟，即可在裝置上收到提醒。",
    again: "返回提醒設定",
  },
  ja: {
    why: "この端末に直接お知らせが届きます。ロック画面に番号は表示されません。",
    button: "この端末で受け取る",
    pushed: "これからはこの端末にお知らせします。",
    blocked:
      "ブラウザーで通知が許可されていません。設定でこのサイトの通知を許可してから、もう一度お試しください。",
    failed:
      "端末への通知を設定できませんでした。しばらくしてからお試しください。メールは届きます。",
    install:
      "iPhoneでは、共有ボタンから「ホーム画面に追加」し、そこから開くと、端末で受け取れるようになります。",
    again: "お知らせの設定に戻る",
  },
  en: {
    why: "Reminders come straight to this device. Your number never shows on the lock screen.",
    button: "Remind me on this device",
    pushed: "Done. Reminders now come to this device.",
    blocked:
      "Your browser does not allow notifications. Allow them for this site in its settings, then try again.",
    failed: "Notifications could not be turned on. Please try again later. Mail still reaches you.",
    install:
      "On an iPhone, tap the share button, choose “Add to Home Screen”, and open it from there to get reminders on the device.",
    again: "Back to the reminders",
  },
  ko: {
    why: "이 기기로 바로 알림을 받습니다. 잠금 화면에 번호가 표시되지 않습니다.",
    button: "이 기기에서 알림 받기",
    pushed: "이제 이 기기로 알려 드립니다.",
    blocked:
      "브라우저에서 알림이 차단되어 있습니다. 설정에서 이 사이트의 알림을 허용한 뒤 다시 시도해 주세요.",
    failed: "기기 알림을 켤 수 없습니다. 잠시 후 다시 시도해 주세요. 메일은 계속 도착합니다.",
    install:
      "iPhone에서는 공유 버튼에서 ‘홈 화면에 추가’를 선택한 다음 거기서 열면 기기로 알림을 받을 수 있습니다.",
    again: "알림 설정으로 돌아가기",
  },
};
