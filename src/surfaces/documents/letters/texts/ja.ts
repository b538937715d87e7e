import type { LettersTexts } from "./letters-texts.ts";

export const ja: LettersTexts = {
  letters: {
    active: {
      subject: ({ plan, number }) => `開通しました：${plan}（注文番号 ${number}）`,
      heading: "開通しました",
      body: [
        () => "更新のお手続きをいただき、ありがとうございます。",
        () => "プランの内容と領収書をお送りします。大切に保管してください。",
      ],
    },
    queued: {
      subject: ({ plan, number }) => `更新を承りました：${plan}（注文番号 ${number}）`,
      heading: "更新が完了しました。プランは自動で始まります",
      body: [
        () => "お支払いを確認しました。順番になると自動で始まりますので、お手続きは不要です。",
        () => "現在のデータ量を使い切った場合は、回線のページからすぐに開始できます。",
      ],
    },
    receipt: {
      subject: ({ amount, number }) => `領収書をお送りします：${amount}（注文番号 ${number}）`,
      heading: "まとめた領収書です",
      body: [
        () =>
          "まとめてお支払いいただいた注文の結果がすべて決まりました。開通した分の領収書をお送りします。",
      ],
    },
    started: {
      subject: ({ plan, number }) =>
        `開始待ちのプランが始まりました：${plan}（注文番号 ${number}）`,
      heading: "開始待ちのプランが始まりました",
      body: [() => "先にご購入いただいたプランを、今からご利用いただけます。"],
    },
    slip: {
      subject: ({ amount, number }) =>
        `コンビニで${amount}をお支払いください（注文番号 ${number}）`,
      heading: "コンビニの払込番号",
      body: [
        () => "期限までに、コンビニで次の番号をお伝えのうえお支払いください。",
        () => "お支払いを確認しだい、すぐに更新します。",
        () => "お店ごとの手順は、注文のページでご覧いただけます。",
      ],
    },
    slip_reminder: {
      subject: ({ amount, number }) =>
        `コンビニでの${amount}のお支払いがまだです（注文番号 ${number}）`,
      heading: "お支払い期限が近づいています",
      body: [
        () =>
          "ご注文のプランをお取り置きしていますが、お支払いをまだ確認できていません。期限までにコンビニでお支払いください。",
        () =>
          "行き違いでお支払い済みの場合はご容赦ください。ご不要の場合はそのままで構いません。期限が過ぎると自動で終了し、請求はありません。",
      ],
    },
    slip_expired: {
      subject: ({ number }) => `お支払い期限が過ぎました（注文番号 ${number}）`,
      heading: "お支払い期限が過ぎました",
      body: [
        () =>
          "お支払いを確認できなかったため、注文を終了しました。払込番号は無効です。お支払いにならないでください。",
        () =>
          "更新をご希望の場合は、もう一度お申し込みください。行き違いでお支払い済みの場合は、自動で返金します。",
      ],
    },
    refunding: {
      subject: ({ amount, number }) => `${amount}を返金します（注文番号 ${number}）`,
      heading: "返金の手続きを始めました",
      body: [({ refundWhy }) => refundWhy, ({ refundWay }) => refundWay],
    },
    refunded: {
      subject: ({ amount, number }) => `${amount}を返金しました（注文番号 ${number}）`,
      heading: "返金が完了しました",
      body: [({ refundedWay }) => refundedWay],
    },
    claim_opened: {
      subject: ({ amount, number }) =>
        `返金の受け取り方法をお選びください：${amount}（注文番号 ${number}）`,
      heading: "返金の受け取り方法をお選びください",
      body: [
        () => "ご利用のお支払い方法には返金できません。下のページで受け取り方法をお選びください。",
        () =>
          "返金票の番号と、パスポートなどの本人確認書類をお持ちいただけば、どの窓口でも現金でお受け取りいただけます。",
        () => "返金が終わるまで、金額はお預かりしたままです。期限はありません。",
      ],
    },
    claim_came_back: {
      subject: ({ amount, number }) =>
        `返金をお届けできませんでした：${amount}（注文番号 ${number}）`,
      heading: "返金をお届けできませんでした",
      body: [
        () => "お選びいただいた方法で送金できず、金額は当店に戻りました。",
        () => "下のページで内容をご確認いただくか、別の方法をお選びください。",
      ],
    },
    claim_paid: {
      subject: ({ amount, number }) => `${amount}を返金しました（注文番号 ${number}）`,
      heading: "返金が完了しました",
      body: [({ refundedWay }) => refundedWay],
    },
    came_late: {
      subject: ({ amount, number }) =>
        `${amount}を返金します：重複または期限後のお支払い（注文番号 ${number}）`,
      heading: "不要なお支払いがありました",
      body: [
        () =>
          "お支払いが届いたとき、注文はすでに終了またはお支払い済みでした。二重に更新はしていません。",
        ({ refundWay }) => refundWay,
      ],
    },
  },
  labels: {
    plan: "プラン",
    line: "回線",
    starts: "開始",
    ends: "有効期限",
    data: "データ量",
    order: "注文番号",
    amount: "金額",
    reason: "理由",
    payBy: "お支払い期限",
    paymentCode: "払込番号",
    confirmationNumber: "確認番号",
    voucher: "返金票の番号",
  },
  colon: "：",
  atLatest: (moment) => `遅くとも${moment}`,
  onFirstUse: (by) => `初回の通信時（${by} までに）`,
  perDay: (bytes) => `1日${bytes}`,
  unlimited: "無制限",
  reasons: {
    activation_failed: "通信事業者で開通できなかったため",
    promise_missed: "お約束の時間内に開通できなかったため",
    no_longer_grantable: "お支払い時に、このプランを適用できなくなっていたため",
    never_used: "期限までに利用されなかったため",
    wrong_amount: "お支払いの金額または通貨が異なるため",
    late_money: "注文の終了後にお支払いが届いたため",
    double_payment: "同じ注文に二重のお支払いがあったため",
    customer_wish: "お客様のご希望",
    replacement_cheaper: "変更後のプランとの差額",
  },
  refundWhys: {
    ours: "更新を完了できず、申し訳ございません。お支払いいただいた金額を返金します。",
    fault: "ご迷惑をおかけし、申し訳ございません。確認のうえ、お支払いいただいた金額を返金します。",
    wish: "ご希望によりプランを終了し、プランの返金条件に従って返金します。",
    unused: "期限までにプランが利用されなかったため、返金します。",
    wrong: "お支払いの内容がご注文と合わなかったため、金額を返金します。",
  },
  refundWays: {
    back: "お支払いいただいた方法へ自動で返金します。お手続きは不要です。カードやウォレットへの反映には、数営業日かかることがあります。",
    claim: "このお支払い方法には返金できないため、受け取り方法を別のメールでご案内します。",
    pin: "お使いのリチャージPINは、まもなく元の有効期限のまま再びご利用いただけます。",
  },
  refundedWays: {
    back: "お支払いいただいた方法へ返金しました。口座などへの反映には、数営業日かかることがあります。",
    pin: (serial) =>
      `リチャージPIN（通し番号 ${serial}）が、元の有効期限のまま再び使えるようになりました。`,
    cash: "窓口で現金をお渡ししました。",
    bank_transfer: "ご指定の銀行口座へ振り込みました。",
    payout: (way) => `${way}へ送金しました。`,
  },
  openOrder: "注文を見る",
  openSlip: "お店での手順を見る",
  openReceipt: "領収書を見る",
  openClaim: "受け取り方法を選ぶ",
  attached: "領収書（PDF）を添付しています。",
  joint: {
    active: () => "更新のお手続きをいただき、ありがとうございます。プランの内容をお知らせします。",
    later: () =>
      "まとめた領収書は、すべての注文の開通または返金が決まりしだい、別のメールでお送りします。",
  },
  lineEnding: (digits) => `末尾 ${digits}`,
  help: (seller, phone, email) => `お問い合わせ：${seller} ${email} 電話 ${phone}`,
  automatic: "このメールは自動で送信しています。",
};
