import type { LetterName } from "../../../business/notices/index.ts";
import type { Texts } from "../../html/index.ts";

/** What a letter's sentences may need; all of it already worded and formatted. */
export interface LetterWords {
  readonly number: string;
  readonly plan: string;
  readonly amount: string;
  readonly seller: string;
  /** Why money goes back, how it comes, and how it came; each as a sentence. */
  readonly refundWhy: string;
  readonly refundWay: string;
  readonly refundedWay: string;
}

export interface LetterText {
  readonly subject: (words: LetterWords) => string;
  readonly heading: string;
  readonly body: readonly ((words: LetterWords) => string)[];
}

/** The words of the letters to customers. */
export interface LettersTexts {
  readonly letters: Readonly<Record<LetterName, LetterText>>;
  readonly labels: {
    readonly plan: string;
    readonly line: string;
    readonly starts: string;
    readonly ends: string;
    readonly data: string;
    readonly order: string;
    readonly amount: string;
    readonly reason: string;
    readonly payBy: string;
    readonly paymentCode: string;
    readonly confirmationNumber: string;
    readonly voucher: string;
  };
  /** Between a label and its value. */
  readonly colon: string;
  readonly atLatest: (moment: string) => string;
  readonly onFirstUse: (by: string) => string;
  readonly perDay: (bytes: string) => string;
  readonly unlimited: string;
  readonly reasons: Readonly<Record<string, string>>;
  readonly refundWhys: {
    readonly ours: string;
    readonly wish: string;
    readonly unused: string;
    readonly wrong: string;
  };
  readonly refundWays: { readonly back: string; readonly claim: string; readonly pin: string };
  readonly refundedWays: {
    readonly back: string;
    /** Of the PIN's serial number. */
    readonly pin: (serial: string) => string;
    readonly cash: string;
    readonly bank_transfer: string;
    readonly payout: (way: string) => string;
  };
  readonly openOrder: string;
  readonly openSlip: string;
  readonly openReceipt: string;
  readonly openClaim: string;
  readonly attached: string;
  readonly lineEnding: (digits: string) => string;
  readonly help: (seller: string, phone: string, email: string) => string;
  readonly automatic: string;
}

