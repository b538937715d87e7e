import type { Table } from "../../foundation/tables/index.ts";
import { POINT_COLUMNS, type PointColumn } from "./point-row.ts";

/**
 * A table of points as map programs export it, in the columns of this room: GeoJSON, GeoJSON of
 * All the Places, and what the Overpass API answers. Any other table stays as it is. What such a
 * file does not know, above all what a point does here, is set for all rows by the importer
 * (`--set does=takes_slips`); columns of ours among the others are kept.
 */
export function asPointTable(table: Table): Table {
  const form = formOf(table.columns);
  if (form === undefined) return table;
  const at = new Map(table.columns.map((column, i) => [column, i]));
  const read = table.rows.flatMap((row) => {
    const bare: Tags = (name) => row.cells[at.get(name) ?? -1] ?? "";
    // Areas, and features without a centre, have no place to go to.
    if (!["", "Point"].includes(bare("geometry.type"))) return [];
    const tags: Tags = (name) => bare(name) || bare(PREFIXES[form] + name);
    return [{ row, cells: { ...READERS[form](tags), ...inOurWords(bare) } }];
  });
  const columns = OURS.filter((column) => read.some(({ cells }) => (cells[column] ?? "") !== ""));
  const rows = read.map(({ row, cells }) => ({
    ...row,
    cells: columns.map((column) => cells[column] ?? ""),
  }));
  return { ...table, columns, rows };
}

type MapForm = "geojson" | "all_the_places" | "overpass";
type Cells = Partial<Record<PointColumn, string>>;
/** The value of a tag; "" when there is none. */
type Tags = (name: string) => string;

const OURS = Object.keys(POINT_COLUMNS) as PointColumn[];
const PREFIXES = { geojson: "properties.", all_the_places: "properties.", overpass: "tags." };

function formOf(columns: readonly string[]): MapForm | undefined {
  if (columns.includes("geometry.coordinates")) {
    return columns.includes("properties.@spider") ? "all_the_places" : "geojson";
  }
  const isOverpass =
    columns.includes("type") && columns.some((column) => column.startsWith("tags."));
  return isOverpass ? "overpass" : undefined;
}

const READERS: Readonly<Record<MapForm, (tags: Tags) => Cells>> = {
  geojson: (tags) => ({
    ...ofTags(tags),
    ...ofGeometry(tags("geometry.coordinates")),
    code: tags("ref") || tags("id"),
    source: "GeoJSON",
    licence: tags("license"),
    credit: tags("attribution"),
    ...inOurWords(tags),
  }),
  all_the_places: (tags) => ({
    ...ofGeometry(tags("geometry.coordinates")),
    ...ofTags(tags),
    code: `${tags("@spider")}:${tags("ref") || tags("id")}`,
    source: "All the Places",
    licence: "CC0-1.0",
    credit: "All the Places",
  }),
  overpass: (tags) => ({
    latitude: tags("lat") || tags("center.lat"),
    longitude: tags("lon") || tags("center.lon"),
    ...ofTags(tags),
    code: `osm:${tags("type")}/${tags("id")}`,
    source: "OpenStreetMap",
    licence: "ODbL-1.0",
    credit: "© OpenStreetMap contributors",
  }),
};

function inOurWords(tags: Tags): Cells {
  const ours = OURS.map((column) => [column, tags(column)] as const);
  return Object.fromEntries(ours.filter(([, cell]) => cell !== ""));
}

function ofGeometry(coordinates: string): Cells {
  const [longitude = "", latitude = ""] = coordinates.split(",").map((part) => part.trim());
  return { longitude, latitude };
}

/** What OpenStreetMap's tags say, which the others speak as well. */
function ofTags(tags: Tags): Cells {
  const name = [tags("name") || tags("brand"), tags("branch")].filter(Boolean).join(" ");
  const floor = floorOf(tags("level"));
  return {
    kind: tags("kind") || kindOf(tags),
    name_ja: tags("name:ja") || name,
    name_en: tags("name:en") || tags("brand:en"),
    name_zh_hans: tags("name:zh-Hans") || tags("name:zh"),
    name_zh_hant: tags("name:zh-Hant"),
    name_ko: tags("name:ko"),
    address: addressOf(tags),
    hours: tags("opening_hours"),
    payments: PAYMENT_TAGS.filter(([tag]) => tags(tag) === "yes")
      .map(([, payment]) => payment)
      .join(","),
    has_wifi: /^(?:wlan|yes)$/u.test(tags("internet_access")) ? "yes" : "",
    hint_ja: floor === undefined ? "" : floor,
    hint_en: floor === undefined ? "" : floor,
  };
}

const PAYMENT_TAGS = [
  ["payment:cash", "cash"],
  ["payment:credit_cards", "card"],
  ["payment:visa", "card"],
  ["payment:mastercard", "card"],
  ["payment:icsf", "transit"],
  ["payment:suica", "transit"],
  ["payment:paypay", "paypay"],
  ["payment:alipay", "alipay"],
  ["payment:wechat", "wechat_pay"],
  ["payment:unionpay", "unionpay"],
] as const;

function kindOf(tags: Tags): string {
  if (tags("shop") === "convenience") return "convenience_store";
  if (tags("shop") === "mobile_phone" || tags("office") === "telecommunication") {
    return "telecom_shop";
  }
  if (["mall", "department_store", "supermarket", "electronics"].includes(tags("shop"))) {
    return "mall";
  }
  if (tags("amenity") === "vending_machine") return "kiosk";
  if (tags("aeroway") !== "") return "airport_counter";
  return tags("railway") === "" && tags("public_transport") === "" ? "" : "station_counter";
}

function addressOf(tags: Tags): string {
  const whole = tags("addr:full");
  if (whole !== "") return whole;
  const parts = ["province", "state", "city", "suburb", "quarter", "neighbourhood"];
  const area = [...parts, "street_address", "block_number", "housenumber"].map((part) =>
    tags(`addr:${part}`),
  );
  return area.filter(Boolean).join("");
}

// OpenStreetMap counts from the ground, 0; Japan calls that the first floor.
function floorOf(level: string): string | undefined {
  if (!/^-?\d{1,2}$/.test(level)) return undefined;
  const count = Number(level);
  return count < 0 ? `B${-count}F` : `${count + 1}F`;
}
