// Looks at the queue again now and then, unless somebody is choosing something. Without it the page
// reloads by itself.
setInterval(() => {
  if (document.activeElement?.closest("form") === null) location.reload();
}, 20_000);
