package io.foretick.exchange.polymarket.price;

/// A websocket service that hands prices on to those who subscribed. Any thread.
public sealed interface PriceChannel permits RtdsChannel, PolyBoltChannel {

    /// Hands the price of a second on.
    void tell(PriceTick tick);
}
