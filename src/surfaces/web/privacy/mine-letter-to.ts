import type { Letter } from "../../../business/notices/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { mineLetter } from "../../documents/index.ts";
import type { WebGround } from "../ground.ts";
import { paths } from "../routes.ts";

/** Words the message that opens what is kept, in the language of whoever gets it. */
export function mineLetterTo({ config }: WebGround): (token: string, language: Language) => Letter {
  return (token, language) => mineLetter(language, config.publicUrl + paths.mine(language, token));
}
