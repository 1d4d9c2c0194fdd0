import { link, type Link } from "./stream";
import { nextTheme, theme } from "./theme";

// What stands around every page: the state of the connection, and a banner for what is wrong.

const TROUBLE: Record<Link, string> = {
  connecting: "",
  live: "",
  lost: "Connection lost. What you see is old; trying again.",
  refused: "The session was started anew: open the address that it printed.",
};

/** Says that nothing new comes. It lies over the page, so that nothing moves. */
export function Banner({ silent }: { silent: string }) {
  const shown = TROUBLE[link.value] || (link.value === "live" ? silent : "");
  return (
    <div class={shown === "" ? "banner hidden" : "banner"} role="status" aria-live="polite">
      {shown}
    </div>
  );
}

export function Connection() {
  return (
    <div class="link">
      <span class={`dot ${link.value}`} /> {link.value}
      <button type="button" onClick={nextTheme} title="Dark, light, or as the system has it">
        {theme.value}
      </button>
    </div>
  );
}

export function Figure({ name, value, tone = "" }: { name: string; value: string; tone?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class={tone}>{value}</dd>
    </div>
  );
}
