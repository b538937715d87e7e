import { describe, expect, test } from "vitest";
import { findKnownPlace } from "../../../../business/points/index.ts";
import { boxAround, gathered } from "./area-map.tsx";
import { cut, JAPAN, outlineIn, PREFECTURES, project, ringsOf, type Spot } from "./outline.ts";

const byId = new Map(PREFECTURES.map(({ id, path }) => [id, ringsOf(path)]));

/** Where a ray to the right crosses the ring an odd number of times. */
function holds(ring: readonly Spot[], { x, y }: Spot): boolean {
  const crossings = ring.filter((to, i) => {
    const from = ring.at(i - 1)!;
    if (from.y > y === to.y > y) return false;
    return x < from.x + ((to.x - from.x) * (y - from.y)) / (to.y - from.y);
  });
  return crossings.length % 2 === 1;
}

describe("the outline of Japan", () => {
  test.each([
    ["Sapporo", "hokkaido"],
    ["Sendai", "miyagi"],
    ["Shinjuku", "tokyo"],
    ["Karuizawa", "nagano"],
    ["Kanazawa", "ishikawa"],
    ["Kyoto", "kyoto"],
    ["Takayama", "gifu"],
    ["Hakata", "fukuoka"],
    ["Yufuin", "oita"],
    ["Narita Airport", "chiba"],
  ])("holds %s in %s", (name, prefecture) => {
    const { place } = findKnownPlace(name, "en")!;
    const spot = project(place);
    const around = [...byId].filter(([, rings]) => rings.some((ring) => holds(ring, spot)));
    expect(around.map(([id]) => id)).toEqual([prefecture]);
  });

  test("lies as a whole in its box, and its rings close where they begin", () => {
    const spots = [...byId.values()].flat(2);
    expect(spots.length).toBeGreaterThan(5000);
    for (const { x, y } of spots) {
      expect(x >= 0 && x <= JAPAN.width && y >= 0 && y <= JAPAN.height).toBe(true);
    }
  });

  test("is cut to what shows, in a few hundred bytes", () => {
    const tokyo = findKnownPlace("Tokyo Station", "en")!.place;
    const path = outlineIn(boxAround([tokyo]), 320);
    expect(path).toMatch(/^M-?\d+,-?\d+l/u);
    expect(path.length).toBeGreaterThan(400);
    expect(path.length).toBeLessThan(4000);
    expect(outlineIn({ ...JAPAN, left: 900 }, 320)).toBe("");
    const square = [
      ...[
        { x: -5, y: -5 },
        { x: 5, y: -5 },
        { x: 5, y: 5 },
        { x: -5, y: 5 },
      ],
    ];
    const corner = cut(square, { left: 0, top: 0, width: 10, height: 10 });
    expect(corner.every(({ x, y }) => x >= 0 && y >= 0 && x <= 5 && y <= 5)).toBe(true);
    expect(corner).toContainEqual({ x: 5, y: 5 });
  });

  test("has all places in the box, and one dot for those that would hide each other", () => {
    const places = ["Naha", "Sapporo", "Tokyo Station"].map(
      (one) => findKnownPlace(one, "en")!.place,
    );
    const { left, top, width, height } = boxAround(places as [(typeof places)[0]]);
    for (const { x, y } of places.map(project)) {
      expect(x > left && x < left + width && y > top && y < top + height).toBe(true);
    }
    const spots = [0, 3, 6, 200, 9].map((x) => ({ x, y: 0 }));
    expect(gathered(spots).map(({ label }) => label)).toEqual(["1, 2, 3", "4"]);
    expect(gathered(spots.slice(0, 3)).map(({ label }) => label)).toEqual(["1–3"]);
  });
});
