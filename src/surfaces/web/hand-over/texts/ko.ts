import type { HandOverTexts } from "./hand-over-texts.ts";

export const ko: HandOverTexts = {
  title: "매장에서 보여 주는 카드",
  lead: "이 화면을 직원에게 보여 주세요. QR 코드를 찍으면 고르신 내용이 전달돼요.",
  link: "매장에서 보여 주기",
  linkFor: (plan) => `${plan} 카드`,
  adviceLink: "아직 못 정했어요. 매장에서 상담할게요",
  requests: {
    renew: (plan) => `이 유심을 “${plan}” 요금제로 연장해 주세요.`,
    after: (plan) =>
      `이 유심에 “${plan}” 요금제를 추가해 주세요. 지금 요금제가 끝난 뒤에 시작돼요.`,
    extend: (plan) => `“${plan}” 요금제로 이 유심의 이용 기한을 늘려 주세요.`,
    add: (plan) => `이 유심에 “${plan}” 요금제를 추가해 주세요.`,
    refill: (plan) => `이 유심에 오늘 쓸 데이터로 “${plan}”을(를) 충전해 주세요.`,
  },
  advice: "아직 정하지 못했어요. 이 유심에 맞는 요금제를 같이 골라 주세요.",
  looked: "마지막으로 본 요금제",
  scan: "직원분께: 판매 화면에서 QR 코드를 찍어 주세요.",
  qr: "직원이 찍는 QR 코드",
  plan: "요금제",
  price: "요금(세금 포함)",
  starts: "시작",
  ends: "이용 기한",
  leaves: "일본 출국",
  line: "회선",
  reads: "손님의 언어",
  goodUntil: "카드 기한",
  keep: "캡처하거나 인쇄해도 쓸 수 있어요. 인터넷이 안 될 때도 괜찮아요.",
  privacy: "QR 코드는 직원만 읽을 수 있어요. 이름이나 번호는 들어 있지 않아요.",
  toPlan: (plan) => `“${plan}”(으)로 정했어요`,
  changePlan: "요금제 다시 고르기",
  points: "연장할 수 있는 곳 찾기",
};
