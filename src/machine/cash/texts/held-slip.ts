import type { Language } from "../../../foundation/language/index.ts";

/** A slip of a machine that holds money and cannot reach the house. */
export interface HeldSlipTexts {
  readonly title: string;
  readonly why: string;
  readonly held: string;
  readonly number: string;
  /** The secret beside the number. */
  readonly digits: string;
  readonly printed: string;
  readonly next: string;
  /** Where money that did not come back is paid. */
  readonly counter: string;
}

export const heldSlipTexts: Readonly<Record<Language, HeldSlipTexts>> = {
  "zh-Hans": {
    title: "代收款凭条",
    why: "本机暂时无法联网，已停止收款。",
    held: "本机代收金额",
    number: "受理号码",
    digits: "密码数字",
    printed: "打印时间",
    next: "请保留此凭条。恢复联网后会自动处理：套餐会开通，否则款项会退还给您。如有疑问，请将受理号码告诉柜台或客服。",
    counter: "没能退还的款项，恢复联网后可凭此凭条在任一柜台领取现金。请勿让他人看到密码数字。",
  },
  "zh-Hant": {
    title: "代收款憑條",
    why: "本機暫時無法連線，已停止收款。",
    held: "本機代收金額",
    number: "受理編號",
    digits: "密碼數字",
    printed: "列印時間",
    next: "請保留此憑條。恢復連線後會自動處理：方案將會開通，否則款項將退還給您。如有疑問，請將受理編號告知櫃檯或客服。",
    counter: "未能退還的款項，恢復連線後可憑此憑條在任一櫃檯領取現金。請勿讓他人看到密碼數字。",
  },
  ja: {
    title: "お預かり控え",
    why: "この機械は現在センターと通信できないため、これ以上お金を入れられません。",
    held: "お預かり金額",
    number: "受付番号",
    digits: "暗証数字",
    printed: "発行日時",
    next: "この控えを保管してください。通信が回復すると自動で処理され、プランが有効になるか、お金をお返しします。お問い合わせの際は、受付番号を窓口またはサポートにお知らせください。",
    counter:
      "お返しできなかったお金は、通信の回復後、この控えと引き換えにどの窓口でも現金でお渡しします。暗証数字はほかの人に見せないでください。",
  },
  en: {
    title: "Money held for you",
    why: "This machine cannot reach our centre right now and takes no more money.",
    held: "Held by this machine",
    number: "Number",
    digits: "Secret digits",
    printed: "Printed",
    next: "Please keep this slip. Once the machine is back online, your plan becomes active or your money is returned. If you have a question, tell the number to a counter or to support.",
    counter:
      "What it could not give back is paid in cash at any counter for this slip, once the machine is back online. Show the secret digits to nobody else.",
  },
  ko: {
    title: "보관금 확인증",
    why: "현재 이 기기는 센터와 통신할 수 없어 더 이상 돈을 받지 않습니다.",
    held: "기기에 보관 중인 금액",
    number: "접수 번호",
    digits: "비밀 숫자",
    printed: "발행 일시",
    next: "이 확인증을 보관해 주세요. 통신이 복구되면 자동으로 처리되어 요금제가 개통되거나 돈을 돌려 드립니다. 문의하실 때는 접수 번호를 창구나 고객센터에 알려 주세요.",
    counter:
      "돌려 드리지 못한 돈은 통신이 복구된 뒤 이 확인증을 가지고 어느 창구에서나 현금으로 받으실 수 있습니다. 비밀 숫자는 다른 사람에게 보여 주지 마세요.",
  },
};
