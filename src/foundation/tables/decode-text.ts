import { done, refused, type Outcome } from "../outcome/index.ts";
import type { Table } from "./table.ts";

export interface DecodedText {
  readonly text: string;
  readonly encoding: Table["encoding"];
}

/**
 * Text of a file of unknown encoding, without its byte order mark. What is not valid UTF-8 is read
 * as Shift_JIS (Windows-31J), in which Japanese Excel saves CSV.
 */
export function decodeText(content: Uint8Array): Outcome<DecodedText, "encoding_unreadable"> {
  const encoding = content[0] === 0xff && content[1] === 0xfe ? "utf-16le" : "utf-8";
  for (const candidate of [encoding, "shift_jis"] as const) {
    try {
      const text = new TextDecoder(candidate, { fatal: true }).decode(content);
      if (!text.includes("\0")) return done({ text, encoding: candidate });
    } catch {
      continue;
    }
  }
  return refused("encoding_unreadable");
}
