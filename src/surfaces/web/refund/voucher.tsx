import { qrOf, qrPath } from "../../documents/index.ts";

const QUIET_MODULES = 4;

/** The number of a voucher as a code that a counter's scanner types. */
export function Voucher({ number, label }: { readonly number: string; readonly label: string }) {
  const code = qrOf(number);
  const side = code.size + 2 * QUIET_MODULES;
  return (
    <svg width="164" height="164" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label}>
      <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
      <path
        fill="#000"
        transform={`translate(${QUIET_MODULES} ${QUIET_MODULES})`}
        d={qrPath(code)}
      />
    </svg>
  );
}
