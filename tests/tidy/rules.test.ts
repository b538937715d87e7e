import { describe, expect, test } from "vitest";
import { files } from "./repository.ts";
import { CODE } from "./rules/code.ts";
import { DOCUMENTS } from "./rules/documents.ts";
import { NAMES } from "./rules/names.ts";
import { PACKAGES } from "./rules/packages.ts";
import type { Rule } from "./rules/rule.ts";
import { WORDS } from "./rules/words.ts";

const RULES: readonly Rule[] = [...NAMES, ...CODE, ...WORDS, ...PACKAGES, ...DOCUMENTS];

describe.each(RULES)("$name", (rule) => {
  test("in the repository", () => {
    const breaches = rule.check(files(rule.of));
    expect(breaches.map(({ path, why }) => `${path}: ${why}`)).toEqual([]);
  });

  test("and a planted breach is found", () => {
    for (const planted of rule.planted) {
      expect(rule.check(planted.filter(({ path }) => rule.of.test(path)))).not.toEqual([]);
    }
    expect(rule.planted).not.toEqual([]);
    expect(rule.check((rule.sound ?? []).filter(({ path }) => rule.of.test(path)))).toEqual([]);
  });
});
