import { writeHouse, type Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { insertReceiptKey, storedKeys } from "./receipt-keys-store.ts";

/** A public key that receipts are, or were, signed with. */
export interface ReceiptSigningKey {
  readonly keyId: string;
  /** SubjectPublicKeyInfo as PEM, Ed25519. */
  readonly publicKeyPem: string;
  readonly introducedAt: Instant;
  /** A retired one signs nothing more; what it signed stays genuine. */
  readonly state: "current" | "retired";
}

/** Every key whose signatures are ours, the one that signs now first. */
export async function receiptKeys(act: Act): Promise<readonly ReceiptSigningKey[]> {
  const { keyId, publicKeyPem } = act.secrets.signer;
  const stored = await storedKeys(act);
  const introducedAt = stored.find((key) => key.keyId === keyId)?.introducedAt ?? act.clock.now();
  return [
    { keyId, publicKeyPem, introducedAt, state: "current" },
    ...stored
      .filter((key) => key.keyId !== keyId)
      .map((key) => ({ ...key, state: "retired" }) as const),
  ];
}

/**
 * Keeps the public key that this process signs with, before it signs anything: what it signs is
 * then verified also by processes that sign with another one, and after it is retired.
 */
export async function introduceReceiptKey(act: Act): Promise<void> {
  const { keyId, publicKeyPem } = act.secrets.signer;
  const isKnown = (await storedKeys(act)).some((key) => key.keyId === keyId);
  if (isKnown) return;
  const key = { keyId, publicKeyPem, introducedAt: act.clock.now() };
  try {
    const news = { name: "receipt_key.introduced", thing: keyId };
    await writeHouse(act, news, [insertReceiptKey(act, key)]);
  } catch (error) {
    // Another process of the same key was faster.
    if ((error as { code?: string }).code !== "23505") throw error;
  }
}
