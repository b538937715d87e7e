/** What a printer's head did: letters line by line, pictures, cuts. */
export interface Printed {
  readonly text: string;
  readonly pictures: readonly { readonly width: number; readonly dots: Uint8Array }[];
  readonly cuts: number;
  /** Bytes that no command of ours begins with: a printer would print rubbish. */
  readonly strays: readonly number[];
}

/** How many bytes of parameters follow a command; commands with data of their own come below. */
const PARAMETERS: Readonly<Record<string, number>> = {
  "\x1b@": 0,
  "\x1dE": 1,
  "\x1da": 1,
  "\x1bM": 1,
  "\x1b ": 1,
  "\x1cS": 2,
  "\x1b3": 1,
  "\x1b{": 1,
  "\x1c.": 0,
  "\x1c&": 0,
  "\x1cC": 1,
  "\x1b-": 1,
  "\x1c-": 1,
  "\x1bE": 1,
  "\x1dB": 1,
  "\x1d!": 1,
  "\x1dL": 2,
  "\x1dW": 2,
  "\x1ba": 1,
  "\x1b$": 2,
  "\x1b\\": 2,
  "\x1bt": 1,
  "\x1bR": 1,
  "\x1bd": 1,
  "\x1bJ": 1,
  "\x1dr": 1,
};

/** Reads ESC/POS as a printer with the given font does (Epson's command reference). */
export function readEscpos(bytes: Uint8Array, encoding = "shift_jis"): Printed {
  const letters: number[] = [];
  const pictures: { width: number; dots: Uint8Array }[] = [];
  const strays: number[] = [];
  let cuts = 0;
  let at = 0;
  const u16 = (i: number) => bytes[i]! + bytes[i + 1]! * 256;
  const picture = (width: number, from: number, length: number) => {
    pictures.push({ width, dots: bytes.slice(from, from + length) });
    at = from + length;
  };
  while (at < bytes.length) {
    const byte = bytes[at]!;
    const command = String.fromCharCode(byte, bytes[at + 1] ?? 0);
    const parameters = PARAMETERS[command];
    if (parameters !== undefined) at += 2 + parameters;
    else if (command === "\x1dV") {
      cuts += 1;
      at += bytes[at + 2]! >= 65 ? 4 : 3;
    } else if (command === "\x1d(" || command === "\x1c(") at += 5 + u16(at + 3);
    else if (command === "\x1d8") {
      const length = u16(at + 3) + u16(at + 5) * 65536;
      picture(u16(at + 13), at + 17, length - 10);
    } else if (command === "\x1dv") {
      const rowBytes = u16(at + 4);
      picture(rowBytes * 8, at + 8, rowBytes * u16(at + 6));
    } else if (byte === 0x1b || byte === 0x1d || byte === 0x1c || byte === 0x10) {
      strays.push(byte, bytes[at + 1] ?? 0);
      at += 2;
    } else {
      letters.push(byte);
      at += 1;
    }
  }
  const text = new TextDecoder(encoding).decode(Uint8Array.from(letters));
  return { text, pictures, cuts, strays };
}

export function burntDots(dots: Uint8Array): number {
  let burnt = 0;
  for (const byte of dots) burnt += byte.toString(2).replaceAll("0", "").length;
  return burnt;
}
