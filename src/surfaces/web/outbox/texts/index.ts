import type { MessageState } from "../../../../business/notices/index.ts";
import type { Texts } from "../../../html/index.ts";

export interface OutboxTexts {
  readonly title: string;
  readonly lead: string;
  readonly empty: string;
  readonly caption: string;
  readonly to: string;
  readonly subject: string;
  readonly written: string;
  readonly state: string;
  readonly states: Readonly<Record<MessageState, string>>;
  readonly back: string;
  readonly asHtml: string;
  readonly asText: string;
  readonly attachments: string;
  readonly attachment: (index: number) => string;
}

export const outboxTexts: Texts<OutboxTexts> = {
  "zh-Hans": {
    title: "发件箱（演示）",
    lead: "未设置邮件服务器时，发给客户的邮件会显示在这里。",
    empty: "还没有邮件。完成一次续费后再来查看。",
    caption: "最近的邮件",
    to: "收件人",
    subject: "主题",
    written: "时间",
    state: "状态",
    states: { waiting: "待发送", sent: "已发送", failed: "发送失败", unknown: "结果不明" },
    back: "返回发件箱",
    asHtml: "查看邮件外观",
    asText: "纯文本",
    attachments: "附件",
    attachment: (index) => `收据 PDF ${index}`,
  },
  "zh-Hant": {
    title: "寄件匣（示範）",
    lead: "未設定郵件伺服器時，寄給客戶的信會顯示在這裡。",
    empty: "還沒有信件。完成一次加值後再來查看。",
    caption: "最近的信件",
    to: "收件人",
    subject: "主旨",
    written: "時間",
    state: "狀態",
    states: { waiting: "待寄出", sent: "已寄出", failed: "寄送失敗", unknown: "結果不明" },
    back: "返回寄件匣",
    asHtml: "查看信件外觀",
    asText: "純文字",
    attachments: "附件",
    attachment: (index) => `收據 PDF ${index}`,
  },
  ja: {
    title: "送信トレイ（デモ）",
    lead: "メールサーバーが未設定のとき、お客様へのメールをここで読めます。",
    empty: "メールはまだありません。更新を一度お試しください。",
    caption: "最近のメール",
    to: "宛先",
    subject: "件名",
    written: "日時",
    state: "状態",
    states: { waiting: "送信待ち", sent: "送信済み", failed: "送信失敗", unknown: "結果不明" },
    back: "送信トレイに戻る",
    asHtml: "メールの見た目を表示",
    asText: "テキスト",
    attachments: "添付ファイル",
    attachment: (index) => `領収書PDF ${index}`,
  },
  en: {
    title: "Outbox (demo)",
    lead: "While no mail server is set up, mails to customers can be read here.",
    empty: "No mails yet. Renew a line, then look again.",
    caption: "Recent mails",
    to: "To",
    subject: "Subject",
    written: "Written",
    state: "State",
    states: { waiting: "waiting", sent: "sent", failed: "failed", unknown: "no answer" },
    back: "Back to the outbox",
    asHtml: "See it as it looks",
    asText: "As plain text",
    attachments: "Attachments",
    attachment: (index) => `Receipt PDF ${index}`,
  },
  ko: {
    title: "보낸 메일함(데모)",
    lead: "메일 서버가 설정되지 않은 동안 고객에게 보낸 메일을 여기서 볼 수 있습니다.",
    empty: "아직 메일이 없습니다. 연장을 한 번 해 보신 뒤 다시 확인해 주세요.",
    caption: "최근 메일",
    to: "받는 사람",
    subject: "제목",
    written: "시각",
    state: "상태",
    states: { waiting: "발송 대기", sent: "발송됨", failed: "발송 실패", unknown: "결과 불명" },
    back: "보낸 메일함으로",
    asHtml: "메일 모양 보기",
    asText: "텍스트",
    attachments: "첨부 파일",
    attachment: (index) => `영수증 PDF ${index}`,
  },
};
