import { expect, it } from "vitest";
import { BadConfig, readConfig } from "./index.ts";

it("has SORACOM only with both halves of its key, at its address unless it is told another", () => {
  expect(readConfig({ SORACOM_AUTH_KEY: "secret" })).not.toHaveProperty("soracom");
  const key = { SORACOM_AUTH_KEY_ID: "keyId-1", SORACOM_AUTH_KEY: "secret-1" };
  expect(readConfig(key).soracom).toEqual({
    ...{ authKeyId: "keyId-1", authKey: "secret-1", apiUrl: "https://api.soracom.io/v1" },
  });
  const { soracom } = readConfig({ ...key, SORACOM_API_URL: "http://127.0.0.1:9/v1/" });
  expect(soracom?.apiUrl).toBe("http://127.0.0.1:9/v1");
  const half = { SORACOM_AUTH_KEY_ID: "keyId-1" };
  expect(() => readConfig(half)).toThrow(BadConfig);
  expect(() => readConfig(half)).toThrow(/^SORACOM_AUTH_KEY: must be set together/);
});
