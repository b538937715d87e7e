import { crc32, deflateSync } from "node:zlib";
import fc from "fast-check";
import sharp from "sharp";
import { expect, test } from "vitest";
import { got } from "../../../tests/counter.ts";
import { PICTURE_BYTES_MAX, PICTURES_WAITING_MAX, reEncode } from "./index.ts";

/** Left half red, right half blue. */
function picture(width: number, height: number) {
  const raw = Buffer.alloc(width * height * 3);
  for (let i = 0; i < width * height; i++) raw[i * 3 + (i % width < width / 2 ? 0 : 2)] = 255;
  return sharp(raw, { raw: { width, height, channels: 3 } });
}

const PLACE = { IFD3: { GPSLatitudeRef: "N", GPSLatitude: "35/1 40/1 0/1" } };

test("a photo is turned as it was held, made smaller, and says nothing of place or time", async () => {
  const exif = { IFD0: { Artist: "Wang Xiaoming", Orientation: "6" }, ...PLACE };
  const sent = await picture(2400, 1200)
    .jpeg()
    .withExif(exif)
    .withMetadata({ orientation: 6 })
    .toBuffer();
  expect(sent.includes("Exif")).toBe(true);
  const { jpeg, widthPx, heightPx } = got(await reEncode(sent));
  expect([widthPx, heightPx]).toEqual([800, 1600]);
  const kept = await sharp(jpeg).metadata();
  expect(kept).toMatchObject({ format: "jpeg", width: 800, height: 1600 });
  expect([kept.exif, kept.xmp, kept.iptc, kept.orientation]).toEqual(Array(4).fill(undefined));
  // What was left is now on top.
  const { data } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  expect(data[0]! > 200 && data[2]! < 60).toBe(true);
});

test("PNG and WebP become JPEG, what is clear turns white, and nothing is made larger", async () => {
  const clear = sharp({
    create: { width: 20, height: 10, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  });
  for (const sent of [await clear.png().toBuffer(), await clear.webp().toBuffer()]) {
    const { jpeg, widthPx, heightPx } = got(await reEncode(sent));
    expect([widthPx, heightPx]).toEqual([20, 10]);
    expect((await sharp(jpeg).raw().toBuffer())[0]).toBeGreaterThan(250);
  }
});

test("what is no picture is refused, whatever it calls itself", async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  const whole = await picture(200, 200).jpeg().toBuffer();
  const gif = Buffer.from("R0lGODlhAQABAAAAACw=", "base64");
  for (const sent of [svg, gif, Buffer.from("%PDF-1.4"), whole.subarray(0, whole.length / 2)]) {
    expect(await reEncode(sent)).toMatchObject({ refusal: "no_picture" });
  }
  const large = Buffer.alloc(PICTURE_BYTES_MAX + 1);
  expect(await reEncode(large)).toMatchObject({ refusal: "picture_too_large" });
});

test("a small file that says it holds a billion pixels is refused before it is opened", async () => {
  const chunk = (name: string, data: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length);
    head.write(name, 4);
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), data])));
    return Buffer.concat([head, data, crc]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(40_000, 0);
  size.writeUInt32BE(40_000, 4);
  size.set([1, 0, 0, 0, 0], 8);
  const bomb = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", size),
    chunk("IDAT", deflateSync(Buffer.alloc(5001 * 100))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  expect(await reEncode(bomb)).toMatchObject({ refusal: "too_many_pixels" });
});

test("no bytes at all make it fall", async () => {
  const heads = [[0xff, 0xd8, 0xff], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], []];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...heads),
      fc.uint8Array({ maxLength: 300 }),
      async (head, rest) => {
        const outcome = await reEncode(Buffer.from([...head, ...rest]));
        expect(outcome.ok).toBe(false);
      },
    ),
    { numRuns: 60 },
  );
});

test("of a flood some are made and the rest told to come again, and after it all is as before", async () => {
  const sent = await picture(40, 20).png().toBuffer();
  const flood = await Promise.all(Array.from({ length: 30 }, async () => reEncode(sent)));
  expect(flood.filter(({ ok }) => ok)).toHaveLength(PICTURES_WAITING_MAX);
  expect(flood.find(({ ok }) => !ok)).toMatchObject({ refusal: "busy" });
  const broken = Buffer.concat([sent.subarray(0, 60), Buffer.from("broken")]);
  expect(await reEncode(broken)).toMatchObject({ refusal: "no_picture" });
  expect((await reEncode(sent)).ok).toBe(true);
});
