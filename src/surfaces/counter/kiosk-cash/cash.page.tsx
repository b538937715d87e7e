import {
  mayMissYen,
  voucherOwedOf,
  type CashReport,
  type Intake,
} from "../../../business/intakes/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import {
  Button,
  errorFor,
  Facts,
  Form,
  Moment,
  Page,
  showYen,
  Table,
  TextField,
} from "../../html/index.ts";
import { KiosksLook, kindToCount, type ShopLook } from "../kiosks/index.ts";
import type { Parts } from "../manage/index.ts";
import { SecondPerson } from "../order/second-person.tsx";
import { paths } from "../routes.ts";
import { spaced } from "./spaced.ts";

/** Each machine with what it holds by its journal, what is wrong, and what it owes. */
export function CashPage(
  props: Parts & { readonly reports: readonly CashReport[]; readonly look: ShopLook },
) {
  const { frame, texts, reports, look } = props;
  const words = texts.kioskCash;
  return (
    <Page
      frame={frame}
      title={words.title}
      lead={words.lead}
      kicker={texts.manage.title}
      layout="wide"
      isPrivate
    >
      <KiosksLook look={look} texts={texts} />
      {reports.length === 0 ? <p>{words.none}</p> : null}
      {reports.map((report) => (
        <Machine {...props} report={report} />
      ))}
    </Page>
  );
}

function Machine({ texts, language, report }: Parts & { readonly report: CashReport }) {
  const words = texts.kioskCash;
  const { cash, device, waiting, differenceYen } = report;
  const show = (amountYen: number) => showSigned(amountYen, language);
  return (
    <section>
      <h2>{device.name}</h2>
      <Facts
        items={[
          { term: words.machine.box, detail: show(report.boxYen) },
          { term: words.machine.dispenser, detail: show(report.dispenserYen) },
          {
            term: words.machine.since,
            detail:
              cash.collectedAt === undefined ? (
                words.machine.never
              ) : (
                <Moment at={cash.collectedAt} language={language} />
              ),
          },
          { term: words.machine.in, detail: show(cash.inSinceYen) },
          { term: words.machine.out, detail: show(cash.outSinceYen) },
          { term: words.machine.difference, detail: show(differenceYen) },
        ]}
      />
      {waiting.length === 0 ? null : (
        <Table
          caption={`${device.name}: ${words.waiting}`}
          head={words.head}
          figures={[3]}
          rows={waiting.map((one) => [
            mayMissYen(one) === undefined ? (
              <span class="code">{spaced(one.number)}</span>
            ) : (
              <a class="row-link code" href={paths.manageCash(one.number)}>
                {spaced(one.number)}
              </a>
            ),
            <Moment at={one.openedAt} language={language} />,
            words.kinds[kindOf(one)],
            show(amountOf(one)),
          ])}
        />
      )}
    </section>
  );
}

function kindOf(one: Intake) {
  return one.state === "unknown" || one.presumedYen > 0 ? kindToCount(one) : "voucher";
}

/** What may be missing, of a note that its customer still uses too; else what is to be fetched. */
function amountOf(one: Intake): number {
  return mayMissYen(one) ?? (one.presumedYen > 0 ? one.presumedYen : voucherOwedOf(one));
}

/** What a count found, and a second person beside whoever is logged in. */
export function CountPage(
  props: Parts & {
    readonly one: Intake;
    readonly typed: { readonly missing: string; readonly second: string };
  },
) {
  const { frame, texts, language, errors, one, typed } = props;
  const words = texts.kioskCash.count;
  const of = words.of[one.state === "unknown" ? "unknown" : "presumed"];
  return (
    <Page
      frame={frame}
      title={words.title(spaced(one.number))}
      lead={of.lead}
      kicker={texts.kioskCash.title}
      errors={errors}
      isPrivate
    >
      <Facts
        items={[
          {
            term: of.mostYen,
            detail: showYen(yen(mayMissYen(one) ?? 0), language),
            emphasis: "strong",
          },
          { term: words.told, detail: showYen(yen(one.outYen), language) },
        ]}
      />
      <Form action={paths.manageCash(one.number)} class="stack">
        <TextField
          name="missing"
          label={words.missing}
          hint={of.missingHint}
          value={typed.missing}
          inputMode="numeric"
          size="short"
          {...errorFor(errors, "missing")}
        />
        <SecondPerson texts={texts} second={typed.second} errors={errors} />
        <Button>{words.send}</Button>
      </Form>
    </Page>
  );
}

function showSigned(amountYen: number, language: Parts["language"]): string {
  const shown = showYen(yen(Math.abs(amountYen)), language);
  return amountYen < 0 ? `−${shown}` : shown;
}
