package io.foretick.venue.polymarket.sign;

import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.Eip712;
import io.foretick.venue.ethereum.EthAddress;

import java.util.List;
import java.util.Optional;

/// Where an order is meant to count: chain, protocol version and exchange contract. A signature for
/// one domain is worthless in another. Version 1 is dead and not in the table.
///
/// @param version of the order protocol, as `GET /version` answers it
public record ExchangeDomain(int version, long chainId, EthAddress verifyingContract) {

    public static final long POLYGON = 137;
    public static final long AMOY = 80_002;

    public static final String NAME = "Polymarket CTF Exchange";

    private static final String V2 = "0xE111180000d2663C0091e4f400237545B87B996B";
    private static final String V2_NEG_RISK = "0xe2222d279d744050d28e00520010520000310F59";
    private static final String V3 = "0xe3333700cA9d93003F00f0F71f8515005F6c00Aa";
    private static final String V3_AMOY = "0x9fE6e61422AdB6F610d8597F9684b16912D50C3D";

    /// Version 3 has one contract for both kinds of market.
    private static final List<Entry> TABLE =
            List.of(
                    new Entry(MarketKind.PLAIN, 2, POLYGON, V2),
                    new Entry(MarketKind.NEG_RISK, 2, POLYGON, V2_NEG_RISK),
                    new Entry(MarketKind.PLAIN, 2, AMOY, V2),
                    new Entry(MarketKind.NEG_RISK, 2, AMOY, V2_NEG_RISK),
                    new Entry(MarketKind.PLAIN, 3, POLYGON, V3),
                    new Entry(MarketKind.NEG_RISK, 3, POLYGON, V3),
                    new Entry(MarketKind.PLAIN, 3, AMOY, V3_AMOY),
                    new Entry(MarketKind.NEG_RISK, 3, AMOY, V3_AMOY));

    private record Entry(MarketKind kind, int version, long chainId, String contract) {}

    /// Empty for a version or a chain that is not in the table.
    public static Optional<ExchangeDomain> find(int version, long chainId, MarketKind kind) {
        return TABLE.stream()
                .filter(entry -> entry.version == version)
                .filter(entry -> entry.chainId == chainId && entry.kind == kind)
                .map(entry -> new ExchangeDomain(version, chainId, new EthAddress(entry.contract)))
                .findFirst();
    }

    /// Its hash, the first half of what every order's signature covers.
    public Bytes32 separator() {
        return Eip712.domainSeparator(NAME, Integer.toString(version), chainId, verifyingContract);
    }
}
