package io.foretick.dashboard;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Decides who may read the dashboard. Any thread.
///
/// How it works: the token in the printed URL proves who started the session; it becomes a cookie
/// that no script and no other site can use. The name of the host is checked because a foreign page
/// can make its own name point to this machine (DNS rebinding) and would then count as the same
/// site.
final class Doorkeeper {

    private static final List<String> OWN_NAMES = List.of("127.0.0.1", "localhost", "[::1]");
    private static final String BEARER = "Bearer ";
    private static final int TOKEN_BYTES = 24;
    private static final int COOKIE_SECONDS = 7 * 86_400;

    private final String token;
    private final List<String> names;

    Doorkeeper(List<String> hosts) {
        this.token = newToken();
        this.names = new ArrayList<>(OWN_NAMES);
        hosts.forEach(host -> names.add(host.toLowerCase(Locale.ROOT)));
    }

    String token() {
        return token;
    }

    /// Why the request is turned away; empty if it may pass.
    ///
    /// @param open whether the path needs no token
    Optional<HttpStatus> refusal(Context context, boolean open) {
        if (!isReading(context)) {
            return Optional.of(HttpStatus.METHOD_NOT_ALLOWED);
        }
        String host = context.header("Host");
        if (host == null || !names.contains(nameOf(host)) || isForeign(context, host)) {
            return Optional.of(HttpStatus.FORBIDDEN);
        }
        return open || knowsToken(context)
                ? Optional.empty()
                : Optional.of(HttpStatus.UNAUTHORIZED);
    }

    /// Gives the browser the cookie that stands for the token from now on.
    void remember(Context context) {
        var cookie =
                new Cookie(
                        cookieName(context),
                        token,
                        "/",
                        COOKIE_SECONDS,
                        false, // plain HTTP on this machine
                        true,
                        null,
                        SameSite.STRICT);
        context.cookie(cookie);
    }

    private static boolean isReading(Context context) {
        String method = context.req().getMethod();
        return method.equals("GET") || method.equals("HEAD");
    }

    private static boolean isForeign(Context context, String host) {
        String origin = context.header("Origin");
        boolean ownOrigin =
                origin == null
                        || origin.equals("http://" + host)
                        || origin.equals("https://" + host);
        return !ownOrigin;
    }

    private boolean knowsToken(Context context) {
        String bearer = context.header("Authorization");
        if (bearer != null && bearer.startsWith(BEARER)) {
            return isToken(bearer.substring(BEARER.length()));
        }
        return isToken(context.queryParam("token")) || isToken(context.cookie(cookieName(context)));
    }

    /// Compares in a time that does not tell how much was right.
    private boolean isToken(@Nullable String offered) {
        return offered != null
                && MessageDigest.isEqual(
                        offered.getBytes(StandardCharsets.UTF_8),
                        token.getBytes(StandardCharsets.UTF_8));
    }

    /// Cookies do not tell ports apart, so two dashboards on one machine need two names.
    private static String cookieName(Context context) {
        return "foretick_" + context.req().getLocalPort();
    }

    private static String nameOf(String host) {
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon > host.lastIndexOf(']') && colon > 0;
        return (hasPort ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }

    private static String newToken() {
        var bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
