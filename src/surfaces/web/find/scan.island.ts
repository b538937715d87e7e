/** Reads a code with the camera where the browser can, and makes a photo small before it is sent. */

interface FoundCode {
  readonly rawValue: string;
}
interface Detector {
  detect(source: ImageBitmapSource): Promise<readonly FoundCode[]>;
}
interface DetectorClass {
  new (options: { formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

const FORMATS = ["qr_code", "code_128", "data_matrix", "pdf417", "itf", "code_39"];
const LOOK_EVERY_MS = 250;
const SIDE_MAX_PX = 1600;

const number = document.querySelector<HTMLInputElement>("input[name=number]");
const photo = document.querySelector<HTMLInputElement>("input[name=photo]");
const box = document.querySelector<HTMLElement>("[data-scan]");

void prepare();

async function prepare(): Promise<void> {
  const detector = await openDetector();
  photo?.addEventListener("change", () => void shrink(photo, detector));
  if (detector === undefined || box === null || number === null) return;
  if (navigator.mediaDevices === undefined) return;
  box.hidden = false;
  part("open")?.addEventListener("click", () => void scan(detector));
}

async function openDetector(): Promise<Detector | undefined> {
  const { BarcodeDetector } = window as unknown as { BarcodeDetector?: DetectorClass };
  const known = (await BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? [];
  const formats = FORMATS.filter((format) => known.includes(format));
  if (BarcodeDetector === undefined || !formats.includes("qr_code")) return undefined;
  return new BarcodeDetector({ formats });
}

async function scan(detector: Detector): Promise<void> {
  const [view, open, blocked] = [part("view"), part("open"), part("blocked")];
  const video = view?.querySelector("video") ?? null;
  if (view === null || open === null || blocked === null || video === null) return;
  const stream = await navigator.mediaDevices
    .getUserMedia({ video: { facingMode: "environment" } })
    .catch(() => undefined);
  blocked.hidden = stream !== undefined;
  if (stream === undefined) return;
  view.hidden = false;
  open.hidden = true;
  video.srcObject = stream;
  await video.play();
  const screen = video;
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  const close = (): void => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    view.hidden = true;
    open.hidden = false;
    open.focus();
  };
  part("close")?.addEventListener("click", close, { once: true });
  async function look(): Promise<void> {
    const [code] = await detector.detect(screen).catch(() => []);
    if (code === undefined) return;
    close();
    send(code.rawValue);
  }
}

function send(text: string): void {
  if (number === null) return;
  number.value = text;
  number.form?.submit();
}

// A photo of 4 MB takes four minutes at 128 kbps; the code in it needs a twentieth.
async function shrink(input: HTMLInputElement, detector: Detector | undefined): Promise<void> {
  const file = input.files?.[0];
  if (file === undefined) return;
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (picture === undefined) return;
  const [code] = (await detector?.detect(picture).catch(() => [])) ?? [];
  if (code !== undefined) {
    send(code.rawValue);
    return;
  }
  const scale = Math.min(1, SIDE_MAX_PX / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  canvas.toBlob(
    (small) => {
      if (small === null || small.size >= file.size) return;
      const files = new DataTransfer();
      files.items.add(new File([small], "photo.jpg", { type: "image/jpeg" }));
      input.files = files.files;
    },
    "image/jpeg",
    0.8,
  );
}

function part(name: string): HTMLElement | null {
  return box?.querySelector<HTMLElement>(`[data-scan-${name}]`) ?? null;
}
