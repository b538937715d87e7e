import type { PointKind } from "../../../business/points/index.ts";

/** A drawn sign for each kind of place, where there is no photo. */
export function Pictogram({ kind }: { kind: PointKind }) {
  return (
    <svg width="64" height="64" viewBox="0 0 32 32" aria-hidden="true">
      <g fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round">
        <path d={STROKES[kind]} />
      </g>
    </svg>
  );
}

const SHOP = "M5 13v13h22V13M3 13l3-7h20l3 7zM13 26v-7h6v7";

const STROKES: Readonly<Record<PointKind, string>> = {
  convenience_store: SHOP,
  telecom_shop: `${SHOP}M22 9h.1`,
  mall: "M4 27V11h10V5h14v22zM8 15h2M8 20h2M18 9h2M24 9h.1M18 14h2M24 14h.1M18 27v-7h6v7",
  station_counter:
    "M9 4h14v17a3 3 0 0 1-3 3h-8a3 3 0 0 1-3-3zM9 15h14M13 20h.1M19 20h.1M11 24l-3 4M21 24l3 4",
  airport_counter:
    "M16 3c1 0 2 2 2 4v6l10 6v3l-10-3v6l3 2v2l-5-1-5 1v-2l3-2v-6L4 22v-3l10-6V7c0-2 1-4 2-4z",
  kiosk: "M9 3h14v18H9zM12 6h8v7h-8zM14 17h4M13 21v6M19 21v6M8 28h16",
};
