import type { HomeTexts } from "./home-texts.ts";

export const ko: HomeTexts = {
  title: "일본 데이터 유심·eSIM, 지금 바로 연장하세요",
  lead: "카드에 적힌 번호만 입력하면 됩니다. 회원 가입도 앱 설치도 필요 없어요. 결제하기 전에 몇 시 몇 분까지 쓸 수 있는지 알려 드립니다.",
  description:
    "일본 데이터 유심·eSIM 온라인 연장. 연장 코드나 유심 번호를 입력하면 남은 데이터와 이용 기한을 확인하고 바로 연장할 수 있습니다.",
  numberLabel: "카드에 적힌 번호",
  numberHint: "연장 코드, 유심 번호(ICCID), 전화번호, EID, LPA 코드 중 하나면 됩니다.",
  numberSubmit: "다음",
  photoTitle: "사진으로 읽기",
  photoLabel: "QR 코드나 바코드 사진",
  photoHint: "카드나 포장을 찍거나 캡처 화면을 선택해 주세요.",
  photoSubmit: "사진 보내기",
  camera: "카메라로 스캔",
  cameraAim: "QR 코드나 바코드를 화면 안에 맞춰 주세요.",
  cameraStop: "카메라 닫기",
  cameraBlocked: "카메라를 열 수 없습니다. 사진을 선택하거나 번호를 입력해 주세요.",
  whereTitle: "번호는 어디에 있나요?",
  where: [
    {
      term: "연장 코드",
      detail: "포장이나 구매 메일에 있는 영문·숫자 12자리. 가장 빨리 확인할 수 있어요.",
    },
    {
      term: "유심 번호(ICCID)",
      detail:
        "유심 카드 틀에 적힌 89로 시작하는 18~22자리 숫자. 휴대폰의 ‘휴대전화 정보’에서도 볼 수 있어요.",
    },
    { term: "전화번호", detail: "070, 080, 090, 020으로 시작하는 이 유심의 번호." },
    { term: "EID", detail: "eSIM 지원 휴대폰의 ‘휴대전화 정보’에 나오는 32자리 숫자." },
    {
      term: "LPA 코드",
      detail: "eSIM을 설치할 때 사용한 ‘LPA:1$’로 시작하는 문자 또는 그 QR 코드.",
    },
  ],
  stepsLabel: "연장 순서",
  steps: [
    { label: "번호 입력", detail: "남은 데이터와 이용 기한을 확인합니다." },
    { label: "요금제 선택", detail: "귀국일까지 쓸 수 있는 가장 저렴한 요금제를 알려 드려요." },
    { label: "결제", detail: "보통 10분 안에 개통됩니다. 개통되지 않으면 환불해 드려요." },
  ],
  back: "조금 전에 확인한 회선이 있습니다.",
  backLink: "그 회선으로 돌아가기",
  waysTitle: "연장하는 방법은 세 가지",
  ways: [
    { label: "온라인", detail: "바로 여기에서 24시간 언제든지, 카드나 편의점 결제로." },
    { label: "매장", detail: "판매점이나 공항 카운터에서 현금으로, 직원의 도움을 받으면서." },
    { label: "키오스크", detail: "유심의 QR 코드를 대기만 하면 끝. 열차를 기다리는 사이에도." },
  ],
  waysLink: "방법별 순서 보기",
  newTitle: "처음이신가요?",
  newBody: "데이터 유심과 eSIM의 차이, 내 휴대폰에서 되는지, 실수하지 않는 요령까지 모았습니다.",
  newLink: "이용 안내 읽기",
  say: {
    "find-again": {
      title: "번호를 한 번 더 입력해 주세요",
      body: "안전을 위해 확인한 회선은 일정 시간이 지나면 표시되지 않습니다. 같은 번호로 다시 열 수 있어요.",
    },
    "too-late": {
      title: "시간이 지나 처음으로 돌아왔습니다",
      body: "입력 중이던 내용은 30분 동안만 보관됩니다. 번호를 다시 입력해 주세요.",
    },
  },
};
