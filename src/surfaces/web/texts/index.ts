import type { Texts } from "../../html/index.ts";

/** The words around every customer's page. */
export interface WebTexts {
  readonly guide: string;
  readonly orders: string;
  readonly account: string;
  readonly legal: string;
  readonly terms: string;
  readonly privacy: string;
  readonly zone: string;
  readonly points: string;
  readonly voucher: string;
  readonly demo: string;
}

export const webTexts: Texts<WebTexts> = {
  "zh-Hans": {
    guide: "使用指南",
    orders: "查询订单",
    account: "我的账号",
    legal: "特定商取引法公示",
    terms: "服务条款",
    privacy: "隐私政策",
    zone: "时间显示方式",
    points: "续费点",
    voucher: "凭条号码查询",
    demo: "这是演示站，不会真正扣款，也不会真的开通上网卡。",
  },
  "zh-Hant": {
    guide: "使用指南",
    orders: "查詢訂單",
    account: "我的帳號",
    legal: "特定商取引法揭露事項",
    terms: "服務條款",
    privacy: "隱私權政策",
    zone: "時間顯示方式",
    points: "加值點",
    voucher: "憑條號碼查詢",
    demo: "這是示範網站，不會實際扣款，也不會真的開通上網卡。",
  },
  ja: {
    guide: "ご利用ガイド",
    orders: "ご注文の確認",
    account: "マイページ",
    legal: "特定商取引法に基づく表記",
    terms: "利用規約",
    privacy: "プライバシーポリシー",
    zone: "時刻の表示",
    points: "更新スポット",
    voucher: "控え番号で確認",
    demo: "デモ環境です。実際の請求や回線の開通は行われません。",
  },
  en: {
    guide: "Guide",
    orders: "Find an order",
    account: "My account",
    legal: "Seller details",
    terms: "Terms of service",
    privacy: "Privacy",
    zone: "How times are shown",
    points: "Where to renew",
    voucher: "Look up a voucher",
    demo: "This is a demo. Nothing is charged and no real line is renewed.",
  },
  ko: {
    guide: "이용 안내",
    orders: "주문 조회",
    account: "내 계정",
    legal: "판매자 정보(특정상거래법)",
    terms: "이용약관",
    privacy: "개인정보 처리방침",
    zone: "시각 표시 방법",
    points: "연장 장소",
    voucher: "전표 번호 조회",
    demo: "데모 사이트입니다. 실제로 결제되거나 회선이 개통되지 않습니다.",
  },
};
