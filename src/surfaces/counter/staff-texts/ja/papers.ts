import type { papers as en } from "../en/papers.ts";

export const papers: typeof en = {
  papers: {
    title: "お客様へ",
    receipt: "領収書",
    return: "返金明細書",
    copy: (what) => `${what}を渡す`,
    again: (what) => `${what}を再発行`,
    tooMany: "再発行の回数が多すぎます。責任者に相談してください。",
    orderQr: "注文ページ",
    orderQrHint: "お客様のスマートフォンで、30分間そのまま開けます。",
    orderQrElsewhere: "注文番号とメールアドレスで開きます。",
    proofQr: "電子証明",
    proofQrHint: "ログインなしで、支払いを証明できます。",
    email: "お客様のメールアドレス",
    emailHint: "領収書とお知らせを送ります。お客様に入力していただいてください。",
    language: "お客様の言語",
    send: "送る",
    sent: "アドレスを登録しました。お知らせがメールで届きます。",
    errors: {
      contact_unreadable: "メールアドレスの形ではありません。",
      contact_named_elsewhere:
        "この注文には別のアドレスが登録されています。そのアドレスの方だけが開けます。",
    },
  },
};
