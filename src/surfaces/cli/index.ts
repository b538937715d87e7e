export {
  IMPORTABLE,
  importFile,
  type Importable,
  type ImportAnswer,
  type ImportWish,
} from "./import-file.ts";
