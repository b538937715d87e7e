import { circleMarker, divIcon, latLngBounds, map, marker, tileLayer } from "leaflet";

interface Spot {
  readonly at: [number, number];
  readonly name: string;
  readonly url: string;
}

/**
 * Streets in the place of the drawings, from the tiles of the operator. The drawings stay until the
 * first tile has come, and come back when none does: the list beside says all of it anyway.
 */
const drawings = document.querySelector<HTMLElement>(".finds-maps[data-tiles]");
if (drawings !== null) showStreets(drawings, drawings.dataset as Record<string, string>);

function showStreets(place: HTMLElement, told: Readonly<Record<string, string>>): void {
  const spots = JSON.parse(told["spots"] ?? "[]") as readonly Spot[];
  const near = JSON.parse(told["near"] ?? "[0,0]") as [number, number];
  const box = document.createElement("div");
  box.className = "streets";
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", told["title"] ?? "");
  place.after(box);

  const streets = map(box, { scrollWheelZoom: false });
  streets.attributionControl.setPrefix(false);
  const tiles = tileLayer(told["tiles"] ?? "", { attribution: asText(told["credit"] ?? "") });
  let hasTile = false;
  tiles.on("tileload", () => {
    hasTile = true;
    place.hidden = true;
  });
  tiles.on("tileerror", () => {
    if (hasTile) return;
    streets.remove();
    box.remove();
  });
  tiles.addTo(streets);

  circleMarker(near, { radius: 8, className: "streets-here", interactive: false }).addTo(streets);
  for (const [i, spot] of spots.entries()) {
    const icon = divIcon({
      className: "streets-spot",
      html: linkTo(spot, i + 1),
      iconSize: [32, 32],
    });
    marker(spot.at, { icon, interactive: false, keyboard: false }).addTo(streets);
  }
  // The nearest few decide what is seen: one far away would hide the way to the next corner.
  streets.fitBounds(latLngBounds([near, ...spots.slice(0, 5).map(({ at }) => at)]), {
    padding: [36, 36],
    maxZoom: 16,
  });
}

function linkTo({ name, url }: Spot, count: number): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = url;
  link.textContent = String(count);
  link.setAttribute("aria-label", `${count}. ${name}`);
  return link;
}

function asText(text: string): string {
  const holder = document.createElement("span");
  holder.textContent = text;
  return holder.innerHTML;
}
