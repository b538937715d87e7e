import type { CashTexts } from "./cash-texts.ts";

export const zhHant: CashTexts = {
  taking: {
    title: "請投入現金",
    lead: "紙鈔和硬幣都可以，順序不限，會找零。",
    missing: "還差",
    due: "價格",
    in: "已投入",
    takes: "現在可以投入",
    takesNone: "零錢不夠，不能再收了。請按下面的按鈕。",
    stop: "停止並退款",
  },
  working: { title: "請稍候", lead: "錢已點清，請不要離開。" },
  giving: { title: "請取走現金", change: "正在找零。", back: "正在退還您的現金。" },
  voucher: {
    title: "我們還欠您錢",
    lead: "機器沒能退給您。憑號碼和密碼數字，可在任何櫃檯領取現金。",
    worth: "金額",
    number: "號碼",
    digits: "密碼數字",
    where: "請拍下此畫面，不要給別人看：誰有密碼數字，錢就付給誰。",
    qr: "請在櫃檯出示此碼",
    noted: "我記下了",
  },
  unknown: {
    title: "無法確認退出了多少錢",
    lead: "工作人員會清點這台機器，缺的錢會付給您。請拍下畫面，或用此號碼打電話給我們。",
    number: "號碼",
    noted: "我記下了",
  },
};
