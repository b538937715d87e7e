/** A way by which bytes go to a part of the machine and come from it. */
export interface Link {
  /** Whether all of it was handed on in time; false says nothing about how much was. */
  write(bytes: Uint8Array, waitMs: number): Promise<boolean>;
  /** What comes from now on; in place of whoever heard before. */
  hear(listener: (bytes: Uint8Array) => void): void;
  /** Resolves once nothing can come or go any more, by whatever cause. */
  readonly ended: Promise<void>;
  close(): void;
}

export type LinkPlace =
  | { readonly kind: "tcp"; readonly host: string; readonly port: number }
  | { readonly kind: "serial"; readonly path: string; readonly baud: number }
  | { readonly kind: "usb"; readonly path: string };
