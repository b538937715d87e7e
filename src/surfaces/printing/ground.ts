import type { Context } from "hono";
import { printerByToken, type Printer } from "../../business/printing/index.ts";
import type { Act } from "../../foundation/act/index.ts";

/** Everything the printers' doors stand on; made once, in src/main. */
export interface PrintingGround {
  /** Acts as a printer, by its id. */
  readonly actAs: (printerId: string) => Act;
}

export interface Caller {
  readonly act: Act;
  readonly printer: Printer;
}

/** The printer in whose address the token stands; undefined for anybody else. */
export async function callerOf(
  c: Context,
  ground: PrintingGround,
  kind: Printer["kind"],
): Promise<Caller | undefined> {
  const token = c.req.param("token") ?? "";
  const printer = await printerByToken(ground.actAs("unknown"), token);
  if (printer?.kind !== kind) return undefined;
  return { printer, act: ground.actAs(printer.printerId) };
}
