import { expect, it } from "vitest";
import { BadConfig, readConfig } from "./index.ts";

const LINE = {
  LINE_CHANNEL_ACCESS_TOKEN: "token",
  LINE_CHANNEL_SECRET: "secret",
  LINE_BOT_ID: "@tsunagu",
};
const TELEGRAM = {
  TELEGRAM_BOT_TOKEN: `12345:${"A".repeat(30)}`,
  TELEGRAM_BOT_NAME: "tsunagu_bot",
  TELEGRAM_WEBHOOK_SECRET: "s".repeat(16),
};

it("has each chat app only with its token, at its own address unless it is told another", () => {
  expect(readConfig({})).not.toHaveProperty("line");
  expect(readConfig({ LINE_BOT_ID: "@tsunagu" })).not.toHaveProperty("line");
  const both = readConfig({ ...LINE, ...TELEGRAM, TELEGRAM_API_URL: "http://127.0.0.1:9/" });
  expect(both.line).toMatchObject({ botId: "@tsunagu", apiUrl: "https://api.line.me" });
  expect(both.telegram).toMatchObject({ botName: "tsunagu_bot", apiUrl: "http://127.0.0.1:9" });
});

it.each([
  [{ ...LINE, LINE_CHANNEL_SECRET: "" }, /^LINE_CHANNEL_SECRET: must be set together/],
  [{ ...LINE, LINE_BOT_ID: "tsunagu" }, /^LINE_BOT_ID: must be the basic ID/],
  [{ ...TELEGRAM, TELEGRAM_BOT_TOKEN: "x" }, /^TELEGRAM_BOT_TOKEN: must be the token/],
  [{ ...TELEGRAM, TELEGRAM_BOT_NAME: "" }, /^TELEGRAM_BOT_NAME: must be set together/],
  [{ ...TELEGRAM, TELEGRAM_WEBHOOK_SECRET: "short" }, /^TELEGRAM_WEBHOOK_SECRET: must be 16/],
])("refuses in one line that names the variable: %o", (env, line) => {
  expect(() => readConfig(env)).toThrow(BadConfig);
  expect(() => readConfig(env)).toThrow(line);
});
