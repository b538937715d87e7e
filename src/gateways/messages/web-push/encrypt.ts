import { createCipheriv, createECDH, createHmac, randomBytes, type ECDH } from "node:crypto";
import type { PushAddress } from "../../../business/notices/index.ts";

/** What is made anew for every message. */
export interface Fresh {
  readonly salt: Buffer;
  readonly sender: ECDH;
}

const RECORD_BYTES = 4096;
/** What fits into the 4096 bytes that every push service takes (RFC 8030, 7.2; RFC 8291, 4). */
export const PLAIN_BYTES_MAX = RECORD_BYTES - 86 - 17;

/** The body of a push, which only the browser of the subscription can open (RFC 8291, RFC 8188). */
export function encryptPush(
  plain: Buffer,
  { key, auth }: Pick<PushAddress, "key" | "auth">,
  { salt, sender }: Fresh = makeFresh(),
): Buffer {
  if (plain.length > PLAIN_BYTES_MAX) throw new RangeError("too long for one push");
  const own = sender.getPublicKey();
  const shared = sender.computeSecret(key);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), key, own]);
  const secret = expand(extract(auth, shared), info, 32);
  const base = extract(salt, secret);
  const contentKey = expand(base, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
  const nonce = expand(base, Buffer.from("Content-Encoding: nonce\0"), 12);
  const cipher = createCipheriv("aes-128-gcm", contentKey, nonce);
  // 2 ends the last record, and there is only one.
  const sealed = Buffer.concat([
    cipher.update(Buffer.concat([plain, Buffer.from([2])])),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(RECORD_BYTES);
  head[4] = own.length;
  return Buffer.concat([salt, head, own, sealed]);
}

function makeFresh(): Fresh {
  const sender = createECDH("prime256v1");
  sender.generateKeys();
  return { salt: randomBytes(16), sender };
}

// RFC 5869; every key here is shorter than one round gives.
function extract(salt: Buffer, secret: Buffer): Buffer {
  return createHmac("sha256", salt).update(secret).digest();
}

function expand(key: Buffer, info: Buffer, length: number): Buffer {
  return createHmac("sha256", key)
    .update(info)
    .update(Buffer.from([1]))
    .digest()
    .subarray(0, length);
}
