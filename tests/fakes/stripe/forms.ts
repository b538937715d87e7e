export type Form = { [name: string]: string | Form };

/** `a[b][0]=c`, as the API takes it in bodies and in queries, as nested objects of text. */
export function parseForm(encoded: string): Form {
  const form: Form = {};
  for (const [name, value] of new URLSearchParams(encoded)) {
    const path = [...name.matchAll(/^[^[]+|\[([^\]]*)\]/g)].map(([whole, inner]) => inner ?? whole);
    put(form, path, value);
  }
  return form;
}

function put(form: Form, [name, ...rest]: readonly string[], value: string): void {
  if (name === undefined) return;
  // `expand[]=a&expand[]=b` counts by itself.
  const key = name === "" ? String(Object.keys(form).length) : name;
  if (rest.length === 0) {
    form[key] = value;
    return;
  }
  const inner = form[key];
  const next: Form = typeof inner === "object" ? inner : {};
  form[key] = next;
  put(next, rest, value);
}