export const letterTexts: Texts<LettersTexts> = {
  "zh-Hans": {
    letters: {
      active: {
        subject: ({ plan, number }) => `套餐已开通：${plan}（订单 ${number}）`,
        heading: "已开通，可以上网了",
        body: [() => "感谢您的续费。以下是套餐信息和收据，请妥善保存。"],
      },
      queued: {
        subject: ({ plan, number }) => `续费成功：${plan}（订单 ${number}）`,
        heading: "续费成功，套餐将自动开始",
        body: [
          () => "款项已收到。轮到这个套餐时会自动开始，您无需任何操作。",
          () => "若当前流量提前用完，您可以在这张卡的页面选择立即开始。",
        ],
      },
      started: {
        subject: ({ plan, number }) => `待生效的套餐已开始：${plan}（订单 ${number}）`,
        heading: "您预先购买的套餐已开始",
        body: [() => "之前待生效的套餐现已生效。"],
      },
      slip: {
        subject: ({ amount, number }) => `请在便利店支付 ${amount}（订单 ${number}）`,
        heading: "便利店付款号码",
        body: [
          () => "请在期限内到便利店出示以下号码付款。付款后我们会立即为您办理续费。",
          () => "打开订单页，可以看到每家便利店的操作步骤。",
        ],
      },
      slip_reminder: {
        subject: ({ amount, number }) => `还没付款：请到便利店支付 ${amount}（订单 ${number}）`,
        heading: "付款时间快到了",
        body: [
          () => "您的套餐还为您保留着，但我们还没有收到款项。请在期限前到便利店付款。",
          () => "如果刚刚已付，请不必理会。不想要了也没关系，过期订单会自动关闭，不会扣款。",
        ],
      },
      slip_expired: {
        subject: ({ number }) => `付款期限已过，请勿再付款（订单 ${number}）`,
        heading: "付款期限已过",
        body: [
          () => "我们没有收到这笔付款，订单已关闭，付款号码已失效，请不要再支付。",
          () => "如仍需续费，请重新下单。若您刚刚已付款，款项会自动退回。",
        ],
      },
      refunding: {
        subject: ({ amount, number }) => `正在为您退款 ${amount}（订单 ${number}）`,
        heading: "正在为您退款",
        body: [({ refundWhy }) => refundWhy, ({ refundWay }) => refundWay],
      },
      refunded: {
        subject: ({ amount, number }) => `已退款 ${amount}（订单 ${number}）`,
        heading: "退款已完成",
        body: [({ refundedWay }) => refundedWay],
      },
      claim_opened: {
        subject: ({ amount, number }) => `请选择如何领取退款 ${amount}（订单 ${number}）`,
        heading: "请选择如何领取退款",
        body: [
          () => "您使用的付款方式无法原路退款。请打开下面的页面，选择领取方式。",
          () => "也可以凭退款券号码和护照等证件，到任意柜台领取现金。",
          () => "这笔款项一直为您保留，不会过期。",
        ],
      },
      claim_came_back: {
        subject: ({ amount, number }) => `退款没有送达，请重新选择：${amount}（订单 ${number}）`,
        heading: "退款没有送达",
        body: [
          () => "按您选择的方式付款没有成功，钱已回到我们这里。",
          () => "请打开下面的页面核对填写的内容，或换一种方式领取。",
        ],
      },
      claim_paid: {
        subject: ({ amount, number }) => `退款 ${amount} 已付给您（订单 ${number}）`,
        heading: "退款已付给您",
        body: [({ refundedWay }) => refundedWay],
      },
      came_late: {
        subject: ({ amount, number }) => `多收的 ${amount} 将退还给您（订单 ${number}）`,
        heading: "收到一笔不需要的付款",
        body: [
          () => "这笔付款到达时，订单已经关闭或已经付清，因此没有再次续费。",
          ({ refundWay }) => refundWay,
        ],
      },
    },
    labels: {
      plan: "套餐",
      line: "上网卡",
      starts: "开始",
      ends: "有效期至",
      data: "流量",
      order: "订单号",
      amount: "金额",
      reason: "原因",
      payBy: "付款期限",
      paymentCode: "付款号码",
      confirmationNumber: "确认号码",
      voucher: "退款券号码",
    },
    colon: "：",
    atLatest: (moment) => `最晚 ${moment}`,
    onFirstUse: (by) => `首次上网时开始，最晚 ${by}`,
    perDay: (bytes) => `每天 ${bytes}`,
    unlimited: "不限流量",
    reasons: {
      activation_failed: "运营商未能开通",
      promise_missed: "未能在承诺时间内接通",
      no_longer_grantable: "付款时该套餐已无法办理",
      never_used: "套餐在期限内没有使用",
      wrong_amount: "付款金额或币种不符",
      late_money: "付款到达时订单已关闭",
      double_payment: "同一订单重复付款",
      customer_wish: "应您的要求",
      replacement_cheaper: "更换的套餐价格较低",
    },
    refundWhys: {
      ours: "很抱歉，这次续费没有完成，款项将退还给您。",
      wish: "已按您的要求停用套餐，款项按套餐的退款规则退还给您。",
      unused: "套餐在期限内没有使用，款项将退还给您。",
      wrong: "付款与订单要求的金额不符，款项将退还给您。",
    },
    refundWays: {
      back: "款项会自动退回原付款方式，您无需任何操作。银行卡和电子钱包通常在几个工作日内到账。",
      claim: "这种付款方式无法原路退回，我们会另发邮件说明如何领取退款。",
      pin: "您的充值卡马上会恢复，可以再次使用，有效期不变。",
    },
    refundedWays: {
      back: "款项已退回原付款方式。银行入账可能还需要几个工作日。",
      pin: (serial) => `您的充值卡（序列号 ${serial}）又可以使用了，有效期不变。`,
      cash: "款项已在柜台以现金付给您。",
      bank_transfer: "款项已汇入您填写的银行账户。",
      payout: (way) => `款项已通过 ${way} 付给您。`,
    },
    openOrder: "查看订单",
    openSlip: "打开付款步骤",
    openReceipt: "查看收据",
    openClaim: "选择领取方式",
    attached: "收据 PDF 见附件。",
    lineEnding: (digits) => `尾号 ${digits}`,
    help: (seller, phone, email) => `如有疑问，请联系 ${seller}：${email}，电话 ${phone}`,
    automatic: "本邮件由系统自动发送。",
  },
  "zh-Hant": {
    letters: {
      active: {
        subject: ({ plan, number }) => `方案已開通：${plan}（訂單 ${number}）`,
        heading: "已開通，可以上網了",
        body: [() => "感謝您的加值。以下是方案內容與收據，請妥善保存。"],
      },
      queued: {
        subject: ({ plan, number }) => `加值成功：${plan}（訂單 ${number}）`,
        heading: "加值成功，方案將自動開始",
        body: [
          () => "款項已收到。輪到這個方案時會自動開始，您不需要做任何事。",
          () => "若目前的流量提前用完，您可以在這張卡的頁面選擇立即開始。",
        ],
      },
      started: {
        subject: ({ plan, number }) => `待生效的方案已開始：${plan}（訂單 ${number}）`,
        heading: "您預先購買的方案已開始",
        body: [() => "先前待生效的方案現已生效。"],
      },
      slip: {
        subject: ({ amount, number }) => `請至超商付款 ${amount}（訂單 ${number}）`,
        heading: "超商繳費代碼",
        body: [
          () => "請在期限內到超商出示以下代碼付款。付款後我們會立即為您辦理加值。",
          () => "開啟訂單頁，可以看到每家超商的操作步驟。",
        ],
      },
      slip_reminder: {
        subject: ({ amount, number }) => `尚未付款：請到超商繳付 ${amount}（訂單 ${number}）`,
        heading: "付款期限快到了",
        body: [
          () => "您的方案還為您保留著，但我們尚未收到款項。請在期限前到超商付款。",
          () => "若剛剛已付款，請忽略此信。不想要了也沒關係，逾期訂單會自動關閉，不會扣款。",
        ],
      },
      slip_expired: {
        subject: ({ number }) => `付款期限已過，請勿再付款（訂單 ${number}）`,
        heading: "付款期限已過",
        body: [
          () => "我們沒有收到這筆款項，訂單已關閉，繳費代碼已失效，請不要再付款。",
          () => "如仍需加值，請重新下單。若您剛剛已付款，款項會自動退回。",
        ],
      },
      refunding: {
        subject: ({ amount, number }) => `正在為您退款 ${amount}（訂單 ${number}）`,
        heading: "正在為您退款",
        body: [({ refundWhy }) => refundWhy, ({ refundWay }) => refundWay],
      },
      refunded: {
        subject: ({ amount, number }) => `已退款 ${amount}（訂單 ${number}）`,
        heading: "退款已完成",
        body: [({ refundedWay }) => refundedWay],
      },
      claim_opened: {
        subject: ({ amount, number }) => `請選擇如何領取退款 ${amount}（訂單 ${number}）`,
        heading: "請選擇如何領取退款",
        body: [
          () => "您使用的付款方式無法原路退款。請開啟下面的頁面，選擇領取方式。",
          () => "也可以憑退款券號碼和護照等證件，到任一櫃檯領取現金。",
          () => "這筆款項會一直為您保留，不會過期。",
        ],
      },
      claim_came_back: {
        subject: ({ amount, number }) => `退款沒有送達，請重新選擇：${amount}（訂單 ${number}）`,
        heading: "退款沒有送達",
        body: [
          () => "依您選擇的方式付款沒有成功，款項已回到我們這裡。",
          () => "請開啟下面的頁面核對填寫的內容，或換一種方式領取。",
        ],
      },
      claim_paid: {
        subject: ({ amount, number }) => `退款 ${amount} 已付給您（訂單 ${number}）`,
        heading: "退款已付給您",
        body: [({ refundedWay }) => refundedWay],
      },
      came_late: {
        subject: ({ amount, number }) => `多收的 ${amount} 將退還給您（訂單 ${number}）`,
        heading: "收到一筆不需要的款項",
        body: [
          () => "這筆款項到達時，訂單已經關閉或已付清，因此沒有再次加值。",
          ({ refundWay }) => refundWay,
        ],
      },
    },
    labels: {
      plan: "方案",
      line: "上網卡",
      starts: "開始",
      ends: "使用期限",
      data: "流量",
      order: "訂單編號",
      amount: "金額",
      reason: "原因",
      payBy: "付款期限",
      paymentCode: "繳費代碼",
      confirmationNumber: "確認號碼",
      voucher: "退款券號碼",
    },
    colon: "：",
    atLatest: (moment) => `最晚 ${moment}`,
    onFirstUse: (by) => `首次上網時開始，最晚 ${by}`,
    perDay: (bytes) => `每天 ${bytes}`,
    unlimited: "吃到飽",
    reasons: {
      activation_failed: "電信業者未能開通",
      promise_missed: "未能在承諾時間內連線",
      no_longer_grantable: "付款時該方案已無法辦理",
      never_used: "方案在期限內沒有使用",
      wrong_amount: "付款金額或幣別不符",
      late_money: "款項到達時訂單已關閉",
      double_payment: "同一訂單重複付款",
      customer_wish: "依您的要求",
      replacement_cheaper: "更換的方案價格較低",
    },
    refundWhys: {
      ours: "很抱歉，這次加值沒有完成，款項將退還給您。",
      wish: "已依您的要求停用方案，款項依方案的退款規則退還給您。",
      unused: "方案在期限內沒有使用，款項將退還給您。",
      wrong: "付款與訂單要求的金額不符，款項將退還給您。",
    },
    refundWays: {
      back: "款項會自動退回原付款方式，您不需要做任何事。信用卡與電子錢包通常在幾個工作天內入帳。",
      claim: "這種付款方式無法原路退回，我們會另外寄信說明如何領取退款。",
      pin: "您的儲值卡馬上會恢復，可以再次使用，期限不變。",
    },
    refundedWays: {
      back: "款項已退回原付款方式。銀行入帳可能還需要幾個工作天。",
      pin: (serial) => `您的儲值卡（序號 ${serial}）又可以使用了，期限不變。`,
      cash: "款項已在櫃檯以現金付給您。",
      bank_transfer: "款項已匯入您填寫的銀行帳戶。",
      payout: (way) => `款項已透過 ${way} 付給您。`,
    },
    openOrder: "查看訂單",
    openSlip: "查看付款步驟",
    openReceipt: "查看收據",
    openClaim: "選擇領取方式",
    attached: "收據 PDF 請見附件。",
    lineEnding: (digits) => `末碼 ${digits}`,
    help: (seller, phone, email) => `如有疑問，請聯絡 ${seller}：${email}，電話 ${phone}`,
    automatic: "本信由系統自動寄出。",
  },
  ja: {
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
          () =>
            "ご利用のお支払い方法には返金できません。下のページで受け取り方法をお選びください。",
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
    lineEnding: (digits) => `末尾 ${digits}`,
    help: (seller, phone, email) => `お問い合わせ：${seller} ${email} 電話 ${phone}`,
    automatic: "このメールは自動で送信しています。",
  },
  en: {
    letters: {
      active: {
        subject: ({ plan, number }) => `You are connected: ${plan} (order ${number})`,
        heading: "Your plan is active",
        body: [() => "Thank you for renewing. Here are your plan and your receipt to keep."],
      },
      queued: {
        subject: ({ plan, number }) => `Renewed: ${plan} (order ${number})`,
        heading: "Renewed. Your plan starts by itself",
        body: [
          () => "We have your payment. The plan starts when its turn comes; you need do nothing.",
          () => "If your data runs out sooner, you can start it at once from the page of your SIM.",
        ],
      },
      started: {
        subject: ({ plan, number }) => `Your next plan has started: ${plan} (order ${number})`,
        heading: "Your next plan has started",
        body: [() => "The plan that was waiting is now active."],
      },
      slip: {
        subject: ({ amount, number }) => `Pay ${amount} at a convenience store (order ${number})`,
        heading: "Your codes for the convenience store",
        body: [
          () => "Show these codes at the counter or terminal before the deadline.",
          () => "We renew your SIM as soon as the payment reaches us.",
          () => "The page of your order shows what to press in each shop.",
        ],
      },
      slip_reminder: {
        subject: ({ amount, number }) => `Still to pay: ${amount} in a shop (order ${number})`,
        heading: "Your time to pay ends soon",
        body: [
          () =>
            "We keep your plan for you, but your payment has not reached us yet. Please pay at a convenience store before the deadline.",
          () =>
            "If you have just paid, please forgive this mail. If you do not want the plan any more, do nothing: the order closes by itself and nothing is charged.",
        ],
      },
      slip_expired: {
        subject: ({ number }) => `Time to pay is over, please do not pay (order ${number})`,
        heading: "The time to pay is over",
        body: [
          () =>
            "No payment reached us, so the order is closed and its codes are no longer valid. Please do not pay them.",
          () =>
            "You can order again whenever you like. If you have just paid, the money comes back by itself.",
        ],
      },
      refunding: {
        subject: ({ amount, number }) => `We are refunding ${amount} (order ${number})`,
        heading: "Your refund is on its way",
        body: [({ refundWhy }) => refundWhy, ({ refundWay }) => refundWay],
      },
      refunded: {
        subject: ({ amount, number }) => `Refunded: ${amount} (order ${number})`,
        heading: "Your refund is done",
        body: [({ refundedWay }) => refundedWay],
      },
      claim_opened: {
        subject: ({ amount, number }) =>
          `How would you like your refund of ${amount}? (order ${number})`,
        heading: "Choose how to have your refund",
        body: [
          () =>
            "The way you paid takes no money back. Please choose on the page below how you would like to have it.",
          () =>
            "With the voucher number and your passport or another ID you can also have it in cash at any counter.",
          () => "The money stays yours until you have it. There is no deadline.",
        ],
      },
      claim_came_back: {
        subject: ({ amount, number }) =>
          `Your refund of ${amount} did not arrive (order ${number})`,
        heading: "Your refund did not arrive",
        body: [
          () => "The way you chose did not work, and the money came back to us.",
          () => "Please check on the page below what you typed, or choose another way.",
        ],
      },
      claim_paid: {
        subject: ({ amount, number }) => `Your refund of ${amount} is paid (order ${number})`,
        heading: "Your refund is paid",
        body: [({ refundedWay }) => refundedWay],
      },
      came_late: {
        subject: ({ amount, number }) => `We are returning ${amount} (order ${number})`,
        heading: "A payment came that was not needed",
        body: [
          () =>
            "When it reached us, the order was already closed or paid. Nothing was renewed twice.",
          ({ refundWay }) => refundWay,
        ],
      },
    },
    labels: {
      plan: "Plan",
      line: "SIM",
      starts: "Starts",
      ends: "Valid until",
      data: "Data",
      order: "Order number",
      amount: "Amount",
      reason: "Reason",
      payBy: "Pay by",
      paymentCode: "Payment code",
      confirmationNumber: "Confirmation number",
      voucher: "Refund voucher",
    },
    colon: ": ",
    atLatest: (moment) => `${moment} at the latest`,
    onFirstUse: (by) => `when you first go online, by ${by}`,
    perDay: (bytes) => `${bytes} a day`,
    unlimited: "Unlimited",
    reasons: {
      activation_failed: "The network could not activate the plan",
      promise_missed: "You were not connected within the promised time",
      no_longer_grantable: "The plan was no longer possible when the payment came",
      never_used: "The plan was not used in time",
      wrong_amount: "The payment did not match the order",
      late_money: "The order was closed when the payment came",
      double_payment: "The same order was paid twice",
      customer_wish: "As you asked",
      replacement_cheaper: "The other plan costs less",
    },
    refundWhys: {
      ours: "We are sorry: this renewal was not completed. You get your money back.",
      wish: "As you asked, your plan has ended. Money comes back by the plan's refund rule.",
      unused: "Your plan was not used in time. You get your money back.",
      wrong: "What was paid does not match the order, so it goes back to you.",
    },
    refundWays: {
      back: "The money goes back the way you paid; you need do nothing. Cards and wallets usually show it within a few business days.",
      claim: "The way you paid takes no money back. Another e-mail tells you how to have it.",
      pin: "Your recharge PIN can be used again in a moment, with its old end.",
    },
    refundedWays: {
      back: "The money went back the way you paid. Your bank may need a few business days to show it.",
      pin: (serial) =>
        `Your recharge PIN (serial number ${serial}) can be used again, with its old end.`,
      cash: "You were paid in cash at a counter.",
      bank_transfer: "The money went to the bank account you gave.",
      payout: (way) => `The money was sent to you by ${way}.`,
    },
    openOrder: "View your order",
    openSlip: "See the steps in the shop",
    openReceipt: "View the receipt",
    openClaim: "Choose how to have it",
    attached: "Your receipt is attached as a PDF.",
    lineEnding: (digits) => `ending in ${digits}`,
    help: (seller, phone, email) => `Questions? ${seller}: ${email}, phone ${phone}`,
    automatic: "This message was sent automatically.",
  },
  ko: {
    letters: {
      active: {
        subject: ({ plan, number }) => `개통되었습니다: ${plan} (주문 ${number})`,
        heading: "개통되었습니다",
        body: [() => "연장해 주셔서 감사합니다. 요금제 내용과 영수증을 보내 드리니 보관해 주세요."],
      },
      queued: {
        subject: ({ plan, number }) => `연장이 완료되었습니다: ${plan} (주문 ${number})`,
        heading: "연장 완료. 요금제는 자동으로 시작됩니다",
        body: [
          () => "결제를 확인했습니다. 차례가 되면 자동으로 시작되므로 따로 하실 일은 없습니다.",
          () => "현재 데이터를 먼저 다 쓰시면 회선 페이지에서 바로 시작할 수 있습니다.",
        ],
      },
      started: {
        subject: ({ plan, number }) =>
          `시작 대기 중이던 요금제가 시작되었습니다: ${plan} (주문 ${number})`,
        heading: "시작 대기 중이던 요금제가 시작되었습니다",
        body: [() => "미리 구매하신 요금제가 지금부터 적용됩니다."],
      },
      slip: {
        subject: ({ amount, number }) => `편의점에서 ${amount}을 결제해 주세요 (주문 ${number})`,
        heading: "편의점 납부 번호",
        body: [
          () => "기한 안에 편의점에서 아래 번호를 제시하고 결제해 주세요.",
          () => "결제가 확인되는 즉시 연장해 드립니다.",
          () => "매장별 순서는 주문 페이지에서 볼 수 있습니다.",
        ],
      },
      slip_reminder: {
        subject: ({ amount, number }) =>
          `아직 결제되지 않았습니다: 편의점에서 ${amount} (주문 ${number})`,
        heading: "결제 기한이 다가옵니다",
        body: [
          () =>
            "요금제를 보관하고 있지만 아직 결제가 확인되지 않았습니다. 기한 전에 편의점에서 결제해 주세요.",
          () =>
            "방금 결제하셨다면 이 메일은 무시해 주세요. 더 이상 필요 없으시면 그대로 두셔도 됩니다. 기한이 지나면 주문이 자동으로 종료되고 청구되지 않습니다.",
        ],
      },
      slip_expired: {
        subject: ({ number }) => `결제 기한이 지났습니다. 결제하지 마세요 (주문 ${number})`,
        heading: "결제 기한이 지났습니다",
        body: [
          () =>
            "결제가 확인되지 않아 주문이 종료되었고 납부 번호는 더 이상 유효하지 않습니다. 결제하지 마세요.",
          () => "연장을 원하시면 다시 주문해 주세요. 방금 결제하셨다면 자동으로 환불됩니다.",
        ],
      },
      refunding: {
        subject: ({ amount, number }) => `${amount}을 환불해 드립니다 (주문 ${number})`,
        heading: "환불을 진행하고 있습니다",
        body: [({ refundWhy }) => refundWhy, ({ refundWay }) => refundWay],
      },
      refunded: {
        subject: ({ amount, number }) => `${amount} 환불 완료 (주문 ${number})`,
        heading: "환불이 완료되었습니다",
        body: [({ refundedWay }) => refundedWay],
      },
      claim_opened: {
        subject: ({ amount, number }) =>
          `환불받을 방법을 선택해 주세요: ${amount} (주문 ${number})`,
        heading: "환불받을 방법을 선택해 주세요",
        body: [
          () =>
            "이용하신 결제 수단으로는 환불할 수 없습니다. 아래 페이지에서 받을 방법을 선택해 주세요.",
          () =>
            "환불권 번호와 여권 등 신분증을 가져오시면 어느 창구에서나 현금으로 받으실 수 있습니다.",
          () => "환불이 끝날 때까지 금액은 그대로 보관되며, 기한은 없습니다.",
        ],
      },
      claim_came_back: {
        subject: ({ amount, number }) => `환불금이 전달되지 않았습니다: ${amount} (주문 ${number})`,
        heading: "환불금이 전달되지 않았습니다",
        body: [
          () => "선택하신 방법으로 송금하지 못해 금액이 저희에게 돌아왔습니다.",
          () => "아래 페이지에서 내용을 확인하시거나 다른 방법을 선택해 주세요.",
        ],
      },
      claim_paid: {
        subject: ({ amount, number }) => `${amount} 환불 완료 (주문 ${number})`,
        heading: "환불이 완료되었습니다",
        body: [({ refundedWay }) => refundedWay],
      },
      came_late: {
        subject: ({ amount, number }) => `${amount}을 돌려드립니다 (주문 ${number})`,
        heading: "필요하지 않은 결제가 들어왔습니다",
        body: [
          () =>
            "결제가 도착했을 때 주문이 이미 종료되었거나 결제가 끝난 상태였습니다. 두 번 연장되지는 않았습니다.",
          ({ refundWay }) => refundWay,
        ],
      },
    },
    labels: {
      plan: "요금제",
      line: "회선",
      starts: "시작",
      ends: "이용 기한",
      data: "데이터",
      order: "주문 번호",
      amount: "금액",
      reason: "사유",
      payBy: "결제 기한",
      paymentCode: "납부 번호",
      confirmationNumber: "확인 번호",
      voucher: "환불권 번호",
    },
    colon: ": ",
    atLatest: (moment) => `늦어도 ${moment}`,
    onFirstUse: (by) => `처음 접속할 때(${by}까지)`,
    perDay: (bytes) => `하루 ${bytes}`,
    unlimited: "무제한",
    reasons: {
      activation_failed: "통신사에서 개통하지 못함",
      promise_missed: "약속한 시간 안에 연결하지 못함",
      no_longer_grantable: "결제 시점에 요금제를 적용할 수 없게 됨",
      never_used: "기한까지 요금제를 사용하지 않음",
      wrong_amount: "결제 금액 또는 통화가 주문과 다름",
      late_money: "주문이 종료된 뒤 결제가 도착함",
      double_payment: "같은 주문이 두 번 결제됨",
      customer_wish: "고객님의 요청",
      replacement_cheaper: "변경한 요금제와의 차액",
    },
    refundWhys: {
      ours: "연장을 완료하지 못해 죄송합니다. 결제하신 금액을 환불해 드립니다.",
      wish: "요청하신 대로 요금제를 종료했습니다. 요금제의 환불 규정에 따라 환불해 드립니다.",
      unused: "기한까지 요금제를 사용하지 않아 환불해 드립니다.",
      wrong: "결제 내용이 주문과 맞지 않아 금액을 환불해 드립니다.",
    },
    refundWays: {
      back: "결제하신 수단으로 자동 환불되며 따로 하실 일은 없습니다. 카드와 전자지갑은 보통 며칠(영업일 기준) 안에 반영됩니다.",
      claim: "이 결제 수단으로는 환불할 수 없어, 받으실 방법을 다른 메일로 안내해 드립니다.",
      pin: "충전 PIN은 곧 원래 유효 기간 그대로 다시 사용하실 수 있습니다.",
    },
    refundedWays: {
      back: "결제하신 수단으로 환불했습니다. 은행에 반영되기까지 며칠(영업일 기준) 걸릴 수 있습니다.",
      pin: (serial) =>
        `충전 PIN(일련번호 ${serial})을 원래 유효 기간 그대로 다시 사용하실 수 있습니다.`,
      cash: "창구에서 현금으로 드렸습니다.",
      bank_transfer: "입력하신 은행 계좌로 송금했습니다.",
      payout: (way) => `${way}(으)로 송금했습니다.`,
    },
    openOrder: "주문 보기",
    openSlip: "매장에서의 순서 보기",
    openReceipt: "영수증 보기",
    openClaim: "받을 방법 선택",
    attached: "영수증 PDF를 첨부했습니다.",
    lineEnding: (digits) => `끝자리 ${digits}`,
    help: (seller, phone, email) => `문의: ${seller} ${email}, 전화 ${phone}`,
    automatic: "이 메일은 자동으로 발송되었습니다.",
  },
};
