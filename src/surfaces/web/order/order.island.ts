// Looks again as soon as the order moves, and lets the promise count down. Without it the page
// reloads every few seconds by itself.
const watch = document.getElementById("watch");
const clock = document.querySelector<HTMLElement>("[data-until]");

if (watch !== null) {
  const seen = watch.dataset["state"];
  const news = new EventSource(`${location.pathname}/events`);
  news.addEventListener("state", (event) => {
    if ((event as MessageEvent<string>).data !== seen) location.reload();
  });
  // A network that keeps no stream open: look again at a walking pace.
  let failures = 0;
  news.addEventListener("error", () => {
    failures += 1;
    if (failures === 3) setInterval(() => location.reload(), 5000);
  });
}

if (clock !== null) {
  const until = Date.parse(clock.dataset["until"] ?? "");
  setInterval(() => {
    const left = Math.max(0, Math.round((until - Date.now()) / 1000));
    clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (left === 0) location.reload();
  }, 1000);
}
