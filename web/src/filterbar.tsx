import { choice, clear, FILTERS, isFiltered, toggle } from "./filters";

/** The checkbox lists above the tables. */
export function FilterBar() {
  return (
    <form class="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      {FILTERS.map(({ key, name, options }) => (
        <fieldset key={key}>
          <legend>{name}</legend>
          {options.map((option) => (
            <label key={option}>
              <input
                type="checkbox"
                name={key}
                value={option}
                checked={choice.value[key].has(option)}
                onChange={() => toggle(key, option)}
              />
              <span>{option}</span>
            </label>
          ))}
        </fieldset>
      ))}
      <button type="button" onClick={clear} disabled={!isFiltered()}>
        Show all
      </button>
    </form>
  );
}
