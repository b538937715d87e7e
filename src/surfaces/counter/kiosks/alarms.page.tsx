import type { AlarmReader } from "../../../business/kiosks/index.ts";
import { Button, errorFor, Form, Page, RadioField, Table, TextField } from "../../html/index.ts";
import type { Parts } from "../manage/managed.tsx";
import { paths } from "../routes.ts";

const LANGUAGES = ["ja", "en"] as const;

/** Who hears by mail of the shop's machines when they fail. */
export function AlarmsPage(
  props: Parts & {
    readonly readers: readonly AlarmReader[];
    readonly typed: Readonly<Record<string, string>>;
  },
) {
  const { frame, texts, errors, readers, typed, language } = props;
  const words = texts.kioskAlarms;
  return (
    <Page
      {...{ frame, errors }}
      title={words.title}
      lead={words.lead}
      kicker={texts.kiosks.title}
      isPrivate
    >
      {readers.length === 0 ? (
        <p class="soft">{words.none}</p>
      ) : (
        <Table
          caption={words.title}
          head={[...words.head, ""]}
          rows={readers.map((one) => [
            one.address,
            words.languages[one.language],
            words.machines[one.agentId === undefined ? "all" : "shop"],
            <Form action={paths.manageAlarms("drop")} hidden={{ reader: one.readerId }}>
              <Button kind="quiet">{words.drop}</Button>
            </Form>,
          ])}
        />
      )}
      <Form action={paths.manageAlarms()} class="stack">
        <TextField
          name="address"
          type="email"
          label={words.address}
          value={typed["address"] ?? ""}
          size="medium"
          maxLength={254}
          {...errorFor(errors, "address")}
        />
        <RadioField
          name="language"
          label={words.language}
          layout="row"
          value={typed["language"] || language}
          options={LANGUAGES.map((one) => ({ value: one, label: words.languages[one] }))}
        />
        <Button>{words.add}</Button>
      </Form>
    </Page>
  );
}
