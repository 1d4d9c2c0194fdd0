import { signal } from "@preact/signals";

// Keeps one connection to the server. Only the newest snapshot is shown, once a frame: a tab that
// is hidden or slow skips those between.

const SILENCE_MS = 3500;
const RETRY_MS = 2000;

export type Link = "connecting" | "live" | "lost" | "refused";

export const link = signal<Link>("connecting");

/** performance.now() when the newest snapshot was shown. */
export let shownAt = 0;

let newest: string | null = null;
let heardAt = 0;

/** Shows every newest snapshot; `T` is what this page's server sends. */
export function connect<T>(show: (snapshot: T) => void): void {
  open(show);
  setInterval(() => {
    if (link.value === "live" && performance.now() - heardAt > SILENCE_MS) link.value = "lost";
  }, 500);
}

function open<T>(show: (snapshot: T) => void): void {
  const source = new EventSource("/api/stream");
  source.addEventListener("snapshot", (event) => {
    heard();
    if (newest === null) requestAnimationFrame(() => showNewest(show));
    newest = (event as MessageEvent<string>).data;
  });
  source.addEventListener("beat", heard);
  source.addEventListener("error", () => {
    link.value = "lost";
    if (source.readyState === EventSource.CLOSED) {
      void refused().then((now) => (link.value = now ? "refused" : "lost"));
      setTimeout(() => open(show), RETRY_MS);
    }
  });
}

function heard(): void {
  heardAt = performance.now();
  link.value = "live";
}

function showNewest<T>(show: (snapshot: T) => void): void {
  const text = newest;
  newest = null;
  if (text === null) return;
  shownAt = performance.now();
  show(JSON.parse(text) as T);
  performance.measure("snapshot", { start: shownAt });
  performance.clearMeasures("snapshot"); // observers have it, and a page may be open for days
}

/** Whether the server answers and does not know us any more: it was started anew. */
async function refused(): Promise<boolean> {
  try {
    return (await fetch("/api/state")).status === 401;
  } catch {
    return false;
  }
}
