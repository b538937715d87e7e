import type { FindTexts } from "./find-texts.ts";

export const zhHant: FindTexts = {
  unreadable: "無法辨識這個號碼。請照原樣輸入加值碼、SIM 卡號或電話號碼等。",
  reasons: {
    empty: "請輸入號碼。",
    too_short: "位數不足。SIM 卡號為 18～22 位，EID 為 32 位。",
    too_long: "內容太長了，請只輸入號碼。",
    imei: "這看起來是手機的 IMEI 序號。SIM 卡號以 89 開頭，共 18～22 位。",
    foreign_link: "這看起來是其他網站的連結。請使用包裝上的 QR Code，或輸入號碼。",
    spreadsheet_damage: "號碼似乎被試算表軟體改寫過（例如 8.98E+18），請輸入原本完整的號碼。",
  },
  productBarcode: "這是商品條碼。請用旁邊的 QR Code，或以 89 開頭的 SIM 卡號條碼。",
  handOverCard: "這是給店員看的遞交卡，請在櫃檯或自助機出示。",
  codeMistyped: "加值碼好像有一個字打錯了，請核對這 12 碼。",
  codeUnknown: "找不到這組加值碼。請再核對一次，或改用 SIM 卡號。",
  lpaNotOurs: "這組 LPA 啟用碼不是本服務的 eSIM。請到購買該 eSIM 的商店或 App 加值。",
  tooMany: (wait) => `短時間內嘗試的次數有點多，請等 ${wait}左右再試。`,
  photo: {
    none: "請選一張照片。",
    notAPhoto: "無法讀取這種格式的照片，請選 JPEG 或 PNG（例如螢幕截圖）。",
    tooLarge: "照片太大了。請只拍 QR Code 的部分，或直接輸入號碼。",
    noCode: "照片裡找不到條碼。請在明亮處正面拍攝，讓條碼佔滿畫面。",
    busy: "目前辨識照片的人有點多。請稍候，或直接輸入號碼。",
  },
  second: {
    title: "再確認一項就好",
    lead: "為了不讓別人看到您的使用情形，還需要一項只有持卡人知道的資訊。",
    typedTerm: "您輸入的號碼",
    label: {
      msisdn: "電話號碼末 4 碼，或加值碼",
      iccid: "SIM 卡號（ICCID）末 4 碼，或加值碼",
    },
    hint: {
      msisdn: "沒有電話號碼的上網卡，請輸入包裝或購買通知信裡的 12 碼加值碼。",
      iccid: "SIM 卡號以 89 開頭，共 18～22 位。也可以輸入 12 碼加值碼。",
    },
    submit: "確認",
    change: "重新輸入號碼",
    missing: "請輸入末 4 碼數字或加值碼。",
    noMatch: "兩組號碼對不起來。",
    noMatchHelp: [
      "請核對數字有沒有打錯。",
      "如果換過卡，請用新卡的號碼或加值碼。",
      "其他公司的卡無法在這裡加值，請看看卡片或包裝上的公司名稱。",
    ],
    why: "為什麼要確認？",
    whyBody: "印在卡上的號碼誰都可能看到。只憑號碼，我們什麼都不顯示，這樣才能保護您的使用紀錄。",
  },
  warningTitle: "請再看一眼",
  warnings: {
    iccid_check_digit:
      "卡號最後一位檢查碼不符，可能是打錯了；不過真卡偶爾也會這樣。確認無誤就請繼續。",
    iccid_prefix: "SIM 卡號通常以 89 開頭。確認無誤就請繼續。",
    eid_check_digits: "EID 的檢查碼不符，請核對一次。確認無誤就請繼續。",
    renewal_code_check: "加值碼好像有一個字打錯了。",
    lpa_without_matching_id: "這組 LPA 碼沒有個別的識別碼。如果找不到，請改用 SIM 卡號。",
  },
  issuerTitle: "這可能是其他公司的卡",
  issuer: ({ brand, region }) =>
    brand === undefined
      ? `這個號段的卡，多半由${region}的電信業者發行。`
      : `這個號段的卡，多半由 ${brand}（${region}）發行。`,
  issuerHelp: "請看看卡片或包裝上的公司名稱。如果確實是本服務的卡，直接繼續即可。",
};
