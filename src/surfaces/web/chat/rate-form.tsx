import type { Chat } from "../../../business/support/index.ts";
import { Button, Buttons, Form, type FieldError, type Frame } from "../../html/index.ts";
import { rateTexts } from "../cases/texts/rate.ts";
import { paths } from "../routes.ts";

const STARS = [1, 2, 3, 4, 5] as const;

/** How it was, in one tap, once the chat has ended; then what was said of it. */
export function RateForm(props: {
  readonly frame: Frame;
  readonly room: string;
  readonly chat: Chat;
  readonly errors?: readonly FieldError[];
}) {
  const { frame, room, chat, errors = [] } = props;
  const { language } = frame;
  const texts = rateTexts[language];
  if (chat.state !== "closed") return null;
  if (chat.stars !== undefined) return <p class="soft">{texts.given(chat.stars)}</p>;
  const wrong = errors.find(({ field }) => field === "stars");
  return (
    <Form action={paths.chat(language, room, "rating")} label={texts.title}>
      <h2>{texts.title}</h2>
      <div id="f-stars">
        {wrong === undefined ? null : (
          <p class="error" id="f-stars-error">
            {wrong.message}
          </p>
        )}
        <Buttons>
          {STARS.map((stars) => (
            <Button kind="quiet" name="stars" value={String(stars)}>
              {stars} {texts.stars[stars]}
            </Button>
          ))}
        </Buttons>
      </div>
    </Form>
  );
}
