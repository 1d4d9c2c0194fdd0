// Bodies of orders as Polymarket's official client makes them, compared with those that lie in a
// file. Nothing is sent; salt and time are given, so that the same order has one body.
import { OrderBuilder, orderToJsonV2 } from "@polymarket/clob-client-v2";
import { Wallet } from "@ethersproject/wallet";
import { readFileSync } from "node:fs";
import { check, run, urls } from "./checks.mjs";

// The client draws a salt as a random number times the time.
function fix({ salt, timestampMs }) {
  Date.now = () => timestampMs;
  Math.random = () => salt / timestampMs;
}

async function signed(wallet, order) {
  const builder = new OrderBuilder(wallet, order.chainId, order.signatureType, order.funder);
  const options = { tickSize: order.tickSize, negRisk: order.negRisk };
  const { tokenId: tokenID, side, price, size, amount, expiration } = order;
  fix(order);
  return order.kind === "market"
    ? builder.buildMarketOrder({ tokenID, side, price, amount }, options, order.version)
    : builder.buildOrder({ tokenID, side, price, size, expiration }, options, order.version);
}

await run(async () => {
  const { key, owner, orders } = JSON.parse(readFileSync(urls.orders, "utf8"));
  const wallet = new Wallet(key);
  for (const [at, order] of orders.entries()) {
    const json = orderToJsonV2(await signed(wallet, order), owner, order.orderType, order.postOnly, order.deferExec);
    // As it travels: what is undefined is left out.
    const body = JSON.stringify(json);
    check(`order ${at}`, body === order.body, { expected: order.body, body });
  }
});
