export interface HomeTexts {
  readonly title: string;
  readonly lead: string;
  readonly description: string;
  readonly numberLabel: string;
  readonly numberHint: string;
  readonly numberSubmit: string;
  readonly photoTitle: string;
  readonly photoLabel: string;
  readonly photoHint: string;
  readonly photoSubmit: string;
  readonly camera: string;
  readonly cameraAim: string;
  readonly cameraStop: string;
  readonly cameraBlocked: string;
  readonly whereTitle: string;
  /** Where each number is found, the easiest first. */
  readonly where: readonly { readonly term: string; readonly detail: string }[];
  readonly stepsLabel: string;
  readonly steps: readonly [Step, Step, Step];
  readonly back: string;
  readonly backLink: string;
  readonly waysTitle: string;
  readonly ways: readonly [Step, Step, Step];
  readonly waysLink: string;
  readonly newTitle: string;
  readonly newBody: string;
  readonly newLink: string;
  readonly say: Readonly<Record<HomeSay, { readonly title: string; readonly body: string }>>;
}

interface Step {
  readonly label: string;
  readonly detail: string;
}

/** Why somebody was sent here from another page; `?say=` in the address. */
export const HOME_SAYS = ["find-again", "too-late"] as const;
export type HomeSay = (typeof HOME_SAYS)[number];
