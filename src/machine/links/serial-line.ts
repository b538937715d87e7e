import { execFile } from "node:child_process";

/** Bytes as they are, 8 bits, no parity, no echo; false where the port cannot be set so. */
export async function setSerialLine(
  { path, baud }: { readonly path: string; readonly baud: number },
  waitMs: number,
): Promise<boolean> {
  const file = process.platform === "linux" ? "-F" : "-f";
  const line = ["raw", "cs8", "-parenb", "-cstopb", "clocal", "cread", "-crtscts"];
  const words = [file, path, String(baud), ...line, "-echo", "-echoe", "-echok"];
  return new Promise((resolve) => {
    execFile("stty", words, { timeout: waitMs }, (error) => resolve(error === null));
  });
}
