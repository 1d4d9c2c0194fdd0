// The public ccxt client against the simulated Bybit; only its base URLs are changed.
import ccxt from "ccxt";
import { checkPublicCalls, pointAt, run, urls } from "./checks.mjs";

await run(async () => {
  const bybit = new ccxt.bybit({ options: { fetchMarkets: { types: ["spot"] } } });
  pointAt(bybit, urls.bybit_rest);
  await checkPublicCalls(bybit, "BTC/USDT");
});
