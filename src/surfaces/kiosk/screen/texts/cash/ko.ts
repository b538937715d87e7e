import type { CashTexts } from "./cash-texts.ts";

export const ko: CashTexts = {
  taking: {
    title: "현금을 넣어 주세요",
    lead: "지폐와 동전을 순서 없이 넣으시면 됩니다. 거스름돈이 나옵니다.",
    missing: "남은 금액",
    due: "요금",
    in: "넣은 금액",
    takes: "지금 사용할 수 있는 현금",
    takesNone: "거스름돈이 부족해 더 받을 수 없습니다. 아래 버튼을 눌러 주세요.",
    stop: "그만두고 돌려받기",
  },
  working: { title: "잠시만 기다려 주세요", lead: "현금을 확인했습니다. 그대로 기다려 주세요." },
  giving: {
    title: "현금을 가져가세요",
    change: "거스름돈이 나옵니다.",
    back: "넣으신 현금을 돌려드립니다.",
  },
  voucher: {
    title: "돌려드릴 금액이 있습니다",
    lead: "이 기기에서 내드리지 못했습니다. 번호와 비밀 숫자로 어느 창구에서나 현금으로 받으실 수 있습니다.",
    worth: "금액",
    number: "번호",
    digits: "비밀 숫자",
    where: "화면을 촬영하고 다른 사람에게 보여 주지 마세요. 비밀 숫자를 아는 사람에게 지급됩니다.",
    qr: "창구에서 이 코드를 보여 주세요",
    noted: "적어 두었습니다",
  },
  unknown: {
    title: "얼마가 나왔는지 확인할 수 없습니다",
    lead: "직원이 기기의 현금을 세어 부족한 금액을 드립니다. 화면을 촬영하거나 이 번호로 전화해 주세요.",
    number: "번호",
    noted: "적어 두었습니다",
  },
};
