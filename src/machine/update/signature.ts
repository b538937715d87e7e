import { createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from "node:crypto";

/** What a signature is good for. A rollback names the version that it leads away from. */
export type Purpose =
  | { readonly kind: "release" }
  | { readonly kind: "rollback"; readonly from: string };

/** Ed25519 over the package's bytes; base64. */
export function signPackage(bytes: Uint8Array, privateKey: KeyObject, purpose: Purpose): string {
  return sign(null, wordsOf(bytes, purpose), privateKey).toString("base64");
}

export function isSigned(
  bytes: Uint8Array,
  wish: { readonly signature: string; readonly publicKey: KeyObject; readonly purpose: Purpose },
): boolean {
  const signature = Buffer.from(wish.signature, "base64");
  return verify(null, wordsOf(bytes, wish.purpose), wish.publicKey, signature);
}

export function newReleaseKey(): { readonly privatePem: string; readonly publicText: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return {
    privatePem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    publicText: publicTextOf(publicKey),
  };
}

export function publicTextOf(key: KeyObject): string {
  return key.export({ type: "spki", format: "der" }).toString("base64");
}

/** Undefined for what is no Ed25519 key: base64 of its DER, as `kiosk-release key` prints it. */
export function readPublicKey(text: string): KeyObject | undefined {
  try {
    const key = createPublicKey({
      key: Buffer.from(text, "base64"),
      ...{ type: "spki", format: "der" },
    });
    return key.asymmetricKeyType === "ed25519" ? key : undefined;
  } catch {
    return undefined;
  }
}

// A package begins with the two bytes of gzip: no rollback can be taken for a release, or back.
function wordsOf(bytes: Uint8Array, purpose: Purpose): Uint8Array {
  if (purpose.kind === "release") return bytes;
  return Buffer.concat([Buffer.from(`tsunagu kiosk rollback from ${purpose.from}\n`), bytes]);
}
