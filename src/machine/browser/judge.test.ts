import fc from "fast-check";
import { expect, test } from "vitest";
import { isMoneyAsked, judge, PATIENCE, type Seen, type Wanted } from "./judge.ts";

const WANTED: Wanted = {
  screen: { kind: "house" },
  houseUrl: "https://tsunagu.test",
  localUrl: "file:///var/lib/kiosk/local.html",
  silentMsMax: 1000,
  memoryMbMax: 500,
};
const page = (one: Partial<Extract<Seen, { kind: "page" }>> = {}): Seen => ({
  ...{ kind: "page", url: "https://tsunagu.test/kiosk", name: "rest", isIdling: false },
  ...{ memoryMb: 100, ...one },
});

test("a page that is well is let be, and one that is not is led back", () => {
  expect(judge(page(), WANTED, page())).toBe("keep");
  for (const url of [
    ...["https://evil.test/kiosk", "chrome-error://chromewebdata/", "about:blank", "no url"],
    ...["https://tsunagu.test/", "devtools://devtools/x", "https://tsunagu.test.evil/kiosk"],
  ]) {
    expect([url, judge(page({ url }), WANTED, page())]).toEqual([url, "show"]);
  }
  expect(judge(page({ name: "pair" }), WANTED, page())).toBe("show");
  const local = { ...WANTED, screen: { kind: "local", why: "away" } } as const;
  expect(judge(page(), local, page())).toBe("show");
  const url = `${WANTED.localUrl}#away`;
  expect(judge(page({ url, name: "local" }), local, page())).toBe("keep");
  expect(judge(page({ url: `${WANTED.localUrl}#shut` }), local, page())).toBe("show");
});

test("what is gone, has crashed, hangs or grew too large is started anew", () => {
  expect(judge({ kind: "gone" }, WANTED, page())).toBe("restart");
  expect(judge({ kind: "crashed" }, WANTED, page())).toBe("restart");
  expect(judge({ kind: "silent", forMs: 900 }, WANTED, page())).toBe("keep");
  expect(judge({ kind: "silent", forMs: 1100 }, WANTED, page())).toBe("restart");
  expect(judge(page({ memoryMb: 501 }), WANTED, page())).toBe("restart");
});

test("never while money was asked and its result is not known, unless it is dead", () => {
  const names = fc.constantFrom("asked", "result", "cash");
  fc.assert(
    fc.property(names, fc.nat(100_000), (name, memoryMb) => {
      const asked = page({ name, isIdling: false, memoryMb });
      expect(isMoneyAsked(asked, WANTED.houseUrl)).toBe(true);
      expect(judge(asked, WANTED, asked)).toBe("keep");
      expect(judge({ kind: "silent", forMs: 1000 * PATIENCE }, WANTED, asked)).toBe("keep");
      expect(judge({ kind: "silent", forMs: 1000 * PATIENCE + 1 }, WANTED, asked)).toBe("restart");
      expect(judge({ kind: "gone" }, WANTED, asked)).toBe("restart");
    }),
    { numRuns: 20 },
  );
  const wiped = page({ name: "result", isIdling: true, memoryMb: 999 });
  expect(isMoneyAsked(wiped, WANTED.houseUrl)).toBe(false);
  expect(judge(wiped, WANTED, wiped)).toBe("restart");
  expect(
    isMoneyAsked(page({ url: "https://evil.test/kiosk", name: "asked" }), WANTED.houseUrl),
  ).toBe(false);
});
