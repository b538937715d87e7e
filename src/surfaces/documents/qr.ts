import qrcode from "qrcode";

/** A QR code as its rows of dark and light modules. */
export interface QrCode {
  readonly size: number;
  isDark(column: number, row: number): boolean;
}

/** `L`: our codes are printed or shown clean, and fewer modules are larger ones. */
export function qrOf(text: string): QrCode {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: "L" });
  return { size: modules.size, isDark: (column, row) => modules.get(row, column) === 1 };
}

/** One SVG path of all dark runs, one unit per module. */
export function qrPath(code: QrCode): string {
  let path = "";
  for (let row = 0; row < code.size; row++) {
    for (let column = 0; column < code.size; column++) {
      if (!code.isDark(column, row)) continue;
      let length = 1;
      while (column + length < code.size && code.isDark(column + length, row)) length += 1;
      path += `M${column} ${row}h${length}v1h-${length}z`;
      column += length;
    }
  }
  return path;
}
