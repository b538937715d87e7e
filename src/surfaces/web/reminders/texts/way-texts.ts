import type { AddressEnd, ChannelName } from "../../../../business/notices/index.ts";
import type { Texts } from "../../../html/index.ts";
import { channelTexts } from "../../../words/index.ts";

/** The words about ways to reach somebody, and about the lines that they are told of. */
export interface WayTexts {
  readonly channels: Readonly<Record<ChannelName, string>>;
  readonly thisDevice: string;
  readonly noWay: string;
  readonly told: (address: string) => string;
  readonly ends: Readonly<Record<AddressEnd, string>>;
  readonly remove: (way: string) => string;
  readonly stopLine: string;
  readonly resumeLine: string;
  readonly lineIsStopped: string;
  /** Of a line whose trip alone they are reminded of. */
  readonly tripAlone: string;
  readonly said: Readonly<Record<"removed" | "lineStopped" | "lineResumed", string>>;
}

export const wayTexts: Texts<WayTexts> = {
  "zh-Hans": {
    channels: channelTexts["zh-Hans"],
    thisDevice: "您的设备",
    noWay: "目前没有可以联系您的方式。",
    told: (address) => `${address} 已经会收到提醒。要更改，请打开提醒邮件里的链接。`,
    ends: { bounced: "送达失败，请重新添加", left: "您已在对方应用中关闭", removed: "已移除" },
    remove: (way) => `移除${way}`,
    stopLine: "这张卡不再提醒",
    resumeLine: "重新提醒这张卡",
    lineIsStopped: "这张卡的提醒已停止。",
    tripAlone: "只提醒您保存的行程。",
    said: {
      removed: "已移除。",
      lineStopped: "好的，这张卡不再提醒。",
      lineResumed: "这张卡的提醒已重新开启。",
    },
  },
  "zh-Hant": {
    channels: channelTexts["zh-Hant"],
    thisDevice: "您的裝置",
    noWay: "目前沒有可以聯絡您的方式。",
    told: (address) => `${address} 已經會收到提醒。要更改，請打開提醒信裡的連結。`,
    ends: { bounced: "無法送達，請重新加入", left: "您已在對方應用程式中關閉", removed: "已移除" },
    remove: (way) => `移除${way}`,
    stopLine: "這張卡不再提醒",
    resumeLine: "重新提醒這張卡",
    lineIsStopped: "這張卡的提醒已停止。",
    tripAlone: "只提醒您儲存的行程。",
    said: {
      removed: "已移除。",
      lineStopped: "好的，這張卡不再提醒。",
      lineResumed: "這張卡的提醒已重新開啟。",
    },
  },
  ja: {
    channels: channelTexts.ja,
    thisDevice: "お使いの端末",
    noWay: "お知らせできる方法がありません。",
    told: (address) =>
      `${address} にはすでにお知らせしています。変更は、お知らせメールのリンクからできます。`,
    ends: {
      bounced: "届きませんでした。登録し直してください",
      left: "アプリ側で止められています",
      removed: "外しました",
    },
    remove: (way) => `${way}を外す`,
    stopLine: "このSIMのお知らせを止める",
    resumeLine: "このSIMのお知らせを再開する",
    lineIsStopped: "このSIMのお知らせは止めています。",
    tripAlone: "保存した旅行についてだけお知らせします。",
    said: {
      removed: "外しました。",
      lineStopped: "このSIMのお知らせを止めました。",
      lineResumed: "このSIMのお知らせを再開しました。",
    },
  },
  en: {
    channels: channelTexts.en,
    thisDevice: "Your device",
    noWay: "There is no way to reach you at the moment.",
    told: (address) => `${address} is told already. To change that, open the link in a reminder.`,
    ends: {
      bounced: "Nothing arrived there. Please add it again",
      left: "You ended it in that app",
      removed: "Removed",
    },
    remove: (way) => `Remove ${way}`,
    stopLine: "No more for this SIM",
    resumeLine: "Remind me of this SIM again",
    lineIsStopped: "Reminders of this SIM are off.",
    tripAlone: "Only the trip you keep.",
    said: {
      removed: "Removed.",
      lineStopped: "You get no more reminders of this SIM.",
      lineResumed: "Reminders of this SIM are on again.",
    },
  },
  ko: {
    channels: channelTexts.ko,
    thisDevice: "사용 중인 기기",
    noWay: "지금은 연락드릴 방법이 없습니다.",
    told: (address) =>
      `${address}(으)로 이미 알려 드리고 있습니다. 바꾸시려면 알림 메일의 링크를 열어 주세요.`,
    ends: {
      bounced: "전달되지 않았습니다. 다시 추가해 주세요",
      left: "해당 앱에서 끄셨습니다",
      removed: "삭제했습니다",
    },
    remove: (way) => `${way} 삭제`,
    stopLine: "이 유심은 그만 알리기",
    resumeLine: "이 유심 다시 알리기",
    lineIsStopped: "이 유심의 알림은 꺼져 있습니다.",
    tripAlone: "저장하신 여행만 알려 드립니다.",
    said: {
      removed: "삭제했습니다.",
      lineStopped: "이 유심은 더 이상 알리지 않습니다.",
      lineResumed: "이 유심의 알림을 다시 시작했습니다.",
    },
  },
};
