// Looks again as soon as the order moves, and lets the promise count down. Without it the page
// reloads by itself now and then.
const watch = document.getElementById("watch");
const clock = document.querySelector<HTMLElement>("[data-left]");

if (watch !== null) {
  const seen = watch.dataset["state"];
  const news = new EventSource(`${location.pathname}/events`);
  // A network that keeps no stream open: look again at a walking pace.
  let failures = 0;
  news.addEventListener("state", (event) => {
    failures = 0;
    if ((event as MessageEvent<string>).data !== seen) location.reload();
  });
  news.addEventListener("error", () => {
    failures += 1;
    if (failures === 3) setInterval(() => location.reload(), 10_000);
  });
}

if (clock !== null) {
  // By what the server says is left: the clock of a phone may be wrong.
  const end = performance.now() + Number(clock.dataset["left"]) * 1000;
  const timer = setInterval(() => {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (left > 0) return;
    clearInterval(timer);
    setTimeout(() => location.reload(), 2000);
  }, 1000);
}
