package io.foretick.lab.legacydata;

/// What the older programs read.
public enum LegacySource {
    /// Hourly klines of ETHUSDT, from Binance's public archive.
    PRICE(100),
    /// Value locked on Ethereum, from DefiLlama.
    TVL(10),
    /// Social and on-chain metrics of Ethereum, from Santiment.
    SOCIAL(30);

    private final int rowsMin;

    LegacySource(int rowsMin) {
        this.rowsMin = rowsMin;
    }

    /// Fewer rows than this in a file are a fault.
    public int rowsMin() {
        return rowsMin;
    }
}
