// Rules for dependency-cruiser, made from the table in architecture.cjs.
const table = require("./architecture.cjs");
const { floors, business, machine, gateways, surfaces, packages, doors } = table;

const TEST = "\\.test\\.tsx?$";
const FIXTURE = "\\.fixture\\.tsx?$";
const DOOR = "index\\.tsx?$";

const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** Matches each name as a whole path segment; no name matches nothing. */
const anyOf = (names) => (names.length === 0 ? "(?!)" : `(?:${names.join("|")})`);

const floorRules = floors.map((floor) =>
  forbid(
    `floor-${floor.name}`,
    `${floor.name} uses only ${floor.uses.join(", ")}`,
    { path: `^src/${floor.name}/` },
    { path: "^src/", pathNot: `^src/${anyOf([floor.name, ...floor.uses])}/` },
  ),
);

const businessRules = business.map(({ room, uses }) =>
  forbid(
    `room-${room}`,
    `${room} uses ${uses.length === 0 ? "no other business room" : `only ${uses.join(", ")}`}`,
    { path: `^src/business/${room}/`, pathNot: TEST },
    { path: "^src/business/", pathNot: `^src/business/${anyOf([room, ...uses])}/` },
  ),
);

const machineRules = machine.map(({ room, uses }) =>
  forbid(
    `machine-${room}`,
    `${room} uses ${uses.length === 0 ? "no other room of the machine" : `only ${uses.join(", ")}`}`,
    { path: `^src/machine/${room}/`, pathNot: TEST },
    { path: "^src/machine/", pathNot: `^src/machine/${anyOf([room, ...uses])}/` },
  ),
);

const gatewayRules = [
  ...gateways.families.map(({ family, uses }) =>
    forbid(
      `gateways-${family}`,
      `${family} gateways fulfil the contract of ${uses.join(", ")} and know no other room`,
      { path: `^src/gateways/${family}/`, pathNot: TEST },
      { path: "^src/business/", pathNot: `^src/business/${anyOf(uses)}/` },
    ),
  ),
  forbid(
    "gateway-to-gateway",
    "gateways do not know each other",
    { path: "^src/gateways/([^/]+)/([^/]+)/" },
    {
      path: "^src/gateways/[^/]+/",
      pathNot: ["^src/gateways/$1/$2/", `^src/gateways/${anyOf(gateways.shared)}/`],
    },
  ),
];

const surfaceRules = [
  forbid(
    "surface-to-surface",
    `surfaces share ${surfaces.shared.join(", ")} and nothing else`,
    { path: "^src/surfaces/([^/]+)/" },
    {
      path: "^src/surfaces/",
      pathNot: ["^src/surfaces/$1/", `^src/surfaces/${anyOf(surfaces.shared)}/`],
    },
  ),
];

// A room is src/<floor>/<room>/, a gateway is src/gateways/<family>/<gateway>/.
const shared = gateways.shared.map((name) => `gateways/${name}`);
const ROOM = `(?:business|foundation|machine|surfaces)/[^/]+|${anyOf(shared)}`;
const GATEWAY = `gateways/(?!${anyOf(gateways.shared)}/)[^/]+/[^/]+`;
const EXTRA = doors.map((door) => `^src/${door}`);
const ANY_DOOR = [`^src/(?:${ROOM}|${GATEWAY})/${DOOR}`, ...EXTRA];

const doorRules = [
  forbid(
    "door",
    "a room is entered by its index.ts alone",
    { path: `^src/(${ROOM})/` },
    { path: `^src/(?:${ROOM}|${GATEWAY})/`, pathNot: ["^src/$1/", ...ANY_DOOR] },
  ),
  forbid(
    "door-of-gateway",
    "a gateway is entered by its index.ts alone",
    { path: `^src/(${GATEWAY})/` },
    { path: `^src/(?:${ROOM}|${GATEWAY})/`, pathNot: ["^src/$1/", ...ANY_DOOR] },
  ),
  forbid(
    "door-from-outside",
    "main, tests and bench enter a room by its index.ts alone",
    { path: "^(?:src/main|tests|bench)/" },
    { path: `^src/(?:${ROOM}|${GATEWAY})/`, pathNot: ANY_DOOR },
  ),
];

const packageRules = packages.map(({ name, homes, files }) =>
  forbid(
    `package-${name}`,
    `${name} lives in ${[...homes, ...(files === undefined ? [] : [files])].join(", ")}`,
    {
      path: "^src/",
      pathNot: [
        TEST,
        ...homes.map((home) => `^src/${home}/`),
        ...(files === undefined ? [] : [files]),
      ],
    },
    { path: `^node_modules/(?:@types/)?${name}/` },
  ),
);

const generalRules = [
  forbid(
    "cycle",
    "nothing needs itself to run; types may name each other",
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
  ),
  forbid("missing", "every import leads somewhere", {}, { couldNotResolve: true }),
  forbid("from-a-test", "the product and its tests import no test file", {}, { path: TEST }),
  forbid(
    "from-outside-src",
    "the product imports nothing outside src",
    { path: "^src/", pathNot: TEST },
    { path: "^(?!src/|node_modules/|\\.)[^/]+/", dependencyTypesNot: ["core"] },
  ),
  forbid(
    "only-for-development",
    "the product runs without devDependencies",
    { path: "^src/", pathNot: [TEST, FIXTURE] },
    {
      dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"],
      dependencyTypesNot: ["type-only"],
    },
  ),
  forbid(
    "island-weight",
    "what runs in the browser stays small and knows no server",
    { path: "(?:\\.island\\.ts|/island/\\w+\\.ts)$" },
    {
      path: [
        "^src/(?:main|gateways|business)/",
        "^src/foundation/(?:act|config|database|failpoints|http|limits|log|secrets|work)/",
        "^node_modules/(?:zod|hono|pg|kysely)/",
      ],
    },
  ),
];

module.exports = {
  forbidden: [
    ...floorRules,
    ...businessRules,
    ...machineRules,
    ...gatewayRules,
    ...surfaceRules,
    ...doorRules,
    ...packageRules,
    ...generalRules,
  ],
  options: {
    // With TypeScript 7 dependency-cruiser finds no compiler of its own and would read nothing.
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(?:^|/)dist/" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "require"],
    },
  },
};
