import type { GuideTexts } from "./guide-texts.ts";

export const zhHant: GuideTexts = {
  title: "使用指南",
  lead: "日本上網卡、eSIM 怎麼用、怎麼加值，想看哪一篇就看哪一篇。",
  renewNow: "現在就加值",
  renewHint: "號碼在手邊的話，不用讀也能直接開始。",
  overview: "指南目錄",
  next: "接著看",
  topics: {
    what: {
      title: "日本上網卡是什麼",
      summary: "依天數或流量預付，讓您在日本用手機上網的卡。",
      blocks: [
        {
          kind: "text",
          paragraphs: [
            "把上網卡放進手機，就能用日本的行動網路上網。它不是月租合約，而是預付型，買多少用多少。",
            "大部分的上網卡不能打電話、收簡訊。要通話，用 LINE 等 App 的語音就可以。",
          ],
        },
        {
          heading: "方案有三種",
          kind: "facts",
          items: [
            { term: "總量固定", detail: "例如 21 天 5 GB。用完後會斷網，或變得很慢。" },
            { term: "每天一份", detail: "例如每天 1 GB。當天用完會降速，到重置時恢復。" },
            { term: "吃到飽", detail: "期限內不限流量，網路壅塞時可能會降速。" },
          ],
        },
        {
          heading: "使用期限怎麼算",
          kind: "list",
          items: [
            "多數方案把開始的那天算第 1 天，到最後一天的 23:59（日本時間）結束。",
            "也有從開始那一刻起，每 24 小時算一天的方案。",
            "各方案算法不同，所以加值頁面一定會寫明「能用到幾月幾日幾點幾分」。",
          ],
        },
        {
          heading: "過期以後",
          kind: "text",
          paragraphs: [
            "有的卡過期後幾天內還能加值，有的立刻就不行了。再過一段時間號碼會被收回，無法復原。還想繼續用，最好在到期之前加值。",
          ],
        },
      ],
    },
    compare: {
      title: "SIM 卡還是 eSIM",
      summary: "上網是一樣的，差別在怎麼拿到、怎麼裝上。",
      blocks: [
        {
          kind: "table",
          caption: "SIM 卡與 eSIM 的差別",
          head: ["SIM 卡", "eSIM"],
          rows: [
            ["怎麼拿", "門市、機場或郵寄", "電子郵件或 App，馬上就有"],
            ["怎麼裝", "打開卡槽換卡", "掃 QR Code"],
            ["適用手機", "有卡槽的手機", "支援 eSIM 的手機"],
            ["換手機", "把卡換過去就好", "多半要重新發卡"],
            ["原本的卡", "要取出來收好", "可以留著，同時使用"],
            ["加值", "號碼不變，直接加值", "號碼不變，直接加值"],
          ],
        },
        {
          heading: "怎麼選",
          kind: "list",
          items: [
            "不太會設定，或手機比較舊：SIM 卡",
            "想馬上用，還要收台灣號碼的簡訊：eSIM",
            "給平板或 Wi-Fi 分享器用：SIM 卡",
          ],
        },
        {
          kind: "note",
          title: "旅行結束之前，請不要刪除 eSIM",
          body: "多數 eSIM 只能安裝一次。用起來不順時，先重新開機，不要急著刪除。加值會直接加到已經裝好的 eSIM 上。",
        },
      ],
    },
    "my-phone": {
      title: "我的手機能用嗎",
      summary: "看四點就大致清楚了，五分鐘夠用。",
      blocks: [
        {
          kind: "steps",
          items: [
            {
              title: "手機有沒有鎖 SIM 卡",
              body: "iPhone 打開「設定 → 一般 → 關於本機」，「電信業者鎖定」顯示「無 SIM 卡限制」就能用。Android 手機請問購機的電信業者；台灣販售的手機通常沒有鎖。",
            },
            {
              title: "用 eSIM 的話，有沒有 EID",
              body: "在撥號畫面輸入 *#06#，看得到 32 位的 EID 就支援 eSIM。中國大陸版 iPhone 大多不支援，這時請選 SIM 卡。",
              link: { to: "compare", label: "SIM 卡與 eSIM 的差別" },
            },
            {
              title: "支不支援日本的頻段",
              body: "除了 LTE 的 Band 1、3，用 docomo 網路最好支援 Band 19，SoftBank 是 Band 8，au 是 Band 18 或 26。近年的 iPhone 和主要品牌大多支援。",
            },
            {
              title: "裝好之後的設定",
              body: "照包裝上的說明設定 APN，並把「行動數據」切換到這張卡。連不上時，開關一次飛航模式。海外發行的 eSIM 還要開啟「數據漫遊」。",
            },
          ],
        },
      ],
    },
    renew: {
      title: "怎麼加值",
      summary: "線上、門市、自助機，三種方式都會加到同一張卡上。",
      blocks: [
        {
          heading: "線上",
          kind: "steps",
          items: [
            {
              title: "輸入號碼",
              body: "輸入加值碼或 SIM 卡號，也可以上傳 QR Code 的照片。流量已經用完的話，請找個有 Wi-Fi 的地方。",
              link: { to: "find", label: "輸入號碼" },
            },
            {
              title: "選擇方案",
              body: "填上離開日本的日期時間和使用習慣，夠用的方案裡最便宜的那款會有標記。",
              link: { to: "choose", label: "怎麼選方案" },
            },
            {
              title: "核對並付款",
              body: "看清楚從幾點用到幾點、總共多少錢，再刷卡或到超商付款。",
            },
            {
              title: "等待開通",
              body: "通常 10 分鐘內完成，頁面上看得到進度。超過承諾的時間，您可以繼續等、換一個方案，或者退款；沒有選擇的話，會自動退款。",
              link: { to: "orders", label: "查看訂單進度" },
            },
            {
              title: "收好收據",
              body: "收據會寄到信箱，憑訂單編號隨時可以再取。",
              link: { to: "orders", label: "取得收據" },
            },
          ],
        },
        {
          heading: "門市",
          kind: "steps",
          items: [
            {
              title: "帶上卡或號碼",
              body: "SIM 卡、包裝、加值碼，有一樣就可以。店員可能會請您出示護照核對身分。",
            },
            {
              title: "告訴店員",
              body: "出示下面這句話（意思是「我想幫這張卡加值」），再告訴店員哪天離開日本。不會日文也沒關係。",
              sentence: "for-staff",
            },
            {
              title: "問清楚期限再付款",
              body: "先確認能用到什麼時候，再付現金或刷卡，當場就能拿到收據。",
            },
          ],
        },
        {
          heading: "自助機",
          kind: "steps",
          items: [
            {
              title: "掃 SIM 卡的 QR Code",
              body: "把卡或包裝上的 QR Code、條碼對準掃描口，也可以手動輸入號碼。",
            },
            {
              title: "依畫面選擇並付款",
              body: "選好方案，用畫面上列出的方式付款。遇到問題，按「協助」就能聯絡工作人員。",
            },
            {
              title: "拿好憑條",
              body: "憑憑條上的號碼，之後還能查到這筆訂單。",
              link: { to: "voucher", label: "用憑條號碼查詢" },
            },
          ],
        },
      ],
    },
    choose: {
      title: "怎麼選方案",
      summary: "看兩點就夠了：哪天離開日本，平常怎麼用。",
      blocks: [
        {
          heading: "使用習慣",
          kind: "facts",
          items: [
            { term: "用得少", detail: "主要看地圖、傳訊息、查轉乘，很少看影片。" },
            { term: "一般", detail: "滑社群、傳照片，偶爾看看影片。" },
            { term: "用得多", detail: "天天看影片或視訊，還開熱點給電腦用。" },
          ],
        },
        {
          heading: "拿不定主意時",
          kind: "steps",
          items: [
            {
              title: "填上離開日本的時間",
              body: "我們只比較能用到那時候的方案，並標出夠用的裡面最便宜的一款。",
              link: { to: "find", label: "用我的卡比一比" },
            },
            {
              title: "看清楚開始和結束",
              body: "依日曆天計算的方案，晚上 10 點開始的話，第 1 天只有兩小時。有時候早上再開始更划算。",
            },
            {
              title: "看看現在的方案會怎樣",
              body: "有的會延長期限，有的等現在的用完再開始，有的會取代現在的。如果會損失流量，付款前一定會提醒您。",
            },
          ],
        },
        {
          heading: "依付款方式選",
          kind: "list",
          items: [
            "有能在日本使用的信用卡：線上最快",
            "刷卡不成功，或想付現金：超商付款或到門市",
            "想當場馬上辦好：自助機或門市",
          ],
        },
      ],
    },
    "no-fail": {
      title: "怎樣不出差錯",
      summary: "大家常遇到的問題，和避開的方法。",
      blocks: [
        {
          kind: "steps",
          items: [
            {
              title: "到期之前加值",
              body: "有的卡過期就不能加值了。剩餘流量和使用期限，隨時都查得到。",
              link: { to: "find", label: "查剩餘流量" },
            },
            {
              title: "看清楚結束時間",
              body: "有時「一天」只到當晚 24 點，只剩幾個小時。付款前請看一下結束的日期和時間。",
              link: { to: "choose", label: "天數怎麼算、方案怎麼選" },
            },
            {
              title: "先準備好信用卡驗證",
              body: "3D 驗證簡訊會傳到您台灣的號碼。請確認那張卡收得到簡訊，或改用銀行 App 驗證。驗證頁面請不要中途關掉。",
            },
            {
              title: "不要重複付款",
              body: "付了款頁面卻沒變化時，先查訂單，不要再付一次。同一張卡的重複購買，我們也會攔下來。",
              link: { to: "orders", label: "查詢訂單" },
            },
            {
              title: "超商付款，付完才開始",
              body: "使用期限從超商付款成功時算起，不是下單的時候。也請留意繳費截止時間。",
            },
            {
              title: "不要刪除 eSIM",
              body: "刪掉以後可能裝不回來。換手機之前，也請先確認一下。",
              link: { to: "compare", label: "eSIM 注意事項" },
            },
            {
              title: "留好憑證",
              body: "訂單編號和收據郵件請保留到回國。詢問、退款，都從這裡開始。",
              link: { to: "orders", label: "訂單與收據" },
            },
          ],
        },
      ],
    },
  },
};
