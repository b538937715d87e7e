export {
  IMPORTABLE,
  importFile,
  importTable,
  type Importable,
  type ImportAnswer,
  type ImportWish,
} from "./import-file.ts";
