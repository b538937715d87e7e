import type { HomeTexts } from "./home-texts.ts";

export const ja: HomeTexts = {
  title: "日本のデータSIM・eSIMを、いますぐ更新",
  lead: "番号を入れるだけ。会員登録もアプリも要りません。いつまで使えるかを、お支払いの前に分単位でお知らせします。",
  description:
    "日本のデータSIM・eSIMの更新。更新コードやSIM番号を入れると、残りのデータと有効期限を確認し、そのまま更新できます。",
  numberLabel: "お手元の番号",
  numberHint: "更新コード、SIM番号（ICCID）、電話番号、EID、LPAコードのどれでも使えます。",
  numberSubmit: "次へ",
  photoTitle: "写真から読み取る",
  photoLabel: "QRコードかバーコードの写真",
  photoHint: "カードやパッケージを撮るか、スクリーンショットを選んでください。",
  photoSubmit: "写真を送る",
  camera: "カメラで読み取る",
  cameraAim: "QRコードかバーコードを枠の中に映してください。",
  cameraStop: "カメラを閉じる",
  cameraBlocked: "カメラを使えませんでした。写真を選ぶか、番号を入力してください。",
  whereTitle: "番号はどこに書いてありますか",
  where: [
    {
      term: "更新コード",
      detail: "パッケージや、購入時のメールにある12文字の英数字。いちばん早く確認できます。",
    },
    {
      term: "SIM番号（ICCID）",
      detail:
        "SIMカードの台紙にある、89で始まる18〜22桁の数字。スマートフォンの「端末情報」でも見られます。",
    },
    { term: "電話番号", detail: "070・080・090・020で始まる、このSIMの番号。" },
    { term: "EID", detail: "eSIM対応端末の「端末情報」にある32桁の数字。" },
    {
      term: "LPAコード",
      detail: "eSIMを入れるときに使った「LPA:1$」で始まる文字列や、そのQRコード。",
    },
  ],
  stepsLabel: "更新の流れ",
  steps: [
    { label: "番号を入れる", detail: "残りのデータと有効期限を確認します。" },
    { label: "プランを選ぶ", detail: "帰国日に合う、いちばん安いプランがわかります。" },
    {
      label: "支払う",
      detail: "通常は10分以内に使えるようになります。できないときは返金します。",
    },
  ],
  back: "先ほど確認した回線があります。",
  backLink: "その回線に戻る",
  waysTitle: "更新の方法は3つ",
  ways: [
    { label: "オンライン", detail: "この画面から。カードやコンビニ払いで、24時間いつでも。" },
    { label: "お店", detail: "販売店や空港のカウンターで。現金でも、係員と相談しながらでも。" },
    { label: "キオスク端末", detail: "SIMのQRコードをかざすだけ。列車を待つ間にも。" },
  ],
  waysLink: "それぞれの手順を見る",
  newTitle: "はじめての方へ",
  newBody: "データSIMとeSIMの違い、お使いの端末で使えるかどうか、失敗しないコツをまとめました。",
  newLink: "ご利用ガイドを読む",
  say: {
    "find-again": {
      title: "もう一度、番号を入れてください",
      body: "安全のため、確認した回線は一定の時間がたつと表示されなくなります。同じ番号でまた開けます。",
    },
    "too-late": {
      title: "時間がたったため、はじめに戻りました",
      body: "入力の途中の内容は30分で消えます。お手数ですが、もう一度番号を入れてください。",
    },
  },
};
