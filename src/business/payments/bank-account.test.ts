import fc from "fast-check";
import { expect, test } from "vitest";
import { BANK_ACCOUNT_KINDS, readBankAccount, type TypedBankAccount } from "./bank-account.ts";

const TYPED: TypedBankAccount = {
  bank: "みずほ銀行",
  branch: "新宿支店",
  kind: "ordinary",
  number: "1234567",
  holder: "ワン シャオミン",
};

test.each([
  [{ number: "１２３－４５" }, { number: "0012345" }],
  [{ holder: "わん　しゃおみん" }, { holder: "ワン シャオミン" }],
  [{ holder: "ﾜﾝ ｼｬｵﾐﾝ" }, { holder: "ワン シャオミン" }],
  [{ holder: "wang（xiaoming）" }, { holder: "WANG(XIAOMING)" }],
  [{ holder: "ｶ)ﾂﾅｸﾞ" }, { holder: "カ)ツナグ" }],
  [
    { bank: " 0001 ", branch: "１４０" },
    { bank: "0001", branch: "140" },
  ],
])("reads %j as it is meant", (typed, read) => {
  expect(readBankAccount({ ...TYPED, ...typed })).toMatchObject({ ok: true, value: read });
});

test.each([
  [{ bank: " " }, "bank_missing", "bank"],
  [{ branch: "" }, "branch_missing", "branch"],
  [{ kind: "gold" }, "account_kind_unknown", "kind"],
  [{ number: "12345678" }, "account_number_unreadable", "number"],
  [{ number: "0000000" }, "account_number_unreadable", "number"],
  [{ number: "12a4567" }, "account_number_unreadable", "number"],
  [{ holder: "　" }, "holder_missing", "holder"],
  [{ holder: "王小明" }, "holder_not_kana", "holder"],
  [{ holder: "ア".repeat(49) }, "holder_not_kana", "holder"],
])("refuses %j and names the field", (typed, refusal, field) => {
  expect(readBankAccount({ ...TYPED, ...typed })).toEqual({ ok: false, refusal, field });
});

test("whatever is typed is read or refused, and what was read is read again as the same", () => {
  const anyTyped = fc.record({
    bank: fc.string(),
    branch: fc.string(),
    kind: fc.constantFrom(...BANK_ACCOUNT_KINDS, "", "x"),
    number: fc.oneof(fc.string(), fc.nat(99_999_999).map(String)),
    holder: fc.oneof(fc.string(), fc.constant(TYPED.holder)),
  });
  fc.assert(
    fc.property(anyTyped, (typed) => {
      const read = readBankAccount(typed);
      if (read.ok) {
        expect(read.value.number).toMatch(/^\d{7}$/);
        expect(readBankAccount(read.value)).toEqual(read);
      } else {
        expect(Object.keys(typed)).toContain(read.field);
      }
    }),
  );
});
