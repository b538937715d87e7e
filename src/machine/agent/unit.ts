import path from "node:path";
import { pathToFileURL } from "node:url";
import { policyFor } from "../browser/index.ts";
import { profileDirOf, type AgentConfig } from "./config.ts";

/** A unit of systemd, and in its head what else is to be done once. */
export function unitFor(
  config: AgentConfig,
  program: { readonly node: string; readonly script: string; readonly file: string },
): string {
  const { stateDir } = config;
  const profile = profileDirOf(config);
  return `# /etc/systemd/system/tsunagu-kiosk.service
# 1. useradd --system --create-home --groups audio,video,input,render,dialout,lp kiosk
# 2. install -d -o kiosk -m 700 ${stateDir}
# 3. tsunagu kiosk-agent unit --policy > /etc/chromium/policies/managed/tsunagu.json
#    (Google Chrome: /etc/opt/chrome/policies/managed)
# 4. systemctl daemon-reload && systemctl enable --now tsunagu-kiosk
[Unit]
Description=Tsunagu kiosk
Wants=network-online.target
After=network-online.target graphical.target time-sync.target

[Service]
User=kiosk
# The session that owns the screen; under Wayland WAYLAND_DISPLAY and XDG_RUNTIME_DIR instead.
Environment=DISPLAY=:0
ExecStart="${program.node}" --enable-source-maps "${program.script}" kiosk-agent --config "${program.file}"
Restart=always
RestartSec=2
KillMode=mixed
TimeoutStopSec=20
UMask=0077
NoNewPrivileges=no
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=no
ReadWritePaths=${[stateDir, path.dirname(profile)].filter((one, i, all) => all.indexOf(one) === i).join(" ")}
RuntimeDirectory=tsunagu-kiosk
RuntimeDirectoryMode=0700

[Install]
WantedBy=graphical.target
`;
}

/** What the browser may open at all. */
export function policyOf(config: AgentConfig): object {
  return policyFor({
    houseOrigin: new URL(config.house).origin,
    localUrl: pathToFileURL(path.join(config.stateDir, "local.html")).href,
  });
}
