import type { HomeTexts } from "./home-texts.ts";

export const zhHant: HomeTexts = {
  title: "日本上網卡、eSIM，現在就能加值",
  lead: "輸入卡上的號碼就好，不必註冊，也不用下載 App。付款之前，就先告訴您能用到幾點幾分。",
  description:
    "日本上網卡、eSIM 線上加值。輸入加值碼或 SIM 卡號，查看剩餘流量與使用期限，直接加值。",
  numberLabel: "卡上的號碼",
  numberHint: "加值碼、SIM 卡號（ICCID）、電話號碼、EID、LPA 啟用碼，擇一輸入即可。",
  numberSubmit: "下一步",
  photoTitle: "用照片辨識",
  photoLabel: "QR Code 或條碼的照片",
  photoHint: "拍下卡片或包裝，也可以選一張螢幕截圖。",
  photoSubmit: "上傳照片",
  camera: "用相機掃描",
  cameraAim: "請將 QR Code 或條碼對準畫面。",
  cameraStop: "關閉相機",
  cameraBlocked: "無法開啟相機。請選一張照片，或直接輸入號碼。",
  whereTitle: "號碼在哪裡？",
  where: [
    { term: "加值碼", detail: "印在包裝上或購買通知信裡，12 碼英數字。用它查詢最快。" },
    {
      term: "SIM 卡號（ICCID）",
      detail: "印在 SIM 卡的卡框上，以 89 開頭的 18～22 位數字。手機的「關於本機」也看得到。",
    },
    { term: "電話號碼", detail: "這張卡自己的號碼，以 070、080、090 或 020 開頭。" },
    { term: "EID", detail: "支援 eSIM 的手機，在「關於本機」可以看到的 32 位數字。" },
    {
      term: "LPA 啟用碼",
      detail: "安裝 eSIM 時使用、以「LPA:1$」開頭的那串文字，或它的 QR Code。",
    },
  ],
  stepsLabel: "加值流程",
  steps: [
    { label: "輸入號碼", detail: "看看還剩多少流量、能用到什麼時候。" },
    { label: "選擇方案", detail: "依您離開日本的日期，找出夠用又最划算的一款。" },
    { label: "付款", detail: "通常 10 分鐘內開通。若無法開通，就退款給您。" },
  ],
  back: "您剛才查看過一張卡。",
  backLink: "回到這張卡",
  waysTitle: "加值有三種方式",
  ways: [
    { label: "線上", detail: "就在這裡，24 小時皆可，可刷卡或到超商付款。" },
    { label: "門市", detail: "販售店或機場櫃檯，可付現金，也可以請店員協助。" },
    { label: "自助機", detail: "掃一下 SIM 卡的 QR Code 就好，等車的空檔就能辦完。" },
  ],
  waysLink: "查看各種方式的步驟",
  newTitle: "第一次使用",
  newBody: "上網卡和 eSIM 有什麼不同、我的手機能不能用、怎樣才不會出錯，都整理在這裡。",
  newLink: "看看使用指南",
  say: {
    "find-again": {
      title: "請再輸入一次號碼",
      body: "為了安全，查看過的卡過一段時間就不再顯示。輸入同一個號碼即可重新開啟。",
    },
    "too-late": {
      title: "時間有點久，已回到第一步",
      body: "填到一半的內容只保留 30 分鐘，請重新輸入號碼。",
    },
  },
};
