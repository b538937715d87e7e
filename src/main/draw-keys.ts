import type { ReceiptSigningKey } from "../business/receipts/index.ts";

/** One line per key, or the keys themselves one after the other. */
export function drawKeys(keys: readonly ReceiptSigningKey[], form: "table" | "pem"): string {
  const lines = keys.map(({ keyId, state, introducedAt, publicKeyPem }) => {
    const line = `${keyId}  ${state.padEnd(7)}  since ${introducedAt}\n`;
    return form === "pem" ? `# ${line}${publicKeyPem}` : line;
  });
  return lines.join("");
}
