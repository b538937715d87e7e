import type { PrintJob } from "../../../business/printing/index.ts";
import { copySeen, type Receipt } from "../../../business/receipts/index.ts";
import { whichOf } from "../../documents/index.ts";
import { Button, Buttons, Form, Moment, Notice, Panel, Tag } from "../../html/index.ts";
import { paths } from "../routes.ts";
import type { CounterTexts, StaffLanguage } from "../staff-texts/index.ts";
import type { PrinterHere } from "./printer-here.ts";
import { SlipButton } from "./slip-button.tsx";

/** What an order's page knows of its papers. */
export interface OrderPrinting {
  readonly here: PrinterHere | undefined;
  /** The newest first. */
  readonly jobs: readonly PrintJob[];
  /** Names what this page asks for: sent again, it is the same paper. */
  readonly onceKey: string;
}

export interface PrintPanelProps {
  readonly printing: OrderPrinting;
  readonly number: string;
  readonly receipts: readonly Receipt[];
  readonly mayReprint: boolean;
  readonly texts: CounterTexts;
  readonly language: StaffLanguage;
}

const JOBS_SHOWN = 4;

/** True while a paper of the order is on its way, and the page looks again. */
export function isPrinting({ here, jobs }: OrderPrinting): boolean {
  return here !== undefined && jobs.some(({ state }) => state === "waiting" || state === "sent");
}

/** What came out of the printer for this order, and what can. */
export function PrintPanel(props: PrintPanelProps) {
  const { printing, texts, receipts, number, mayReprint } = props;
  if (printing.here === undefined && receipts.length === 0) return null;
  const words = texts.printing;
  return (
    <Panel title={words.toPaper}>
      {printing.jobs.slice(0, JOBS_SHOWN).map((job) => (
        <JobLine {...props} job={job} />
      ))}
      {mayReprint ? (
        <Buttons>
          {receipts.map((receipt) => (
            <PrintButton {...props} receipt={receipt} />
          ))}
          <SlipButton action={paths.orderSlip(number)} onceKey={printing.onceKey}>
            {words.orderSlip}
          </SlipButton>
        </Buttons>
      ) : null}
    </Panel>
  );
}

function JobLine(props: PrintPanelProps & { readonly job: PrintJob }) {
  const { job, texts, language, mayReprint } = props;
  const words = texts.printing;
  return (
    <div class="stack">
      <p>
        {words.subjects[job.subject]} <Tag tone={toneOf(job)}>{words.jobs[job.state]}</Tag>{" "}
        {job.isReissue ? `${words.reissued} ` : null}
        <Moment at={job.endedAt ?? job.sentAt ?? job.madeAt} language={language} />
      </p>
      {mayReprint ? <JobQuestion {...props} /> : null}
    </div>
  );
}

function JobQuestion(props: PrintPanelProps & { readonly job: PrintJob }) {
  const { job, texts, number, receipts } = props;
  const words = texts.printing;
  if (job.state === "waiting") {
    return (
      <Form action={paths.printJob(job.jobId)} hidden={{ seen: "cancelled", order: number }}>
        <Button kind="quiet">{words.cancel}</Button>
      </Form>
    );
  }
  if (job.state !== "unknown") return null;
  const receipt = receipts.find(({ content }) => content.kind === job.subject);
  return (
    <Notice kind="urgent" live="alert">
      <p>{words.look}</p>
      <Buttons>
        <Form action={paths.printJob(job.jobId)} hidden={{ seen: "printed", order: number }}>
          <Button>{words.isThere}</Button>
        </Form>
        {receipt === undefined ? (
          <Form action={paths.printJob(job.jobId)} hidden={{ seen: "cancelled", order: number }}>
            <Button kind="quiet">{words.cancel}</Button>
          </Form>
        ) : (
          <Form
            action={paths.orderPrint(number)}
            hidden={{ ...hiddenOf(receipt), lost: job.jobId }}
          >
            <Button kind="quiet">{words.notThere}</Button>
          </Form>
        )}
      </Buttons>
    </Notice>
  );
}

function PrintButton({ receipt, texts, number }: PrintPanelProps & { readonly receipt: Receipt }) {
  const words = texts.printing;
  const what = words.subjects[receipt.content.kind];
  const label = receipt.handedAt === undefined ? words.print(what) : words.again(what);
  return (
    <Form action={paths.orderPrint(number)} hidden={hiddenOf(receipt)}>
      <Button kind="quiet">{label}</Button>
    </Form>
  );
}

function hiddenOf(receipt: Receipt): Readonly<Record<string, string>> {
  return { ...whichOf(receipt), seen: copySeen(receipt) };
}

function toneOf({ state }: PrintJob) {
  if (state === "printed") return "good";
  return state === "waiting" || state === "sent" ? "careful" : "calm";
}
