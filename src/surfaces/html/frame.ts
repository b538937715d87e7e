import type { Zone } from "../../foundation/clock/index.ts";
import type { Language } from "../../foundation/language/index.ts";

export interface FrameLink {
  readonly label: string;
  readonly url: string;
  readonly isCurrent?: boolean;
}

/** What surrounds every page of one surface: who made it decides the links, the kit draws them. */
export interface Frame {
  readonly language: Language;
  /** This same page in another language; the switch in the head of the page follows it. */
  readonly urlIn: (language: Language) => string;
  readonly languages: readonly Language[];
  readonly homeUrl: string;
  readonly links: readonly FrameLink[];
  readonly footLinks: readonly FrameLink[];
  readonly styleUrl: string;
  /** The address of an island's script by its name, as in `<Page islands={["camera"]}>`. */
  readonly scriptUrl: (island: string) => string;
  readonly iconUrl: string;
  /** What makes the pages an app; absent where they are none. */
  readonly app?: { readonly manifestUrl: string; readonly iconUrl: string };
  /** Islands of every page, beside those a page asks for itself. */
  readonly islands?: readonly string[];
  /** The viewer's own zone, when it is known. */
  readonly zone?: Zone;
  /** A line that stands above every page, such as "a demo: nothing is charged". */
  readonly banner?: string;
  /** Nobody may take the page for a real one. */
  readonly isTraining?: boolean;
}

/** An input at fault: `field` is the name of the form field, `message` says what to do. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** The first message for a field, as the `error` of a form field takes it. */
export function errorFor(
  errors: readonly FieldError[] | undefined,
  field: string,
): { error?: string } {
  const found = errors?.find((error) => error.field === field);
  return found === undefined ? {} : { error: found.message };
}
