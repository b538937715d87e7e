import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";

export type Download =
  | { readonly kind: "here"; readonly bytes: Buffer }
  /** It answered, with something else than the file. */
  | { readonly kind: "refused"; readonly reason: string }
  /** No answer, or not all of it: it may come another time. */
  | { readonly kind: "away"; readonly reason: string };

/** The bytes of a file, all or none; follows no redirect. */
export async function download(wish: {
  readonly url: string;
  readonly bytesMax: number;
  readonly timeoutMs: number;
}): Promise<Download> {
  const send = wish.url.startsWith("https:") ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    const request = send(wish.url, { method: "GET" });
    const end = (outcome: Download) => {
      clearTimeout(timer);
      resolve(outcome);
      request.destroy();
    };
    const timer = setTimeout(() => end({ kind: "away", reason: "timed out" }), wish.timeoutMs);
    request.on("error", (error) => end({ kind: "away", reason: error.message }));
    request.on("response", (response) => {
      const { statusCode = 0 } = response;
      if (statusCode !== 200) {
        const kind = statusCode >= 500 || statusCode === 429 ? "away" : "refused";
        end({ kind, reason: `answered ${statusCode}` });
        return;
      }
      const chunks: Buffer[] = [];
      let length = 0;
      response.on("data", (chunk: Buffer) => {
        length += chunk.length;
        chunks.push(chunk);
        if (length > wish.bytesMax) end({ kind: "refused", reason: "too large" });
      });
      response.on("error", (error) => end({ kind: "away", reason: error.message }));
      // Cut off in the middle, it ends with an error before this.
      response.on("end", () => end({ kind: "here", bytes: Buffer.concat(chunks) }));
    });
    request.end();
  });
}
