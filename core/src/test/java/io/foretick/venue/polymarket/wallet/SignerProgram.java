package io.foretick.venue.polymarket.wallet;

import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.PrivateKey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A program outside that signs, good or bad, as a process of its own.
final class SignerProgram {

    static final PrivateKey KEY = PrivateKey.parse("0x" + "4c".repeat(32));
    private static final PrivateKey OTHER = PrivateKey.parse("0x" + "4d".repeat(32));

    private SignerProgram() {}

    public static void main(String[] arguments) throws IOException {
        String way = arguments[0];
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            answer(way, Bytes32.parse(line).orElseThrow());
            if (way.equals("once")) {
                return;
            }
        }
    }

    private static void answer(String way, Bytes32 digest) {
        String plain = KEY.sign(digest).hex();
        switch (way) {
            case "good", "once" -> System.out.println(plain);
            case "zero-one" -> {
                int v = Integer.parseInt(plain.substring(130), 16) - 27;
                System.out.println(plain.substring(2, 130) + "%02x".formatted(v));
            }
            case "environment" -> {
                for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
                    if (variable.getKey().startsWith("FORETICK_")) {
                        System.out.println(variable); // no signature
                    }
                }
                System.out.println(plain);
            }
            case "other-key" -> System.out.println(OTHER.sign(digest).hex());
            case "chatter" -> System.out.println("secret-canary");
            case "endless" -> System.out.print("x".repeat(10_000));
            case "silent" -> {}
            default -> System.exit(1);
        }
        System.out.flush();
    }
}
