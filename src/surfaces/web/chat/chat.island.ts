// Adds what is said as it comes, and sends without turning the page. Without it the form turns the
// page and a link looks for news.
const log = document.getElementById("chat");
const desk = document.getElementById("desk");
const form = document.querySelector<HTMLFormElement>("#say");

if (log?.dataset["events"] !== undefined) {
  document.getElementById("reload")?.remove();
  const { events, after } = log.dataset;
  const news = new EventSource(`${events}?after=${after}`);
  news.addEventListener("said", (event) => {
    const { data, lastEventId } = event as MessageEvent<string>;
    if (document.getElementById(`m${lastEventId}`) !== null) return;
    log.insertAdjacentHTML("beforeend", data);
    log.lastElementChild?.scrollIntoView({ block: "nearest" });
  });
  news.addEventListener("desk", (event) => {
    if (desk !== null) desk.textContent = (event as MessageEvent<string>).data;
  });
  // Who has it, or that it ended, changes what may be done on the page.
  news.addEventListener("moved", () => location.reload());
}

if (form !== null && log !== null) {
  const text = form.querySelector("textarea")!;
  const button = form.querySelector("button")!;
  const photo = form.querySelector<HTMLInputElement>("[type=file]")!;
  const once = form.querySelector<HTMLInputElement>("[name=once]")!;
  form.addEventListener("submit", (event) => {
    if (text.value.trim() === "" && photo.value === "") return;
    event.preventDefault();
    void send();
  });
  const send = async () => {
    button.disabled = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
      // What is wrong is said by the page itself; it is the same message if it is sent again.
      if (!answer.ok) return form.submit();
      text.value = photo.value = "";
      once.value = [...crypto.getRandomValues(new Uint8Array(12))].join("-");
    } catch {
      // No network: the text stays, and so does its key; it is sent once at the next press.
    } finally {
      button.disabled = false;
      text.focus();
    }
  };
}
