import type { Texts } from "../../../html/index.ts";

export interface HelpTexts {
  readonly title: string;
  readonly lead: string;
  readonly call: string;
  readonly called: string;
  readonly coming: string;
  /** Under the code that opens a chat on a phone. */
  readonly chat: string;
  readonly phone: string;
  readonly machine: string;
  readonly step: string;
  readonly back: string;
}

export const helpTexts: Texts<HelpTexts> = {
  "zh-Hans": {
    title: "需要帮忙吗？",
    lead: "请叫工作人员，或拨打电话并告知机器名和画面。",
    call: "叫工作人员过来",
    called: "已通知工作人员，请在这里稍等。",
    coming: "工作人员正在过来。",
    chat: "用手机扫码，和客服在线咨询。",
    phone: "电话",
    machine: "机器",
    step: "画面",
    back: "返回刚才的画面",
  },
  "zh-Hant": {
    title: "需要幫忙嗎？",
    lead: "請叫工作人員，或撥打電話並告知機器名稱和畫面。",
    call: "請工作人員過來",
    called: "已通知工作人員，請在這裡稍候。",
    coming: "工作人員正在過來。",
    chat: "用手機掃碼，和客服線上諮詢。",
    phone: "電話",
    machine: "機器",
    step: "畫面",
    back: "回到剛才的畫面",
  },
  ja: {
    title: "お困りですか？",
    lead: "係員を呼ぶか、電話で機械の名前と画面をお伝えください。",
    call: "係員を呼ぶ",
    called: "係員に知らせました。ここでお待ちください。",
    coming: "係員が向かっています。",
    chat: "スマートフォンで読み取ると、チャットで相談できます。",
    phone: "電話",
    machine: "機械",
    step: "画面",
    back: "元の画面へ",
  },
  en: {
    title: "How can we help?",
    lead: "Call our staff here, or ring us and say the machine and the screen.",
    call: "Call staff",
    called: "Staff have been told. Please wait here.",
    coming: "Somebody is coming.",
    chat: "Scan with your phone to chat with us.",
    phone: "Phone",
    machine: "Machine",
    step: "Screen",
    back: "Back to the screen",
  },
  ko: {
    title: "도움이 필요하세요?",
    lead: "직원을 부르거나, 전화로 기기 이름과 화면을 알려 주세요.",
    call: "직원 부르기",
    called: "직원에게 알렸습니다. 여기서 잠시 기다려 주세요.",
    coming: "직원이 오고 있습니다.",
    chat: "휴대폰으로 스캔하면 채팅으로 상담할 수 있습니다.",
    phone: "전화",
    machine: "기기",
    step: "화면",
    back: "이전 화면으로",
  },
};
