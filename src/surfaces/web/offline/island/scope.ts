/** The parts of a service worker's world that ours uses; the DOM's own types do not hold them. */
export interface WorkerScope {
  readonly location: Location;
  readonly registration: ServiceWorkerRegistration & {
    /** Where the browser has it: it wakes the worker when a connection is back. */
    readonly sync?: { register(tag: string): Promise<void> };
  };
  readonly clients: { claim(): Promise<void>; openWindow(url: string): Promise<unknown> };
  skipWaiting(): Promise<void>;
  addEventListener<Name extends keyof WorkerEvents>(
    name: Name,
    hear: (event: WorkerEvents[Name]) => void,
  ): void;
}

/** As far as pushes go. */
export type PushEvents = Pick<
  WorkerScope,
  "location" | "registration" | "clients" | "addEventListener"
>;

interface WorkerEvents {
  readonly install: LastingEvent;
  readonly activate: LastingEvent;
  readonly sync: LastingEvent;
  readonly fetch: LastingEvent & {
    readonly request: Request;
    respondWith(answer: Promise<Response>): void;
  };
  readonly message: LastingEvent & { readonly data: unknown };
  readonly push: LastingEvent & { readonly data: { text(): string } | null };
  readonly notificationclick: LastingEvent & { readonly notification: Notification };
}

interface LastingEvent {
  waitUntil(work: Promise<unknown>): void;
}
