// Polymarket's official client against the simulated CLOB; only its host is changed. The key is
// made here and now and owns nothing but what the simulated exchange gives to newcomers.
import { ClobClient, OrderType, Side } from "@polymarket/clob-client-v2";
import { Wallet } from "@ethersproject/wallet";
import { check, eventually, run, urls } from "./checks.mjs";

const POLYGON = 137;
const WINDOW_SECONDS = 900;

// The next quarter-hour market of bitcoin. Its price stays near a half, hence its tick at a cent: at
// the finer tick of a nearly decided market this client sends five decimals, which the venue refuses.
async function findMarket(client) {
  const now = await client.getServerTime();
  const start = now - (now % WINDOW_SECONDS) + WINDOW_SECONDS;
  const answer = await fetch(`${urls.polymarket_gamma}/markets?slug=btc-updown-15m-${start}`);
  const [market] = await answer.json();
  check("gamma lists the market", market !== undefined, start);
  return { conditionId: market.conditionId, token: JSON.parse(market.clobTokenIds)[0] };
}

await run(async () => {
  const host = urls.polymarket_clob;
  const signer = Wallet.createRandom();
  const stranger = new ClobClient({ host, chain: POLYGON, signer, throwOnError: true });
  check("ok", (await stranger.getOk()) === "OK");
  const creds = await stranger.createOrDeriveApiKey();
  check("create key", creds.key && creds.secret && creds.passphrase, Object.keys(creds));
  const again = await stranger.deriveApiKey();
  check("derive key", again.key === creds.key);

  const client = new ClobClient({ host, chain: POLYGON, signer, creds, throwOnError: true });
  const { conditionId, token } = await findMarket(client);
  const book = await eventually("a book with asks", async () => {
    const seen = await client.getOrderBook(token);
    return seen.asks.length > 0 && seen.bids.length > 0 ? seen : undefined;
  });
  check("book names its token", book.asset_id === token && book.market === conditionId, book);

  const tickSize = await client.getTickSize(token);
  const resting = await client.createAndPostOrder(
    { tokenID: token, price: Number(tickSize), side: Side.BUY, size: 100 },
    { tickSize },
    OrderType.GTC,
  );
  check("post GTC", resting.success && resting.status === "live", resting);
  const open = await client.getOpenOrders({ market: conditionId });
  check("open orders", open.length === 1 && open[0].id === resting.orderID, open);
  const cancelled = await client.cancelOrder({ orderID: resting.orderID });
  check("cancel", cancelled.canceled.includes(resting.orderID), cancelled);
  check("no open orders", (await client.getOpenOrders({ market: conditionId })).length === 0);

  // The client prices the order off a book that may have moved on when the order arrives.
  const bought = await eventually("a FOK that fills", () =>
    client
      .createAndPostMarketOrder(
        { tokenID: token, amount: 5, side: Side.BUY, orderType: OrderType.FOK },
        { tickSize },
        OrderType.FOK,
      )
      .catch((error) => {
        if (String(error).includes("FOK orders are fully filled or killed")) return undefined;
        throw error;
      }),
  );
  check("FOK buy", bought.success && ["matched", "delayed"].includes(bought.status), bought);
  const trades = await eventually("my trade", async () => {
    const mine = await client.getTrades({ market: conditionId });
    return mine.length > 0 ? mine : undefined;
  });
  check("trades", trades[0].asset_id === token && trades[0].side === "BUY", trades[0]);
});
