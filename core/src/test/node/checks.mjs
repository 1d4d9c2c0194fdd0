// What the client scripts share: the exchange's URLs, named checks, one JSON line at the end.

// The line that `foretick exchange` prints, as this script's first argument.
export const urls = JSON.parse(process.argv[2]);

const passed = [];

export function check(name, holds, seen) {
  if (!holds) {
    throw new Error(`${name}: ${JSON.stringify(seen)}`);
  }
  passed.push(name);
}

export async function run(script) {
  try {
    await script();
    console.log(JSON.stringify({ ok: true, passed }));
    process.exit(0);
  } catch (error) {
    console.log(JSON.stringify({ ok: false, passed, error: String(error?.stack ?? error) }));
    process.exit(1);
  }
}

// Waits until `find` gives something, for at most ten seconds.
export async function eventually(name, find) {
  const giveUpAt = Date.now() + 10_000;
  for (;;) {
    const found = await find();
    if (found) {
      return found;
    }
    if (Date.now() > giveUpAt) {
      throw new Error(`waited in vain for ${name}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

// Points every URL of a ccxt exchange at one base and leaves the paths.
export function pointAt(exchange, base) {
  const moved = (value) =>
    typeof value === "string"
      ? value.replace(/^https?:\/\/[^/]+/, base)
      : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, moved(inner)]));
  exchange.urls.api = moved(exchange.urls.api);
}

// The public calls that every ccxt exchange offers, on one market.
export async function checkPublicCalls(exchange, symbol) {
  const markets = await exchange.loadMarkets();
  check("loadMarkets", symbol in markets, Object.keys(markets));

  const ticker = await exchange.fetchTicker(symbol);
  check("fetchTicker", ticker.last > 0 && ticker.symbol === symbol, ticker);

  const book = await exchange.fetchOrderBook(symbol, 50);
  check("fetchOrderBook has both sides", book.bids.length > 5 && book.asks.length > 5, book);
  check("fetchOrderBook is not crossed", book.bids[0][0] < book.asks[0][0], book);
  check("bids fall", isSorted(book.bids.map(([price]) => -price)), book.bids);
  check("asks rise", isSorted(book.asks.map(([price]) => price)), book.asks);

  const trades = await exchange.fetchTrades(symbol, undefined, 50);
  check("fetchTrades", trades.length === 50 && trades.every((t) => t.price > 0 && t.amount > 0), trades.length);
  check("trades rise in time", isSorted(trades.map((t) => t.timestamp)), trades.slice(0, 3));

  const bars = await exchange.fetchOHLCV(symbol, "1m", undefined, 120);
  check("fetchOHLCV", bars.length >= 119, bars.length);
  const minutes = bars.map(([start]) => start / 60_000);
  check("bars leave no minute out", minutes.every((m, i) => i === 0 || m === minutes[i - 1] + 1));
  check("bars hold open and close", bars.every(([, o, h, l, c]) => h >= o && h >= c && l <= o && l <= c));
}

function isSorted(numbers) {
  return numbers.every((number, i) => i === 0 || number >= numbers[i - 1]);
}
