import type { KeyObject } from "node:crypto";
import type { Failpoint } from "../../foundation/failpoints/index.ts";
import { download } from "../../foundation/http/index.ts";
import type { DutyOf } from "../../foundation/kiosk-wire/index.ts";
import { PACKAGE_BYTES_MAX, readPackage } from "./package.ts";
import { isSigned, type Purpose } from "./signature.ts";
import type { Versions } from "./versions.ts";
import { compareVersions } from "./version.ts";

/** What comes of a wish for another version. */
export type Taken =
  /** It is here and may be switched to. */
  | { readonly kind: "ready" }
  /** It runs already. */
  | { readonly kind: "running" }
  | { readonly kind: "refused"; readonly why: string }
  /** It could not be fetched; another time it may. */
  | { readonly kind: "later"; readonly why: string };

const DOWNLOAD_MS_MAX = 10 * 60_000;

/** Fetches, verifies and unpacks; nothing runs of it yet. Twice is once. */
export async function takeUpdate(
  wish: Pick<DutyOf<"update">, "version" | "url" | "signature">,
  ground: {
    readonly versions: Versions;
    readonly running: string;
    readonly publicKey: KeyObject | undefined;
    readonly failpoint: Failpoint;
  },
): Promise<Taken> {
  const { versions, running, publicKey, failpoint } = ground;
  const { version, url, signature } = wish;
  if (version === running) return { kind: "running" };
  const failed = versions.read().failed.find((one) => one.version === version);
  if (failed !== undefined) return { kind: "refused", why: `it fell back: ${failed.why}` };
  if (publicKey === undefined) return { kind: "refused", why: "update.publicKey is not set" };
  const got = await download({ url, bytesMax: PACKAGE_BYTES_MAX, timeoutMs: DOWNLOAD_MS_MAX });
  if (got.kind === "away") return { kind: "later", why: got.reason };
  if (got.kind === "refused") return { kind: "refused", why: got.reason };
  failpoint("update.downloaded");
  const isOlder = compareVersions(version, running) < 0;
  const purpose: Purpose = isOlder ? { kind: "rollback", from: running } : { kind: "release" };
  if (!isSigned(got.bytes, { signature, publicKey, purpose })) {
    const why = isOlder ? `it is older and not signed as a rollback from ${running}` : "not ours";
    return { kind: "refused", why: `the signature: ${why}` };
  }
  const read = readPackage(got.bytes);
  if (!read.ok) return { kind: "refused", why: `the package: ${read.refusal}` };
  // The version inside is what was signed; the one outside is what was asked for.
  if (read.value.version !== version) {
    return { kind: "refused", why: `the package is version ${read.value.version}` };
  }
  versions.keep(read.value);
  failpoint("update.unpacked");
  return { kind: "ready" };
}
