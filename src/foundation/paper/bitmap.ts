/** Dots that are burnt or not, row by row, eight to a byte, the leftmost highest. */
export interface Bitmap {
  /** Dots, a multiple of 8. */
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
}

/** A strip that grows downwards as it is drawn on. */
export interface Canvas {
  readonly width: number;
  set(x: number, y: number): void;
  /** The strip down to this height. */
  cutAt(height: number): Bitmap;
}

export function openCanvas(width: number): Canvas {
  const rowBytes = width / 8;
  let dots = new Uint8Array(rowBytes * 256);
  return {
    width,
    set(x, y) {
      if (x < 0 || x >= width || y < 0) return;
      const at = y * rowBytes + (x >> 3);
      if (at >= dots.length) {
        const larger = new Uint8Array(Math.max(dots.length * 2, at + rowBytes));
        larger.set(dots);
        dots = larger;
      }
      dots[at]! |= 0x80 >> (x & 7);
    },
    cutAt(height) {
      const cut = new Uint8Array(rowBytes * height);
      cut.set(dots.subarray(0, cut.length));
      return { width, height, dots: cut };
    },
  };
}

export function isBurnt({ width, dots }: Bitmap, x: number, y: number): boolean {
  return (dots[(y * width + x) >> 3]! & (0x80 >> (x & 7))) !== 0;
}

/** The bitmap in pieces that a small printer's memory holds. */
export function bandsOf({ width, height, dots }: Bitmap, rowsMax: number): readonly Bitmap[] {
  const rowBytes = width / 8;
  return Array.from({ length: Math.ceil(height / rowsMax) }, (_, i) => {
    const from = i * rowsMax;
    const rows = Math.min(rowsMax, height - from);
    return {
      width,
      height: rows,
      dots: dots.subarray(from * rowBytes, (from + rows) * rowBytes),
    };
  });
}
