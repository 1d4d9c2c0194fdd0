package io.foretick.venue.polymarket;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Checks the hash of a book that the order book's REST side gave: the SHA-1 of the compact JSON
/// with an empty hash, its keys in the order of the answer. Not for frames of the market channel,
/// whose hashes are made otherwise.
public final class BookHash {

    private BookHash() {}

    /// Whether the book in this answer has the hash that it states; false if it states none.
    public static boolean matches(byte[] answer) {
        Optional<JsonNode> tree = Json.tree(answer, 0, answer.length);
        String stated = tree.map(book -> Json.text(book, "hash")).orElse("");
        return !stated.isEmpty() && stated.equals(of(tree.orElseThrow(), stated));
    }

    private static String of(JsonNode book, String stated) {
        // All values of a book are strings and one boolean, which print back as they came.
        String emptied = book.toString().replace("\"hash\":\"" + stated + "\"", "\"hash\":\"\"");
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] digest = sha1.digest(emptied.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
