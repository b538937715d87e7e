/** Tells the server the browser's zone, so that the next page can show its time beside Japan's. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const secure = location.protocol === "https:" ? ";secure" : "";
if (zone) {
  document.cookie = `zone=${encodeURIComponent(zone)};path=/;max-age=2592000;samesite=lax${secure}`;
}
