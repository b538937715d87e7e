import type { MailTexts } from "../mail-texts.ts";

export const zhHant: MailTexts = {
  code: ({ code, minutes }) => ({
    subject: `Tsunagu 驗證碼 ${code}`,
    paragraphs: [
      "您的驗證碼是",
      code,
      `請在 ${minutes} 分鐘內，於您索取驗證碼的頁面上輸入。`,
      "我們不會透過電話、電子郵件或聊天向您索取驗證碼。如非您本人操作，請忽略這封信：沒有驗證碼，任何人都無法登入。",
    ],
  }),
  reset: ({ url, minutes }) => ({
    subject: "重設 Tsunagu 密碼",
    paragraphs: [
      "您申請了重設密碼，請點選以下連結設定新密碼：",
      url,
      `連結只能使用一次，${minutes} 分鐘內有效。`,
      "如非您本人操作，請忽略這封信，您的密碼不會變更。",
    ],
  }),
  noAccount: ({ url }) => ({
    subject: "此電子郵件尚未註冊 Tsunagu",
    paragraphs: [
      "有人（可能是您本人）為此電子郵件申請重設密碼，但它沒有對應的帳號。",
      "您可能是用其他電子郵件註冊的。如需註冊，請點選：",
      url,
      "如非您本人操作，請忽略這封信。",
    ],
  }),
  passwordChanged: ({ url }) => ({
    subject: "您的 Tsunagu 密碼已變更",
    paragraphs: [
      "您帳號的密碼剛剛變更了。",
      "如非您本人操作，請立即重設密碼，所有裝置將一併登出：",
      url,
    ],
  }),
  passkeyAdded: ({ url }) => ({
    subject: "您的 Tsunagu 帳號新增了密碼金鑰",
    paragraphs: [
      "您的帳號新增了一組密碼金鑰，可用它登入。",
      "如非您本人操作，請登入後刪除該密碼金鑰，並變更密碼：",
      url,
    ],
  }),
};
