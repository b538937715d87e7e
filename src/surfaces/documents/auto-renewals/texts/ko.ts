import type { AutoLetterTexts } from "./auto-letter-texts.ts";

export const ko: AutoLetterTexts = {
  because: {
    declined: "결제가 거절되었습니다",
    ceiling: "한 달 한도에 도달했습니다",
    too_late: "시간이 지났습니다",
    needless: "이미 연장되었습니다",
    stopped: "중지되어 있었습니다",
    by_customer: "직접 중지했습니다",
    by_mail: "메일에서 중지했습니다",
    by_staff: "직원이 대신 중지했습니다",
    departed: "마지막 날까지 충분합니다",
    failed_twice: "결제가 두 번 실패했습니다",
    needs_holder: "은행의 본인 확인이 필요합니다. 직접 결제해 주세요",
    card_expired: "카드 유효기간이 지났습니다",
    method_gone: "카드가 삭제되었습니다",
    price_changed: "가격이 올랐습니다",
    not_connected: "개통하지 못했습니다. 금액은 돌려 드립니다",
    plan_gone: "이 SIM에서 더 이상 살 수 없는 요금제입니다",
    line_left: "이 SIM이 계정에 저장되어 있지 않습니다",
  },
  armed: {
    subject: "자동 연장을 켰습니다",
    heading: "자동 연장이 켜져 있습니다",
    body: "요청하신 대로 아래 범위 안에서 자동으로 연장합니다. 언제든지 중지할 수 있습니다.",
  },
  labels: {
    plan: "요금제",
    amount: "금액",
    charge: "결제",
    method: "결제 수단",
    ceiling: "한 달 한도",
    until: "마지막 날",
    line: "SIM",
  },
  stop: "자동 연장 중지",
  renew: "직접 연장하기",
};
