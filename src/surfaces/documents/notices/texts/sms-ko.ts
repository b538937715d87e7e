import type { SmsTexts } from "./sms-texts.ts";

export const sms: SmsTexts = {
  from: (brand) => `[${brand}] `,
  link: "확인·수신거부: ",
  notices: {
    end_3d: {
      full: ({ moment }) =>
        `3일 남았습니다. 일본 시간 ${moment}까지 쓸 수 있고, 지금 연장하면 이어서 시작됩니다.`,
      short: ({ moment }) => `${moment}까지 사용 가능.`,
    },
    end_1d: {
      full: ({ moment }) =>
        `1일 남았습니다. 일본 시간 ${moment}까지 쓸 수 있고, 지금 연장하면 이어서 시작됩니다.`,
      short: ({ moment }) => `${moment}까지 사용 가능.`,
    },
    end_3h: {
      full: ({ moment }) =>
        `곧 끝납니다. 일본 시간 ${moment}까지 쓸 수 있습니다. 연결될 때 연장해 주세요.`,
      short: ({ moment }) => `${moment}까지 사용 가능.`,
    },
    used_50: {
      full: ({ left }) => `데이터를 절반 썼습니다. ${left} 남았습니다.`,
      short: ({ left }) => `데이터 절반 사용, ${left} 남음.`,
    },
    used_80: {
      full: ({ left }) => `데이터를 80% 썼습니다. ${left} 남았습니다. 언제든 추가할 수 있습니다.`,
      short: ({ left }) => `데이터 ${left} 남음.`,
    },
    used_90: {
      full: ({ left }) => `데이터를 90% 썼습니다. ${left} 남았습니다. 언제든 추가할 수 있습니다.`,
      short: ({ left }) => `데이터 ${left} 남음.`,
    },
    used_100: {
      full: () => "데이터를 모두 썼습니다. 데이터가 없어도 아래 페이지에서 연장할 수 있습니다.",
      short: () => "데이터를 모두 썼습니다.",
    },
    low_data: {
      full: ({ left }) => `데이터가 ${left} 남았습니다. 언제든 추가할 수 있습니다.`,
      short: ({ left }) => `데이터 ${left} 남음.`,
    },
    day_used: {
      full: ({ moment }) => `오늘 데이터를 모두 썼습니다. 일본 시간 ${moment}에 속도가 돌아옵니다.`,
      short: ({ moment }) => `오늘 데이터 소진. ${moment} 회복.`,
    },
    offline: {
      full: () => "데이터를 모두 썼고 다음 요금제가 기다립니다. 지금 시작할 수 있습니다.",
      short: () => "다음 요금제를 시작할 수 있습니다.",
    },
    grace: {
      full: ({ moment }) =>
        `요금제가 끝났습니다. 이 유심은 일본 시간 ${moment}까지만 연장할 수 있습니다.`,
      short: ({ moment }) => `${moment}까지 연장 가능.`,
    },
    first_use_7d: {
      full: ({ moment }) =>
        `요금제를 아직 안 썼습니다. 일본 시간 ${moment}까지 한 번 접속하지 않으면 사라집니다.`,
      short: ({ moment }) => `${moment}까지 접속하세요.`,
    },
    first_use_1d: {
      full: ({ moment }) =>
        `마지막 하루: 일본 시간 ${moment}까지 한 번 접속하지 않으면 요금제가 사라집니다.`,
      short: ({ moment }) => `${moment}까지 접속하세요.`,
    },
    late: {
      full: () =>
        "개통이 늦어져 죄송합니다. 기다리기, 다른 요금제, 환불 중에 고르세요. 고르지 않으면 환불됩니다.",
      short: () => "개통 지연, 환불 가능.",
    },
    friend_paid: {
      full: () => "다른 분이 이 유심을 연장했습니다. 따로 하실 일은 없습니다.",
      short: () => "다른 분이 연장했습니다.",
    },
    trip_plan: {
      full: ({ moment }) => `여행의 다음 요금제를 일본 시간 ${moment}까지 사면 끊기지 않습니다.`,
      short: ({ moment }) => `다음 요금제는 ${moment}까지.`,
    },
    incident: {
      full: ({ what }) =>
        `통신 장애: ${what}. 설정을 바꾸실 필요가 없습니다. 복구되면 알려 드립니다.`,
      short: () => "통신 장애가 발생했습니다.",
    },
    incident_over: {
      full: ({ what }) => `통신 장애 복구(${what}). 아직 안 되면 비행기 모드를 켰다가 꺼 주세요.`,
      short: () => "통신 장애가 복구됐습니다.",
    },
    auto_announced: {
      full: ({ moment }) =>
        `일본 시간 ${moment}에 자동 연장합니다. 원하지 않으시면 그 전에 중지하세요.`,
      short: ({ moment }) => `${moment} 자동 연장.`,
    },
    auto_now: {
      full: () => "데이터가 얼마 남지 않아 지금 자동 연장하고 있습니다.",
      short: () => "지금 자동 연장 중입니다.",
    },
    auto_renewed: {
      full: () => "자동 연장되었습니다. 그대로 쓰실 수 있습니다.",
      short: () => "자동 연장되었습니다.",
    },
    auto_retry: {
      full: ({ moment }) =>
        `자동 연장 결제가 되지 않았습니다. 일본 시간 ${moment}에 다시 시도합니다.`,
      short: ({ moment }) => `결제 실패, ${moment} 재시도.`,
    },
    auto_failed: {
      full: () => "이번에는 자동 연장하지 않았고 결제된 것은 없습니다. 필요하시면 연장해 주세요.",
      short: () => "이번에는 연장 안 됨.",
    },
    auto_off: {
      full: () => "자동 연장이 꺼졌고 더 이상 결제되지 않습니다. 필요하시면 연장해 주세요.",
      short: () => "자동 연장이 꺼졌습니다.",
    },
  },
};
