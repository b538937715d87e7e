import { afterEach, expect, test, vi } from "vitest";
import { openFailpoint } from "./index.ts";

const kill = vi.spyOn(process, "kill").mockReturnValue(true);
afterEach(() => kill.mockClear());

test("kills this process at the named place and at no other", () => {
  const failpoint = openFailpoint("payment.after_call");
  failpoint("payment.before_call");
  expect(kill).not.toHaveBeenCalled();
  failpoint("payment.after_call");
  expect(kill.mock.calls).toEqual([[process.pid, "SIGKILL"]]);
});

test("may let a place be passed a few times before", () => {
  const failpoint = openFailpoint("payment.after_call#3");
  failpoint("payment.after_call");
  failpoint("payment.after_call");
  expect(kill).not.toHaveBeenCalled();
  failpoint("payment.after_call");
  expect(kill).toHaveBeenCalledTimes(1);
});

test.each([undefined, ""])("does nothing without a setting (%j)", (setting) => {
  openFailpoint(setting)("payment.after_call");
  expect(kill).not.toHaveBeenCalled();
});
