import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import type { PaymentProvider } from "../business/payments/index.ts";
import { readConfig } from "../foundation/config/index.ts";
import { examineProviders } from "./examine-providers.ts";

const asked: string[] = [];
const PROVIDER = {
  name: "acme",
  async examine({ webhookUrl }: { webhookUrl: string }) {
    asked.push(webhookUrl);
    return [{ what: "acme keys", state: "ok", line: "test mode" }];
  },
} as unknown as PaymentProvider;

it("asks each provider with the address of our own door for its news", async () => {
  const config = readConfig({ PUBLIC_URL: "http://127.0.0.1:1" });
  const findings = await examineProviders(config, [PROVIDER]);
  expect(asked).toEqual(["http://127.0.0.1:1/webhooks/payments/acme"]);
  expect(findings[0]).toEqual({ what: "acme keys", state: "ok", line: "test mode" });
});

it("says that nobody outside reaches a door on this machine", async () => {
  const findings = await examineProviders(readConfig({}), [PROVIDER]);
  expect(findings[1]).toMatchObject({ what: "acme webhook", state: "wrong" });
  expect(findings[1]!.line).toContain("PUBLIC_URL");
});

it.each([
  [405, "ok"],
  [404, "wrong"],
  [502, "wrong"],
])("takes an answer of %i at the door as %s", async (status, state) => {
  const door = createServer((_, response) => response.writeHead(status).end());
  await new Promise<void>((resolve) => door.listen(0, resolve));
  onTestFinished(() => void door.close());
  const { port } = door.address() as AddressInfo;
  // An address of this machine that does not look like a loopback one.
  const config = readConfig({ PUBLIC_URL: `http://0.0.0.0:${port}` });
  const findings = await examineProviders(config, [PROVIDER]);
  expect(findings[1]).toMatchObject({ what: "acme webhook", state });
});

it("finds it wrong when nobody can pay", async () => {
  expect(await examineProviders(readConfig({ TSUNAGU_DEMO: "no" }), [])).toMatchObject([
    { what: "payment providers", state: "wrong" },
  ]);
  expect(await examineProviders(readConfig({}), [])).toEqual([]);
});
