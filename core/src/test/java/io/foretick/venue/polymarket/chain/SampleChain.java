package io.foretick.venue.polymarket.chain;

import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.ethereum.Hex;
import io.foretick.venue.ethereum.Keccak256;
import io.foretick.venue.ethereum.PrivateKey;
import io.foretick.venue.polymarket.sign.SignatureType;

/// A made-up key, wallets of it, and a made-up market.
public final class SampleChain {

    public static final String SECRET = "11".repeat(32);
    public static final PrivateKey KEY = PrivateKey.parse(SECRET);
    public static final EthAddress OWNER = KEY.address();
    public static final EthAddress CONTRACT =
            new EthAddress("0x00000000000000000000000000000000000000AA");
    public static final Bytes32 CONDITION = new Bytes32("0x" + "ab".repeat(32));

    private SampleChain() {}

    static Wallet wallet(SignatureType type) {
        return new Wallet(type, type == SignatureType.EOA ? OWNER : CONTRACT, OWNER);
    }

    /// A position as the venue's list tells it, in a market of this program's own making.
    public static String position(int outcomeIndex, String size, String price, boolean redeemable) {
        return position(
                OutcomeTokenIds.of(CONDITION, outcomeIndex + 1).toString(),
                outcomeIndex,
                size,
                price,
                redeemable);
    }

    static String position(
            String token, int outcomeIndex, String size, String price, boolean redeemable) {
        return """
        {"conditionId":"%s","asset":"%s","outcomeIndex":%d,"slug":"a-market","size":%s,\
        "curPrice":%s,"redeemable":%s,"negativeRisk":false}\
        """
                .formatted(CONDITION.hex(), token, outcomeIndex, size, price, redeemable);
    }

    static String hash(String hex) {
        return Hex.of(Keccak256.hash(Hex.parse(hex).orElseThrow()));
    }
}
