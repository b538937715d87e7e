import {
  readDateCell,
  readLocalText,
  readWholeCell,
  readYesNoCell,
  type CommonProblem,
  type Inspection,
  type KnownRow,
} from "../../foundation/tables/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { isInJapan } from "./find-place.ts";
import { isHours } from "./hours.ts";
import {
  isPhotoFile,
  type Place,
  type Point,
  type PointKind,
  type PointPayment,
  type PointService,
} from "./point.ts";

export const POINT_COLUMNS = {
  code: ["point_code", "コード", "地点コード", "店舗コード", "ref"],
  kind: ["種類", "種別"],
  name_ja: ["名称", "名前", "店舗名", "name"],
  name_en: ["英語名", "english name"],
  name_zh_hans: ["簡体字名", "name_zh_cn"],
  name_zh_hant: ["繁体字名", "name_zh_tw"],
  name_ko: ["韓国語名"],
  latitude: ["緯度", "lat"],
  longitude: ["経度", "lon", "lng"],
  address: ["住所", "所在地"],
  hint_ja: ["案内", "場所の補足", "hint"],
  hint_en: ["案内（英語）"],
  hint_zh_hans: ["案内（簡体字）"],
  hint_zh_hant: ["案内（繁体字）"],
  hint_ko: ["案内（韓国語）"],
  directions_ja: ["行き方", "directions"],
  directions_en: ["行き方（英語）"],
  directions_zh_hans: ["行き方（簡体字）"],
  directions_zh_hant: ["行き方（繁体字）"],
  directions_ko: ["行き方（韓国語）"],
  hours: ["営業時間", "opening_hours"],
  does: ["できること", "取扱い", "services"],
  payments: ["支払方法", "支払い", "payment"],
  languages: ["対応言語", "言語"],
  needs_id: ["本人確認", "本人確認書類", "id_needed"],
  has_wifi: ["Wi-Fi", "無料Wi-Fi", "wifi"],
  photo_url: ["写真", "photo"],
  usual_wait_minutes: ["待ち時間", "待ち時間（分）", "usual wait"],
  usual_waits: ["時間帯別の待ち時間", "waits by hour"],
  source: ["出典"],
  licence: ["ライセンス", "license"],
  credit: ["クレジット", "attribution"],
  verified_on: ["確認日", "verified"],
} as const;

export type PointColumn = keyof typeof POINT_COLUMNS;

export const POINT_COLUMNS_NEEDED = [
  "code",
  "kind",
  "latitude",
  "longitude",
  "does",
] as const satisfies readonly PointColumn[];

export type PointProblem =
  | CommonProblem
  | "code_unreadable"
  | "name_missing"
  | "name_lent"
  | "not_in_japan"
  | "hours_unreadable"
  | "url_unreadable"
  | "waits_unreadable"
  | "credit_missing";

export type PointDraft = Omit<Point, "pointId">;
type Row = KnownRow<PointColumn>;
type Notes = Inspection<PointColumn, PointProblem>;

/** One row as a point; undefined when the inspection refused something of it. */
export function readPointRow(row: Row, notes: Notes): PointDraft | undefined {
  notes.demand(row, POINT_COLUMNS_NEEDED);
  const code = notes.read(row, "code", "code_unreadable", readCode);
  const kind = notes.read(row, "kind", "not_one_of", (cell) => KINDS[word(cell)]);
  const names = readLocalText((language) => row.cell(columnOf("name", language)));
  if (names === undefined) notes.refuse(row, "name_ja", "name_missing");
  for (const language of names?.lent ?? []) {
    notes.warn(row, columnOf("name", language), "name_lent");
  }
  const place = readPlace(row, notes);
  const does = readList(row, "does", SERVICES, notes);
  const payments = readList(row, "payments", PAYMENTS, notes);
  const languages = readList(row, "languages", LANGUAGE_WORDS, notes);
  const more = readMore(row, notes);
  if (notes.isBad(row) || !code || !kind || !names || !place || !more) return undefined;
  return {
    ...{ code, kind, names: names.text, place, address: row.cell("address") },
    ...{ does: does ?? [], payments: payments ?? [], languages: languages ?? [] },
    ...more,
  };
}

function readMore(row: Row, notes: Notes) {
  const needsId = notes.read(row, "needs_id", "not_yes_or_no", readYesNoCell) ?? false;
  const hasWifi = notes.read(row, "has_wifi", "not_yes_or_no", readYesNoCell) ?? false;
  const wait = notes.read(row, "usual_wait_minutes", "not_a_number", readMinutes);
  const waits = notes.read(row, "usual_waits", "waits_unreadable", readWaits);
  const verifiedOn = notes.read(row, "verified_on", "not_a_date", readDateCell);
  const photoUrl = notes.read(row, "photo_url", "url_unreadable", readUrl);
  const [hints, directions] = (["hint", "directions"] as const).map(
    (name) => readLocalText((language) => row.cell(columnOf(name, language)))?.text,
  );
  // What others wrote is taken without the hours that nobody can read: better none than wrong ones.
  const hours = row.cell("hours");
  if (hours !== "" && !isHours(hours)) notes.warn(row, "hours", "hours_unreadable");
  return {
    needsId,
    hasWifi,
    source: sourceOf(row, notes),
    ...(hours !== "" && isHours(hours) ? { hours } : {}),
    ...(wait === undefined ? {} : { usualWaitMinutes: wait }),
    ...(waits === undefined ? {} : { usualWaits: waits }),
    ...(verifiedOn === undefined ? {} : { verifiedOn }),
    ...(photoUrl === undefined ? {} : { photoUrl }),
    ...(hints === undefined ? {} : { hints }),
    ...(directions === undefined ? {} : { directions }),
  };
}

