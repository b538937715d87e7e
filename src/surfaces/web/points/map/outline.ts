import japan from "@svg-maps/japan";
import type { Place } from "../../../../business/points/index.ts";

/** A spot in the plane of the outline, or of a drawing. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A rectangle of that plane. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

// The outline is a Mercator projection, as 31 capes from Soya to Hateruma show when they are held
// against its corners: they lie within 0.9 of it on average, which are some five kilometres.
const UNITS_A_DEGREE = 19.56;
const LEFT = -2416.5;
const BOTTOM = 1003.4;

export function project({ latitude, longitude }: Place): Spot {
  const radians = (latitude * Math.PI) / 180;
  const north = (Math.log(Math.tan(Math.PI / 4 + radians / 2)) * 180) / Math.PI;
  return { x: LEFT + UNITS_A_DEGREE * longitude, y: BOTTOM - UNITS_A_DEGREE * north };
}

/** How many units a kilometre measures at that latitude. */
export function unitsAKilometre({ latitude }: Place): number {
  return UNITS_A_DEGREE / (111.32 * Math.cos((latitude * Math.PI) / 180));
}

/** The whole of it. */
export const JAPAN: Box = { left: 0, top: 0, width: 438, height: 516 };

type Ring = readonly Spot[];

/** The prefectures that show in a box, as one path in whole pixels of a drawing so wide. */
export function outlineIn(box: Box, widthPx: number): string {
  const scale = widthPx / box.width;
  const room = grown(box, 6 / scale);
  const toPx = ({ x, y }: Spot): Spot => ({
    x: Math.round((x - box.left) * scale),
    y: Math.round((y - box.top) * scale),
  });
  return rings()
    .filter((ring) => meets(ring, room))
    .map((ring) => thinned(cut(ring, room).map(toPx)))
    .filter((ring) => ring.length > 2)
    .map(pathOf)
    .join("");
}

function grown({ left, top, width, height }: Box, by: number): Box {
  return { left: left - by, top: top - by, width: width + 2 * by, height: height + 2 * by };
}

// The package names its types after a file that it does not bring.
const { locations: PREFECTURES } = japan as unknown as {
  readonly locations: readonly { readonly id: string; readonly path: string }[];
};
export { PREFECTURES };

let read: readonly Ring[] | undefined;

function rings(): readonly Ring[] {
  const all = read ?? PREFECTURES.flatMap(({ path }) => ringsOf(path));
  read = all;
  return all;
}

/** Rings of a path that is written in relative moves alone, as the map's are. */
export function ringsOf(path: string): readonly Ring[] {
  let at: Spot = { x: 0, y: 0 };
  return path
    .split(/z/iu)
    .filter((part) => part.trim() !== "")
    .map((part) => {
      const numbers = (part.match(/-?\d+(?:\.\d+)?/gu) ?? []).map(Number);
      const ring: Spot[] = [];
      for (let i = 0; i + 1 < numbers.length; i += 2) {
        at = { x: at.x + numbers[i]!, y: at.y + numbers[i + 1]! };
        ring.push(at);
      }
      at = ring[0] ?? at;
      return ring;
    });
}

function meets(ring: Ring, { left, top, width, height }: Box): boolean {
  const [xs, ys] = [ring.map(({ x }) => x), ring.map(({ y }) => y)];
  const isBeside = Math.max(...xs) < left || Math.min(...xs) > left + width;
  return !isBeside && Math.max(...ys) >= top && Math.min(...ys) <= top + height;
}

/** The part of a ring that lies in a box (Sutherland and Hodgman): one side after the other. */
export function cut(ring: Ring, { left, top, width, height }: Box): Ring {
  const sides = [
    ({ x }: Spot) => x - left,
    ({ x }: Spot) => left + width - x,
    ({ y }: Spot) => y - top,
    ({ y }: Spot) => top + height - y,
  ];
  return sides.reduce((rest, inside) => cutSide(rest, inside), ring);
}

function cutSide(ring: Ring, inside: (spot: Spot) => number): Ring {
  return ring.flatMap((to, i) => {
    const from = ring.at(i - 1)!;
    const [a, b] = [inside(from), inside(to)];
    const crossing = a < 0 === b < 0 ? [] : [between(from, to, a / (a - b))];
    return b < 0 ? crossing : [...crossing, to];
  });
}

function between(from: Spot, to: Spot, share: number): Spot {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** Leaves out what nobody would see: a corner within a pixel and a half of the one before. */
function thinned(ring: Ring): Ring {
  const kept: Spot[] = [];
  for (const spot of ring) {
    const last = kept.at(-1);
    if (last === undefined || Math.hypot(spot.x - last.x, spot.y - last.y) > 1.5) kept.push(spot);
  }
  return kept;
}

function pathOf(ring: Ring): string {
  const [first, ...rest] = ring as [Spot, ...Spot[]];
  let last = first;
  const moves = rest.map((spot) => {
    const move = `${spot.x - last.x},${spot.y - last.y}`;
    last = spot;
    return move;
  });
  return `M${first.x},${first.y}l${moves.join(" ")}z`;
}
