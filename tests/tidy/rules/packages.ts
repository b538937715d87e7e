import { file, type Breach, type Rule } from "./rule.ts";

interface Manifest {
  readonly [group: string]: unknown;
}

interface Lock {
  readonly packages?: Readonly<
    Record<string, { readonly version?: string; readonly resolved?: string }>
  >;
}

const GROUPS = ["dependencies", "devDependencies", "optionalDependencies"];

export const PACKAGES: readonly Rule[] = [
  {
    name: "each dependency is pinned, and installed as pinned",
    of: /^package(?:-lock)?\.json$/u,
    check: (files) => {
      const manifest = parse<Manifest>(files.find(({ path }) => path === "package.json")?.text);
      const lock = parse<Lock>(files.find(({ path }) => path === "package-lock.json")?.text);
      return GROUPS.flatMap((group) =>
        Object.entries((manifest[group] ?? {}) as Record<string, string>).flatMap(
          ([name, version]): readonly Breach[] => {
            if (!/^\d+\.\d+\.\d+(?:-[\w.]+)?$/u.test(version)) {
              return [{ path: "package.json", why: `${name} is not pinned: ${version}` }];
            }
            const locked = lock.packages?.[`node_modules/${name}`]?.version;
            return locked === version
              ? []
              : [
                  {
                    path: "package-lock.json",
                    why: `${name} is ${locked ?? "absent"}, not ${version}`,
                  },
                ];
          },
        ),
      );
    },
    planted: [
      [file("package.json", '{"dependencies":{"hono":"^4.0.0"}}'), file("package-lock.json", "{}")],
      [file("package.json", '{"dependencies":{"hono":"4.0.0"}}'), file("package-lock.json", "{}")],
    ],
    sound: [
      file("package.json", '{"dependencies":{"hono":"4.0.0"}}'),
      file("package-lock.json", '{"packages":{"node_modules/hono":{"version":"4.0.0"}}}'),
    ],
  },
  {
    name: "the lockfile fetches from the public registry alone",
    of: /^package-lock\.json$/u,
    check: (files) =>
      files.flatMap(({ path, text }) =>
        Object.entries(parse<Lock>(text).packages ?? {})
          .filter(([, { resolved }]) => resolved !== undefined && !resolved.startsWith(REGISTRY))
          .map(([name, { resolved }]) => ({ path, why: `${name} comes from ${resolved}` })),
      ),
    planted: [
      [
        file(
          "package-lock.json",
          '{"packages":{"node_modules/a":{"resolved":"http://elsewhere.example/a.tgz"}}}',
        ),
      ],
    ],
    sound: [
      file(
        "package-lock.json",
        '{"packages":{"node_modules/a":{"resolved":"https://registry.npmjs.org/a/-/a-1.0.0.tgz"}}}',
      ),
    ],
  },
];

const REGISTRY = "https://registry.npmjs.org/";

function parse<T>(text: string | undefined): T {
  return JSON.parse(text ?? "{}") as T;
}