// Whose it is and how it may be used stays with each point; a licence that asks to be named (all
// but the operator's own and public domain) must say how.
function sourceOf(row: Row, notes: Notes): Point["source"] {
  const [name, licence, credit] = (["source", "licence", "credit"] as const).map((column) =>
    row.cell(column),
  ) as [string, string, string];
  const isFree = licence === "" || /^(?:own|cc0|public domain|pd)/iu.test(licence);
  if (!isFree && credit === "") notes.refuse(row, "credit", "credit_missing");
  return {
    name: name === "" ? "operator" : name,
    licence: licence === "" ? "own" : licence,
    ...(credit === "" ? {} : { credit }),
  };
}

function readPlace(row: Row, notes: Notes): Place | undefined {
  const latitude = notes.read(row, "latitude", "not_a_number", readDegrees);
  const longitude = notes.read(row, "longitude", "not_a_number", readDegrees);
  if (latitude === undefined || longitude === undefined) return undefined;
  const place = { latitude, longitude };
  if (!isInJapan(place)) notes.refuse(row, "latitude", "not_in_japan");
  return place;
}

function readDegrees(cell: string): number | undefined {
  const text = cell.normalize("NFKC");
  return /^-?\d{1,3}(?:\.\d{1,12})?$/.test(text) ? Number(text) : undefined;
}

function readMinutes(cell: string): number | undefined {
  const minutes = readWholeCell(cell);
  return minutes !== undefined && minutes >= 0 && minutes <= 600 ? minutes : undefined;
}

/** `9-11:5 12:15`: from nine until before noon five minutes, at noon a quarter of an hour. */
function readWaits(cell: string): readonly (number | null)[] | undefined {
  const waits = Array.from({ length: 24 }, (): number | null => null);
  for (const part of cell.normalize("NFKC").split(/[\s,;]+/u)) {
    const [, from = "", to = from, minutes = ""] =
      /^(\d{1,2})(?:-(\d{1,2}))?:(\d{1,3})$/.exec(part) ?? [];
    const [first, last, wait] = [from, to, minutes].map(Number) as [number, number, number];
    if (minutes === "" || first > last || last > 23 || wait > 600) return undefined;
    waits.fill(wait, first, last + 1);
  }
  return waits;
}

/** A picture elsewhere, or the name of a file in the folder of photos. */
function readUrl(cell: string): string | undefined {
  if (isPhotoFile(cell)) return cell;
  return URL.canParse(cell) && /^https?:/u.test(cell) && cell.length <= 500 ? cell : undefined;
}

function readCode(cell: string): string | undefined {
  const code = cell.normalize("NFKC");
  return /^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,99}$/.test(code) ? code : undefined;
}

function readList<T>(
  row: Row,
  column: "does" | "payments" | "languages",
  known: Readonly<Record<string, T>>,
  notes: Notes,
): readonly T[] | undefined {
  return notes.read(row, column, "not_one_of", (cell) => {
    const values = cell
      .split(/[,;|、；・\s]+/u)
      .filter((part) => part !== "")
      .map((part) => known[word(part)]);
    return values.includes(undefined) ? undefined : ([...new Set(values)] as T[]);
  });
}

function word(cell: string): string {
  return cell
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]/g, "");
}

function columnOf(name: "name" | "hint" | "directions", language: Language) {
  return `${name}_${language.toLowerCase().replace("-", "_")}` as Extract<
    PointColumn,
    `${typeof name}_${string}`
  >;
}

const KINDS: Readonly<Record<string, PointKind>> = {
  conveniencestore: "convenience_store",
  コンビニ: "convenience_store",
  stationcounter: "station_counter",
  駅窓口: "station_counter",
  airportcounter: "airport_counter",
  空港窓口: "airport_counter",
  mall: "mall",
  商業施設: "mall",
  telecomshop: "telecom_shop",
  携帯ショップ: "telecom_shop",
  kiosk: "kiosk",
  端末: "kiosk",
};

const SERVICES: Readonly<Record<string, PointService>> = {
  renews: "renews",
  更新: "renews",
  sellspin: "sells_pin",
  pin販売: "sells_pin",
  takesslips: "takes_slips",
  払込票: "takes_slips",
};

const PAYMENTS: Readonly<Record<string, PointPayment>> = {
  cash: "cash",
  現金: "cash",
  card: "card",
  カード: "card",
  transit: "transit",
  交通系ic: "transit",
  paypay: "paypay",
  alipay: "alipay",
  wechatpay: "wechat_pay",
  unionpay: "unionpay",
  銀聯: "unionpay",
};

const LANGUAGE_WORDS: Readonly<Record<string, Language>> = {
  ja: "ja",
  日本語: "ja",
  en: "en",
  英語: "en",
  zh: "zh-Hans",
  zhhans: "zh-Hans",
  中国語: "zh-Hans",
  zhhant: "zh-Hant",
  台湾語: "zh-Hant",
  繁体字: "zh-Hant",
  ko: "ko",
  韓国語: "ko",
};
