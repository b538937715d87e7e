import { QUESTION_TEXT_MAX } from "../../../business/questions/index.ts";
import {
  Button,
  errorFor,
  Form,
  Notice,
  Page,
  SelectField,
  TextAreaField,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { questionTexts } from "./texts/index.ts";
import type { Topic } from "./topics.ts";

export interface AskQuestionPageProps {
  readonly frame: Frame;
  /** What it is about; without it, one of the guide's topics is chosen. */
  readonly about?: Topic;
  readonly topics: readonly Topic[];
  /** Sealed: when the form was opened. */
  readonly form: string;
  readonly typed: {
    readonly about: string;
    readonly text: string;
    readonly email: string;
    readonly trap: string;
  };
  readonly errors: readonly FieldError[];
  /** The number of the same question, asked before. */
  readonly first?: string;
}

/** Asks something in public: the words, and perhaps where the answer goes. */
export function AskQuestionPage(props: AskQuestionPageProps) {
  const { frame, about, topics, form, typed, errors, first } = props;
  const { language } = frame;
  const texts = questionTexts[language];
  return (
    <Page
      frame={frame}
      title={texts.askTitle}
      lead={texts.askLead}
      errors={errors}
      isPrivate
      {...(about === undefined ? {} : { kicker: about.name })}
    >
      {first === undefined ? null : (
        <p>
          <a href={paths.question(language, first)}>{texts.toFirst}</a>
        </p>
      )}
      <Notice kind="careful" title={texts.publicTitle}>
        <p>{texts.publicText}</p>
        <p>
          <a href={paths.orders(language)}>{texts.ownOrder}</a>
        </p>
      </Notice>
      <Form
        action={paths.askQuestion(language)}
        hidden={about === undefined ? { form } : { form, about: about.topic }}
      >
        {about === undefined ? (
          <SelectField
            name="about"
            label={texts.about}
            value={typed.about}
            options={topics.map(({ topic, name }) => ({ value: topic, label: name }))}
            {...errorFor(errors, "about")}
          />
        ) : null}
        <TextAreaField
          name="text"
          label={texts.text}
          hint={texts.textHint(QUESTION_TEXT_MAX)}
          value={typed.text}
          maxLength={QUESTION_TEXT_MAX}
          {...errorFor(errors, "text")}
        />
        <TextField
          name="email"
          type="email"
          inputMode="email"
          autocomplete="email"
          label={texts.email}
          hint={texts.emailHint}
          optional={texts.optional}
          value={typed.email}
          maxLength={254}
          {...errorFor(errors, "email")}
        />
        <Trap value={typed.trap} label={texts.trap} />
        <Button>{texts.send}</Button>
      </Form>
    </Page>
  );
}

// Seen and filled in by programs alone; who reads a page aloud is told to leave it.
function Trap({ value, label }: { readonly value: string; readonly label: string }) {
  return (
    <p class="sr" aria-hidden="true">
      <label>
        {label}
        <input name="website" value={value} tabindex={-1} autocomplete="off" />
      </label>
    </p>
  );
}
