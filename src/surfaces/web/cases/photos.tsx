import { PHOTOS_MAX, type Case, type CasePhoto } from "../../../business/cases/index.ts";
import { PICTURE_TYPES } from "../../../foundation/pictures/index.ts";
import {
  Button,
  errorFor,
  FileField,
  Form,
  Panel,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { photoTexts } from "./texts/photos.ts";

/** The photos of a case, and a place for one more: for its holder alone. */
export function Photos(props: {
  readonly frame: Frame;
  readonly shown: Case;
  readonly photos: readonly CasePhoto[];
  readonly errors?: readonly FieldError[];
}) {
  const { frame, shown, photos, errors } = props;
  const { language } = frame;
  const texts = photoTexts[language];
  const mayAdd = shown.state !== "closed" && photos.length < PHOTOS_MAX;
  if (!mayAdd && photos.length === 0 && errors === undefined) return null;
  return (
    <Panel title={texts.title}>
      {photos.map(({ ordinal, widthPx, heightPx }) => (
        <p>
          <a href={paths.casePhoto(language, shown.number, ordinal)}>
            <img
              class="photo"
              src={paths.casePhoto(language, shown.number, ordinal)}
              alt={texts.alt(ordinal)}
              width={widthPx}
              height={heightPx}
              loading="lazy"
            />
          </a>
        </p>
      ))}
      {mayAdd || errors !== undefined ? (
        <Form action={paths.casePhotos(language, shown.number)} takesFile="yes" class="stack">
          <FileField
            name="photo"
            label={texts.add}
            hint={texts.hint(PHOTOS_MAX)}
            accept={PICTURE_TYPES}
            {...errorFor(errors, "photo")}
          />
          <p class="small soft">{texts.onlyYou}</p>
          <Button kind="quiet">{texts.send}</Button>
        </Form>
      ) : null}
    </Panel>
  );
}
