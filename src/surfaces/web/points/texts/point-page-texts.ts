import type { PointKind } from "../../../../business/points/index.ts";
import type { Texts } from "../../../html/index.ts";

export interface PointPageTexts {
  readonly kind: string;
  readonly kinds: Readonly<Record<PointKind, string>>;
  readonly noId: string;
  readonly map: string;
  readonly mapWhat: (count: number) => string;
  readonly mapCredit: string;
  readonly filters: string;
  readonly needsPassport: string;
  readonly showMore: string;
  readonly week: string;
  readonly day: string;
  readonly holiday: string;
  readonly closedThatDay: string;
  readonly waitByHour: string;
  readonly hour: string;
  readonly minutes: (count: number) => string;
  readonly card: string;
  readonly nothingElse: string;
  readonly inMaps: string;
  readonly address: string;
  readonly works: string;
  readonly source: (name: string, licence: string) => string;
  readonly checked: (date: string) => string;
  readonly nearby: string;
  /** Offers to look around the prefecture in which the line was last. */
  readonly lastArea: (area: string) => string;
  readonly picture: (name: string) => string;
}

export const pointPageTexts: Texts<PointPageTexts> = {
  "zh-Hans": {
    kind: "类型",
    kinds: {
      convenience_store: "便利店",
      station_counter: "车站柜台",
      airport_counter: "机场柜台",
      mall: "商场",
      telecom_shop: "通信门店",
      kiosk: "续费机",
    },
    noId: "不用出示证件",
    map: "地图",
    mapWhat: (count) => `日本地图的一部分，标有列表中的 ${count} 个地点，编号与列表相同。`,
    mapCredit: "地图：@svg-maps/japan（Victor Cazanave），CC BY 4.0",
    needsPassport: "请带护照",
    filters: "筛选",
    showMore: "显示更多",
    week: "一周营业时间",
    day: "日期",
    holiday: "节假日",
    closedThatDay: "休息",
    waitByHour: "各时段通常等候时间",
    hour: "时段",
    minutes: (count) => `约 ${count} 分钟`,
    card: "SIM 卡号或续费码",
    nothingElse: "不需要证件",
    inMaps: "在地图应用中打开",
    address: "地址（日语）",
    works: "刚刚确认可以使用。",
    source: (name, licence) => `资料来源：${name}（${licence}）`,
    checked: (date) => `核实于 ${date}`,
    nearby: "附近的其他续费点",
    lastArea: (area) => `您的卡最近在${area}，从那里查找`,
    picture: (name) => `${name}的照片`,
  },
  "zh-Hant": {
    kind: "類型",
    kinds: {
      convenience_store: "超商",
      station_counter: "車站櫃檯",
      airport_counter: "機場櫃檯",
      mall: "購物中心",
      telecom_shop: "電信門市",
      kiosk: "加值機",
    },
    noId: "不用出示證件",
    map: "地圖",
    mapWhat: (count) => `日本地圖的一部分，標有清單中的 ${count} 個地點，編號與清單相同。`,
    mapCredit: "地圖：@svg-maps/japan（Victor Cazanave），CC BY 4.0",
    needsPassport: "請帶護照",
    filters: "篩選",
    showMore: "顯示更多",
    week: "一週營業時間",
    day: "日期",
    holiday: "假日",
    closedThatDay: "公休",
    waitByHour: "各時段通常等候時間",
    hour: "時段",
    minutes: (count) => `約 ${count} 分鐘`,
    card: "SIM 卡號或加值碼",
    nothingElse: "不需要證件",
    inMaps: "在地圖應用程式中開啟",
    address: "地址（日文）",
    works: "剛剛確認可以使用。",
    source: (name, licence) => `資料來源：${name}（${licence}）`,
    checked: (date) => `確認於 ${date}`,
    nearby: "附近的其他加值點",
    lastArea: (area) => `您的卡最近在${area}，從那裡查詢`,
    picture: (name) => `${name}的照片`,
  },
  ja: {
    kind: "種類",
    kinds: {
      convenience_store: "コンビニ",
      station_counter: "駅の窓口",
      airport_counter: "空港の窓口",
      mall: "商業施設",
      telecom_shop: "携帯ショップ",
      kiosk: "更新端末",
    },
    noId: "本人確認なし",
    map: "地図",
    mapWhat: (count) => `日本地図の一部です。一覧と同じ番号で${count}か所を示しています。`,
    mapCredit: "地図：@svg-maps/japan（Victor Cazanave）、CC BY 4.0",
    needsPassport: "パスポートが必要",
    filters: "条件をしぼる",
    showMore: "もっと見る",
    week: "1週間の営業時間",
    day: "日付",
    holiday: "祝日",
    closedThatDay: "休み",
    waitByHour: "時間帯ごとの待ち時間の目安",
    hour: "時間帯",
    minutes: (count) => `約${count}分`,
    card: "SIMの番号または更新コード",
    nothingElse: "身分証は不要です",
    inMaps: "地図アプリで開く",
    address: "住所",
    works: "先ほど、使えることを確認しました。",
    source: (name, licence) => `出典：${name}（${licence}）`,
    checked: (date) => `${date}に確認`,
    nearby: "近くのほかの更新スポット",
    lastArea: (area) => `このSIMを最後に使った地域（${area}）で探す`,
    picture: (name) => `${name}の写真`,
  },
  en: {
    kind: "Kind",
    kinds: {
      convenience_store: "Convenience store",
      station_counter: "Station counter",
      airport_counter: "Airport counter",
      mall: "Shopping mall",
      telecom_shop: "Telecom shop",
      kiosk: "Kiosk",
    },
    noId: "No ID asked",
    map: "Map",
    mapWhat: (count) =>
      count === 1
        ? "Part of a map of Japan with this place."
        : `Part of a map of Japan with ${count} places, numbered as in the list.`,
    mapCredit: "Map: @svg-maps/japan (Victor Cazanave), CC BY 4.0",
    needsPassport: "Passport needed",
    filters: "Filters",
    showMore: "Show more",
    week: "Hours this week",
    day: "Day",
    holiday: "holiday",
    closedThatDay: "Closed",
    waitByHour: "Usual wait by the hour",
    hour: "Hour",
    minutes: (count) => `about ${count} min`,
    card: "Your SIM's number or renewal code",
    nothingElse: "no ID needed",
    inMaps: "Open in a map app",
    address: "Address (in Japanese)",
    works: "It told us a moment ago that it works.",
    source: (name, licence) => `Source: ${name} (${licence})`,
    checked: (date) => `checked on ${date}`,
    nearby: "Other places nearby",
    lastArea: (area) => `Look around ${area}, where your SIM was last`,
    picture: (name) => `Photo of ${name}`,
  },
  ko: {
    kind: "종류",
    kinds: {
      convenience_store: "편의점",
      station_counter: "역 창구",
      airport_counter: "공항 창구",
      mall: "쇼핑몰",
      telecom_shop: "통신 매장",
      kiosk: "키오스크",
    },
    noId: "신분증 불필요",
    map: "지도",
    mapWhat: (count) => `일본 지도의 일부입니다. 목록과 같은 번호로 ${count}곳을 표시합니다.`,
    mapCredit: "지도: @svg-maps/japan (Victor Cazanave), CC BY 4.0",
    needsPassport: "여권 필요",
    filters: "조건 선택",
    showMore: "더 보기",
    week: "이번 주 영업시간",
    day: "날짜",
    holiday: "공휴일",
    closedThatDay: "휴무",
    waitByHour: "시간대별 평소 대기 시간",
    hour: "시간대",
    minutes: (count) => `약 ${count}분`,
    card: "유심 번호 또는 연장 코드",
    nothingElse: "신분증은 필요 없습니다",
    inMaps: "지도 앱에서 열기",
    address: "주소(일본어)",
    works: "조금 전 정상 작동을 확인했습니다.",
    source: (name, licence) => `출처: ${name} (${licence})`,
    checked: (date) => `${date} 확인`,
    nearby: "근처의 다른 연장 장소",
    lastArea: (area) => `이 유심을 마지막으로 쓴 지역(${area})에서 찾기`,
    picture: (name) => `${name} 사진`,
  },
};
