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
  letters: {
    armed: {
      subject: () => "자동 연장을 켰습니다",
      heading: "자동 연장이 켜져 있습니다",
      body: () =>
        "요청하신 대로 아래 범위 안에서 자동으로 연장합니다. 언제든지 중지할 수 있습니다.",
    },
    announced: {
      subject: (at) => `${at}에 자동 연장합니다`,
      heading: "곧 자동 연장합니다",
      body: () =>
        "아무것도 하지 않으시면 아래 금액이 결제됩니다. 원하지 않으시면 한 번에 중지할 수 있습니다.",
    },
    now: {
      subject: () => "지금 자동 연장하고 있습니다",
      heading: "데이터가 얼마 남지 않아 지금 연장합니다",
      body: () => "약속대로 아래 금액을 결제하고 있습니다.",
    },
    renewed: {
      subject: () => "자동 연장되었습니다",
      heading: "연장되었습니다",
      body: () => "그대로 계속 쓰실 수 있습니다. 영수증은 다른 메일로 보내 드립니다.",
    },
    failed_once: {
      subject: () => "결제가 되지 않았습니다",
      heading: "결제가 되지 않았습니다",
      body: () =>
        "결제된 것은 없습니다. 아래 시각에 한 번 더 시도합니다. 직접 연장하실 수도 있습니다.",
    },
    failed: {
      subject: () => "자동 연장되지 않았습니다",
      heading: "이번에는 연장하지 않았습니다",
      body: (why) => `결제된 것은 없습니다: ${why}. 필요하시면 직접 연장해 주세요.`,
    },
    off: {
      subject: () => "자동 연장이 꺼졌습니다",
      heading: "자동 연장이 꺼졌습니다",
      body: (why) => `더 이상 결제되지 않습니다: ${why}. 직접 연장하거나 다시 켤 수 있습니다.`,
    },
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
