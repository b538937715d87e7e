import type { Language } from "../../foundation/language/index.ts";

/**
 * The texts of one journey: the same interface in each language, so that a missing text does not
 * compile. A text that needs a value is a function; plurals are decided inside it.
 */
export type Texts<T> = Readonly<Record<Language, T>>;
