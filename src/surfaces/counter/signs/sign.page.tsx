import type { Sign } from "../../../business/signs/index.ts";
import { SIGN_ARROWS, SIGN_PAPERS, SignPicture, type SignSheet } from "../../documents/index.ts";
import {
  Button,
  ButtonLink,
  Buttons,
  Form,
  Page,
  RadioField,
  TextField,
} from "../../html/index.ts";
import type { Parts } from "../manage/managed.tsx";
import { paths } from "../routes.ts";

/** A sign as it will look; on paper nothing else of the page is seen. */
export function SignPage(props: Parts & { readonly sign: Sign; readonly sheet: SignSheet }) {
  const { frame, texts, language, sign, sheet } = props;
  const words = texts.signs;
  const { arrow, place } = sheet;
  const pdf = (paper: string) =>
    paths.manageSign(sign.deviceId, { paper, arrow, ja: place.ja, en: place.en });
  return (
    <Page frame={frame} title={words.title} kicker={sign.device.name} lead={words.lead} isPrivate>
      <p>{words.counts(sign.opened, sign.ordered)}</p>
      <Form action={paths.manageSign(sign.deviceId)} method="get" class="stack">
        <RadioField
          name="arrow"
          label={words.arrow}
          layout="row"
          value={arrow}
          options={SIGN_ARROWS.map((one) => ({ value: one, label: words.arrows[one] }))}
        />
        <TextField name="ja" label={words.placeJa} value={place.ja} maxLength={60} />
        <TextField name="en" label={words.placeEn} value={place.en} maxLength={60} />
        <Button kind="quiet">{words.show}</Button>
      </Form>
      <Buttons>
        {SIGN_PAPERS.map((paper) => (
          <ButtonLink href={pdf(paper)}>{words.papers[paper]}</ButtonLink>
        ))}
      </Buttons>
      <p class="soft">{words.print}</p>
      <figure class="paper paper-sheet">
        <SignPicture sheet={sheet} language={language} />
      </figure>
    </Page>
  );
}
