import type { LettersTexts } from "./letters-texts.ts";

export const ko: LettersTexts = {
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
    receipt: {
      subject: ({ amount, number }) => `영수증: ${amount} (주문 ${number})`,
      heading: "한 장으로 모은 영수증입니다",
      body: [
        () => "함께 결제하신 모든 주문의 결과가 나왔습니다. 개통된 주문의 영수증을 보내 드립니다.",
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
      subject: ({ amount, number }) => `환불받을 방법을 선택해 주세요: ${amount} (주문 ${number})`,
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
    fault: "불편을 드려 죄송합니다. 확인 결과 결제하신 금액을 환불해 드립니다.",
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
  joint: {
    active: () => "연장해 주셔서 감사합니다. 요금제 내용을 알려 드립니다.",
    later: () =>
      "한 장으로 모은 영수증은 모든 주문이 개통되거나 환불이 정해지면 따로 메일로 보내 드립니다.",
  },
  lineEnding: (digits) => `끝자리 ${digits}`,
  help: (seller, phone, email) => `문의: ${seller} ${email}, 전화 ${phone}`,
  automatic: "이 메일은 자동으로 발송되었습니다.",
};
