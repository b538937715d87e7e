import { maskNumber } from "../../../business/lines/index.ts";
import {
  usableAddresses,
  type Address,
  type RemindedLine,
} from "../../../business/notices/index.ts";
import { Facts } from "../../html/index.ts";
import { maskEmail } from "../../words/index.ts";
import { ActForm } from "./act-form.tsx";
import type { RemindersPageProps } from "./reminders.page.tsx";
import { wayTexts } from "./texts/way-texts.ts";

/** By which ways a person is reached, the first to be tried first. */
export function Ways({ frame, token, reminders }: RemindersPageProps) {
  const { language } = frame;
  const texts = wayTexts[language];
  const { person } = reminders;
  const usable = usableAddresses(person);
  const over = person.addresses.filter(({ ended }) => ended !== undefined);
  return (
    <>
      {usable.length === 0 ? <p class="soft">{texts.noWay}</p> : null}
      <Facts
        items={[...usable, ...over].map((address) => ({
          term: texts.channels[address.channel],
          detail: showAddress(address, { reminders, thisDevice: texts.thisDevice }),
          ...(address.ended === undefined ? {} : { note: texts.ends[address.ended.why] }),
        }))}
      />
      {usable.length < 2
        ? null
        : usable.map((address) => (
            <ActForm
              {...{ token, language, kind: "quiet" }}
              act="remove"
              to={{ address: address.addressId }}
              label={texts.remove(texts.channels[address.channel])}
            />
          ))}
    </>
  );
}

function showAddress(
  { channel, address }: Address,
  { reminders, thisDevice }: Pick<RemindersPageProps, "reminders"> & { thisDevice: string },
): string {
  switch (channel) {
    case "email":
      return maskEmail(address);
    case "sms":
      return showLine(reminders.lines.find(({ line }) => line.lineId === address)?.line);
    case "web_push":
      return thisDevice;
    default:
      return "✓";
  }
}

function showLine(line: RemindedLine["line"] | undefined): string {
  return line === undefined ? "✓" : maskNumber(line.msisdn ?? line.iccid);
}
