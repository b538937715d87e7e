export { taxInside, yen, type TaxRounding, type Yen } from "./yen.ts";
export { bytes, GIGABYTE, MEGABYTE, type Bytes } from "./bytes.ts";
