import { expect, test } from "vitest";
import { runsOf, type Face } from "./typefaces.ts";

test("a face is asked only for what those before it lack, so its font stays unopened", () => {
  const asked = new Set<Face>();
  const has = (face: Face, codePoint: number) => {
    asked.add(face);
    return face === "JP" || String.fromCodePoint(codePoint) === "税";
  };
  expect(runsOf("領収書", "ja", has)).toEqual([{ face: "JP", text: "領収書" }]);
  expect([...asked]).toEqual(["JP"]);
  runsOf("税", "zh-Hans", has);
  expect([...asked]).toEqual(["JP", "SC"]);
});
