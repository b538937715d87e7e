/** What a kiosk's Chromium is started with. */
export function flagsFor(wish: {
  readonly profileDir: string;
  readonly extraArguments: readonly string[];
}): readonly string[] {
  return [
    "--kiosk",
    `--user-data-dir=${wish.profileDir}`,
    "--remote-debugging-pipe",
    ...DOORS,
    ...wish.extraArguments,
    "about:blank",
  ];
}

const OFF = [
  ...[
    "Translate",
    "TranslateUI",
    "MediaRouter",
    "OptimizationHints",
    "AutofillServerCommunication",
  ],
  ...["PasswordManagerOnboarding", "TouchpadOverscrollHistoryNavigation", "DialMediaRouteProvider"],
];

const DOORS = [
  "--no-first-run",
  "--no-default-browser-check",
  "--no-service-autorun",
  "--no-pings",
  "--noerrdialogs",
  "--hide-crash-restore-bubble",
  "--disable-session-crashed-bubble",
  "--disable-pinch",
  "--overscroll-history-navigation=0",
  "--disable-translate",
  "--disable-extensions",
  "--disable-component-extensions-with-background-pages",
  "--disable-default-apps",
  "--disable-sync",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-breakpad",
  "--disable-notifications",
  "--disable-print-preview",
  "--disable-save-password-bubble",
  "--password-store=basic",
  "--use-mock-keychain",
  "--deny-permission-prompts",
  `--disable-features=${OFF.join(",")}`,
];

/**
 * Chromium's managed policy: only these addresses open. Developer tools are closed by their address
 * and not by `DeveloperToolsAvailability`, which would close the watcher's pipe as well.
 */
export function policyFor(wish: {
  readonly houseOrigin: string;
  readonly localUrl: string;
}): object {
  return {
    URLBlocklist: ["*", "chrome://*", "devtools://*", "view-source:*", "javascript://*", "data:*"],
    URLAllowlist: [wish.houseOrigin, wish.localUrl, "about:blank"],
    BrowserSignin: 0,
    SyncDisabled: true,
    PasswordManagerEnabled: false,
    AutofillAddressEnabled: false,
    AutofillCreditCardEnabled: false,
    TranslateEnabled: false,
    PrintingEnabled: false,
    DownloadRestrictions: 3,
    AllowFileSelectionDialogs: false,
    ExtensionInstallBlocklist: ["*"],
    DefaultPopupsSetting: 2,
    DefaultNotificationsSetting: 2,
    DefaultGeolocationSetting: 2,
    VideoCaptureAllowed: true,
    VideoCaptureAllowedUrls: [wish.houseOrigin],
    AudioCaptureAllowed: false,
    TaskManagerEndProcessEnabled: false,
    EditBookmarksEnabled: false,
    MetricsReportingEnabled: false,
  };
}
