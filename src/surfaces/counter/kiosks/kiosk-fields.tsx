import type { Point } from "../../../business/points/index.ts";
import type { Printer } from "../../../business/printing/index.ts";
import type { Device } from "../../../business/staff/index.ts";
import { errorFor, RadioField, TextField } from "../../html/index.ts";
import type { Parts } from "../manage/managed.tsx";

const WIDTHS = ["80", "58", "none"] as const;

/** Where a machine stands and what is in it. */
export function KioskFields(
  props: Parts & {
    readonly typed: Readonly<Record<string, string>>;
    readonly device?: Device;
    readonly point?: Point;
    readonly printer?: Printer;
  },
) {
  const { texts, errors, typed, device, point, printer } = props;
  const words = texts.kiosks;
  const { optional } = texts.manage;
  const width = device === undefined ? "80" : String(printer?.paperMm ?? "none");
  return (
    <>
      <TextField
        name="name"
        label={words.name}
        value={typed["name"] || device?.name || ""}
        size="medium"
        {...errorFor(errors, "name")}
      />
      <TextField
        name="point"
        label={words.point}
        hint={words.pointHint}
        optional={optional}
        value={typed["point"] || point?.code || ""}
        size="medium"
        {...errorFor(errors, "point")}
      />
      <TextField
        name="reader"
        label={words.reader}
        hint={words.readerHint}
        optional={optional}
        value={typed["reader"] || device?.reader || ""}
        size="medium"
        {...errorFor(errors, "reader")}
      />
      <RadioField
        name="width"
        label={words.width}
        layout="row"
        value={typed["width"] || width}
        options={WIDTHS.map((one) => ({ value: one, label: words.widths[one] }))}
      />
    </>
  );
}
