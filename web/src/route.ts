import { signal } from "@preact/signals";

// A session has two pages: the tables at /, one market at /market/SLUG. A predictor has one.

export const path = signal(location.pathname);

/** Follows a link inside the page; with a modifier key the browser opens its own tab. */
export function open(event: MouseEvent, to: string): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  history.pushState(null, "", to + location.search);
  path.value = to;
  scrollTo(0, 0);
}

/** The market that the address names, null on the tables' page. */
export function marketOf(address: string): string | null {
  const match = /^\/market\/([^/]+)$/.exec(address);
  return match ? decodeURIComponent(match[1]!) : null;
}

export function isPredictor(): boolean {
  return location.pathname === "/predictor";
}

/** The token was for the server; it has set a cookie, and nobody need see it any more. */
export function hideToken(): void {
  const query = new URLSearchParams(location.search);
  if (!query.has("token")) return;
  query.delete("token");
  const text = query.toString().replaceAll("%2C", ",");
  history.replaceState(null, "", location.pathname + (text === "" ? "" : `?${text}`));
}
