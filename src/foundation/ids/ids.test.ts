import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  humanCodeOf,
  idOfName,
  isHumanCode,
  isId,
  newHumanCode,
  newId,
  readHumanCode,
} from "./index.ts";

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXY";
const anyCode = fc.integer({ min: 2, max: 29 }).map(newHumanCode);

describe("an id", () => {
  test("is a UUIDv7, never the same, ordered by the time it was made", async () => {
    const before = Array.from({ length: 500 }, () => newId());
    await new Promise((resolve) => setTimeout(resolve, 2));
    const after = newId();
    expect(new Set(before).size).toBe(500);
    expect(before.every(isId)).toBe(true);
    expect(before.every((id) => id < after)).toBe(true);
  });

  test("comes after those that this process made before, within a millisecond too", () => {
    const ids = Array.from({ length: 20_000 }, () => newId());
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every(isId)).toBe(true);
  });

  test("is nothing else", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.uuid({ version: 4 })), (text) => {
        expect(isId(text)).toBe(false);
      }),
    );
    expect(isId(`${newId()}\n`)).toBe(false);
    expect(isId(newId().toUpperCase())).toBe(false);
  });
});

describe("an id of a name", () => {
  test("is a UUIDv8, the same for the same name, and mistaken for no made one", () => {
    expect(idOfName("provider:sandbox")).toBe(idOfName("provider:sandbox"));
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(idOfName(one)).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        expect(idOfName(one)[14]).toBe("8");
        expect(isId(idOfName(one))).toBe(false);
        expect(idOfName(one) === idOfName(other)).toBe(one === other);
      }),
    );
  });
});

describe("a code for people", () => {
  test("fits its own check and its own length", () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(isHumanCode(code, code.length)).toBe(true);
        expect(isHumanCode(code, code.length + 1)).toBe(false);
      }),
    );
  });

  test("does not fit with one character wrong", () => {
    fc.assert(
      fc.property(anyCode, fc.nat(), fc.constantFrom(...LETTERS), (code, place, letter) => {
        const i = place % code.length;
        fc.pre(code[i] !== letter);
        expect(isHumanCode(code.slice(0, i) + letter + code.slice(i + 1), code.length)).toBe(false);
      }),
    );
  });

  test("does not fit with two neighbours swapped", () => {
    fc.assert(
      fc.property(anyCode, fc.nat(), (code, place) => {
        const i = place % (code.length - 1);
        fc.pre(code[i] !== code[i + 1]);
        const swapped = code.slice(0, i) + code[i + 1]! + code[i]! + code.slice(i + 2);
        expect(isHumanCode(swapped, code.length)).toBe(false);
      }),
    );
  });

  test("of a name is the same each time, and another for another name", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.integer({ min: 9, max: 29 }), (one, other, length) => {
        expect(isHumanCode(humanCodeOf(one, length), length)).toBe(true);
        expect(humanCodeOf(one, length)).toBe(humanCodeOf(one, length));
        expect(humanCodeOf(one, length) === humanCodeOf(other, length)).toBe(one === other);
      }),
    );
  });

  test("is read as it is written by hand, typed on any keyboard and spelled in any width", () => {
    expect(readHumanCode(" dem0-o00l-tkys ")).toBe("DEM00001TKYS");
    expect(readHumanCode("Ｋ７Ｍ２Ｑ－３ＰＸＡ９")).toBe("K7M2Q3PXA9");
    expect(readHumanCode("i l o")).toBe("110");
  });

  test("is read the same however it is grouped", () => {
    const separator = fc.constantFrom(" ", "-", "‐", "・", ".");
    fc.assert(
      fc.property(anyCode, separator, fc.integer({ min: 1, max: 6 }), (code, between, every) => {
        const groups = code.match(new RegExp(`.{1,${every}}`, "gu"))!;
        expect(readHumanCode(groups.join(between).toLowerCase())).toBe(code);
      }),
    );
  });
});
