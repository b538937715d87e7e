import { qrOf, qrPath } from "../documents/index.ts";

const SIZE_PX = 180;

/** A QR code on white, with the quiet zone that readers need. */
export function QrPicture({ text, label }: { readonly text: string; readonly label: string }) {
  const qr = qrOf(text);
  const side = qr.size + 8;
  return (
    <svg
      role="img"
      aria-label={label}
      width={SIZE_PX}
      height={SIZE_PX}
      viewBox={`-4 -4 ${side} ${side}`}
      shape-rendering="crispEdges"
    >
      <rect x="-4" y="-4" width={side} height={side} fill="#fff" />
      <path d={qrPath(qr)} fill="#000" />
    </svg>
  );
}
