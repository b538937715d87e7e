import type { MailTexts } from "../mail-texts.ts";

export const zhHans: MailTexts = {
  code: ({ code, minutes }) => ({
    subject: `Tsunagu 验证码 ${code}`,
    paragraphs: [
      "您的验证码是",
      code,
      `请在 ${minutes} 分钟内，在您索取验证码的页面上输入。`,
      "我们不会通过电话、邮件或聊天向您索要验证码。如非本人操作，请忽略本邮件：没有验证码，任何人都无法登录。",
    ],
  }),
  reset: ({ url, minutes }) => ({
    subject: "重设 Tsunagu 密码",
    paragraphs: [
      "您申请了重设密码，请点击以下链接设置新密码：",
      url,
      `链接只能使用一次，${minutes} 分钟内有效。`,
      "如非本人操作，请忽略本邮件，您的密码不会改变。",
    ],
  }),
  noAccount: ({ url }) => ({
    subject: "此邮箱尚未注册 Tsunagu",
    paragraphs: [
      "有人（可能是您本人）为此邮箱申请重设密码，但此邮箱没有对应的账号。",
      "您可能是用其他邮箱注册的。如需注册，请点击：",
      url,
      "如非本人操作，请忽略本邮件。",
    ],
  }),
  passwordChanged: ({ url }) => ({
    subject: "您的 Tsunagu 密码已更改",
    paragraphs: [
      "您账号的密码刚刚被更改。",
      "如非本人操作，请立即重设密码，所有设备将随之退出登录：",
      url,
    ],
  }),
  passkeyAdded: ({ url }) => ({
    subject: "您的 Tsunagu 账号新增了通行密钥",
    paragraphs: [
      "您的账号新增了一个通行密钥，可用它登录。",
      "如非本人操作，请登录后删除该通行密钥，并更改密码：",
      url,
    ],
  }),
};
