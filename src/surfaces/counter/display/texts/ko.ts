import type { DisplayTexts } from "./display-texts.ts";

export const ko: DisplayTexts = {
  title: "고객님께",
  welcome: "어서 오세요",
  welcomeLead: "일본 데이터 SIM 연장, 여기서 1분이면 됩니다.",
  languages: "언어를 선택하세요",
  plan: "요금제",
  validUntil: "이용 기한",
  starts: "시작",
  price: "요금",
  line: "고객님의 SIM",
  handed: "받은 금액",
  change: "거스름돈",
  faces: {
    offer: { title: "내용을 확인해 주세요", lead: "다른 점이 있으면 직원에게 말씀해 주세요." },
    pay: { title: "결제해 주세요", lead: "현금, 카드, 충전 PIN을 쓸 수 있습니다." },
    card: { title: "카드를 대 주세요", lead: "단말기에 대거나 꽂거나 긁어 주세요." },
    working: { title: "개통하고 있습니다", lead: "결제되었습니다. 잠시만 기다려 주세요." },
    late: {
      title: "약속한 시간보다 늦어지고 있습니다",
      lead: "결제 금액은 안전합니다. 직원이 도와드립니다.",
    },
    connected: { title: "연결되었습니다", lead: "연결되지 않으면 비행기 모드를 켰다 꺼 주세요." },
    waiting_turn: { title: "모두 끝났습니다", lead: "지금 요금제가 끝나면 자동으로 시작됩니다." },
    money_back: { title: "환불해 드립니다", lead: "받는 방법은 직원이 안내해 드립니다." },
    over: { title: "결제된 금액이 없습니다", lead: "이 주문은 끝났습니다." },
  },
  thanks: "감사합니다. 즐거운 여행 되세요!",
  qrOrder: "휴대폰으로 주문 보기",
  qrProof: "결제 증명",
  notBound: "이 화면은 아직 어느 카운터에도 연결되지 않았습니다. 점장이 지정합니다.",
};
