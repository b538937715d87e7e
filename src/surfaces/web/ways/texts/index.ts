import type { Texts } from "../../../html/index.ts";

export interface WaysTexts {
  readonly label: string;
  readonly more: (names: string) => string;
  readonly between: string;
  /** One line of help, by method; where none is known, nothing is said. */
  readonly hints: {
    readonly card: string;
    readonly paypal: string;
    readonly konbini: string;
    readonly konbiniAt: (shops: string) => string;
    readonly alipay: string;
    readonly wechat_pay: string;
    readonly paypay: string;
    readonly japaneseApp: string;
    readonly pin: string;
  };
  readonly silent: string;
  readonly none: string;
  readonly outOfBounds: (amount: string) => string;
  readonly from: (method: string, least: string) => string;
  readonly upTo: (method: string, most: string) => string;
  readonly within: (method: string, least: string, most: string) => string;
}

export const waysTexts: Texts<WaysTexts> = {
  "zh-Hans": {
    label: "付款方式",
    more: (names) => `其他方式：${names}`,
    between: "、",
    hints: {
      card: "可能需要银行验证（3‑D Secure）",
      paypal: "登录您的 PayPal 账户",
      konbini: "在日本付现金，付款后几分钟开通",
      konbiniAt: (shops) => `在日本付现金：${shops}。付款后几分钟开通`,
      alipay: "用支付宝 App 付款",
      wechat_pay: "用微信付款",
      paypay: "用 PayPay App 付款（需日本手机号）",
      japaneseApp: "用日本的支付 App 付款",
      pin: "在店里买的、印有 16 位数字的卡",
    },
    silent: "这家支付平台刚才没有回应",
    none: "目前没有可用的付款方式，请稍后再试。",
    outOfBounds: (amount) => `${amount}不在可用付款方式的金额范围内：`,
    from: (method, least) => `${method}：${least}起`,
    upTo: (method, most) => `${method}：最多 ${most}`,
    within: (method, least, most) => `${method}：${least}至 ${most}`,
  },
  "zh-Hant": {
    label: "付款方式",
    more: (names) => `其他方式：${names}`,
    between: "、",
    hints: {
      card: "可能需要銀行驗證（3‑D Secure）",
      paypal: "登入您的 PayPal 帳戶",
      konbini: "在日本付現金，付款後幾分鐘開通",
      konbiniAt: (shops) => `在日本付現金：${shops}。付款後幾分鐘開通`,
      alipay: "用支付寶 App 付款",
      wechat_pay: "用微信付款",
      paypay: "用 PayPay App 付款（需日本手機門號）",
      japaneseApp: "用日本的支付 App 付款",
      pin: "在店裡買的、印有 16 位數字的卡",
    },
    silent: "這家支付平台剛才沒有回應",
    none: "目前沒有可用的付款方式，請稍後再試。",
    outOfBounds: (amount) => `${amount}不在可用付款方式的金額範圍內：`,
    from: (method, least) => `${method}：${least}起`,
    upTo: (method, most) => `${method}：最多 ${most}`,
    within: (method, least, most) => `${method}：${least}至 ${most}`,
  },
  ja: {
    label: "お支払い方法",
    more: (names) => `ほかの方法：${names}`,
    between: "・",
    hints: {
      card: "本人認証（3Dセキュア）をお願いする場合があります",
      paypal: "PayPalアカウントでお支払い",
      konbini: "お店で現金払い。数分で開通します",
      konbiniAt: (shops) => `${shops}で現金払い。数分で開通します`,
      alipay: "支付宝アプリをお持ちの方",
      wechat_pay: "WeChatアプリをお持ちの方",
      paypay: "PayPayアプリをお持ちの方",
      japaneseApp: "アプリをお持ちの方",
      pin: "お店で購入した16桁の数字",
    },
    silent: "先ほど、この決済サービスから応答がありませんでした",
    none: "ただいまご利用いただけるお支払い方法がありません。しばらくしてからお試しください。",
    outOfBounds: (amount) => `${amount}は、お支払い方法ごとの金額の範囲を外れています。`,
    from: (method, least) => `${method}：${least}から`,
    upTo: (method, most) => `${method}：${most}まで`,
    within: (method, least, most) => `${method}：${least}から${most}まで`,
  },
  en: {
    label: "How to pay",
    more: (names) => `Other ways: ${names}`,
    between: ", ",
    hints: {
      card: "Your bank may ask you to confirm it (3‑D Secure)",
      paypal: "With your PayPal account",
      konbini: "In Japan, in cash; connected minutes after you paid",
      konbiniAt: (shops) => `In Japan, in cash: ${shops}. Connected minutes after you paid`,
      alipay: "With the Alipay app",
      wechat_pay: "With the WeChat app",
      paypay: "With the PayPay app, which needs a Japanese phone number",
      japaneseApp: "With this Japanese app",
      pin: "16 digits on a card that you bought in a shop",
    },
    silent: "This payment service did not answer a moment ago",
    none: "No way to pay is available at this moment. Please try again soon.",
    outOfBounds: (amount) => `${amount} lies outside what the ways to pay take:`,
    from: (method, least) => `${method}: from ${least}`,
    upTo: (method, most) => `${method}: up to ${most}`,
    within: (method, least, most) => `${method}: ${least} to ${most}`,
  },
  ko: {
    label: "결제 수단",
    more: (names) => `다른 방법: ${names}`,
    between: ", ",
    hints: {
      card: "카드사 본인 인증(3‑D Secure)이 필요할 수 있습니다",
      paypal: "PayPal 계정으로 결제",
      konbini: "일본에서 현금으로. 결제 후 몇 분이면 개통",
      konbiniAt: (shops) => `일본에서 현금으로: ${shops}. 결제 후 몇 분이면 개통`,
      alipay: "알리페이 앱으로 결제",
      wechat_pay: "위챗 앱으로 결제",
      paypay: "PayPay 앱으로 결제(일본 전화번호 필요)",
      japaneseApp: "일본 결제 앱으로 결제",
      pin: "매장에서 구입한 카드의 숫자 16자리",
    },
    silent: "이 결제 서비스가 조금 전에 응답하지 않았습니다",
    none: "지금 이용할 수 있는 결제 수단이 없습니다. 잠시 후 다시 시도해 주세요.",
    outOfBounds: (amount) => `${amount}은 결제 수단의 금액 범위를 벗어납니다.`,
    from: (method, least) => `${method}: ${least}부터`,
    upTo: (method, most) => `${method}: ${most}까지`,
    within: (method, least, most) => `${method}: ${least} ~ ${most}`,
  },
};
