export const auto = {
  auto: {
    title: "Automatic renewal",
    on: "On",
    since: "Since",
    off: "Off",
    plan: "Plan",
    when: "When",
    byData: (perCent: number) => `${perCent} % of the data left`,
    byTime: (hours: number) => `${hours} h before the end`,
    ceiling: "At most a month",
    until: "Last day",
    next: "Next charge",
    stop: "Stop it for the customer",
    states: {
      announced: "Announced",
      charging: "Being paid",
      failed_once: "Failed once",
      renewed: "Renewed",
      failed: "Not renewed",
      skipped: "Not needed",
    },
  },
};
