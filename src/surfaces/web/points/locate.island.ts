/** Asks the browser where it is, once somebody presses the button, and looks from there. */
const button = document.querySelector<HTMLButtonElement>("button[data-locate]");
const form = button?.form;
if (button !== null && form && "geolocation" in navigator) {
  button.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const place = form.elements.namedItem("place") as HTMLInputElement;
        // About ten metres: enough to walk by.
        place.value = `${coords.latitude.toFixed(4)}, ${coords.longitude.toFixed(4)}`;
        form.requestSubmit();
      },
      () => {
        button.disabled = false;
        button.textContent = button.dataset["locate"] ?? "";
      },
      { maximumAge: 60_000, timeout: 15_000 },
    );
  });
}
