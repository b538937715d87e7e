import type { TripTexts } from "./trip-texts.ts";

export const ko: TripTexts = {
  title: "여행 요금제 계획",
  lead: "첫날부터 마지막 날까지 끊기지 않는 가장 저렴한 요금제 조합을 찾아 드립니다.",
  link: "여행 요금제 계획하기",
  arrives: "일본에서 쓰기 시작하는 날",
  arrivesHint: "이미 일본에 있다면 비워 두세요.",
  leaves: "일본을 떠나는 날",
  time: "시각",
  lines: "SIM 개수",
  more: { unknown: "잘 모르겠어요", measured: "이 회선의 지금까지 사용량대로" },
  submit: "가장 저렴한 조합 찾기",
  errors: {
    noDate: "일본을 떠나는 날을 입력해 주세요.",
    wrongOrder: "떠나는 날이 시작하는 날보다 빠릅니다. 날짜를 확인해 주세요.",
    tooLong: "92일 이내로 선택해 주세요.",
    busy: "짧은 시간에 너무 많이 조회했습니다. 몇 분 뒤에 다시 시도해 주세요.",
  },
  best: "데이터가 충분하면서 가장 저렴",
  slow: "저속도 괜찮다면 더 저렴",
  slowWhat: (days) => `끊기지 않지만 ${days}은 도중에 느려집니다.`,
  atOnce: "처음에 한꺼번에 구매",
  atOnceWhat: "나중에 신경 쓸 일이 없습니다.",
  total: "합계",
  forLines: (count, each) => `SIM ${count}개, 개당 ${each}`,
  worksUntil: "사용 가능 기한",
  nothing: "더 살 필요가 없습니다. 지금 요금제로 여행 끝까지 쓸 수 있습니다.",
  assumed: (perDay) => `하루 ${perDay} 기준으로 계산했습니다.`,
  measured: (perDay) => `이 회선의 지금까지 사용량인 하루 ${perDay} 기준으로 계산했습니다.`,
  said: (perDay) => `하루 ${perDay} 기준으로 계산했습니다.`,
  newLine: "아직 쓰지 않은 SIM의 가격입니다. 가지고 있는 SIM은 해당 회선 페이지에서 조회하세요.",
  refusals: {
    trip_has_gap: (reaches) =>
      `판매 중인 요금제로는 여행 전체를 쓸 수 없습니다. 쓸 수 있는 기한: ${reaches}.`,
    trip_lacks_data: (reaches) =>
      `판매 중인 요금제로는 데이터가 부족합니다. 충분한 기한: ${reaches}.`,
    trip_too_long: () =>
      "조합이 너무 많아 가장 저렴한 것을 확인하지 못했습니다. 기간을 줄여 다시 조회해 주세요.",
  },
  timeline: "요금제 일정",
  list: "요금제와 일본 시간",
  buyNow: "지금 구매",
  buyAt: (moment) => `${moment} 구매`,
  owned: "보유 중인 요금제",
  choose: (plan) => `${plan} 선택`,
  chooseAll: (count) => `요금제 ${count}개를 한 번에 구매`,
};
