import { NICKNAME_CHARACTERS_MAX } from "../../../business/customers/index.ts";
import {
  Button,
  errorFor,
  Form,
  kitTexts,
  Page,
  Panel,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { accountTexts } from "./texts/index.ts";

export interface LinePageProps {
  readonly frame: Frame;
  readonly mask: string;
  readonly nickname: string;
  readonly errors?: readonly FieldError[];
}

/** Keeping a line that was just opened. */
export function KeepLinePage(props: LinePageProps & { refOfLine: string }) {
  const { frame, mask, refOfLine, errors = [] } = props;
  const texts = accountTexts[frame.language].line;
  return (
    <Page frame={frame} title={texts.keepTitle} lead={texts.keepLead} errors={errors} isPrivate>
      <p>{accountTexts[frame.language].home.unnamed(mask)}</p>
      <Form action={paths.account(frame.language, "lines/keep")} hidden={{ ref: refOfLine }}>
        <Nickname {...props} />
        <Button>{texts.save}</Button>
      </Form>
    </Page>
  );
}

/** A kept line: its name, and its end in this account. */
export function EditLinePage(props: LinePageProps & { lineId: string; isOwner: boolean }) {
  const { frame, mask, lineId, isOwner, errors = [] } = props;
  const { language } = frame;
  const texts = accountTexts[language].line;
  const path = paths.account(language, `lines/${lineId}`);
  return (
    <Page frame={frame} title={texts.editTitle} errors={errors} isPrivate>
      <p>{accountTexts[language].home.unnamed(mask)}</p>
      <Form action={path}>
        <Nickname {...props} />
        <Button>{texts.save}</Button>
      </Form>
      {isOwner ? null : <p class="soft">{texts.ownerHint}</p>}
      <Panel title={texts.removeTitle}>
        <p>{texts.removeHint}</p>
        <Form action={`${path}/remove`}>
          <Button kind="urgent">{texts.remove}</Button>
        </Form>
      </Panel>
      <p>
        <a href={paths.account(language)}>{accountTexts[language].back}</a>
      </p>
    </Page>
  );
}

function Nickname({ frame, nickname, errors = [] }: LinePageProps) {
  const texts = accountTexts[frame.language].line;
  return (
    <TextField
      name="nickname"
      label={texts.nickname}
      hint={texts.nicknameHint(NICKNAME_CHARACTERS_MAX)}
      value={nickname}
      optional={kitTexts[frame.language].optional}
      {...errorFor(errors, "nickname")}
    />
  );
}
