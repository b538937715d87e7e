import { qrOf, qrPath } from "./qr.ts";

const SIDES_PX = { small: 180, large: 272 };

/** A QR code on white, with the quiet zone that readers need. */
export function QrPicture(props: {
  readonly text: string;
  readonly label: string;
  readonly size?: keyof typeof SIDES_PX;
}) {
  const { text, label, size = "small" } = props;
  const qr = qrOf(text);
  const side = qr.size + 8;
  return (
    <svg
      role="img"
      aria-label={label}
      width={SIDES_PX[size]}
      height={SIDES_PX[size]}
      viewBox={`-4 -4 ${side} ${side}`}
      shape-rendering="crispEdges"
    >
      <rect x="-4" y="-4" width={side} height={side} fill="#fff" />
      <path d={qrPath(qr)} fill="#000" />
    </svg>
  );
}
