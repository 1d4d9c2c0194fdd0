import { batch, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { Component, type ComponentChildren } from "preact";

// A table of which a snapshot changes texts only: every cell is a signal bound to its text node, so
// that two hundred rows ten times a second cost no diffing. Widths are fixed; nothing jumps.

export type Value = string | number | boolean | null;

export interface Column<Row> {
  key: string;
  head: string;
  title: string;
  group: string;
  width: number;
  align?: "left" | "center";
  /** What sorts the column, and whose change redraws the cell. */
  value: (row: Row) => Value;
  text: (value: Value, row: Row) => string;
  /** A class that says what the number means, such as `up`. */
  tone?: (row: Row) => string;
  /** More than text; drawn once. */
  cell?: (row: Row, text: ReadonlySignal<string>) => ComponentChildren;
}

export class Line<Row> {
  readonly texts: Signal<string>[];
  readonly classes: Signal<string>[];
  readonly className = signal("");
  private values: Value[];

  constructor(
    readonly key: string,
    public row: Row,
    private readonly columns: Column<Row>[],
  ) {
    this.values = columns.map((column) => column.value(row));
    this.texts = columns.map((column, k) => signal(column.text(this.values[k] ?? null, row)));
    this.classes = columns.map((column) => signal(classOf(column, row)));
  }

  update(row: Row): void {
    this.row = row;
    this.columns.forEach((column, k) => {
      const value = column.value(row);
      if (value !== this.values[k]) {
        this.values[k] = value;
        this.texts[k]!.value = column.text(value, row);
      }
      if (column.tone) this.classes[k]!.value = classOf(column, row);
    });
  }
}

function classOf<Row>(column: Column<Row>, row: Row): string {
  return [column.align ?? "right", column.tone?.(row) ?? ""].join(" ").trim();
}

export class Lines<Row> {
  readonly all = new Map<string, Line<Row>>();
  readonly shown = signal<Line<Row>[]>([]);

  constructor(
    readonly columns: Column<Row>[],
    private readonly keyOf: (row: Row) => string,
  ) {}

  /** Takes all rows of a snapshot; lines of rows that are gone go. */
  update(rows: Row[]): void {
    batch(() => {
      const seen = new Set<string>();
      for (const row of rows) {
        const key = this.keyOf(row);
        seen.add(key);
        const line = this.all.get(key);
        if (line) line.update(row);
        else this.all.set(key, new Line(key, row, this.columns));
      }
      for (const key of this.all.keys()) if (!seen.has(key)) this.all.delete(key);
    });
  }

  /** Chooses which lines stand where; the table is laid out anew only if that changed. */
  show(passes: (row: Row) => boolean, compare: (a: Row, b: Row) => number): void {
    const next = [...this.all.values()].filter((line) => passes(line.row));
    next.sort((a, b) => compare(a.row, b.row));
    const old = this.shown.peek();
    if (next.length !== old.length || next.some((line, k) => line !== old[k])) this.shown.value = next;
  }
}

export interface Sort {
  key: string;
  descending: boolean;
}

export function compareBy<Row>(columns: Column<Row>[], sort: Sort): (a: Row, b: Row) => number {
  const column = columns.find(({ key }) => key === sort.key);
  if (!column) return () => 0;
  const sign = sort.descending ? -1 : 1;
  return (a, b) => sign * compare(column.value(a), column.value(b));
}

function compare(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}

class Row<R> extends Component<{ line: Line<R>; columns: Column<R>[] }> {
  override shouldComponentUpdate(): boolean {
    return false; // its signals know better
  }

  override render() {
    const { line, columns } = this.props;
    return (
      <tr class={line.className} data-key={line.key}>
        {columns.map((column, k) => (
          <td key={column.key} class={line.classes[k]!} data-column={column.key}>
            {column.cell ? column.cell(line.row, line.texts[k]!) : line.texts[k]}
          </td>
        ))}
      </tr>
    );
  }
}

interface GridProps<R> {
  label: string;
  lines: Lines<R>;
  empty: string;
  sort?: Signal<Sort>;
}

export function Grid<R>({ label, lines, empty, sort }: GridProps<R>) {
  const { columns } = lines;
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <table class="grid" style={{ minWidth: `${width}px` }}>
        <caption class="hidden">{label}</caption>
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} style={{ width: `${column.width}px` }} />
          ))}
        </colgroup>
        <thead>
          <tr class="groups">
            {groupsOf(columns).map(([name, span]) => (
              <th key={name} colSpan={span} scope="colgroup">
                {name}
              </th>
            ))}
          </tr>
          <tr>
            {columns.map((column) => (
              <Head key={column.key} column={column} {...(sort ? { sort } : {})} />
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.shown.value.map((line) => (
            <Row key={line.key} line={line} columns={columns} />
          ))}
        </tbody>
      </table>
      {lines.shown.value.length === 0 && <p class="empty">{empty}</p>}
    </div>
  );
}

function Head<R>({ column, sort }: { column: Column<R>; sort?: Signal<Sort> }) {
  const align = column.align ?? "right";
  if (!sort) {
    return (
      <th scope="col" class={align} title={column.title}>
        {column.head}
      </th>
    );
  }
  const { key, descending } = sort.value;
  const mine = key === column.key;
  const order = !mine ? "none" : descending ? "descending" : "ascending";
  const turn = () => (sort.value = { key: column.key, descending: mine && !descending });
  return (
    <th scope="col" class={align} aria-sort={order}>
      <button type="button" title={column.title} onClick={turn}>
        {column.head}
      </button>
    </th>
  );
}

function groupsOf<R>(columns: Column<R>[]): [string, number][] {
  const groups: [string, number][] = [];
  for (const { group } of columns) {
    const last = groups.at(-1);
    if (last && last[0] === group) last[1]++;
    else groups.push([group, 1]);
  }
  return groups;
}
