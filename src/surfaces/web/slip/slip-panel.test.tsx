import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { plan, TRIPCOM } from "../../../../tests/examples/plans.ts";
import type { Foreseen, Slip } from "../../../business/renewals/index.ts";
import { addHours, instant } from "../../../foundation/clock/index.ts";
import { LANGUAGES, type Language } from "../../../foundation/language/index.ts";
import { done, refused } from "../../../foundation/outcome/index.ts";
import type { Frame } from "../../html/index.ts";
import { grouped, guideOf, KNOWN_CHAINS, SCREEN_WORDS } from "./chains.ts";
import { SlipPanel, type ForeseenSlip } from "./slip-panel.tsx";

const NOW = instant("2026-11-22T03:00:00Z");
const ENDS = instant("2026-11-30T15:00:00Z");

const foreseenAt = (at = ENDS) =>
  done<Foreseen>({ starts: { kind: "at", at: NOW }, ends: { kind: "at", at } });

function panel(language: Language, chains: Slip["chains"], foreseen?: ForeseenSlip): string {
  const slip = {
    attemptId: "a",
    issuedAt: NOW,
    payBy: addHours(NOW, 75),
    chains,
  } as unknown as Slip;
  const { terms } = plan("week", TRIPCOM.terms, 1980);
  const frame = { language, zone: "Asia/Shanghai" } as Frame;
  const known = foreseen === undefined ? {} : { foreseen };
  const html = <SlipPanel frame={frame} slip={slip} renewal={{ terms }} now={NOW} {...known} />;
  return html.toString() as string;
}

const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, "");
const numbers = (chain: string) => ({
  chain,
  paymentCode: "1234567890123",
  confirmationNumber: "98765",
});

describe.each(LANGUAGES)("in %s", (language) => {
  test.each([...KNOWN_CHAINS])(
    "%s tells every step, with the words that stand on its screen",
    (chain) => {
      const html = panel(language, [numbers(chain)]);
      const text = textOf(html);
      const { steps, sentence } = guideOf(chain);
      expect(html.match(/<li>/g)).toHaveLength(steps.length);
      for (const [, word] of steps) {
        if (word !== undefined) expect(text).toContain(`「${SCREEN_WORDS[word]}」`);
      }
      expect(text).toContain(sentence);
      expect(text).toContain("1234567890123");
      expect(text).not.toMatch(/undefined|\[object/);
    },
  );

  test("a chain of one number says nothing of a second one", () => {
    const two = panel(language, [numbers("lawson")]);
    const one = panel(language, [{ chain: "lawson", paymentCode: "1234567890123" }]);
    expect(two).toContain(SCREEN_WORDS.confirmation_number);
    expect(one).not.toContain(SCREEN_WORDS.confirmation_number);
  });

  test("Japan's time stands first and the visitor's beside it", () => {
    const text = textOf(panel(language, [numbers("lawson")]));
    expect(text).toContain("15:00");
    expect(text).toContain("14:00");
  });
});

test("a shop that is new to us is paid with the clerk's help", () => {
  const text = textOf(panel("en", [{ chain: "moon_mart", paymentCode: "12345678" }]));
  expect(text).toContain("moon_mart");
  expect(text).toContain(guideOf("moon_mart").sentence);
});

describe("paying late", () => {
  it("is said to give the same end, another end, or nothing any more", () => {
    const of = (last: ForeseenSlip["last"]) => textOf(panel("en", [], { now: foreseenAt(), last }));
    const same = of(foreseenAt());
    expect(same).toContain("at least until Mon 30 Nov 2026, 23:59");
    const later = of(foreseenAt(instant("2026-12-02T15:00:00Z")));
    expect(later).toContain("only just before Wed 25 Nov 2026, 15:00");
    expect(later).toContain("valid until Wed 2 Dec 2026, 23:59");
    expect(of(refused("line_recycled"))).toContain("your money would come back");
  });

  it("is not spoken of when nothing is foreseen", () => {
    expect(textOf(panel("en", []))).not.toContain("valid");
  });
});

test("groups of a number are the number, none of them single", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{2,20}$/), (code) => {
      const groups = grouped(code);
      expect(groups.join("")).toBe(code);
      for (const group of groups) expect([2, 3, 4, 5]).toContain(group.length);
    }),
  );
  expect(grouped("1234567890123")).toEqual(["1234", "5678", "90123"]);
  expect(grouped("")).toEqual([]);
});
