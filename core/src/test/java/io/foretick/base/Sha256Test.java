package io.foretick.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

class Sha256Test {

    /// FIPS 180-4's first example.
    private static final String OF_ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void givesTheStandardsOwnExample() {
        assertEquals(OF_ABC, Sha256.hex("abc".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void bytesAddedInPartsAreTheSame() {
        MessageDigest digest = Sha256.begin();
        digest.update((byte) 'a');
        digest.update("bc".getBytes(StandardCharsets.US_ASCII));
        assertEquals(OF_ABC, Sha256.hex(digest));
    }
}
