import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { freePort, tryPort } from "./index.ts";

it("prefers the wanted port, and takes another when somebody listens there", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  expect(await tryPort({ host: "127.0.0.1", port })).toEqual({ fault: "EADDRINUSE" });
  expect(await freePort([port])).not.toBe(port);
  server.close();
  await once(server, "close");
  expect(await freePort([port])).toBe(port);
});

it("tells why an address cannot be listened on", async () => {
  expect(await tryPort({ host: "192.0.2.1", port: 0 })).toEqual({ fault: "EADDRNOTAVAIL" });
});
