package io.foretick.exchange.polymarket.clob;

import io.foretick.base.Seed;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.polymarket.sign.ApiCredentials;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// The API keys that the venue has given out. An address has one key for each nonce; the same
/// address and nonce get the same key under the same seed. Any thread.
public final class KeyRing {

    /// One key and whose it is.
    ///
    /// @param address the wallet that logged in; it signs orders, or owns the wallet that does
    public record Key(ApiCredentials credentials, EthAddress address, long nonce) {

        /// The `owner` of its orders.
        public String owner() {
            return credentials.apiKey();
        }
    }

    private final Seed seed;
    private final Map<String, Key> byOwner = new ConcurrentSkipListMap<>();
    private final Map<String, Key> byLogin = new ConcurrentHashMap<>();

    KeyRing(Seed seed) {
        this.seed = seed;
    }

    /// A new key; empty if the address has one with this nonce.
    Optional<Key> create(EthAddress address, long nonce) {
        Key key = new Key(credentials(address, nonce), address, nonce);
        if (byLogin.putIfAbsent(login(address, nonce), key) != null) {
            return Optional.empty();
        }
        byOwner.put(key.owner(), key);
        return Optional.of(key);
    }

    Optional<Key> derive(EthAddress address, long nonce) {
        return Optional.ofNullable(byLogin.get(login(address, nonce)));
    }

    /// The key with this id.
    public Optional<Key> find(String owner) {
        return Optional.ofNullable(byOwner.get(owner));
    }

    /// The ids of an address's keys.
    List<String> ownersOf(EthAddress address) {
        return byOwner.values().stream()
                .filter(key -> key.address().equals(address))
                .map(Key::owner)
                .toList();
    }

    void delete(Key key) {
        byLogin.remove(login(key.address(), key.nonce()));
        byOwner.remove(key.owner());
    }

    private static String login(EthAddress address, long nonce) {
        return address.checksummed() + " " + nonce;
    }

    private ApiCredentials credentials(EthAddress address, long nonce) {
        SplittableRandom random = seed.split(address.checksummed()).split(nonce).random();
        byte[] secret = bytes(random, 32);
        return new ApiCredentials(
                uuid(random),
                Base64.getUrlEncoder().encodeToString(secret),
                HexFormat.of().formatHex(bytes(random, 32)));
    }

    /// A random UUID of version 4.
    static String uuid(SplittableRandom random) {
        var drawn = ByteBuffer.wrap(bytes(random, 16));
        long high = (drawn.getLong() & ~0xF000L) | 0x4000L;
        long low = (drawn.getLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(high, low).toString();
    }

    private static byte[] bytes(SplittableRandom random, int count) {
        byte[] drawn = new byte[count];
        random.nextBytes(drawn);
        return drawn;
    }
}
