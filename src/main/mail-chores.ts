import { hearBounce } from "../business/notices/index.ts";
import { withHouse } from "./chores.ts";

const BYTES_MAX = 2_000_000;

/**
 * Hears one mail from standard input. Ends well also for what is no report: a mail server would
 * answer a failure with another mail.
 */
export async function bouncedChore(): Promise<void> {
  const mail = await readInput(process.stdin);
  await withHouse(async ({ act }) => {
    const heard = await hearBounce(act, mail);
    const line = heard.ok
      ? `${heard.value.status}: ${heard.value.isAddressOver ? "address ended" : "address kept"}`
      : heard.refusal === "no_report"
        ? "no report of a failed delivery"
        : "no mail of ours that had gone out";
    process.stdout.write(`${line}\n`);
  });
}

async function readInput(input: AsyncIterable<Buffer | string>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length <= BYTES_MAX) chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("latin1");
}
