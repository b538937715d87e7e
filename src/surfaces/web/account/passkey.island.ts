// Passkeys are the browser's own: the one part of an account that cannot do without script.

interface Described {
  readonly id: string;
  readonly type: PublicKeyCredentialType;
  readonly transports?: AuthenticatorTransport[];
}

interface CreationJson extends Omit<
  PublicKeyCredentialCreationOptions,
  "challenge" | "user" | "excludeCredentials"
> {
  readonly challenge: string;
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly excludeCredentials?: readonly Described[];
}

interface RequestJson extends Omit<
  PublicKeyCredentialRequestOptions,
  "challenge" | "allowCredentials"
> {
  readonly challenge: string;
}

for (const place of document.querySelectorAll<HTMLElement>("[data-passkey]")) open(place);

function open(place: HTMLElement): void {
  const button = place.querySelector("button");
  if (button === null || typeof PublicKeyCredential === "undefined") return;
  place.hidden = false;
  button.addEventListener("click", () => {
    void press(place, button);
  });
}

async function press(place: HTMLElement, button: HTMLButtonElement): Promise<void> {
  button.disabled = true;
  say(place, "");
  try {
    location.assign(await run(place));
  } catch (error) {
    say(place, messageOf(place, error));
  } finally {
    button.disabled = false;
  }
}

async function run(place: HTMLElement): Promise<string> {
  const { passkey, begin = "", end = "", next = "" } = place.dataset;
  const options = await post(begin, {});
  const credential =
    passkey === "add"
      ? await make(options as unknown as CreationJson)
      : await use(options as unknown as RequestJson);
  await post(end, { credential });
  return next;
}

async function make(options: CreationJson): Promise<unknown> {
  const made = (await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytesOf(options.challenge),
      user: { ...options.user, id: bytesOf(options.user.id) },
      excludeCredentials: (options.excludeCredentials ?? []).map((one) => ({
        ...one,
        id: bytesOf(one.id),
      })),
    },
  })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    ...envelopeOf(made),
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      attestationObject: textOf(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  };
}

async function use(options: RequestJson): Promise<unknown> {
  const used = (await navigator.credentials.get({
    publicKey: { ...options, challenge: bytesOf(options.challenge) },
  })) as PublicKeyCredential;
  const response = used.response as AuthenticatorAssertionResponse;
  return {
    ...envelopeOf(used),
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      authenticatorData: textOf(response.authenticatorData),
      signature: textOf(response.signature),
    },
  };
}

function envelopeOf({ id, rawId, type }: PublicKeyCredential) {
  return { id, rawId: textOf(rawId), type, clientExtensionResults: {} };
}

class Said extends Error {}

async function post(url: string, body: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Said(String(answer["message"]));
  return answer;
}

// A dialogue that the person closed is an error of the browser: there is nothing to say about it.
function messageOf(place: HTMLElement, error: unknown): string {
  if (error instanceof Said) return error.message;
  if (error instanceof DOMException && error.name === "NotAllowedError") return "";
  return place.dataset["failed"] ?? "";
}

function say(place: HTMLElement, message: string): void {
  const alert = place.querySelector("[role=alert]");
  if (alert !== null) alert.textContent = message;
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

function textOf(buffer: ArrayBuffer): string {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
