export {
  isLanguage,
  LANGUAGES,
  negotiateLanguage,
  STAFF_LANGUAGES,
  type Language,
  type LocalText,
} from "./language.ts";
