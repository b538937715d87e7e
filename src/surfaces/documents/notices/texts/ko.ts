import type { NoticesTexts } from "./notices-texts.ts";

const renew = () =>
  "연장은 1분이면 끝납니다. 지금 구매하신 요금제는 현재 요금제가 끝나는 때부터 시작됩니다.";

export const ko: NoticesTexts = {
  notices: {
    end_3d: {
      subject: ({ moment }) => `3일 남았습니다: ${moment}까지 유효`,
      heading: "요금제가 3일 후에 끝납니다",
      body: [({ moment }) => `이 유심은 ${moment}까지 연결됩니다.`, renew],
    },
    end_1d: {
      subject: ({ moment }) => `1일 남았습니다: ${moment}까지 유효`,
      heading: "요금제가 1일 후에 끝납니다",
      body: [({ moment }) => `이 유심은 ${moment}까지 연결됩니다.`, renew],
    },
    end_3h: {
      subject: ({ moment }) => `곧 끝납니다: ${moment}까지 유효`,
      heading: "요금제가 곧 끝납니다",
      body: [
        ({ moment }) => `이 유심은 ${moment}까지 연결됩니다.`,
        () => "계속 사용하시려면 인터넷이 되는 지금 연장해 주세요.",
      ],
    },
    used_50: {
      subject: ({ left }) => `데이터를 절반 사용하셨습니다: ${left} 남음`,
      heading: "데이터를 절반 사용하셨습니다",
      body: [({ left }) => `${left} 남아 있습니다.`],
    },
    used_80: {
      subject: ({ left }) => `데이터를 80% 사용하셨습니다: ${left} 남음`,
      heading: "데이터를 80% 사용하셨습니다",
      body: [
        ({ left }) => `${left} 남아 있습니다.`,
        () => "언제든지 요금제를 추가하실 수 있습니다.",
      ],
    },
    used_90: {
      subject: ({ left }) => `데이터를 90% 사용하셨습니다: ${left} 남음`,
      heading: "데이터를 90% 사용하셨습니다",
      body: [
        ({ left }) => `${left} 남아 있습니다.`,
        () => "언제든지 요금제를 추가하실 수 있습니다.",
      ],
    },
    used_100: {
      subject: () => "데이터를 모두 사용하셨습니다",
      heading: "데이터를 모두 사용하셨습니다",
      body: [
        () => "요금제의 데이터를 모두 사용하여 속도가 느리거나 연결되지 않습니다.",
        () => "바로 연장하실 수 있습니다. 이 사이트는 데이터가 없어도 열립니다.",
      ],
    },
    low_data: {
      subject: ({ left }) => `데이터가 ${left} 남았습니다`,
      heading: "데이터가 얼마 남지 않았습니다",
      body: [
        ({ left }) => `${left} 남아 있습니다.`,
        () => "지도와 메시지는 당분간 쓸 수 있지만, 동영상을 보면 금방 소진됩니다.",
      ],
    },
    day_used: {
      subject: ({ moment }) => `오늘의 데이터를 모두 사용하셨습니다: ${moment}에 회복`,
      heading: "오늘의 데이터를 모두 사용하셨습니다",
      body: [({ moment }) => `${moment}까지는 느리며, 그 후 자동으로 빨라집니다.`],
    },
    offline: {
      subject: () => "다음 요금제를 지금 시작할 수 있습니다",
      heading: "결제하신 다음 요금제를 지금 시작할 수 있습니다",
      body: [
        () => "데이터를 모두 사용하셨고, 결제하신 다음 요금제가 차례를 기다리고 있습니다.",
        () => "지금 시작하실 수 있습니다. 그러면 현재 요금제의 남은 날은 사라집니다.",
      ],
    },
    grace: {
      subject: ({ moment }) => `이 유심은 ${moment}까지 연장할 수 있습니다`,
      heading: "이 유심을 연장할 수 있는 기간이 곧 끝납니다",
      body: [
        ({ moment }) => `요금제가 끝났습니다. ${moment}까지 이 유심을 연장할 수 있습니다.`,
        () => "그 후에는 이 유심을 쓸 수 없어 새 유심이 필요합니다.",
      ],
    },
    first_use_7d: {
      subject: ({ moment }) => `${moment}까지 한 번 사용해 주세요`,
      heading: "요금제를 아직 사용하지 않으셨습니다",
      body: [
        ({ moment }) => `${moment}까지 한 번도 접속하지 않으면 요금제가 사라집니다.`,
        () => "일본에서 처음 접속할 때 자동으로 시작됩니다.",
      ],
    },
    first_use_1d: {
      subject: ({ moment }) => `마지막 하루: ${moment}까지 한 번 사용해 주세요`,
      heading: "요금제를 아직 사용하지 않으셨습니다",
      body: [
        ({ moment }) => `${moment}까지 한 번도 접속하지 않으면 요금제가 사라집니다.`,
        () => "유심을 넣고 모바일 데이터와 데이터 로밍을 켠 다음 아무 페이지나 열어 주세요.",
      ],
    },
    late: {
      subject: ({ order }) => `개통이 늦어지고 있습니다 (주문 ${order})`,
      heading: "약속한 시간보다 늦어져 죄송합니다",
      body: [
        () => "결제는 확인했지만 아직 개통되지 않았습니다.",
        () =>
          "주문 페이지에서 기다리거나, 다른 요금제로 바꾸거나, 환불을 받을 수 있습니다. 선택하지 않으시면 자동으로 환불됩니다.",
      ],
    },
    friend_paid: {
      subject: () => "다른 분이 회선을 연장해 주셨습니다",
      heading: "다른 분이 회선을 연장해 주셨습니다",
      body: [
        ({ plan }) =>
          `만드신 링크로 다른 분이 ${plan === "" ? "" : `‘${plan}’ `}결제를 마쳤습니다.`,
        () => "따로 하실 일은 없습니다. 이 링크로는 두 번 결제되지 않습니다.",
      ],
    },
    trip_plan: {
      subject: ({ moment }) => `여행 알림: ${moment}까지 다음 요금제를 구매하세요`,
      heading: "여행의 다음 요금제를 구매할 때입니다",
      body: [
        ({ moment }) => `${moment}까지 구매하시면 끊김 없이 사용할 수 있습니다.`,
        () => "저장하신 여행의 알림입니다. 여행 페이지에서 언제든 멈출 수 있습니다.",
      ],
    },
    incident: {
      subject: ({ what }) => `통신 장애 안내: ${what}`,
      heading: "통신 장애 안내",
      body: [
        ({ what, moment }) => `${what} (${moment}부터).`,
        ({ expected }) => expected,
        () =>
          "휴대폰 고장이 아니며 설정을 바꾸실 필요가 없습니다. 복구되면 다시 알려 드리겠습니다.",
      ],
    },
    incident_over: {
      subject: () => "통신 장애가 복구되었습니다",
      heading: "통신 장애가 복구되었습니다",
      body: [
        ({ what, moment }) => `“${what}” 장애는 ${moment}에 복구되었습니다.`,
        () => "아직 연결되지 않으면 비행기 모드를 한 번 켰다가 꺼 주세요.",
      ],
    },
    auto_announced: {
      subject: ({ moment }) => `${moment}에 자동 연장합니다`,
      heading: "곧 자동 연장합니다",
      body: [
        ({ amount, moment }) => `약속대로 ${moment}에 ${amount}이(가) 결제됩니다.`,
        () => "원하지 않으시면 그 전에 한 번에 중지할 수 있습니다.",
      ],
    },
    auto_now: {
      subject: () => "지금 자동 연장하고 있습니다",
      heading: "데이터가 얼마 남지 않아 지금 연장합니다",
      body: [({ amount }) => `약속대로 지금 ${amount}을(를) 결제하고 있습니다.`],
    },
    auto_renewed: {
      subject: () => "자동 연장되었습니다",
      heading: "연장되었습니다",
      body: [({ amount }) => `약속대로 ${amount}이(가) 결제되었고, 그대로 계속 쓰실 수 있습니다.`],
    },
    auto_retry: {
      subject: () => "결제가 되지 않았습니다",
      heading: "결제가 되지 않았습니다",
      body: [
        ({ moment }) => `결제된 것은 없습니다. ${moment}에 한 번 더 시도합니다.`,
        () => "직접 연장하실 수도 있습니다.",
      ],
    },
    auto_failed: {
      subject: () => "자동 연장되지 않았습니다",
      heading: "이번에는 연장하지 않았습니다",
      body: [({ why }) => `결제된 것은 없습니다: ${why}.`, () => "필요하시면 직접 연장해 주세요."],
    },
    auto_off: {
      subject: () => "자동 연장이 꺼졌습니다",
      heading: "자동 연장이 꺼졌습니다",
      body: [
        ({ why }) => `더 이상 결제되지 않습니다: ${why}.`,
        () => "직접 연장하거나 다시 켤 수 있습니다.",
      ],
    },
  },
  labels: {
    line: "유심",
    plan: "요금제",
    order: "주문 번호",
    until: "유효 기간",
    left: "남은 데이터",
    renewBy: "연장 기한",
    useBy: "첫 사용 기한",
    fastAgain: "속도 회복",
    startsItself: "자동 시작",
    buyBy: "구매 기한",
    since: "발생",
    overSince: "복구",
  },
  openPlans: "요금제를 보고 연장하기",
  openStart: "다음 요금제 시작하기",
  openLine: "유심 상태 보기",
  openOrder: "주문 보기",
  openReminders: "알림 변경·중지",
  wish: {
    subject: "유심 알림을 받으시겠습니까?",
    heading: "알림을 받으시겠습니까?",
    body: [
      "아래 유심의 기한이 다가오거나 데이터가 적을 때 이 주소로 알려 달라는 신청이 있었습니다.",
      "본인이시라면 2일 안에 ‘예’를 눌러 주세요. 아니라면 그대로 두시면 됩니다. 알림은 가지 않습니다.",
    ],
    yes: "예, 받겠습니다",
  },
  tripWish: {
    subject: "여행 알림을 받으시겠습니까?",
    heading: "여행 알림을 받으시겠습니까?",
    body: [
      "아래 유심으로 저장한 여행의 요금제마다 구매 하루 전에 이 주소로 알려 달라는 신청이 있었습니다. 다른 알림은 보내지 않습니다.",
      "본인이시라면 2일 안에 ‘예’를 눌러 주세요. 아니라면 그대로 두시면 됩니다. 알림은 가지 않습니다.",
    ],
    yes: "예, 여행 알림을 받겠습니다",
  },
  because: "이 유심을 연장하셨거나 알림을 신청하셨기 때문에 보내 드립니다.",
  becauseAuto: "이 SIM의 자동 연장에 동의하셨기 때문에, 알림 설정과 관계없이 보내 드립니다.",
  openWays: "알림 받는 방법 바꾸기",
};
