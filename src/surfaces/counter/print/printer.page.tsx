import { PRINTER_STATES, type PrintJob } from "../../../business/printing/index.ts";
import {
  Button,
  Buttons,
  Facts,
  Form,
  Moment,
  Notice,
  Page,
  Tag,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import type { CounterTexts, StaffLanguage } from "../staff-texts/index.ts";
import { PaperPicture } from "./paper.page.tsx";
import type { PrinterHere } from "./printer-here.ts";

export interface PrinterPageProps {
  readonly frame: Frame;
  readonly texts: CounterTexts;
  readonly language: StaffLanguage;
  readonly here: PrinterHere;
  readonly jobs: readonly PrintJob[];
  readonly onceKey: string;
}

/** The printer beside this device; of a virtual one also what it printed, and its levers. */
export function PrinterPage(props: PrinterPageProps) {
  const { frame, texts, language, here, jobs, onceKey } = props;
  const words = texts.printing;
  const { printer, state } = here;
  const isVirtual = printer.kind === "virtual";
  const isBusy = jobs.some((job) => job.state === "waiting" || job.state === "sent");
  return (
    <Page
      frame={frame}
      title={words.printer(printer.code)}
      kicker={<Tag tone={state === "ready" ? "good" : "careful"}>{words.states[state]}</Tag>}
      layout="wide"
      isPrivate
      {...(isBusy ? { refreshSeconds: 3 } : {})}
    >
      {isVirtual ? <Levers texts={texts} state={state} /> : null}
      <Facts
        layout="close"
        items={[
          { term: printer.name, detail: `${printer.paperMm} mm` },
          ...(printer.seenAt === undefined
            ? []
            : [{ term: words.seen, detail: <Moment at={printer.seenAt} language={language} /> }]),
        ]}
      />
      <Form action={paths.printerTest()} hidden={{ once: onceKey }}>
        <Button kind="quiet">{words.testPage}</Button>
      </Form>
      <h2>{words.history}</h2>
      {jobs.length === 0 ? <p class="soft">{words.nothing}</p> : null}
      {jobs.map((job) => (
        <section class="stack">
          <p>
            {words.subjects[job.subject]} <Tag>{words.jobs[job.state]}</Tag>{" "}
            {job.isReissue ? `${words.reissued} ` : null}
            <Moment at={job.endedAt ?? job.madeAt} language={language} />
          </p>
          {isVirtual && job.state === "printed" ? <Printed {...{ job, texts, here }} /> : null}
        </section>
      ))}
    </Page>
  );
}

function Printed({
  job,
  texts,
  here,
}: Pick<PrinterPageProps, "texts" | "here"> & { readonly job: PrintJob }) {
  if (job.slip === undefined) return <p class="soft">{texts.printing.erased}</p>;
  return <PaperPicture slip={job.slip} paperMm={here.printer.paperMm} />;
}

function Levers({
  texts,
  state,
}: {
  readonly texts: CounterTexts;
  readonly state: PrinterHere["state"];
}) {
  const words = texts.printing;
  return (
    <Notice title={words.setState}>
      <p>{words.demo}</p>
      <Form action={paths.printerState()}>
        <Buttons>
          {PRINTER_STATES.filter((one) => one !== state).map((one) => (
            <Button kind="quiet" name="state" value={one}>
              {words.set[one]}
            </Button>
          ))}
        </Buttons>
      </Form>
    </Notice>
  );
}
