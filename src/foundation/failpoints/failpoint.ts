/**
 * A named place where a crash test kills this process, with a real SIGKILL and nothing flushed.
 * `name` or `name#3` (the third time it is reached) in TSUNAGU_FAILPOINT; costs nothing without.
 */
export type Failpoint = (name: string) => void;

export function openFailpoint(setting: string | undefined): Failpoint {
  if (setting === undefined || setting === "") return () => {};
  const [wanted, nth] = setting.split("#");
  let left = nth === undefined ? 1 : Number(nth);
  return (name) => {
    if (name !== wanted) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, "SIGKILL");
  };
}
