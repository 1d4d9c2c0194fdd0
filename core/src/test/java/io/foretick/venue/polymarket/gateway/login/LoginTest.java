package io.foretick.venue.polymarket.gateway.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.exchange.wire.Faults;
import io.foretick.exchange.wire.LoopbackServer;
import io.foretick.venue.VenueException;
import io.foretick.venue.ethereum.PrivateKey;
import io.foretick.venue.polymarket.sign.ApiCredentials;
import io.foretick.venue.polymarket.sign.ClobAuth;
import io.foretick.venue.polymarket.sign.ExchangeDomain;
import io.javalin.http.Context;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

class LoginTest {

    private static final long SECOND = 1_790_899_140L;
    private static final PrivateKey KEY = PrivateKey.parse("%064x".formatted(99));
    private static final String GIVEN =
            "{\"apiKey\":\"key\",\"secret\":\"c2VjcmV0\",\"passphrase\":\"phrase\"}";

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile int createStatus = 200;
    private volatile int deriveStatus = 200;
    private LoopbackServer server;

    @BeforeEach
    void start() {
        server =
                LoopbackServer.start(
                        "clob",
                        0,
                        Faults.NONE,
                        config -> {
                            config.routes.get(
                                    "/time", context -> context.result(Long.toString(SECOND)));
                            config.routes.post(
                                    "/auth/api-key", context -> answer(context, createStatus));
                            config.routes.get(
                                    "/auth/derive-api-key",
                                    context -> answer(context, deriveStatus));
                        });
    }

    @AfterEach
    void stop() {
        server.close();
        client.shutdownNow();
    }

    private void answer(Context context, int status) {
        calls.add(context.method() + " " + context.path());
        String signature =
                KEY.sign(ClobAuth.digest(KEY.address(), SECOND, 0, ExchangeDomain.POLYGON)).hex();
        assertEquals(signature, context.header("POLY_SIGNATURE"));
        assertEquals(KEY.address().checksummed(), context.header("POLY_ADDRESS"));
        assertEquals("0", context.header("POLY_NONCE"));
        context.status(status).result(status == 200 ? GIVEN : "{\"error\":\"no\"}");
    }

    private ApiCredentials login() throws Exception {
        return new Login(client, server.httpUrl(), ExchangeDomain.POLYGON)
                .credentials(KEY.address(), KEY::sign);
    }

    @Test
    void createsAKeyAtTheVenuesTime() throws Exception {
        assertEquals(new ApiCredentials("key", "c2VjcmV0", "phrase"), login());
        assertEquals(List.of("POST /auth/api-key"), calls);
    }

    @Test
    void derivesTheKeyThatIsThere() throws Exception {
        createStatus = 400;
        assertEquals("key", login().apiKey());
        assertEquals(List.of("POST /auth/api-key", "GET /auth/derive-api-key"), calls);
    }

    @Test
    void givesUpWhereTheVenueGivesNone() {
        createStatus = 400;
        deriveStatus = 400;
        assertThrows(VenueException.class, this::login);
    }

    @ParameterizedTest
    @ValueSource(ints = {425, 429, 500, 503})
    void aVenueThatIsUnwellIsNoRefusal(int status) {
        createStatus = status;
        VenueException thrown = assertThrows(VenueException.class, this::login);
        assertTrue(thrown.toString().contains("status " + status), thrown::toString);
        assertEquals(List.of("POST /auth/api-key"), calls);
    }
}
