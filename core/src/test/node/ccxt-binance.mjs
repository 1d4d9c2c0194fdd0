// The public ccxt client against the simulated Binance; only its base URLs are changed.
import ccxt from "ccxt";
import { check, checkPublicCalls, pointAt, run, urls } from "./checks.mjs";

await run(async () => {
  const binance = new ccxt.binance({ options: { fetchMarkets: { types: ["spot"] } } });
  pointAt(binance, urls.binance_rest);
  await checkPublicCalls(binance, "BTC/USDT");
  check("all four coins are listed", ["BTC", "ETH", "SOL", "XRP"].every((coin) => `${coin}/USDT` in binance.markets));
  const drift = Math.abs((await binance.fetchTime()) - Date.now());
  check("fetchTime is about now", drift < 60_000, drift);
});
