import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openLink, type Link } from "./index.ts";

const folder = mkdtempSync(path.join(tmpdir(), "tsunagu-links-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("a link over TCP", () => {
  test("carries bytes both ways and tells its end", async () => {
    const server = createServer((socket) => {
      socket.on("data", (bytes: Buffer) => {
        socket.write(Buffer.concat([bytes, Buffer.from("!")]));
        if (bytes.includes("bye")) socket.end();
      });
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const link = (await openLink({ kind: "tcp", host: "127.0.0.1", port }, 2000))!;
    const heard = hearUntil(link, "!");
    expect(await link.write(Buffer.from("hello"), 2000)).toBe(true);
    expect(await heard).toBe("hello!");
    await link.write(Buffer.from("bye"), 2000);
    await link.ended;
    expect(await link.write(Buffer.from("more"), 2000)).toBe(false);
    server.close();
  });

  test("does not come about where nobody listens", async () => {
    expect(await openLink({ kind: "tcp", host: "127.0.0.1", port: 9 }, 2000)).toBeUndefined();
  });
});

describe("a link over a character device", () => {
  test("carries bytes, and tells its end", async () => {
    const pipe = path.join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    const device = (await openLink({ kind: "usb", path: pipe }, 2000))!;
    const other = await open(pipe, "r+");
    const heard = hearUntil(device, "!");
    await other.write("from the part!");
    expect(await heard).toBe("from the part!");
    await other.close();
    device.close();
    await device.ended;
    expect(await device.write(Buffer.from("x"), 100)).toBe(false);
  });

  test("writes more than the device holds at once, as it makes room", async () => {
    const pipe = path.join(folder, "long");
    execFileSync("mkfifo", [pipe]);
    const device = (await openLink({ kind: "usb", path: pipe }, 2000))!;
    let heard = 0;
    // A pipe has one end only: it hears itself.
    device.hear((bytes) => (heard += bytes.length));
    expect(await device.write(Buffer.alloc(200_000), 20_000)).toBe(true);
    expect(heard).toBeGreaterThan(100_000);
    device.close();
  });

  test("is none where there is no such device, or no serial port", async () => {
    expect(await openLink({ kind: "usb", path: path.join(folder, "gone") }, 100)).toBeUndefined();
    const file = path.join(import.meta.dirname, "README.md");
    expect(await openLink({ kind: "serial", path: file, baud: 9600 }, 2000)).toBeUndefined();
  });
});

async function hearUntil(link: Link, last: string): Promise<string> {
  let text = "";
  return new Promise((resolve) => {
    link.hear((bytes) => {
      text += Buffer.from(bytes).toString();
      if (text.endsWith(last)) resolve(text);
    });
  });
}
