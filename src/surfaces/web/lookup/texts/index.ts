import type { FindOrderRefusal } from "../../../../business/renewals/index.ts";
import type { Texts } from "../../../html/index.ts";

export interface LookupTexts {
  readonly title: string;
  readonly lead: string;
  readonly number: string;
  readonly numberHint: string;
  readonly email: string;
  readonly emailHint: string;
  readonly submit: string;
  readonly here: string;
  readonly hereLead: string;
  readonly open: (number: string) => string;
  readonly lost: string;
  readonly lostText: string;
  /** Leads to the look-up that asks for no address. */
  readonly withDigits: string;
  readonly linkOver: string;
  readonly errors: Readonly<Record<Exclude<FindOrderRefusal, "too_many_tries">, string>> & {
    readonly too_many_tries: (wait: string) => string;
  };
}

export const lookupTexts: Texts<LookupTexts> = {
  "zh-Hans": {
    title: "查询订单",
    lead: "输入订单号和下单时的邮箱，即可查看进度、收据和退款情况。",
    number: "订单号",
    numberHint: "10 位字母和数字，见确认邮件或收据；也可填退款券号码",
    email: "邮箱",
    emailHint: "下单时填写的邮箱",
    submit: "查询",
    here: "本机上的订单",
    hereLead: "您在此浏览器中下过或查过的订单：",
    open: (number) => `订单 ${number}`,
    lost: "找不到订单号？",
    lostText: "请在邮箱中查找确认邮件，或登录账户查看所有订单。",
    withDigits: "没有留邮箱？用凭条号码和号码后 4 位查询",
    linkOver: "此二维码链接已失效（有效 30 分钟）。请让店员再出示一次，或在下方填写订单号和邮箱。",
    errors: {
      number_unreadable: "订单号应为 10 位字母和数字，请核对。",
      contact_unreadable: "请填写正确的邮箱地址。",
      no_such_order: "没有找到与此订单号和邮箱相符的订单，请核对两者。",
      too_many_tries: (wait) => `尝试次数过多，请等待 ${wait}后再试。`,
    },
  },
  "zh-Hant": {
    title: "查詢訂單",
    lead: "輸入訂單編號與下單時的電子郵件，即可查看進度、收據與退款情況。",
    number: "訂單編號",
    numberHint: "10 位英文字母與數字，請見確認信或收據；也可填退款券號碼",
    email: "電子郵件",
    emailHint: "下單時填寫的電子郵件",
    submit: "查詢",
    here: "此裝置上的訂單",
    hereLead: "您在此瀏覽器中下過或查過的訂單：",
    open: (number) => `訂單 ${number}`,
    lost: "找不到訂單編號？",
    lostText: "請在信箱中尋找確認信，或登入帳戶查看所有訂單。",
    withDigits: "沒有留電子郵件？用憑條號碼與號碼末 4 碼查詢",
    linkOver:
      "此 QR 碼連結已失效（有效 30 分鐘）。請店員再出示一次，或在下方填寫訂單編號與電子郵件。",
    errors: {
      number_unreadable: "訂單編號應為 10 位英文字母與數字，請再確認。",
      contact_unreadable: "請填寫正確的電子郵件。",
      no_such_order: "找不到與此訂單編號和電子郵件相符的訂單，請確認兩者。",
      too_many_tries: (wait) => `嘗試次數過多，請等待 ${wait}後再試。`,
    },
  },
  ja: {
    title: "ご注文の確認",
    lead: "注文番号とご注文時のメールアドレスで、状況・領収書・返金を確認できます。",
    number: "注文番号",
    numberHint: "英数字10文字。確認メールや領収書に記載されています。返金票の番号でも探せます",
    email: "メールアドレス",
    emailHint: "ご注文時に入力したアドレス",
    submit: "確認する",
    here: "この端末のご注文",
    hereLead: "このブラウザーで注文または確認したもの：",
    open: (number) => `注文 ${number}`,
    lost: "注文番号がわからない場合",
    lostText: "確認メールをお探しいただくか、ログインしてご注文の一覧をご覧ください。",
    withDigits: "メールアドレスがない場合：控え番号と番号の下4桁で確認",
    linkOver:
      "このQRコードのリンクは期限切れです（30分間有効）。店頭でもう一度表示してもらうか、下に注文番号とメールアドレスを入力してください。",
    errors: {
      number_unreadable: "注文番号は英数字10文字です。ご確認ください。",
      contact_unreadable: "メールアドレスを正しく入力してください。",
      no_such_order:
        "この注文番号とメールアドレスの組み合わせは見つかりません。両方をご確認ください。",
      too_many_tries: (wait) => `試行回数が多すぎます。${wait}ほど待ってからお試しください。`,
    },
  },
  en: {
    title: "Find your order",
    lead: "With the order number and the e-mail you ordered with, see its progress, receipt and refunds.",
    number: "Order number",
    numberHint:
      "10 letters and digits, in your confirmation mail and on the receipt; a refund voucher's number works too",
    email: "E-mail",
    emailHint: "The one you gave when you ordered",
    submit: "Find",
    here: "Orders on this device",
    hereLead: "Placed or looked up in this browser:",
    open: (number) => `Order ${number}`,
    lost: "No order number at hand?",
    lostText: "Look for our confirmation in your mailbox, or log in to see all your orders.",
    withDigits: "Gave no e-mail? Use the voucher number and the last 4 digits",
    linkOver:
      "The link in this QR code is over (it is good for 30 minutes). Ask the shop to show it again, or enter the order number and the e-mail below.",
    errors: {
      number_unreadable: "An order number has 10 letters and digits. Please check it.",
      contact_unreadable: "Enter a complete e-mail address.",
      no_such_order: "No order has this number together with this e-mail. Please check both.",
      too_many_tries: (wait) => `Too many tries. Please wait ${wait} and try again.`,
    },
  },
  ko: {
    title: "주문 조회",
    lead: "주문 번호와 주문 시 사용한 이메일로 진행 상황, 영수증, 환불을 확인할 수 있습니다.",
    number: "주문 번호",
    numberHint:
      "영문자와 숫자 10자리. 확인 메일이나 영수증에 있습니다. 환불권 번호로도 찾을 수 있습니다",
    email: "이메일",
    emailHint: "주문할 때 입력한 이메일",
    submit: "조회",
    here: "이 기기의 주문",
    hereLead: "이 브라우저에서 주문했거나 조회한 주문입니다.",
    open: (number) => `주문 ${number}`,
    lost: "주문 번호를 모르시나요?",
    lostText: "메일함에서 확인 메일을 찾아보시거나 로그인하여 모든 주문을 확인해 주세요.",
    withDigits: "이메일을 남기지 않으셨나요? 전표 번호와 끝 4자리로 조회",
    linkOver:
      "이 QR 코드의 링크는 만료되었습니다(30분간 유효). 매장에 다시 보여 달라고 하시거나 아래에 주문 번호와 이메일을 입력해 주세요.",
    errors: {
      number_unreadable: "주문 번호는 영문자와 숫자 10자리입니다. 확인해 주세요.",
      contact_unreadable: "올바른 이메일 주소를 입력해 주세요.",
      no_such_order: "이 주문 번호와 이메일에 맞는 주문이 없습니다. 둘 다 확인해 주세요.",
      too_many_tries: (wait) => `시도 횟수가 너무 많습니다. ${wait} 후에 다시 시도해 주세요.`,
    },
  },
};
