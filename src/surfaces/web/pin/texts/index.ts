import type { Texts } from "../../../html/index.ts";

export interface PinTexts {
  readonly label: string;
  readonly hint: string;
  readonly submit: (price: string) => string;
  /** One for each refusal; `left` is how many wrong tries remain. */
  readonly unreadable: (digits: number) => string;
  readonly empty: string;
  readonly mistyped: string;
  readonly notValid: string;
  readonly used: string;
  readonly expired: (last: string) => string;
  readonly otherSeller: string;
  readonly otherPlan: (plans: string) => string;
  readonly worthOther: (face: string, price: string) => string;
  readonly plansAtFace: (plans: string) => string;
  readonly triesLeft: (left: number) => string;
  readonly locked: (wait: string) => string;
  readonly between: string;
  /** A PIN whose money came back. */
  readonly backTitle: string;
  readonly back: (serial: string, last: string) => string;
}

export const pinTexts: Texts<PinTexts> = {
  "zh-Hans": {
    label: "充值卡密码（16 位数字）",
    hint: "印在卡片或小票上，空格和横线可以不输。每张卡只能支付一次，套餐价格须与面额相同。",
    submit: (price) => `用充值卡支付 ${price}`,
    unreadable: (digits) => `您输入了 ${digits} 位，请输入完整的 16 位数字。`,
    empty: "请输入充值卡上的 16 位数字。",
    mistyped: "有一位数字不对，或相邻两位颠倒了，请对照卡片检查。",
    notValid: "这个密码无法使用，请核对数字，或询问出售这张卡的店家。",
    used: "这张充值卡已经使用过了。",
    expired: (last) => `这张充值卡已过期，最后可用时间是 ${last}。`,
    otherSeller: "这张充值卡属于另一个品牌，不能在这里使用。",
    otherPlan: (plans) => `这张充值卡只能用于以下套餐：${plans}。卡未被使用。`,
    worthOther: (face, price) =>
      `这张卡面额为 ${face}，而本订单为 ${price}。金额相同才能支付，卡未被使用。`,
    plansAtFace: (plans) => `同价的套餐：${plans}。`,
    triesLeft: (left) => `还可以再试 ${left} 次。`,
    locked: (wait) => `错误次数过多。请等待 ${wait}，或改用其他付款方式。`,
    between: "、",
    backTitle: "您的充值卡又可以使用了",
    back: (serial, last) => `序列号 ${serial}，可用至 ${last}，有效期不变。`,
  },
  "zh-Hant": {
    label: "儲值卡密碼（16 位數字）",
    hint: "印在卡片或小票上，空格和橫線可以不輸入。每張卡只能支付一次，方案價格須與面額相同。",
    submit: (price) => `用儲值卡支付 ${price}`,
    unreadable: (digits) => `您輸入了 ${digits} 位，請輸入完整的 16 位數字。`,
    empty: "請輸入儲值卡上的 16 位數字。",
    mistyped: "有一位數字不對，或相鄰兩位顛倒了，請對照卡片檢查。",
    notValid: "這組密碼無法使用，請核對數字，或詢問販售這張卡的店家。",
    used: "這張儲值卡已經使用過了。",
    expired: (last) => `這張儲值卡已過期，最後可用時間是 ${last}。`,
    otherSeller: "這張儲值卡屬於另一個品牌，不能在這裡使用。",
    otherPlan: (plans) => `這張儲值卡只能用於以下方案：${plans}。卡片未被使用。`,
    worthOther: (face, price) =>
      `這張卡面額為 ${face}，而本訂單為 ${price}。金額相同才能支付，卡片未被使用。`,
    plansAtFace: (plans) => `同價的方案：${plans}。`,
    triesLeft: (left) => `還可以再試 ${left} 次。`,
    locked: (wait) => `錯誤次數過多。請等待 ${wait}，或改用其他付款方式。`,
    between: "、",
    backTitle: "您的儲值卡又可以使用了",
    back: (serial, last) => `序號 ${serial}，可用至 ${last}，期限不變。`,
  },
  ja: {
    label: "リチャージPIN（16桁の数字）",
    hint: "カードまたは控えに印刷されています。空白やハイフンは省けます。1枚につき1回、額面と同じ料金のプランにご利用いただけます。",
    submit: (price) => `PINで${price}を支払う`,
    unreadable: (digits) => `${digits}桁入力されています。16桁すべてをご入力ください。`,
    empty: "カードの16桁の数字をご入力ください。",
    mistyped: "1桁違っているか、隣どうしが入れ替わっているようです。カードと見比べてください。",
    notValid: "このPINはご利用になれません。数字をお確かめのうえ、購入した店舗にお尋ねください。",
    used: "このPINはすでに使用されています。",
    expired: (last) => `このPINは有効期限を過ぎています。期限：${last}`,
    otherSeller: "このPINは別のブランドのもので、こちらではご利用になれません。",
    otherPlan: (plans) =>
      `このPINは次のプランにのみご利用になれます：${plans}。PINは未使用のままです。`,
    worthOther: (face, price) =>
      `このPINの額面は${face}、ご注文は${price}です。同じ金額のときだけお支払いいただけます。PINは未使用のままです。`,
    plansAtFace: (plans) => `同じ料金のプラン：${plans}。`,
    triesLeft: (left) => `あと${left}回お試しいただけます。`,
    locked: (wait) =>
      `間違いが続いたため、${wait}はPINをご利用になれません。別の方法でもお支払いいただけます。`,
    between: "、",
    backTitle: "リチャージPINがまた使えるようになりました",
    back: (serial, last) => `通し番号 ${serial}。有効期限は以前と同じです：${last}`,
  },
  en: {
    label: "Recharge PIN (16 digits)",
    hint: "On your card or slip; spaces and hyphens do not matter. One PIN pays once, for a plan of exactly its value.",
    submit: (price) => `Pay ${price} with the PIN`,
    unreadable: (digits) => `You typed ${digits} digits. Please type all 16.`,
    empty: "Please type the 16 digits of the card.",
    mistyped: "One digit is wrong, or two neighbours are swapped. Please compare it with the card.",
    notValid: "This PIN cannot be used. Please check the digits, or ask the shop that sold it.",
    used: "This PIN has been used already.",
    expired: (last) => `This PIN has expired; it was good until ${last}.`,
    otherSeller: "This PIN is of another brand and cannot be used here.",
    otherPlan: (plans) => `This PIN is good for these plans only: ${plans}. It has not been used.`,
    worthOther: (face, price) =>
      `This PIN is worth ${face}, and this order costs ${price}. A PIN pays for exactly its value; it has not been used.`,
    plansAtFace: (plans) => `Plans at that price: ${plans}.`,
    triesLeft: (left) => (left === 1 ? "1 try is left." : `${left} tries are left.`),
    locked: (wait) => `Too many wrong PINs. Please wait ${wait}, or pay another way.`,
    between: ", ",
    backTitle: "Your recharge PIN can be used again",
    back: (serial, last) => `Serial number ${serial}, good until ${last} as before.`,
  },
  ko: {
    label: "충전 PIN(숫자 16자리)",
    hint: "카드나 영수증에 인쇄되어 있습니다. 공백과 하이픈은 생략할 수 있습니다. PIN 하나로 같은 금액의 요금제를 한 번 결제할 수 있습니다.",
    submit: (price) => `PIN으로 ${price} 결제하기`,
    unreadable: (digits) => `${digits}자리가 입력되었습니다. 16자리를 모두 입력해 주세요.`,
    empty: "카드의 숫자 16자리를 입력해 주세요.",
    mistyped: "한 자리가 틀렸거나 이웃한 두 자리가 바뀐 것 같습니다. 카드와 비교해 주세요.",
    notValid: "사용할 수 없는 PIN입니다. 숫자를 확인하시거나 구입한 매장에 문의해 주세요.",
    used: "이미 사용된 PIN입니다.",
    expired: (last) => `유효 기간이 지난 PIN입니다. 사용 기한: ${last}`,
    otherSeller: "다른 브랜드의 PIN이므로 여기에서는 사용할 수 없습니다.",
    otherPlan: (plans) =>
      `이 PIN은 다음 요금제에만 사용할 수 있습니다: ${plans}. PIN은 사용되지 않았습니다.`,
    worthOther: (face, price) =>
      `이 PIN은 ${face}, 주문 금액은 ${price}입니다. 금액이 같을 때만 결제할 수 있으며, PIN은 사용되지 않았습니다.`,
    plansAtFace: (plans) => `같은 금액의 요금제: ${plans}.`,
    triesLeft: (left) => `${left}번 더 시도할 수 있습니다.`,
    locked: (wait) =>
      `PIN을 여러 번 잘못 입력했습니다. ${wait} 후에 다시 시도하거나 다른 방법으로 결제해 주세요.`,
    between: ", ",
    backTitle: "충전 PIN을 다시 사용할 수 있습니다",
    back: (serial, last) => `일련번호 ${serial}. 사용 기한은 그대로입니다: ${last}`,
  },
};
