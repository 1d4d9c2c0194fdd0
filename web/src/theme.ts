import { effect, signal } from "@preact/signals";

// Follows the system's choice of dark or light until the reader makes one.

export type Theme = "auto" | "dark" | "light";

const ORDER: Theme[] = ["auto", "dark", "light"];
const KEY = "foretick.theme";

export const theme = signal<Theme>(stored());

effect(() => {
  document.documentElement.dataset.theme = theme.value;
});

export function nextTheme(): void {
  theme.value = ORDER[(ORDER.indexOf(theme.value) + 1) % ORDER.length]!;
  localStorage.setItem(KEY, theme.value);
}

/** A colour of the style sheet, for what is drawn by hand. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function stored(): Theme {
  const value = localStorage.getItem(KEY);
  return ORDER.find((one) => one === value) ?? "auto";
}
