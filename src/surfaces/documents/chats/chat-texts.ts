import type { ChatWord } from "../../../business/notices/index.ts";
import type { Texts } from "../../html/index.ts";

/** What we write into a chat beside notices: a title and a sentence. */
export type ChatTexts = Readonly<Record<ChatWord, readonly [title: string, body: string]>>;

export const chatTexts: Texts<ChatTexts> = {
  "zh-Hans": {
    go_on: ["还差一步", "请打开下面的链接确认，之后会在这里提醒您。链接10分钟内有效。"],
    linked: [
      "已连接",
      "快到期或流量不足时，会在这里提醒您。发送 stop 即可停止，发送 data 可查看或删除您的数据。",
    ],
    over: ["链接已失效", "请从上网卡页面的“提醒”重新开始，链接15分钟内有效。"],
    how: ["您好", "要在这里接收提醒，请打开上网卡页面的“提醒”，选择此应用。"],
    stopped: ["提醒已停止", "不会再在这里提醒您。要重新开启，请打开上网卡页面的“提醒”。"],
    mine: ["您的数据", "下面的链接可查看、带走或删除我们为提醒您而保存的信息，1小时内有效。"],
  },
  "zh-Hant": {
    go_on: ["還差一步", "請打開下面的連結確認，之後會在這裡提醒您。連結10分鐘內有效。"],
    linked: [
      "已連結",
      "快到期或流量不足時，會在這裡提醒您。傳送 stop 即可停止，傳送 data 可查看或刪除您的資料。",
    ],
    over: ["連結已失效", "請從上網卡頁面的「提醒」重新開始，連結15分鐘內有效。"],
    how: ["您好", "要在這裡接收提醒，請打開上網卡頁面的「提醒」，選擇此應用程式。"],
    stopped: ["提醒已停止", "不會再在這裡提醒您。要重新開啟，請打開上網卡頁面的「提醒」。"],
    mine: ["您的資料", "下面的連結可查看、帶走或刪除我們為提醒您而保存的資訊，1小時內有效。"],
  },
  ja: {
    go_on: ["あと少しです", "下のリンクを開いて確認してください。リンクは10分間使えます。"],
    linked: [
      "連携しました",
      "期限やデータ残量が近づいたら、ここでお知らせします。stop と送ると止まり、data と送ると保管している情報を見たり消したりできます。",
    ],
    over: [
      "このリンクは使えません",
      "SIMのページの「お知らせ」からもう一度始めてください。リンクは15分間使えます。",
    ],
    how: [
      "こんにちは",
      "ここでお知らせを受け取るには、SIMのページの「お知らせ」から選んでください。",
    ],
    stopped: [
      "お知らせを止めました",
      "ここではもうお知らせしません。再開は、SIMのページの「お知らせ」からできます。",
    ],
    mine: [
      "お客様のデータ",
      "お知らせのために保管している情報を見る・受け取る・消すためのリンクです。1時間使えます。",
    ],
  },
  en: {
    go_on: ["One more step", "Open the link below and confirm. It works for ten minutes."],
    linked: [
      "Connected",
      "We tell you here before your SIM runs out or its data is low. Send stop to end it, or data to see or erase what we keep of you.",
    ],
    over: [
      "This link no longer works",
      "Please begin again from Reminders on the page of your SIM. A link works for 15 minutes.",
    ],
    how: [
      "Hello",
      "To be reminded here, open Reminders on the page of your SIM and choose this app.",
    ],
    stopped: [
      "Reminders are off",
      "You get no more reminders here. Start again from Reminders on the page of your SIM.",
    ],
    mine: [
      "Your data",
      "The link opens what we keep to remind you: see it, take it along or erase it. It works for an hour.",
    ],
  },
  ko: {
    go_on: [
      "한 단계 남았습니다",
      "아래 링크를 열어 확인해 주세요. 링크는 10분 동안 쓸 수 있습니다.",
    ],
    linked: [
      "연결되었습니다",
      "기한이 다가오거나 데이터가 적어지면 여기로 알려 드립니다. stop을 보내면 중지되고, data를 보내면 보관 중인 정보를 보거나 삭제할 수 있습니다.",
    ],
    over: [
      "이 링크는 더 이상 쓸 수 없습니다",
      "유심 페이지의 '알림'에서 다시 시작해 주세요. 링크는 15분 동안 쓸 수 있습니다.",
    ],
    how: ["안녕하세요", "여기서 알림을 받으시려면 유심 페이지의 '알림'에서 이 앱을 골라 주세요."],
    stopped: [
      "알림이 꺼졌습니다",
      "여기로 더 이상 알리지 않습니다. 유심 페이지의 '알림'에서 다시 시작할 수 있습니다.",
    ],
    mine: [
      "내 정보",
      "알림을 위해 보관하는 정보를 보고, 내려받고, 삭제할 수 있는 링크입니다. 1시간 동안 쓸 수 있습니다.",
    ],
  },
};
