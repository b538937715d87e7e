/** What is wrong with what somebody typed or wants, each saying which field and what to do. */
export interface AccountErrors {
  email_missing: string;
  bad_email: string;
  password_missing: string;
  password_too_short(min: number): string;
  password_too_long(max: number): string;
  password_is_email: string;
  password_too_common: string;
  wrong_email_or_password: string;
  too_many_tries(wait: string): string;
  code_missing: string;
  wrong_code: string;
  code_used_up: string;
  ask_again: string;
  reset_link_dead: string;
  current_password_missing: string;
  wrong_current_password: string;
  not_logged_in: string;
  log_in_again: string;
  passkeys_not_here: string;
  passkey_refused: string;
  nickname_too_long(max: number): string;
  too_many_lines(max: number): string;
  proof_too_weak: string;
  no_such_line: string;
}

/** The states of an order, as few as the customer needs to tell apart. */
export interface OrderStateTexts {
  unpaid: string;
  expired: string;
  cancelled: string;
  underWay: string;
  failed: string;
  active: string;
  queued: string;
  completed: string;
  refunding: string;
  refunded: string;
}

/** How a kept line stands. */
export interface LineStateTexts {
  unstarted: string;
  active: string;
  depleted: string;
  expired: string;
  suspended: string;
  recycled: string;
}

export interface AccountTexts {
  errors: AccountErrors;
  email: string;
  password: string;
  newPassword: string;
  passwordHint(min: number): string;
  back: string;

  register: {
    title: string;
    lead: string;
    submit: string;
    haveAccount: string;
    withoutAccount: string;
    toFind: string;
  };
  code: {
    title: string;
    lead(email: string): string;
    label: string;
    hint(minutes: number): string;
    submit: string;
    notThere: string;
    again: string;
    otherEmail: string;
    sentAgain: string;
  };
  logIn: {
    title: string;
    lead: string;
    submit: string;
    byCode: string;
    codeHint: string;
    forgot: string;
    noAccount: string;
    byPasskey: string;
    passkeyLead: string;
    loggedOut: string;
    passwordSet: string;
    mustLogIn: string;
  };
  forgot: {
    title: string;
    lead: string;
    submit: string;
    sentTitle: string;
    sentLead: string;
    sentHint: string;
  };
  reset: {
    title: string;
    lead: string;
    submit: string;
    deadTitle: string;
    askAgain: string;
  };
  home: {
    title: string;
    welcome: string;
    known: string;
    loggedInAs(email: string): string;
    lines: string;
    noLines: string;
    findLine: string;
    renew: string;
    edit: string;
    keepable: string;
    keepableHint: string;
    keep(line: string): string;
    saved: string;
    removed: string;
    renamed: string;
    orders: string;
    noOrders: string;
    allOrders: string;
    security: string;
    logOut: string;
    unnamed(mask: string): string;
    validUntil: string;
    dataLeft: string;
    dataUnlimited: string;
    noPlan: string;
  };
  line: {
    keepTitle: string;
    keepLead: string;
    editTitle: string;
    nickname: string;
    nicknameHint(max: number): string;
    save: string;
    removeTitle: string;
    removeHint: string;
    remove: string;
    proven: string;
    number: string;
    iccid: string;
    orders: string;
    noOrders: string;
    ownerHint: string;
  };
  orders: {
    title: string;
    lead: string;
    number: string;
    receipt: string;
  };
  security: {
    title: string;
    lead: string;
    passwordTitle: string;
    current: string;
    change: string;
    firstTitle: string;
    firstLead: string;
    setFirst: string;
    logInAgain: string;
    passwordSet: string;
    passkeysTitle: string;
    passkeysLead: string;
    noPasskeys: string;
    addPasskey: string;
    needScript: string;
    passkeyAdded: string;
    passkeyRemoved: string;
    passkeyUnnamed: string;
    addedOn(date: string): string;
    remove(name: string): string;
    sessionsTitle: string;
    sessionsLead: string;
    here: string;
    since(moment: string): string;
    end(device: string): string;
    endAll: string;
    ended: string;
    unknownDevice: string;
  };
  orderStates: OrderStateTexts;
  lineStates: LineStateTexts;
}
