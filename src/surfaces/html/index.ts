export type { Texts } from "./text.ts";
export { errorFor, type FieldError, type Frame, type FrameLink } from "./frame.ts";
export { Page, type PageProps } from "./page.tsx";
export { renderPage } from "./render.ts";
export { ThreadMark } from "./mark.tsx";
export { kitTexts, LANGUAGE_NAMES } from "./texts/index.ts";
export { Button, ButtonLink, Buttons, NotPossible, type ButtonKind } from "./button.tsx";
export {
  CheckField,
  ErrorSummary,
  fieldId,
  FileField,
  Form,
  RadioField,
  SelectField,
  TextAreaField,
  TextField,
  type MoreRadios,
  type Option,
  type RadioOption,
} from "./form.tsx";
export {
  Disclosure,
  Facts,
  Meter,
  Moment,
  Notice,
  Panel,
  Stations,
  Steps,
  Table,
  Tag,
  Until,
  type Fact,
  type NoticeKind,
  type Station,
  type TagTone,
} from "./blocks.tsx";
export * from "./formats/index.ts";
export { together } from "./together.tsx";
