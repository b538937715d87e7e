import fc from "fast-check";
import { expect, test } from "vitest";
import { callOut } from "./index.ts";
import { isPrivateLiteral, isPublicAddress } from "./public-address.ts";

test.each([
  ...["127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254"],
  ...["0.0.0.0", "100.64.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1"],
  ...["fc00::1", "fd12::1", "::ffff:10.0.0.1", "::ffff:a00:1", "::127.0.0.1", "::7f00:1"],
  ...["64:ff9b::10.0.0.1", "2002:a00:1::", "ff02::1", "2001:db8::1", "", "example.com", "1.2.3"],
])("%j is no public address", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(["8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.0.1", "2606:4700::1", "2404:6800::1"])(
  "%s is a public address",
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test("however it is spelt, a private IPv4 address in an IPv6 one stays private", () => {
  const byte = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(byte, byte, byte, (a, b, c) => {
      const hex = `${((10 << 8) | a).toString(16)}:${((b << 8) | c).toString(16)}`;
      expect(isPublicAddress(`::ffff:10.${a}.${b}.${c}`)).toBe(false);
      expect(isPublicAddress(`::ffff:${hex}`)).toBe(false);
    }),
  );
});

test.each(["http://127.0.0.1:9/", "http://[::1]:9/", "http://2130706433:9/", "http://0x7f.1:9/"])(
  "%s is seen through, and nothing is sent there",
  async (url) => {
    expect(isPrivateLiteral(url)).toBe(true);
    expect(await callOut({ url, method: "POST", timeoutMs: 1000, reach: "public" })).toEqual({
      ...{ kind: "not_sent", reason: "private_address" },
    });
  },
);

test("a name that leads home is looked up, and nothing is sent there", async () => {
  const url = "http://localhost:9/";
  expect(isPrivateLiteral(url)).toBe(false);
  expect(await callOut({ url, method: "GET", timeoutMs: 5000, reach: "public" })).toEqual({
    ...{ kind: "not_sent", reason: "private_address" },
  });
});
