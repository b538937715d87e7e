import fc from "fast-check";
import { expect, test } from "vitest";
import { PASSWORD_CHARACTERS, passwordFault } from "./password.ts";

const fault = (password: string, email = "taro@example.com") =>
  passwordFault(password, { email, field: "password" })?.refusal;

test.each([
  ["correct horse battery", undefined],
  ["パスワードはひみつです", undefined],
  ["하늘이 파랗고 구름이 없다", undefined],
  ["我喜欢在东京坐地铁去上班", undefined],
  ["x7#Kq!2mZp", undefined],
  ["aaaaaaaaaa", "password_too_common"],
  ["abcabcabcabc", "password_too_common"],
  ["1234567890", "password_too_common"],
  ["0123456789", "password_too_common"],
  ["9876543210", "password_too_common"],
  ["abcdefghijkl", "password_too_common"],
  ["PassWord1234!", "password_too_common"],
  ["ｐａｓｓｗｏｒｄ１２３", "password_too_common"],
  ["qwertyuiop", "password_too_common"],
  ["woaini1314520", "password_too_common"],
  ["Tsunagu2026", "password_too_common"],
  ["taro@example.com", "password_is_email"],
  ["my taro@example.com", "password_is_email"],
])("%j is answered with %s", (password, refusal) => {
  expect(fault(password)).toBe(refusal);
});

test("the name in the e-mail is no password, once or twice", () => {
  expect(fault("hanako.suzuki", "hanako.suzuki@example.com")).toBe("password_is_email");
  expect(fault("suzukisuzuki", "suzuki@example.com")).toBe("password_is_email");
});

test("any kind of character counts as one, up to two hundred of them", () => {
  const { min, max } = PASSWORD_CHARACTERS;
  expect(fault("🗻a🗼b🚄c🍣d🍡")).toBe("password_too_short");
  expect(fault("🗻a🗼b🚄c🍣d🍡e")).toBeUndefined();
  const long = Array.from({ length: max }, (_, i) => String.fromCodePoint(0x3041 + ((i * 7) % 80)));
  expect(fault(long.join(""))).toBeUndefined();
  expect(fault(`${long.join("")}x`)).toBe("password_too_long");
  expect(min).toBeGreaterThanOrEqual(10);
});

test("no composition is asked for: random words and spaces of any script pass", () => {
  const words = fc.array(fc.string({ unit: "grapheme", minLength: 5, maxLength: 9 }), {
    minLength: 3,
    maxLength: 5,
  });
  fc.assert(
    fc.property(words, (parts) => {
      const password = `${parts.join(" ")} 7k`;
      fc.pre([...password].length >= 12 && new Set(password).size > 6);
      const refusal = fault(password);
      expect([undefined, "password_too_common"]).toContain(refusal);
    }),
  );
});
