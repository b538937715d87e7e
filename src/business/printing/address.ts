export interface PrinterAddress {
  readonly host: string;
  readonly port: number;
}

const PORT = 9100;

/**
 * `192.168.1.50`, `printer.shop.lan:9100`, `[fd00::5]:9100`; undefined for what is no host and
 * port. Ports below 1024 are other services' and never a printer's raw port.
 */
export function readAddress(typed: string): PrinterAddress | undefined {
  const text = typed.normalize("NFKC").trim();
  const [, bracketed, plain, portText] =
    /^(?:\[([0-9A-Fa-f:.]+)\]|([0-9A-Za-z.-]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const name = bracketed ?? plain;
  if (name === undefined || name.length > 253) return undefined;
  const port = portText === undefined ? PORT : Number(portText);
  if (port < 1024 || port > 65_535) return undefined;
  return { host: bracketed === undefined ? name : `[${name}]`, port };
}
