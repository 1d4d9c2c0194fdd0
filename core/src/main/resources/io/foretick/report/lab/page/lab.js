(() => {
  "use strict";

  // data: settings [{path, title, numeric, values}], figures [{key, title, decimals, first}],
  // trials [id, failure, [place of the value of each setting, -1 without], [figure or null]].
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  if (!byId("grid")) return;

  const ROW = 27; // height of a row in pixels, as in the styles
  const BINS = 8; // groups of a setting with more values than LEVELS_MAX
  const LEVELS_MAX = 16;
  const AXES_MAX = 8;
  const ABSENT = "\u2013";

  const trials = data.trials.map(([id, failure, places, figures], place) => ({
    id, failure, places, figures, place,
    text: [id, failure, ...places.map((at, k) => (at < 0 ? "" : data.settings[k].values[at]))]
      .join(" ").toLowerCase(),
  }));
  const state = { matching: trials, passing: trials, brushes: new Map(), sort: null, descending: true, chosen: "" };

  // ---- Numbers -------------------------------------------------------------------------------

  const formats = new Map();
  function format(value, decimals) {
    if (value === null || value === undefined || Number.isNaN(value)) return ABSENT;
    if (!formats.has(decimals)) {
      const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
      formats.set(decimals, new Intl.NumberFormat("en", digits));
    }
    return formats.get(decimals).format(value).replace("-", "\u2212");
  }

  function median(values) {
    const sorted = Float64Array.from(values).sort();
    const middle = sorted.length >> 1;
    return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  // ---- Columns -------------------------------------------------------------------------------

  const settingColumns = data.settings.map((setting, k) => ({
    key: setting.path.toLowerCase(), title: setting.title, hint: setting.path,
    numeric: setting.numeric,
    value: (trial) => {
      const at = trial.places[k];
      if (at < 0) return null;
      return setting.numeric ? Number(setting.values[at]) : setting.values[at];
    },
    show: (trial) => (trial.places[k] < 0 ? ABSENT : setting.values[trial.places[k]]),
    width: Math.min(190, 34 + 7.2 * Math.max(4, setting.title.length,
      ...setting.values.map((value) => value.length))),
  }));
  const figureColumns = data.figures.map((figure, k) => ({
    key: figure.key, title: figure.title, hint: figure.key, numeric: true, first: figure.first,
    decimals: figure.decimals,
    value: (trial) => trial.figures[k],
    show: (trial) => format(trial.figures[k], figure.decimals),
    width: 92,
  }));
  const columns = [
    { key: "id", title: "Trial", hint: "id", numeric: false, value: (t) => t.id, show: (t) => t.id, width: 156 },
    ...figureColumns.filter((column) => column.first),
    ...settingColumns,
    ...figureColumns.filter((column) => !column.first),
  ];

  // ---- Filter --------------------------------------------------------------------------------

  const CONDITION = /^([\w.]+?)(>=|<=|!=|=|>|<)(.*)$/;

  function columnOf(name) {
    return columns.find((column) => column.key === name)
      || columns.find((column) => column.key.endsWith("." + name));
  }

  // A function that says whether a trial passes one word, or null where the word means nothing.
  function condition(word) {
    const parts = CONDITION.exec(word);
    if (!parts) return (trial) => trial.text.includes(word);
    const column = columnOf(parts[1]);
    if (!column || parts[3] === "") return null;
    const wanted = column.numeric ? Number(parts[3]) : parts[3];
    if (column.numeric && Number.isNaN(wanted)) return null;
    return (trial) => {
      const value = column.value(trial);
      if (value === null) return parts[2] === "!=";
      return compare(typeof value === "string" ? value.toLowerCase() : value, parts[2], wanted);
    };
  }

  function compare(value, sign, wanted) {
    switch (sign) {
      case ">": return value > wanted;
      case "<": return value < wanted;
      case ">=": return value >= wanted;
      case "<=": return value <= wanted;
      case "!=": return value !== wanted;
      default: return value === wanted;
    }
  }

  function filter() {
    const words = byId("filter").value.toLowerCase().split(/\s+/).filter(Boolean);
    const tests = words.map(condition);
    byId("filter").classList.toggle("wrong", tests.includes(null));
    const inBrushes = (trial) => [...state.brushes.values()].every((brush) => brush.holds(trial));
    state.matching = trials.filter((trial) => tests.every((test) => !test || test(trial)));
    state.passing = state.matching.filter(inBrushes);
    const count = `${format(state.passing.length, 0)} of ${format(trials.length, 0)} trials`;
    byId("shown").textContent = tests.includes(null) ? `${count}; not understood: ${words[tests.indexOf(null)]}` : count;
  }

  // ---- Table: only the rows that are in view exist --------------------------------------------

  const grid = byId("grid");
  const table = element("table", { "aria-rowcount": String(trials.length) });
  const body = element("tbody");
  let sorted = trials;

  function element(tag, attributes = {}, text = "") {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text !== "") made.textContent = text;
    return made;
  }

  function buildTable() {
    const head = element("thead");
    const row = head.appendChild(element("tr"));
    const group = table.appendChild(element("colgroup"));
    let width = 0;
    for (const column of columns) {
      group.appendChild(element("col", { style: `width: ${column.width}px` }));
      width += column.width;
      const cell = row.appendChild(element("th", { scope: "col", class: column.numeric ? "n" : "w" }));
      const button = cell.appendChild(element("button", { type: "button", title: column.hint, "data-key": column.key }, column.title));
      button.addEventListener("click", () => sortBy(column));
    }
    table.style.width = `${width}px`;
    table.append(head, body);
    grid.append(table);
    grid.addEventListener("scroll", () => requestAnimationFrame(drawRows), { passive: true });
    body.addEventListener("click", (event) => choose(event.target.closest("tr")?.dataset.id));
  }

  function sortBy(column) {
    state.descending = state.sort === column ? !state.descending : column.numeric;
    state.sort = column;
    grid.scrollTop = 0;
    drawTable();
  }

  // What has no value comes last, whichever way the column is sorted.
  function order(column, descending) {
    const way = descending ? -1 : 1;
    return (one, other) => {
      const [a, b] = [column.value(one), column.value(other)];
      if (a === b) return one.place - other.place;
      if (a === null || b === null) return a === null ? 1 : -1;
      return (a < b ? -1 : 1) * way;
    };
  }

  function drawTable() {
    sorted = state.passing.slice().sort(order(state.sort, state.descending));
    const cells = table.querySelectorAll("th");
    columns.forEach((column, k) => {
      if (column === state.sort) cells[k].setAttribute("aria-sort", state.descending ? "descending" : "ascending");
      else cells[k].removeAttribute("aria-sort");
    });
    drawRows();
  }

  function drawRows() {
    const from = Math.max(0, Math.floor(grid.scrollTop / ROW) - 8);
    const to = Math.min(sorted.length, from + Math.ceil(grid.clientHeight / ROW) + 16);
    const rows = [gap(from)];
    for (let k = from; k < to; k++) rows.push(rowOf(sorted[k], k));
    rows.push(gap(sorted.length - to));
    body.replaceChildren(...rows);
  }

  function gap(rows) {
    const row = element("tr", { class: "gap", "aria-hidden": "true" });
    const cell = row.appendChild(element("td", { colspan: String(columns.length) }));
    cell.style.height = `${rows * ROW}px`;
    row.hidden = rows <= 0;
    return row;
  }

  function rowOf(trial, k) {
    const row = element("tr", { "data-id": trial.id, "aria-rowindex": String(k + 1) });
    row.classList.toggle("bad", trial.failure !== "");
    row.classList.toggle("chosen", trial.id === state.chosen);
    if (trial.failure !== "") row.title = `failed: ${trial.failure}`;
    for (const column of columns) {
      row.appendChild(element("td", { class: column.numeric ? "n" : "w" }, column.show(trial)));
    }
    return row;
  }

  function choose(id) {
    if (!id) return;
    state.chosen = state.chosen === id ? "" : id;
    drawRows();
    markLines();
  }

  // ---- Heat map ------------------------------------------------------------------------------

  // The groups that a setting falls into: its values, or ranges where there are many.
  function levels(k) {
    const setting = data.settings[k];
    const values = setting.values;
    if (values.length <= LEVELS_MAX || !setting.numeric) {
      return { names: values, of: (trial) => trial.places[k] };
    }
    const bin = (at) => Math.floor(at * BINS / values.length);
    const names = Array.from({ length: BINS }, (_, b) => {
      const members = values.filter((_, at) => bin(at) === b);
      return `${Number(members[0]).toPrecision(3)} to ${Number(members.at(-1)).toPrecision(3)}`;
    });
    return { names, of: (trial) => (trial.places[k] < 0 ? -1 : bin(trial.places[k])) };
  }

  function figure() {
    return figureColumns[Number(byId("figure").value)];
  }

  function drawHeat() {
    const heat = byId("heat");
    if (data.settings.length === 0) {
      heat.replaceChildren(element("p", { class: "note" }, "No setting differs between the trials."));
      return;
    }
    const across = Number(byId("across").value);
    const down = Number(byId("down").value);
    const columnsOf = levels(across);
    const rowsOf = across === down ? { names: [""], of: () => 0 } : levels(down);
    const cells = rowsOf.names.map(() => columnsOf.names.map(() => []));
    for (const trial of state.passing) {
      const value = figure().value(trial);
      const [x, y] = [columnsOf.of(trial), rowsOf.of(trial)];
      if (value !== null && x >= 0 && y >= 0) cells[y][x].push(value);
    }
    const medians = cells.map((row) => row.map((values) => (values.length ? median(values) : null)));
    heat.replaceChildren(heatTable(across, down, columnsOf.names, rowsOf.names, cells, medians));
  }

  function heatTable(across, down, columnNames, rowNames, cells, medians) {
    const known = medians.flat().filter((value) => value !== null);
    const made = element("table", { class: "heat" });
    made.appendChild(element("caption", {}, `Median of ${figure().title}, and how many trials it is of`));
    const head = made.appendChild(element("thead")).appendChild(element("tr"));
    const corner = across === down ? "" : `${data.settings[down].title} \u2193  `;
    head.appendChild(element("th", { class: "corner" }, `${corner}${data.settings[across].title} \u2192`));
    columnNames.forEach((name) => head.appendChild(element("th", { scope: "col" }, name)));
    const rows = made.appendChild(element("tbody"));
    medians.forEach((row, y) => {
      const line = rows.appendChild(element("tr"));
      line.appendChild(element("th", { scope: "row" }, rowNames[y]));
      row.forEach((value, x) => {
        const cell = line.appendChild(element("td", {}, format(value, figure().decimals)));
        cell.appendChild(element("small", {}, value === null ? "none" : String(cells[y][x].length)));
        if (value !== null) cell.style.background = shade(value, known, 55);
      });
    });
    return made;
  }

  // Blue above 0 and amber below, by size; one colour from least to most where all are of one sign
  // and the figure is none that can be below 0.
  function shade(value, known, strongest) {
    const low = Math.min(...known);
    const high = Math.max(...known);
    if (low >= 0 && !["pnl", "per_thousand", "sharpe"].includes(figure().key)) {
      const share = high > low ? (value - low) / (high - low) : 0.5;
      return `color-mix(in srgb, var(--main) ${(strongest * share).toFixed(1)}%, var(--faint))`;
    }
    const share = Math.abs(value) / Math.max(Math.abs(low), Math.abs(high), 1e-300);
    const ink = value >= 0 ? "--main" : "--second";
    return `color-mix(in srgb, var(${ink}) ${(strongest * share).toFixed(1)}%, var(--faint))`;
  }

  // ---- Parallel coordinates --------------------------------------------------------------------

  const SVG = "http://www.w3.org/2000/svg";
  const WIDE = 1072;
  const HIGH = 340;
  const TOP = 48;
  const BOTTOM = 314;
  const OVER = 16; // how far lines fan out beyond the ends of an axis
  const SIDE = 70;
  const LETTER = 6; // width of a letter, about

  function svg(tag, attributes = {}, text = "") {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text !== "") made.textContent = text;
    return made;
  }

  // Share of the figure's variance that a setting alone explains.
  function effect(k, rows) {
    const groups = new Map();
    for (const trial of rows) {
      const group = groups.get(trial.places[k]) || [];
      group.push(figure().value(trial));
      groups.set(trial.places[k], group);
    }
    const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const all = rows.map((trial) => figure().value(trial));
    const middle = mean(all);
    const total = all.reduce((sum, value) => sum + (value - middle) ** 2, 0);
    const spread = (values) => values.length * (mean(values) - middle) ** 2;
    const between = [...groups.values()].reduce((sum, values) => sum + spread(values), 0);
    return total > 0 ? between / total : 0;
  }

  // Where a trial crosses an axis, 0 below to 1 above.
  function settingAxis(k) {
    const setting = data.settings[k];
    const absent = trials.some((trial) => trial.places[k] < 0);
    const steps = setting.values.length - 1 + (absent ? 1 : 0);
    const shift = absent ? 1 : 0;
    const of = (trial) => (steps === 0 ? 0.5 : (trial.places[k] + shift) / steps);
    // Lines through one value are fanned out a little, or they would hide each other.
    const fan = (trial) => of(trial) + ((trial.place * 0.618034) % 1 - 0.5) * Math.min(0.11, 0.4 / Math.max(1, steps));
    const names = absent ? ["none", ...setting.values] : setting.values;
    const every = Math.max(1, Math.ceil(names.length / LEVELS_MAX));
    const marks = names.map((name, at) => ({ at: steps === 0 ? 0.5 : at / steps, name }))
      .filter((_, at) => at % every === 0);
    return { key: setting.path, title: setting.title, of, fan, marks };
  }

  function figureAxis(rows) {
    const column = figure();
    const values = rows.map((trial) => column.value(trial));
    const low = Math.min(...values);
    const high = Math.max(...values);
    const of = (trial) => (high > low ? (column.value(trial) - low) / (high - low) : 0.5);
    const marks = [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, name: format(low + at * (high - low), column.decimals) }));
    return { key: `figure ${column.key}`, title: column.title, of, fan: of, marks };
  }

  function drawLines() {
    const size = (trial) => Math.abs(figure().value(trial));
    const rows = state.matching.filter((trial) => figure().value(trial) !== null)
      .sort((a, b) => size(a) - size(b)); // the strongest on top
    const lines = byId("lines");
    if (rows.length < 2 || data.settings.length === 0) {
      lines.replaceChildren(element("p", { class: "note" }, "Fewer than two trials to draw."));
      return;
    }
    const chosen = data.settings.map((_, k) => k)
      .sort((a, b) => effect(b, rows) - effect(a, rows)).slice(0, AXES_MAX);
    const axes = [...chosen.map(settingAxis), figureAxis(rows)];
    const root = svg("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": "Settings and figure of each trial" });
    const x = (k) => SIDE + k * (WIDE - 2 * SIDE) / (axes.length - 1);
    const y = (share) => BOTTOM - share * (BOTTOM - TOP);
    const paths = root.appendChild(svg("g"));
    const known = rows.map((trial) => figure().value(trial));
    // The more lines there are, the fainter each must be to be seen beside the others.
    const bound = { low: Math.min(...known), high: Math.max(...known), ink: Math.min(1, Math.sqrt(250 / rows.length)) };
    for (const trial of rows) paths.appendChild(line(trial, axes, x, y, bound));
    const room = Math.floor((x(1) - x(0) - 12) / LETTER); // for so many letters
    axes.forEach((axis, k) => drawAxis(root, axis, x(k), y, room));
    lines.replaceChildren(root);
    markLines();
  }

  function line(trial, axes, x, y, bound) {
    const points = axes.map((axis, k) => `${x(k).toFixed(1)} ${y(axis.fan(trial)).toFixed(1)}`);
    const path = svg("path", { class: "trial", d: `M${points.join("L")}`, "data-id": trial.id });
    const value = figure().value(trial);
    const share = Math.abs(value) / Math.max(Math.abs(bound.low), Math.abs(bound.high), 1e-300);
    path.style.stroke = value >= 0 ? "var(--main)" : "var(--second)";
    path.style.strokeOpacity = (bound.ink * (0.12 + 0.68 * share)).toFixed(3);
    path.appendChild(svg("title", {}, `${trial.id}: ${format(value, figure().decimals)}`));
    path.addEventListener("click", () => choose(trial.id));
    return path;
  }

  // A name that would run into the next axis keeps its end, and is whole where the mouse rests.
  function drawName(group, name, place, letters) {
    const fits = name.length <= letters;
    const text = group.appendChild(svg("text", place, fits ? name : `\u2026${name.slice(1 - letters)}`));
    if (!fits) text.appendChild(svg("title", {}, name));
  }

  function drawAxis(root, axis, at, y, letters) {
    const group = root.appendChild(svg("g", { "data-axis": axis.key }));
    group.appendChild(svg("path", { class: "rail", d: `M${at} ${TOP - OVER}V${BOTTOM + OVER}` }));
    drawName(group, axis.title, { class: "title", x: at, y: 16 }, letters);
    for (const mark of axis.marks) {
      drawName(group, mark.name, { class: "value", x: at + 6, y: y(mark.at) + 4 }, letters);
    }
    const brush = group.appendChild(svg("rect", { class: "brush", x: at - 7, width: 14, y: 0, height: 0 }));
    const grip = group.appendChild(svg("rect", { class: "grip", x: at - 14, width: 28, y: TOP - OVER, height: BOTTOM - TOP + 2 * OVER }));
    const held = state.brushes.get(axis.key);
    if (held) showBrush(brush, held, y);
    dragging(root, grip, brush, axis, y);
  }

  function showBrush(brush, held, y) {
    brush.setAttribute("y", y(held.high));
    brush.setAttribute("height", Math.max(1, y(held.low) - y(held.high)));
  }

  function dragging(root, grip, brush, axis, y) {
    let start = null;
    const share = (event) => {
      const box = root.getBoundingClientRect();
      const at = (event.clientY - box.top) * HIGH / box.height;
      return Math.min(1.05, Math.max(-0.05, (BOTTOM - at) / (BOTTOM - TOP)));
    };
    grip.addEventListener("pointerdown", (event) => {
      start = share(event);
      grip.setPointerCapture(event.pointerId);
    });
    grip.addEventListener("pointermove", (event) => {
      if (start === null) return;
      const end = share(event);
      showBrush(brush, { low: Math.min(start, end), high: Math.max(start, end) }, y);
    });
    grip.addEventListener("pointerup", (event) => {
      if (start === null) return;
      const [low, high] = [start, share(event)].sort((a, b) => a - b);
      start = null;
      if (high - low < 0.02) {
        state.brushes.delete(axis.key);
        brush.setAttribute("height", 0);
      } else {
        const holds = (trial) => trial.failure === "" && axis.of(trial) >= low && axis.of(trial) <= high;
        state.brushes.set(axis.key, { low, high, holds });
      }
      brushed();
    });
  }

  function markLines() {
    const passing = new Set(state.passing.map((trial) => trial.id));
    for (const path of byId("lines").querySelectorAll(".trial")) {
      path.classList.toggle("out", !passing.has(path.dataset.id));
      path.classList.toggle("chosen", path.dataset.id === state.chosen);
    }
  }

  // ---- Wiring ----------------------------------------------------------------------------------

  function brushed() {
    filter();
    drawTable();
    drawHeat();
    markLines();
  }

  function filtered() {
    filter();
    grid.scrollTop = 0;
    drawTable();
    drawHeat();
    drawLines();
  }

  function pick(id, names, chosen, changed) {
    const select = byId(id);
    names.forEach((name, k) => select.appendChild(element("option", { value: String(k) }, name)));
    select.value = String(chosen);
    select.addEventListener("change", changed);
  }

  // What explains most comes first, and last what some trials lack: it leaves cells empty.
  function strongest() {
    const rows = trials.filter((trial) => figure().value(trial) !== null);
    const all = data.settings.map((_, k) => k);
    const lacks = (k) => Number(rows.some((trial) => trial.places[k] < 0));
    return rows.length ? all.sort((a, b) => lacks(a) - lacks(b) || effect(b, rows) - effect(a, rows)) : all;
  }

  buildTable();
  const preferred = data.figures.findIndex((one) => one.key === "per_thousand");
  pick("figure", data.figures.map((one) => one.title), preferred, () => {
    state.brushes.forEach((_, key) => key.startsWith("figure ") && state.brushes.delete(key));
    filtered();
  });
  const [first = 0, second = first] = strongest();
  const titles = data.settings.map((setting) => setting.title);
  pick("across", titles, first, drawHeat);
  pick("down", titles, second, drawHeat);
  byId("filter").addEventListener("input", filtered);
  byId("unbrush").addEventListener("click", () => {
    state.brushes.clear();
    filtered();
  });
  state.sort = columns.find((column) => column.key === "sharpe");
  filtered();
})();
