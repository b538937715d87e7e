import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addSeconds, instant } from "../../foundation/clock/index.ts";
import { afterWrong, isLocked, TRIES_FORGIVEN, UNLOCKED, type Lock } from "./locking.ts";
import { fitsPasscode, hashPasscode, newPasscode, passcodeFault, readDigits } from "./passcode.ts";
import { codeAt, newSecondFactor, secondFactorUri, stepOfCode } from "./second-factor.ts";
import { CAPABILITIES, may, mayRule, STAFF_ROLES, type Staff } from "./staff.ts";

const NOW = instant("2026-11-22T03:00:00Z");

describe("wrong passcodes", () => {
  const after = (count: number): Lock => {
    let lock: Lock = UNLOCKED;
    for (let i = 0; i < count; i++) lock = afterWrong(lock, NOW);
    return lock;
  };

  test("lock from the fifth on", () => {
    expect(isLocked(after(TRIES_FORGIVEN), NOW)).toBe(false);
    expect(isLocked(after(TRIES_FORGIVEN + 1), NOW)).toBe(true);
    expect(isLocked(after(TRIES_FORGIVEN + 1), addSeconds(NOW, 30))).toBe(false);
  });

  test("lock for longer each time, and never for more than an hour", () => {
    fc.assert(
      fc.property(fc.integer({ min: TRIES_FORGIVEN + 1, max: 500 }), (count) => {
        const [sooner, later] = [after(count), after(count + 1)];
        expect(later.lockedUntil! >= sooner.lockedUntil!).toBe(true);
        expect(later.lockedUntil! <= addSeconds(NOW, 3600)).toBe(true);
      }),
    );
  });
});

describe("a passcode", () => {
  test("is as slow to guess as OWASP asks, outside of tests", async () => {
    const { PASSCODE_COST } = await import("../staff/passcode-cost.ts");
    expect(PASSCODE_COST).toEqual({ N: 2 ** 14, r: 8, p: 5 });
  });

  const of = { number: "4711" };

  test.each(["", "12345", "12345678901", "12a456", "１２３４５"])("is not %j", (typed) => {
    expect(passcodeFault(readDigits(typed), of)?.refusal).toBe("passcode_unreadable");
  });

  test.each(["111111", "123456", "987654", "121212", "123123", "471188", "00471100"])(
    "is too simple as %s",
    (typed) => {
      expect(passcodeFault(typed, of)?.refusal).toBe("passcode_too_simple");
    },
  );

  test("is read in any width and grouping", () => {
    expect(readDigits(" ４８ 15 16　23")).toBe("48151623");
    expect(passcodeFault("48151623", of)).toBeUndefined();
  });

  test("that is made for somebody is never a simple one", () => {
    for (let i = 0; i < 200; i++) expect(passcodeFault(newPasscode("4711"), of)).toBeUndefined();
  });

  test("fits its own hash, no other, and nobody's", async () => {
    const hash = await hashPasscode("48151623");
    expect(hash).not.toContain("48151623");
    expect(hash).not.toBe(await hashPasscode("48151623"));
    expect(await fitsPasscode("48151623", hash)).toBe(true);
    expect(await fitsPasscode("48151624", hash)).toBe(false);
    expect(await fitsPasscode("48151623", undefined)).toBe(false);
  });
});

describe("a second factor", () => {
  const secret = newSecondFactor();

  test("takes the code of now and of one step beside, once each", () => {
    for (const seconds of [-30, 0, 30]) {
      const code = codeAt(secret, addSeconds(NOW, seconds));
      const step = stepOfCode(secret, code, { now: NOW });
      expect(step).toBeDefined();
      expect(stepOfCode(secret, code, { now: NOW, usedStep: step })).toBeUndefined();
    }
    const old = codeAt(secret, addSeconds(NOW, -90));
    expect(stepOfCode(secret, old, { now: NOW })).toBeUndefined();
  });

  test("follows RFC 6238: its test vector for SHA-1 at 59 s", () => {
    const vector = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    expect(codeAt(vector, instant("1970-01-01T00:00:59Z"))).toBe("287082");
  });

  test.each(["", "12345", "1234567", "abcdef", "12 456"])("does not take %j", (code) => {
    expect(stepOfCode(secret, code, { now: NOW })).toBeUndefined();
  });

  test("is told to an app by a standard address", () => {
    const uri = secondFactorUri(secret, { number: "4711", house: "Tsunagu" });
    expect(uri).toMatch(/^otpauth:\/\/totp\/Tsunagu:4711\?/);
    expect(uri).toContain(`secret=${secret}`);
  });
});

describe("who may do what", () => {
  const person = (role: Staff["role"], agentId?: string) => ({ role, agentId }) as Staff;

  test("is told by one table in which every role can do something", () => {
    for (const role of STAFF_ROLES) {
      const all = Object.keys(CAPABILITIES) as (keyof typeof CAPABILITIES)[];
      expect(all.some((capability) => may({ role }, capability))).toBe(true);
    }
    expect(may({ role: "clerk" }, "approve_refund")).toBe(false);
    expect(may({ role: "clerk" }, "move_cash")).toBe(false);
  });

  test("lets a manager rule the own shop alone, and an operator every shop", () => {
    const own = person("clerk", "shop");
    expect(mayRule(person("manager", "shop"), own)).toBe(true);
    expect(mayRule(person("manager", "other"), own)).toBe(false);
    expect(mayRule(person("manager", "shop"), person("operator", "shop"))).toBe(false);
    expect(mayRule(person("operator"), own)).toBe(true);
    expect(mayRule(person("clerk", "shop"), own)).toBe(false);
  });
});
