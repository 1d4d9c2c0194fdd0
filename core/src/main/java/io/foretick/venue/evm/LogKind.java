package io.foretick.venue.evm;

import io.foretick.venue.ethereum.Hex;
import io.foretick.venue.ethereum.Keccak256;
import io.foretick.venue.evm.PoolEvent.Burn;
import io.foretick.venue.evm.PoolEvent.Mint;
import io.foretick.venue.evm.PoolEvent.Place;
import io.foretick.venue.evm.PoolEvent.Range;
import io.foretick.venue.evm.PoolEvent.Swap;
import io.foretick.venue.evm.PoolEvent.Sync;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The events of the pools that are known, told apart by the hash of their signature. Sources:
/// UniswapV2Pair.sol and UniswapV3Pool.sol of Uniswap, PancakeV3Pool.sol of PancakeSwap, Pool.sol
/// of Velodrome v2, which Aerodrome runs.
enum LogKind {
    /// Also of PancakeSwap v2 and Velodrome v1.
    V2_SWAP("Swap(address,uint256,uint256,uint256,uint256,address)", 2, 4),
    VELODROME_SWAP("Swap(address,address,uint256,uint256,uint256,uint256)", 2, 4),
    V3_SWAP("Swap(address,address,int256,int256,uint160,uint128,int24)", 2, 5),
    /// With the protocol's two fees at its end.
    PANCAKE_V3_SWAP(
            "Swap(address,address,int256,int256,uint160,uint128,int24,uint128,uint128)", 2, 7),
    V2_SYNC("Sync(uint112,uint112)", 0, 2),
    VELODROME_SYNC("Sync(uint256,uint256)", 0, 2),
    V2_MINT("Mint(address,uint256,uint256)", 1, 2),
    V3_MINT("Mint(address,address,int24,int24,uint128,uint256,uint256)", 3, 4),
    V2_BURN("Burn(address,uint256,uint256,address)", 2, 2),
    VELODROME_BURN("Burn(address,address,uint256,uint256)", 2, 2),
    V3_BURN("Burn(address,int24,int24,uint128,uint256,uint256)", 3, 3);

    private final String topic;
    private final int indexed;
    private final int words;

    /// @param indexed how many of its parameters are topics
    /// @param words how many are data
    LogKind(String signature, int indexed, int words) {
        this.topic = Hex.of(Keccak256.hash(signature.getBytes(StandardCharsets.US_ASCII)));
        this.indexed = indexed;
        this.words = words;
    }

    /// The first topic of its logs, `0x` and 64 digits.
    String topic() {
        return topic;
    }

    /// The kind of logs with this first topic.
    static Optional<LogKind> of(String topic) {
        return Arrays.stream(values()).filter(kind -> kind.topic.equals(topic)).findFirst();
    }

    /// The first topics of all kinds.
    static List<String> topics() {
        return Arrays.stream(values()).map(LogKind::topic).toList();
    }

    /// Reads a log of this kind.
    ///
    /// @param topics all of them, the first included
    /// @throws IllegalArgumentException if it is not what it should be
    PoolEvent decode(Place place, List<String> topics, String data) {
        if (topics.size() != indexed + 1) {
            throw new IllegalArgumentException(
                    "%s has %d topics, %d came".formatted(this, indexed + 1, topics.size()));
        }
        AbiWords words = AbiWords.parse(data, this.words);
        return switch (this) {
            case V2_SWAP, VELODROME_SWAP -> netted(place, words);
            case V3_SWAP, PANCAKE_V3_SWAP -> concentrated(place, words);
            case V2_SYNC, VELODROME_SYNC -> new Sync(place, words.unsigned(0), words.unsigned(1));
            case V2_MINT -> new Mint(place, words.unsigned(0), words.unsigned(1), Range.WHOLE);
            case V2_BURN, VELODROME_BURN ->
                    new Burn(place, words.unsigned(0), words.unsigned(1), Range.WHOLE);
            case V3_MINT ->
                    new Mint(
                            place,
                            words.unsigned(2),
                            words.unsigned(3),
                            range(words.unsigned(1), topics));
            case V3_BURN ->
                    new Burn(
                            place,
                            words.unsigned(1),
                            words.unsigned(2),
                            range(words.unsigned(0), topics));
        };
    }

    /// A flash swap may bring and take the same token: only the difference counts.
    private static Swap netted(Place place, AbiWords words) {
        return new Swap(
                place,
                words.unsigned(0).subtract(words.unsigned(2)),
                words.unsigned(1).subtract(words.unsigned(3)),
                BigInteger.ZERO,
                BigInteger.ZERO,
                0);
    }

    private static Swap concentrated(Place place, AbiWords words) {
        return new Swap(
                place,
                words.signed(0),
                words.signed(1),
                words.unsigned(2),
                words.unsigned(3),
                words.small(4));
    }

    private static Range range(BigInteger liquidity, List<String> topics) {
        int lowerTick = AbiWords.parse(topics.get(2), 1).small(0);
        int upperTick = AbiWords.parse(topics.get(3), 1).small(0);
        return new Range(liquidity, lowerTick, upperTick);
    }
}
