package io.foretick.venue.bybit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.net.URI;

final class BybitEndpointsTest {

    @Test
    void anAddressHasNoSecretsAndNoSlashAtItsEnd() {
        assertEquals(
                URI.create("wss://stream.bybit.com/v5/public/spot"),
                BybitEndpoints.DEFAULT.spotStream());
        for (String url : new String[] {"https://a@b", "https://b?c", "https://b/", "ftp://b"}) {
            assertThrows(IllegalArgumentException.class, () -> new BybitEndpoints(url, "ws://b:1"));
        }
    }
}
