import { CASE_TEXT_MAX, STARS, type Rating } from "../../../business/cases/index.ts";
import {
  Button,
  Buttons,
  errorFor,
  Form,
  Page,
  TextAreaField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { helpTexts } from "../../words/index.ts";
import { paths } from "../routes.ts";
import { rateTexts } from "./texts/rate.ts";

/** How a case was dealt with, in one tap. */
export function RatePage(props: {
  readonly frame: Frame;
  readonly token: string;
  readonly words: string;
  readonly errors?: readonly FieldError[];
}) {
  const { frame, token, words, errors } = props;
  const texts = rateTexts[frame.language];
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={texts.lead}
      isPrivate
      {...(errors === undefined ? {} : { errors })}
    >
      <Form action={paths.rateCase(frame.language, token)} class="stack">
        <TextAreaField
          name="words"
          label={texts.words}
          hint={texts.wordsHint}
          optional={texts.optional}
          value={words}
          rows={3}
          maxLength={CASE_TEXT_MAX}
          {...errorFor(errors, "words")}
        />
        <div id="f-stars">
          <Buttons>
            {STARS.map((stars) => (
              <Button kind="quiet" name="stars" value={String(stars)}>
                {stars} {texts.stars[stars]}
              </Button>
            ))}
          </Buttons>
        </div>
      </Form>
    </Page>
  );
}

/** It was said, now or before. */
export function RatedPage({ frame, rating }: { readonly frame: Frame; readonly rating: Rating }) {
  const texts = rateTexts[frame.language];
  return (
    <Page frame={frame} title={texts.thanks} lead={texts.thanksLead} isPrivate>
      <p>{texts.given(rating.stars)}</p>
    </Page>
  );
}

export function RateOverPage({ frame }: { readonly frame: Frame }) {
  const texts = rateTexts[frame.language];
  return (
    <Page frame={frame} title={texts.over} lead={texts.overLead} isPrivate>
      <p>
        <a href={paths.help(frame.language)}>{helpTexts[frame.language].title}</a>
      </p>
    </Page>
  );
}
