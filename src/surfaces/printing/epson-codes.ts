import type { PrintAnswer, PrinterState } from "../../business/printing/index.ts";

export interface EpsonResponse {
  readonly jobName?: string;
  readonly isSuccess: boolean;
  readonly code: string;
  readonly state?: PrinterState;
}

/** Every response in a ResponseFile; what cannot be read is left out. */
export function readResponses(xml: string): readonly EpsonResponse[] {
  return xml.split(/<\/ePOSPrint>/i, RESPONSES_MAX).flatMap((part) => {
    const attributes = /<response\b([^>]{0,800})>/.exec(part)?.[1];
    if (attributes === undefined) return [];
    const jobName = /<printjobid>\s*([\w.-]{1,30})\s*<\/printjobid>/i.exec(part)?.[1];
    const status = attribute(attributes, "status");
    const state = status === undefined ? undefined : stateOfStatus(Number(status));
    return [
      {
        isSuccess: /^(?:true|1)$/i.test(attribute(attributes, "success") ?? ""),
        code: attribute(attributes, "code") ?? "",
        ...(jobName === undefined ? {} : { jobName }),
        ...(state === undefined ? {} : { state }),
      },
    ];
  });
}

const RESPONSES_MAX = 50;

/** The state in a status notification; undefined when it has none. */
export function readStatus(xml: string): PrinterState | undefined {
  const status = /\basbstatus\s*=\s*"(0x[0-9a-f]{1,8}|\d{1,10})"/i.exec(xml)?.[1];
  return status === undefined ? undefined : stateOfStatus(Number(status));
}

/** The status of ePOS-Print XML, as 32 bits (ePOS-Print XML User's Manual, response). */
export function stateOfStatus(status: number): PrinterState | undefined {
  if (!Number.isSafeInteger(status) || status < 0) return undefined;
  const has = (bit: number) => Math.floor(status / bit) % 2 === 1;
  if (has(0x80000)) return "paper_out";
  if (has(0x20)) return "cover_open";
  if (has(0x1) || has(0x8)) return "offline";
  return has(0x20000) ? "paper_low" : "ready";
}

const NOTHING_CAME_OUT = new Set([
  "EPTR_REC_EMPTY",
  "EPTR_COVER_OPEN",
  "EX_BADPORT",
  "DeviceNotFound",
]);
const NEVER_WILL = new Set(["SchemaError"]);

/** How a slip fared. A fault that may have come after the printing leaves it open. */
export function epsonOutcome({
  isSuccess,
  code,
}: Pick<EpsonResponse, "isSuccess" | "code">): PrintAnswer["kind"] {
  if (isSuccess) return "printed";
  if (NOTHING_CAME_OUT.has(code)) return "held";
  return NEVER_WILL.has(code) ? "failed" : "unknown";
}

function attribute(text: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}\\s*=\\s*"([^"]{0,200})"`, "i").exec(text)?.[1];
}
