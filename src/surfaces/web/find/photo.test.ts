import { deflateSync } from "node:zlib";
import { toBuffer } from "qrcode";
import { describe, expect, it } from "vitest";
import { testWeb } from "../../../../tests/web.ts";
import { CARD, layCard } from "./card.fixture.ts";
import { readPicture, unpacksAsDeclared } from "./picture.ts";
import { readPhoto } from "./read-photo.ts";
import { findTexts } from "./texts/index.ts";

const web = await testWeb();
await layCard(web.db.act());

async function send(content: Uint8Array<ArrayBuffer> | string, type = "image/png") {
  const form = new FormData();
  form.append("photo", new File([content], "photo", { type }));
  return web.post("/ja/find/photo", form);
}

async function qr(text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await toBuffer(text, { width: 400 }));
}

describe("a photo", () => {
  it("of the pack's QR leads to the line", async () => {
    const response = await send(await qr(`https://tsunagu.example/r/${CARD.renewalCode}`));
    expect(response.headers.get("location")).toMatch(/^\/ja\/line\//);
  });

  it("of an eSIM's QR asks for a second thing", async () => {
    const response = await send(await qr(CARD.lpa));
    expect(response.headers.get("location")).toMatch(/^\/ja\/find\/second\?/);
  });

  it("of another company's eSIM is politely explained", async () => {
    const response = await send(
      await qr("LPA:1$rsp.truphone.com$QRF-BETTERROAMING-PMRDGIR2EARDEIT5"),
    );
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(findTexts.ja.lpaNotOurs);
  });

  it("without a code is answered with how to take a better one", async () => {
    const response = await send(blankPng(200, 200));
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(findTexts.ja.photo.noCode);
  });

  it("that is none, or not there, is a message at the field", async () => {
    for (const [content, message] of [
      ["", findTexts.ja.photo.none],
      ["<svg/>", findTexts.ja.photo.notAPhoto],
      ["\u0089PNG\r\n", findTexts.ja.photo.notAPhoto],
      [new Uint8Array([0xff, 0xd8, 0xff, 0xc0]), findTexts.ja.photo.notAPhoto],
    ] as const) {
      const response = await send(content);
      const page = await response.text();
      expect(response.status).toBe(422);
      expect(page).toContain(message);
      expect(page).toContain('href="#f-photo"');
    }
  });

  it("is refused by its size before it is decoded", async () => {
    const huge = await send(blankPng(20_000, 20_000));
    expect(await huge.text()).toContain(findTexts.ja.photo.tooLarge);
    const heavy = await send(new Uint8Array(9 * 1024 * 1024));
    expect(heavy.status).toBe(413);
  });

  it("cut short is a photo without a code", async () => {
    const whole = await qr("hello");
    expect(await readPhoto(whole.subarray(0, 200))).toMatchObject({ ok: false, refusal: "noCode" });
  });
});

describe("the head of a picture", () => {
  it("tells format and size", () => {
    expect(readPicture(blankPng(30, 20))).toMatchObject({
      format: "png",
      widthPx: 30,
      heightPx: 20,
    });
    const jpeg = Uint8Array.of(
      ...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 0x0b, 0xd0, 0x0f, 0xc0, 3],
    );
    expect(readPicture(jpeg)).toMatchObject({ format: "jpeg", widthPx: 4032, heightPx: 3024 });
  });

  it("is not believed when the picture unpacks to more", () => {
    expect(unpacksAsDeclared(blankPng(100, 100))).toBe(true);
    expect(unpacksAsDeclared(png(100, 100, new Uint8Array(80_000_000)))).toBe(false);
  });

  it("of anything else tells nothing", () => {
    for (const bytes of [[], [0xff], [0xff, 0xd8], Array(64).fill(0), [0x47, 0x49, 0x46, 0x38]]) {
      expect(readPicture(Uint8Array.from(bytes))).toBeUndefined();
    }
  });
});

function blankPng(width: number, height: number): Uint8Array<ArrayBuffer> {
  return png(width, height, new Uint8Array(Math.min(1_000_000, height * (width + 1))).fill(0));
}

/** A grey PNG whose packed pixels are `raw`, whatever its head says; without checksums. */
function png(width: number, height: number, raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const chunk = (name: string, body: Uint8Array) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, Buffer.from(name), body, Buffer.alloc(4)]);
  };
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return new Uint8Array(
    Buffer.concat([
      signature,
      chunk("IHDR", head),
      chunk("IDAT", deflateSync(raw)),
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
}
