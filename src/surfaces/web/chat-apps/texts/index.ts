import type { Texts } from "../../../html/index.ts";

export interface ChatPageTexts {
  readonly offer: (chat: string) => string;
  readonly title: (chat: string) => string;
  readonly lead: (chat: string) => string;
  readonly open: (chat: string) => string;
  readonly byHand: (chat: string) => string;
  readonly goneWrong: string;
  readonly confirmTitle: (chat: string) => string;
  readonly confirmLead: string;
  readonly confirm: string;
  readonly overTitle: string;
  readonly overLead: string;
  readonly home: string;
}

export const chatPageTexts: Texts<ChatPageTexts> = {
  "zh-Hans": {
    offer: (chat) => `用${chat}接收提醒`,
    title: (chat) => `用${chat}接收提醒`,
    lead: (chat) => `打开${chat}，发送已填好的内容即可。15分钟内有效。`,
    open: (chat) => `打开${chat}`,
    byHand: (chat) => `打不开？请在${chat}里把这段内容发给我们：`,
    goneWrong: "连接成功后，我们会在聊天里告诉您。",
    confirmTitle: (chat) => `要用${chat}接收提醒吗？`,
    confirmLead: "只有您自己刚才在聊天里发送了内容时，才请确认。",
    confirm: "是，请连接",
    overTitle: "此链接已失效",
    overLead: "请从上网卡页面的“提醒”重新开始。",
    home: "查找我的上网卡",
  },
  "zh-Hant": {
    offer: (chat) => `用${chat}接收提醒`,
    title: (chat) => `用${chat}接收提醒`,
    lead: (chat) => `打開${chat}，傳送已填好的內容即可。15分鐘內有效。`,
    open: (chat) => `打開${chat}`,
    byHand: (chat) => `打不開？請在${chat}裡把這段內容傳給我們：`,
    goneWrong: "連結成功後，我們會在聊天裡告訴您。",
    confirmTitle: (chat) => `要用${chat}接收提醒嗎？`,
    confirmLead: "只有您自己剛才在聊天裡傳送了內容時，才請確認。",
    confirm: "是，請連結",
    overTitle: "此連結已失效",
    overLead: "請從上網卡頁面的「提醒」重新開始。",
    home: "查找我的上網卡",
  },
  ja: {
    offer: (chat) => `${chat}で受け取る`,
    title: (chat) => `${chat}でお知らせを受け取る`,
    lead: (chat) => `${chat}を開いて、入力済みの文字をそのまま送ってください。15分間使えます。`,
    open: (chat) => `${chat}を開く`,
    byHand: (chat) => `開かないときは、${chat}でこの文字を送ってください：`,
    goneWrong: "連携できたら、トークでお知らせします。",
    confirmTitle: (chat) => `${chat}でお知らせを受け取りますか？`,
    confirmLead: "ご自分で先ほどトークに送った場合だけ、確認してください。",
    confirm: "はい、連携します",
    overTitle: "このリンクは使えません",
    overLead: "SIMのページの「お知らせ」からもう一度始めてください。",
    home: "SIMを探す",
  },
  en: {
    offer: (chat) => `Get them on ${chat}`,
    title: (chat) => `Reminders on ${chat}`,
    lead: (chat) => `Open ${chat} and send the text that is filled in. It works for 15 minutes.`,
    open: (chat) => `Open ${chat}`,
    byHand: (chat) => `Does it not open? Send us this text in ${chat}:`,
    goneWrong: "We tell you in the chat once it is connected.",
    confirmTitle: (chat) => `Reminders on ${chat}?`,
    confirmLead: "Confirm only if you yourself have just sent us a text in the chat.",
    confirm: "Yes, connect",
    overTitle: "This link no longer works",
    overLead: "Please begin again from Reminders on the page of your SIM.",
    home: "Find my SIM",
  },
  ko: {
    offer: (chat) => `${chat}(으)로 받기`,
    title: (chat) => `${chat}(으)로 알림 받기`,
    lead: (chat) => `${chat}을(를) 열고 입력된 글을 그대로 보내 주세요. 15분 동안 쓸 수 있습니다.`,
    open: (chat) => `${chat} 열기`,
    byHand: (chat) => `열리지 않으면 ${chat}에서 이 글을 보내 주세요:`,
    goneWrong: "연결되면 채팅에서 알려 드립니다.",
    confirmTitle: (chat) => `${chat}(으)로 알림을 받으시겠습니까?`,
    confirmLead: "방금 직접 채팅에 글을 보내신 경우에만 확인해 주세요.",
    confirm: "예, 연결합니다",
    overTitle: "이 링크는 더 이상 쓸 수 없습니다",
    overLead: "유심 페이지의 '알림'에서 다시 시작해 주세요.",
    home: "내 유심 찾기",
  },
};
